"""How the text falls on the pages: nothing cut, no card torn, no title left alone, two pages for the summary."""

from itertools import combinations

import pytest

from tests.pdf.papers import CAVEAT, GAIN, card, document, heaviest
from tests.pdf.reading import FOOT, Paper
from webapp.pdf.document import Group, Letterhead, Watchout
from webapp.pdf.render import Version

pytestmark = pytest.mark.thorough

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])


def forty(steps: int = 4):
    """A document of forty cards in five pillars, none as high as the next."""
    cards = [
        card(number, steps=("Do this, then that, in so many words." * (number % 3 + 1),) * steps)
        for number in range(40)
    ]
    return document(groups=tuple(Group(f"Pillar {place}", "8 cards", tuple(cards[place::5])) for place in range(5)))


@pytest.fixture(scope="module")
def paper() -> Paper:
    return Paper.of(forty())


@LANGUAGES
def test_the_summary_of_the_heaviest_sheet_has_two_pages(language: str) -> None:
    assert len(Paper.of(heaviest(language), Version.SUMMARY).pages) == 2


def test_a_card_is_never_torn(paper: Paper) -> None:
    for page in paper.pages:
        assert page.count("Action ") == page.count(GAIN) == page.count(CAVEAT)
    assert sum(page.count(GAIN) for page in paper.pages) == 41


def test_no_title_is_left_alone_at_the_foot_of_a_page(paper: Paper) -> None:
    titles = {title for _, title in paper.bookmarks}
    for page in paper.pages:
        lines = [line for line in page.split("\n") if not FOOT.search(line) and "Report of" not in line]
        assert lines[-1].strip() not in titles | {"8 cards"}


def test_no_page_is_left_blank(paper: Paper) -> None:
    assert all(len(page) > 300 for page in paper.pages)


def test_the_lines_that_close_a_summary_never_stand_alone() -> None:
    for words in range(40, 400, 20):
        told = Watchout("Careful", "word " * words, "View: someone")
        last = Paper.of(document(week=(), watchouts=(told, told)), Version.SUMMARY).pages[-1]
        assert last.index("View: someone") < last.index("Aplomb is independent.")


def test_the_lines_that_close_a_paper_never_stand_alone() -> None:
    pillars = document().pillars * 9
    for several in range(1, 9):
        last = Paper.of(document(groups=(), pillars=pillars[:several])).pages[-1]
        assert last.index("Weight × level") < last.index("Aplomb is independent.")


@pytest.mark.parametrize("version", list(Version))
@LANGUAGES
def test_nothing_goes_over_the_margins(language: str, version: Version) -> None:
    left, bottom, right, top = Paper.of(heaviest(language), version).margins
    assert left > 24
    assert right > 24
    assert bottom > 10
    assert top > 19


@pytest.mark.parametrize("name", ["A" * 90, "Ada " * 40, "Łukasiewicz, Ω, Ж"])
def test_a_name_too_long_for_its_line_is_broken_or_cut_within_the_page(name: str) -> None:
    left, _, right, _ = Paper.of(document(letterhead=Letterhead(name))).margins
    assert left > 24
    assert right > 24


@LANGUAGES
def test_the_summary_of_any_three_cards_and_two_watch_outs_has_two_pages(language: str) -> None:
    heavy = heaviest(language)
    cards = [one for group in heavy.groups for one in group.cards]
    for place, told in enumerate(combinations(heavy.watchouts, 2)):
        week = tuple(cards[(3 * place + more) % len(cards)] for more in range(3))
        pages = Paper.of(document(**{**vars(heavy), "week": week, "watchouts": told}), Version.SUMMARY).pages
        assert len(pages) == 2

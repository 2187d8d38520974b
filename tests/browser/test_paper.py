"""Paper: the report whole, or its summary on two pages; tried with the reports that have most to say."""

import re
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewBrowser
from tests.browser.site import Site
from tests.cast import Person
from tests.every_state import TELLING
from webapp.content import CARDS, QUESTIONNAIRE
from webapp.languages import LANGUAGES

A4 = (595, 842)
PRINTED_WHOLE = (
    ".card h3, .card h4, .how li, .how > p:not(.from), .caveat p, .claims-below li, .gain,"
    " .card p.standing, .watchout p, .says dd, .differs, .sums td, .steps-of-sum li, .sum, .figures td, .then td,"
    " .plan li, .readings p, .lived li"
)
OPEN = "() => [...document.querySelectorAll('details')].map((one) => one.open)"
ASKED = "window.print = () => { window.asked = document.documentElement.dataset.paper; }"
"""Printing itself opens a window of the browser's: it is enough to know that it was asked for."""
SHADE = "(one) => getComputedStyle(document.querySelector(one)).backgroundColor.match(/[0-9]+/g).map(Number)"
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def planner(site: Site) -> Person:
    """Someone with every answer at the bottom, whose plan holds every card."""
    return reported(site, {question.id: 0 for pillar in QUESTIONNAIRE.pillars for question in pillar.questions}, 1)


@pytest.fixture(scope="module")
def bustling(site: Site) -> Person:
    """Someone past 50, all pace and little quality, with a question left empty in each pillar: most watch-outs hold."""
    asked = [question for pillar in QUESTIONNAIRE.pillars for question in pillar.questions[:-1]]
    return reported(site, {question.id: 4 if question.lens == "activity" else 1 for question in asked}, 2)


def reported(site: Site, levels: dict[str, int], every: int) -> Person:
    """Return someone with a report on these answers, who planned each card, or one out of so many."""
    person = Person.begins(site.app)
    for pillar in QUESTIONNAIRE.pillars:
        asked = [question.id for question in pillar.questions if question.id in levels]
        person.post(f"/audit/{pillar.id}", {name: levels[name] for name in asked})
    for section in ("context", "outcomes"):
        person.post(f"/audit/{section}", {"context.time": "240", **TELLING})
    person.finish()
    for card in CARDS[::every]:
        person.decide(card.id, "planned")
    return person


def printed(page: Page, path: str = "", **how: Any) -> list[str]:
    """Print a page, or the one that is shown; return what is read on each sheet."""
    if path:
        page.goto(path)
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, **how))
    return [sheet.get_textpage().get_text_range() for sheet in document]


def summary(page: Page, path: str) -> list[str]:
    """Ask for the summary by its button; return what is read on each sheet."""
    page.add_init_script(ASKED)
    page.goto(path)
    page.locator("[data-print=summary]").click()
    return printed(page)


def bare(text: str) -> str:
    """Return the letters and digits alone: where lines end, and words are cut, is not asked."""
    return re.sub(r"[\W_]+", "", text)


@both_languages
def test_the_report_is_printed_whole(page: Page, planner: Person, language: str) -> None:
    whole = bare("".join(printed(page, planner.path("/report", language))))
    shown = planner.page("/report", language=language)
    planned = {str(tag.contents[0]).strip() for tag in shown.all(".due .standing > span")}
    expected = [*shown.texts(PRINTED_WHOLE), *planned]
    assert planned
    assert len(expected) > 600
    assert [text for text in expected if bare(text) not in whole] == []


@both_languages
def test_no_card_is_cut_by_the_end_of_a_page(page: Page, planner: Person, language: str) -> None:
    sheets = [bare(text) for text in printed(page, planner.path("/report", language))]
    for card in planner.page("/report", language=language).all(".card:not(.again)"):
        parts = [bare(tag.get_text()) for tag in card.select("h3, h4, li, .caveat p, .gain")]
        assert any(all(part in sheet for part in parts) for sheet in sheets), parts[0]


def test_a_card_of_this_week_is_printed_once_and_the_list_says_where(page: Page, planner: Person) -> None:
    report = planner.page("/report")
    whole = bare("".join(printed(page, planner.path("/report"))))
    steps = [bare(step) for step in report.texts(".three .how li")]
    assert steps
    assert {whole.count(step) for step in steps} == {1}
    assert whole.count(bare("In full under “This week”.")) == len(report.all(".three .card"))


def test_everything_is_unfolded_without_javascript_too(page: Page, new_browser: NewBrowser, planner: Person) -> None:
    plain = new_browser(java_script_enabled=False).new_page()
    with_script, without = (sorted(" ".join(printed(one, planner.path("/report"))).split()) for one in (page, plain))
    assert with_script == without


@pytest.mark.parametrize("script", [True, False])
def test_a_card_done_is_printed_whole_and_one_set_aside_folded(
    new_browser: NewBrowser, person: Person, script: bool
) -> None:
    person.answer_all(0)
    person.finish()
    done, aside = CARDS[:2]
    person.decide(done.id, "done")
    person.decide(aside.id, "dismissed")
    page = new_browser(java_script_enabled=script).new_page()
    whole = bare("".join(printed(page, person.path("/report"))))
    assert all(bare(text) in whole for text in (done.title, *done.steps, done.caveat.text, aside.title))
    assert bare(aside.steps[0]) not in whole


def test_what_was_folded_is_folded_again_after_printing(page: Page, planner: Person) -> None:
    page.goto(planner.path("/report"))
    before = page.evaluate(OPEN)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".card .how:not([open])")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(OPEN) == before
    printed(page)
    assert page.evaluate(OPEN) == before


@both_languages
@pytest.mark.parametrize("who", ["planner", "bustling"])
def test_the_summary_has_two_pages(page: Page, request: pytest.FixtureRequest, who: str, language: str) -> None:
    person: Person = request.getfixturevalue(who)
    report = person.page("/report", language=language)
    first, second = map(bare, summary(page, person.path("/report", language)))
    assert bare(report.h1) in first
    for text in report.texts(".three .card h3, .three .caveat > p, .then tbody th, .watchout h3"):
        assert bare(text) in first + second, text
    assert bare(report.text("#all-title")) not in first + second


def test_the_buttons_print_the_report_or_its_summary_and_leave_no_trace(page: Page, planner: Person) -> None:
    page.add_init_script(ASKED)
    page.goto(planner.path("/report"))
    for name, kind in (("Print", "full"), ("Print the summary", "summary")):
        page.get_by_role("button", name=name, exact=True).click()
        assert page.evaluate("window.asked") == kind
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("html[data-paper]")).to_have_count(0)


def test_there_is_no_print_button_without_javascript(new_browser: NewBrowser, planner: Person) -> None:
    plain = new_browser(java_script_enabled=False).new_page()
    plain.goto(planner.path("/report"))
    expect(plain.locator("[data-print]")).to_have_count(2)
    expect(plain.locator("[data-print]:visible")).to_have_count(0)


@both_languages
def test_nothing_to_press_to_fill_in_or_to_go_by_is_printed(page: Page, planner: Person, language: str) -> None:
    for rest in ("/report", "/report?changed=" + CARDS[0].id + "&was=suggested", "/advice"):
        page.goto(planner.path(rest, language))
        page.emulate_media(media="print")
        expect(page.locator(".caveat:visible").first).to_be_visible()
        expect(page.locator(":is(nav, form, input, select, button:not(.term), .said, .keep):visible")).to_have_count(0)
        lines = set("\n".join(printed(page)).splitlines())
        assert lines.isdisjoint(planner.page("/report", language=language).texts("nav a, .switch a, .footer a, .skip"))


def test_the_personal_link_is_never_printed(page: Page, planner: Person) -> None:
    path = planner.path("/report")
    for sheets in (printed(page, path), printed(page, path, display_header_footer=True), summary(page, path)):
        assert bare(planner.token) not in bare("".join(sheets))


def test_paper_is_light_on_a_dark_screen(new_browser: NewBrowser, planner: Person) -> None:
    looks = []
    for scheme in ("light", "dark"):
        page = new_browser(color_scheme=scheme).new_page()
        page.goto(planner.path("/report"))
        looks.append(drawn(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert looks[0] == looks[1]
    assert looks[0].count(255) > len(looks[0]) / 2


def drawn(pdf: bytes) -> bytes:
    """Return the first sheet as its pixels, in grey."""
    return bytes(pypdfium2.PdfDocument(pdf)[0].render(scale=0.5, grayscale=True).buffer)


@both_languages
def test_the_sheets_are_a4_and_numbered(page: Page, bustling: Person, language: str) -> None:
    page.goto(bustling.path("/report", language))
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    for number, sheet in enumerate(document, 1):
        assert sheet.get_size() == pytest.approx(A4, abs=1)
        assert re.search(rf"Aplomb\s+{number} / {len(document)}", sheet.get_textpage().get_text_range())


def test_activity_and_quality_are_told_apart_in_grey(page: Page, planner: Person) -> None:
    page.goto(planner.path("/report"))
    page.emulate_media(media="print")
    shades = [page.evaluate(SHADE, f".shade.{lens}") for lens in ("activity", "quality")]
    for red, green, blue in shades:
        assert red == green == blue
    assert abs(shades[0][0] - shades[1][0]) > 80

"""The report of an audit, and its cards."""

import re

import pytest
from bs4 import Tag

from tests.cast import HTMX, Person
from tests.page import Page, fetch, read, spaced
from webapp.content import CARDS, QUESTIONNAIRE, WATCHOUTS

pytestmark = pytest.mark.thorough

TITLES = {card.title: card for card in CARDS}


def cards(page: Page) -> list[Tag]:
    """The cards of the list of all, without those of this week above it."""
    return page.all("#cards article.card")


def minutes(card: Tag) -> int:
    found = re.search(r"(\d+) min a week", spaced(card))
    assert found
    return int(found[1])


@pytest.fixture
def reader(person: Person) -> Person:
    """Someone with a report that has much to say."""
    person.answer_all(1)
    person.fill("context", {"context.goal": "sell", "context.official.brand": "12,5", "context.network": "2000"})
    person.finish()
    return person


def test_the_report_opens_with_what_the_figures_say(reader: Person) -> None:
    page = reader.page("/report")
    assert page.text(".index .figure") == "25.2"
    assert page.text(".index .index-words").startswith("Index · Foundations")
    assert page.all("figure.colonnade svg")


def test_every_figure_of_the_drawing_is_in_a_table(reader: Person) -> None:
    page = reader.page("/report")
    rows = [[spaced(cell) for cell in row.find_all(["th", "td"])] for row in page.all(".figures tbody tr")]
    assert [row[0] for row in rows] == [pillar.title for pillar in QUESTIONNAIRE.pillars]
    assert [row[1:4] for row in rows] == [["6.3", "25", "25"]] * len(rows)
    assert [row[5] for row in rows] == ["12.5", "—", "—", "—", "—"]


@pytest.mark.both
def test_this_weeks_cards_are_three_at_most_and_stand_in_the_list_too(reader: Person) -> None:
    page = reader.page("/report")
    week = page.texts(".cards.three article h3")
    assert 1 <= len(week) <= 3
    assert set(week) <= set(page.texts("#cards article h4"))


def test_each_card_says_why_it_is_there_what_it_brings_and_where_it_stops(reader: Person) -> None:
    for card in cards(reader.page("/report")):
        words = spaced(card)
        entry = TITLES[spaced(card.find("h4"))]
        assert entry.caveat.text in words
        assert entry.steps[0] in words
        assert re.search(r"Gain in this pillar: up to about \+\d+\.\d", words.replace("+ ", "+"))
        assert "you answered “" in words


def test_each_card_leads_to_its_sources(reader: Person) -> None:
    sources = {f"/en/sources#{tag['id']}" for tag in fetch(reader.client, "/en/sources").having("id")}
    links = {str(tag["href"]) for tag in reader.page("/report").all(".from a")}
    assert links
    assert links <= sources


def test_watch_outs_are_told_in_the_words_of_the_content(reader: Person) -> None:
    titles = reader.page("/report").texts("article.watchout h3")
    assert titles
    assert set(titles) <= {watchout.title for watchout in WATCHOUTS}


def test_a_partly_answered_audit_shows_what_is_known_and_says_what_is_missing(person: Person) -> None:
    person.fill("brand", {question.id: "2" for question in QUESTIONNAIRE.pillars[0].questions})
    page = person.finished()
    assert page.text(".index .figure") == "—"
    assert len(page.all(".notice li")) == len(QUESTIONNAIRE.pillars) - 1
    assert "answers that count: 0 of 6" in page.words
    assert page.texts(".figures tbody td")[0] == "12.5"


def test_a_perfect_audit_is_told_that_little_is_left(person: Person) -> None:
    person.answer_all(4)
    page = person.finished()
    assert page.text(".index .figure") == "100.0"
    assert not cards(page)


def test_no_figure_is_given_below_four_answers(person: Person) -> None:
    for question in QUESTIONNAIRE.pillars[0].questions[:3]:
        person.answer(question.id, 4)
    assert "not enough answers" in person.finished().texts(".figures tbody td")
    person.begin_again()
    person.answer(QUESTIONNAIRE.pillars[0].questions[3].id, 4)
    assert person.finished().texts(".figures tbody td")[0] == "25.0"


@pytest.mark.parametrize("pillar", [pillar.id for pillar in QUESTIONNAIRE.pillars])
def test_cards_are_filtered_by_pillar(reader: Person, pillar: str) -> None:
    page = reader.page(f"/advice?pillar={pillar}")
    shown = {spaced(card.find("h4")) for card in cards(page)}
    assert shown == {title for title, card in TITLES.items() if card.pillar == pillar} & shown
    assert shown
    assert page.one("#filter-pillar option[selected]")["value"] == pillar


def test_cards_are_filtered_by_time(reader: Person) -> None:
    everything = [minutes(card) for card in cards(reader.page("/advice"))]
    for most in (15, 30, 60):
        shown = [minutes(card) for card in cards(reader.page(f"/advice?effort={most}"))]
        assert sorted(shown) == sorted(found for found in everything if found <= most)


def test_the_number_of_cards_is_said(reader: Person) -> None:
    every, page = len(cards(reader.page("/advice"))), reader.page("/advice?pillar=brand&effort=30")
    said = f"{len(cards(page))} cards of {every}. In all: {every} suggested, 0 in your plan, 0 done, 0 set aside"
    assert page.text("#cards-count") == said


@pytest.mark.parametrize(
    "query", ["pillar=nowhere", "effort=0", "effort=１５", "pillar=%00", "pillar=brand%27--", "x=1"]
)
def test_a_filter_that_there_is_not_lets_all_through(reader: Person, query: str) -> None:
    assert len(cards(reader.page(f"/advice?{query}"))) == len(cards(reader.page("/advice")))


def test_htmx_gets_the_cards_alone(reader: Person) -> None:
    part = Page(reader.get("/advice?pillar=brand", headers=HTMX), reader.app)
    assert not part.all("html, h1, .masthead")
    assert [str(card) for card in cards(part)] == [str(card) for card in cards(reader.page("/advice?pillar=brand"))]
    assert "HX-Request" in part.response.vary


def test_a_page_restored_from_the_history_is_whole(reader: Person) -> None:
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert read(reader.get("/advice?pillar=brand", headers=headers), reader.app).h1 == "My advice cards"


@pytest.mark.parametrize("rest", ["/report", "/advice"])
def test_without_a_report_one_is_sent_to_the_home_of_the_space(person: Person, rest: str) -> None:
    assert person.get(rest).location == person.path("/")


@pytest.mark.both
@pytest.mark.parametrize("number", ["0", "2", "99", "2147483647", "2147483648", "9" * 19, "9" * 40, "-1", "x", "1.0"])
def test_a_report_of_another_number_is_an_unknown_page(reader: Person, number: str) -> None:
    reader.page(f"/report/{number}", 404)


def test_the_report_of_the_running_audit_is_not_there_yet(reader: Person) -> None:
    reader.begin_again()
    reader.page("/report/2", 404)
    assert reader.page("/report").words.count("Go on with the new audit") == 1


def test_the_link_to_keep_is_offered_again_at_the_end(reader: Person) -> None:
    page = reader.page("/report")
    assert page.one("details.keep").has_attr("open")
    assert str(page.one("details.keep a[href^='mailto:']")["href"]).startswith("mailto:?subject=")

"""The PDF of a report: what the page says, by the same link, in the language of its address."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
import time_machine
from flask import Flask
from werkzeug.test import TestResponse

from tests.cast import Person
from tests.every_state import TELLING, with_last_audit
from tests.page import spaced
from tests.pdf.reading import Paper, one_line
from tests.web.composed import composed
from webapp.content import BEYOND, CARDS, QUESTIONNAIRE
from webapp.languages import LANGUAGES
from webapp.pdf.document import Letterhead

pytestmark = pytest.mark.thorough

EACH_LANGUAGE = pytest.mark.parametrize("language", list(LANGUAGES))


@pytest.fixture
def reader(person: Person) -> Person:
    """Someone with a report that has much to say."""
    person.answer_all(1)
    person.answer("messaging.personal", "n/a")
    person.fill("context", {"context.goal": "sell", "context.official.brand": "12,5", "context.network": "2000"})
    person.post("/audit/outcomes", {"outcomes.calls": "3", "outcomes.offers": "1"})
    person.finish()
    return person


def asked(person: Person, query: str = "", language: str = "", number: int = 1) -> TestResponse:
    """The answer to a request for a PDF."""
    return person.client.get(person.path(f"/report/{number}.pdf{query}", language))


def paper(person: Person, query: str = "", language: str = "") -> Paper:
    """The PDF of a report."""
    response = asked(person, query, language)
    assert response.status_code == 200, response.text[:300]
    return Paper(response.data)


@pytest.mark.both
def test_a_report_is_given_as_a_pdf_that_nobody_keeps(reader: Person) -> None:
    response = asked(reader)
    assert response.content_type == "application/pdf"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.data.startswith(b"%PDF-1.7")


def test_the_summary_has_a_name_of_its_own(reader: Person) -> None:
    names = {asked(reader, query).headers["Content-Disposition"] for query in ("", "?version=summary")}
    assert len(names) == 2


@pytest.mark.parametrize(("instant", "name"), [("2026-11-22T12:00", "2026-11-22"), ("2026-11-21T23:30", "2026-11-22")])
def test_its_name_tells_the_day_of_the_audit_where_the_site_is(app: Flask, instant: str, name: str) -> None:
    with time_machine.travel(datetime.fromisoformat(instant).replace(tzinfo=UTC), tick=False):
        person = Person.begins(app)
        person.answer_all()
        person.finish()
        response = asked(person)
    assert response.headers["Content-Disposition"] == f"inline; filename=aplomb-{name}.pdf"
    assert f"{Paper(response.data).pdf.metadata.creation_date:%Y-%m-%d}" == name


@EACH_LANGUAGE
def test_it_is_in_the_language_of_its_address(reader: Person, language: str) -> None:
    found = paper(reader, language=language)
    assert found.root["/Lang"] == language
    page = reader.page("/report", language=language)
    assert found.pdf.metadata.title == page.title.split(" – ")[0].split(" | ")[0]
    assert found.bookmarks[0] == (1, page.h1)


@EACH_LANGUAGE
def test_each_card_of_the_page_is_there_in_the_same_order(reader: Person, language: str) -> None:
    page, text = reader.page("/report", language=language), paper(reader, language=language).text
    place = text.index(page.texts("#all-title")[0], text.index(page.text("#week-title")) + 2000)
    for card in page.all("#cards article.card"):
        for words in (card.find("h4"), card.find(class_="because"), *card.select(".how li"), card.find(class_="gain")):
            place = text.index(one_line(spaced(words).replace("+ ", "+").replace(" .", ".")), place)


@EACH_LANGUAGE
def test_every_figure_and_sentence_of_the_page_is_there(reader: Person, language: str) -> None:
    page, text = reader.page("/report", language=language), paper(reader, language=language).text
    for said in (*page.texts(".watchout h3"), *page.texts(".watchout p:not(.from)"), *page.texts("tbody th")):
        assert one_line(said) in text
    assert page.text(".report-head .lead") in text
    assert page.text(".index .figure") in text
    assert ", ".join(page.texts(".lived li")) in text


def test_each_pillar_tells_its_answers_and_its_sums(reader: Person) -> None:
    text = paper(reader).text
    assert "Publishing rhythm At least one post in three months, but none in these four weeks 3 1 3" in text
    assert "The pillar: 25 × 13 ÷ 52 = 6.25, shown as 6.3." in text
    assert "I have started no conversation for three months 3 — doesn’t count" in text
    assert "The index: 6.3 + 6.3 + 6.3 + 6.3 = 25.2." in text
    assert "Activity: 100 × 26 ÷ 104 = 25." in text


def test_a_sum_that_never_ends_is_told_as_a_fraction_too(person: Person) -> None:
    person.answer_all(1)
    person.answer("brand.profile", 2)
    person.finish()
    assert "The pillar: 25 × 15 ÷ 52 = 375/52 = 7.211…, shown as 7.2." in paper(person).text


def test_each_pillar_says_what_its_readings_show(reader: Person) -> None:
    view, _ = composed(reader)
    text = paper(reader).text
    for column in view.columns:
        assert column.activity_says in text
        assert column.quality_says in text


@EACH_LANGUAGE
def test_the_summary_has_two_pages_and_this_weeks_cards(reader: Person, language: str) -> None:
    page, summary = reader.page("/report", language=language), paper(reader, "?version=summary", language)
    assert len(summary.pages) == 2
    assert all(title in summary.text for title in page.texts(".cards.three h3"))


@EACH_LANGUAGE
def test_the_summary_of_a_sheet_with_every_watch_out_has_two_pages(app: Flask, language: str) -> None:
    person = Person.begins(app, language)
    person.answer_all(0)
    for section in ("context", "outcomes"):
        person.post(f"/audit/{section}", TELLING)
    person.finish()
    assert len(paper(person, "?version=summary").pages) == 2


@pytest.mark.parametrize("query", ["", "?version=full", "?version=x", "?version=", "?version=SUMMARY"])
def test_unless_the_summary_is_asked_for_all_is_given(reader: Person, query: str) -> None:
    assert "Contents" in paper(reader, query).text


@pytest.mark.parametrize("number", ["0", "2", "2147483648", "9" * 19, "-1", "x", "1.0"])
def test_a_paper_of_another_number_is_an_unknown_page(reader: Person, number: str) -> None:
    reader.page(f"/report/{number}.pdf", 404)


def test_a_running_audit_has_no_paper_yet(reader: Person) -> None:
    reader.begin_again()
    reader.page("/report/2.pdf", 404)


def test_another_link_opens_no_paper(reader: Person, stranger: Person) -> None:
    assert asked(stranger).status_code == 404


def test_a_paper_of_few_answers_says_what_is_missing(person: Person) -> None:
    person.fill("brand", {question.id: "2" for question in QUESTIONNAIRE.pillars[0].questions[:5]})
    person.finish()
    for query in ("", "?version=summary"):
        text = paper(person, query).text
        assert "Some questions were left empty. What is known is shown" in text
        assert "Establish your professional brand: 5 of 6 answered" in text
        assert "Find the right people: answers that count: 0 of 6; four are needed for a figure" in text
    assert "left empty" in paper(person).text


def test_a_paper_that_knows_nothing_is_printed_too(person: Person) -> None:
    person.answer("brand.profile", 2)
    person.finish()
    assert "Advice comes with the first pillar that has four answers." in paper(person).text


def test_a_paper_with_nothing_left_to_gain_says_so(person: Person) -> None:
    person.answer_all(4)
    person.finish()
    text = paper(person).text
    assert "there is no advice left to give" in text
    assert "All the cards" not in text


def test_a_card_or_a_question_that_is_gone_is_still_told(reader: Person) -> None:
    record = reader.reports()[0]
    first, second = record["cards"][:2]
    cards = [["gone", *first[1:]], [*second[:6], [["brand.gone", 2]]]]
    rows = [["brand.older", *row[1:]] if row[0] == "brand.topics" else row for row in record["rows"]]
    with_last_audit(reader.app, report={**record, "cards": cards, "rows": rows})
    text = paper(reader).text
    assert "A card that is no longer given" in text
    assert "a question that is no longer asked" in text


PLANNED = CARDS[0]


def test_where_a_card_stands_in_the_plan_is_told_on_the_latest_report_alone(reader: Person) -> None:
    reader.decide(PLANNED.id, "planned", data={"due": f"{datetime.now(UTC):%Y}-12-31"})
    said = f"In your plan, for 31 December {datetime.now(UTC):%Y}"
    assert said in paper(reader).text
    reader.begin_again()
    reader.finish()
    assert said not in paper(reader).text
    assert said in Paper(asked(reader, number=2).data).text


@pytest.mark.parametrize("query", ["", "?version=summary"])
def test_what_the_plan_would_make_of_the_scores_is_told_beside_them(reader: Person, query: str) -> None:
    assert "With your plan" not in paper(reader, query).text
    reader.decide(PLANNED.id, "planned")
    view, document = composed(reader)
    then = view.report.what_if([PLANNED.id])
    assert document.what_if
    assert [Decimal(row[2]) for row in document.what_if.rows] == [pillar.shown for pillar in then.pillars]
    assert document.what_if.foot[1:] == (str(view.report.scores.index), str(then.index))
    assert "With your plan" in paper(reader, query).text


def test_from_an_index_of_fifty_on_quality_comes_first(person: Person) -> None:
    person.answer_all(3)
    person.finish()
    text = paper(person).text.partition(BEYOND.name)[2]
    assert 0 < text.index("Quality ") < text.index("Activity ")


def test_a_coach_may_have_their_name_on_it(reader: Person) -> None:
    assert composed(reader, letterhead=Letterhead("Ada Bell"))[1].letterhead == Letterhead("Ada Bell")

"""A new audit: the answers come along to be reviewed, and the old report stays as it was."""

import pytest
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.page import fetch
from webapp.content import QUESTIONNAIRE, SECTIONS
from webapp.web.filling import SHORT_TITLES

pytestmark = pytest.mark.thorough

FIRST = QUESTIONNAIRE.questions[0].id


@pytest.fixture
def veteran(person: Person) -> Person:
    """Someone who has finished an audit and begun another."""
    person.answer_all(1)
    person.fill("context", {"context.goal": "sell", "context.official.brand": "12"})
    person.fill("outcomes", {"outcomes.calls": "7"})
    person.finish()
    person.begin_again()
    return person


def test_an_audit_ends_with_a_way_to_begin_another(person: Person) -> None:
    person.answer(FIRST, 2)
    for page in (person.finished(), person.page("/")):
        form = next(form for form in page.all("main form") if form["action"] == person.path("/audit"))
        assert form.get_text().strip().endswith("Begin a new audit")


def test_beginning_again_opens_the_first_section(person: Person) -> None:
    person.answer(FIRST, 2)
    person.finish()
    response = person.post("/audit")
    assert (response.status_code, response.location) == (303, person.path(f"/audit/{SECTIONS[0].id}"))


@pytest.mark.both
def test_answers_and_context_come_along_but_no_figures(veteran: Person) -> None:
    saved = veteran.saved()
    assert set(saved) == {question.id for question in QUESTIONNAIRE.questions} | {"context.goal"}
    assert (saved[FIRST], saved["context.goal"]) == ("1", "sell")


def test_what_came_along_is_shown_chosen_and_said_to_be_reviewed(veteran: Person) -> None:
    page = veteran.page("/audit/brand")
    assert page.form("section-form")[FIRST] == "1"
    assert set(page.texts(".question .saved")) == {"carried over, to review"}
    assert page.text("#state-brand") == "to review"


def test_what_came_along_does_not_count_as_answered_yet(veteran: Person) -> None:
    assert veteran.page("/").text("#progress-words").startswith("0 of ")
    assert veteran.page("/").link(f"Go on: {SHORT_TITLES['context']}")


def test_sending_a_section_as_it_stands_reviews_all_of_it(veteran: Person) -> None:
    veteran.fill("brand", {})
    page = veteran.page("/audit/brand")
    assert set(page.texts(".question .saved")) == {""}
    assert page.text("#state-brand") == "done"
    assert veteran.saved()[FIRST] == "1"


def test_choosing_an_answer_reviews_that_one(veteran: Person) -> None:
    assert veteran.answer(FIRST, 1).text("#progress-words").startswith("1 of ")
    assert veteran.answer(FIRST, 3).text("#state-brand") == "to review"


def test_the_review_says_how_many_were_not_looked_at_again(veteran: Person) -> None:
    expected = len(QUESTIONNAIRE.questions) + 1
    assert veteran.page("/audit/review").text(".notice").startswith(f"{expected} answers were carried over")


def test_answers_not_looked_at_again_count_as_they_stand(veteran: Person) -> None:
    veteran.finish()
    first, second = veteran.reports()
    assert second["scores"] == first["scores"]
    assert (second["official"], second["outcomes"]) == ({}, {})


@pytest.mark.both
def test_a7_the_old_report_stays_word_for_word_while_a_new_audit_runs(person: Person) -> None:
    person.answer_all(1)
    person.finish()
    before = person.page("/report/1").words
    person.begin_again()
    person.answer_all(4)
    running = person.page("/report/1").words
    assert before.replace("Begin a new audit", "Go on with the new audit") == running


def test_a7_the_old_report_keeps_its_figures_when_a_new_one_is_there(veteran: Person) -> None:
    before = veteran.page("/report/1")
    veteran.answer_all(4)
    veteran.finish()
    after = veteran.page("/report/1")
    assert after.texts(".figures td") == before.texts(".figures td")
    assert after.text(".index") == before.text(".index")
    assert after.link("Open the latest") == veteran.path("/report")


def test_the_latest_report_is_the_last_one_finished(veteran: Person) -> None:
    veteran.answer_all(4)
    assert veteran.finished().text(".index .figure") == "100.0"
    assert veteran.page("/report").words == veteran.page("/report/2").words


def test_earlier_reports_are_found_from_the_home_of_the_space(person: Person, time_machine: TimeMachineFixture) -> None:
    for day in ("2026-01-05", "2026-02-09"):
        time_machine.move_to(f"{day} 10:00:00+00:00", tick=False)
        person.answer(FIRST, 2)
        person.finish()
        person.begin_again()
    assert person.page("/").link("No. 1, 5 January 2026") == person.path("/report/1")
    assert fetch(person.client, person.page("/report").link("No. 1, 5 January 2026")).path == person.path("/report/1")


@pytest.mark.both
def test_a8_beginning_again_twice_begins_one_audit(veteran: Person) -> None:
    veteran.answer(FIRST, 3)
    assert veteran.post("/audit").status_code == 303
    assert len(veteran.reports()) == 2
    assert veteran.saved()[FIRST] == "3"


def test_a_get_never_begins_an_audit(person: Person) -> None:
    person.answer(FIRST, 2)
    person.finish()
    assert person.get("/audit").status_code == 405
    assert len(person.reports()) == 1

"""The review, and the end of an audit: made into a report once, whatever is pressed and however often."""

import pytest
from bs4 import Tag

from tests.cast import Person
from tests.page import fetch, read
from webapp.content import QUESTIONNAIRE, SECTIONS


def test_the_review_shows_each_answer_in_the_words_chosen(person: Person) -> None:
    question = QUESTIONNAIRE.questions[0]
    person.answer(question.id, 3)
    assert question.options[3].text in person.page("/audit/review").texts("dd")


def test_the_review_shows_what_is_missing_and_what_is_optional(person: Person) -> None:
    shown = person.page("/audit/review").texts("main dl > div > dd:not(.change)")
    optional = sum(len(section.optional) for section in SECTIONS)
    asked = sum(len(section.asked) for section in SECTIONS)
    assert (shown.count("not answered"), shown.count("left empty (optional)")) == (asked, optional)


def test_the_review_shows_figures_as_the_language_writes_them(person: Person) -> None:
    person.fill("context", {"context.official.brand": "12.5"})
    assert "12.5" in person.page("/audit/review").texts("dd")
    assert "12,5" in person.page("/audit/review", language="fr").texts("dd")


def test_each_answer_of_the_review_leads_to_its_field(person: Person) -> None:
    links = [str(tag["href"]) for tag in person.page("/audit/review").all("main dd.change a")]
    fields = {f"{path}#{tag['id']}" for path in {link.split("#")[0] for link in links} for tag in ids(person, path)}
    assert len(links) == sum(len(section.ids) for section in SECTIONS)
    assert set(links) <= fields


def ids(person: Person, path: str) -> list[Tag]:
    return fetch(person.client, path).all("[id]")


def test_each_link_of_the_review_says_which_question_it_changes(person: Person) -> None:
    words = person.page("/audit/review").texts("main dd.change a")
    assert len(set(words)) == len(words)


@pytest.mark.both
def test_finishing_makes_the_report_and_ends_the_audit(person: Person) -> None:
    person.answer_all(4)
    report = person.finished()
    assert report.text(".index .figure") == "100.0"
    assert person.page("/").all("#running-title") == []


def test_one_answered_question_is_enough(person: Person) -> None:
    person.answer("messaging.opening", 0)
    assert "four are needed for a figure" in person.finished().words


@pytest.mark.both
def test_finishing_with_nothing_answered_says_what_is_needed(person: Person) -> None:
    page = read(person.post("/audit/review"), person.app, 422)
    assert page.title.startswith("Error: ")
    assert page.text(".summary h2") == "There is nothing to report yet"
    assert page.link("Answer at least one question of a pillar.") == person.path("/audit/brand")
    assert person.reports() == [None]


def test_context_and_outcomes_alone_make_no_report(person: Person) -> None:
    person.fill("context", {"context.goal": "sell", "context.official.brand": "12"})
    person.fill("outcomes", {"outcomes.calls": "3"})
    read(person.post("/audit/review"), person.app, 422)


def test_not_applicable_everywhere_still_ends_in_a_report(person: Person) -> None:
    for question in QUESTIONNAIRE.questions:
        if "n/a" in [option.level for option in question.options]:
            person.answer(question.id, "n/a")
    person.finish()


@pytest.mark.both
def test_b2_finishing_twice_leads_to_the_same_report(person: Person) -> None:
    person.answer_all()
    person.finish()
    reports = person.reports()
    again = person.post("/audit/review")
    assert (again.status_code, again.location) == (303, person.path("/report"))
    assert person.reports() == reports


def test_b2_an_old_end_pressed_again_does_not_end_the_new_audit(person: Person) -> None:
    person.answer_all()
    person.finish()
    person.begin_again()
    read(person.post("/audit/review", {"audit": 1}), person.app, 409)
    assert person.page("/audit/review").h1 == "Review and finish"


def test_the_button_at_the_end_names_the_running_audit(person: Person) -> None:
    assert person.page("/audit/review").form("finish-form") == {"audit": "1"}


@pytest.mark.both
@pytest.mark.parametrize("rest", ["/audit/brand", "/audit/answer", "/audit/review", "/audit", "/data/comparison"])
def test_c3_fields_that_no_form_has_change_nothing(person: Person, rest: str) -> None:
    forged = {"coach_id": 1, "role": "coach", "score": 100, "done": 1, "report": "{}", "completed_at": "2020-01-01"}
    forged |= {"to_review": 1, "index": 100, "link_version": 9, "id": 1, "space_id": "x", "visited_on": "2000-01-01"}
    before = person.get("/data.json").get_json()["audits"]
    assert person.post(rest, forged).status_code < 500
    assert person.get("/data.json").get_json()["audits"] == before

"""A7: the questionnaire changes, and what people did with the earlier one is not lost."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import insert, select, update

from tests.cast import Person
from tests.replacing import everywhere
from webapp.content import QUESTIONNAIRE
from webapp.extensions import db
from webapp.store.engine import start_writing
from webapp.store.models import Answer, Audit

pytestmark = pytest.mark.thorough

CHANGED = "The questionnaire has changed since your last visit"


@pytest.fixture
def earlier(person: Person, app: Flask) -> Person:
    """Someone whose running audit was begun with an earlier questionnaire: one question and one option went since."""
    person.fill("brand", {"brand.profile": "3", "brand.keywords": "2"})
    with app.app_context():
        start_writing()
        audit_id = db.session.execute(select(Audit.id)).scalar_one()
        db.session.execute(update(Audit).values(content_version="earlier"))
        db.session.execute(insert(Answer).values(audit_id=audit_id, question_id="brand.gone", value="4"))
        db.session.execute(update(Answer).where(Answer.question_id == "brand.keywords").values(value="9"))
        db.session.commit()
    return person


def with_record(app: Flask, **changed: object) -> None:
    """Change the record of the only report into one that an earlier content could have left."""
    with app.app_context():
        start_writing()
        record = db.session.execute(select(Audit.report)).scalar_one()
        db.session.execute(update(Audit).values(report={**record, **changed}))
        db.session.commit()


def test_a7_answers_whose_question_remains_are_kept(earlier: Person) -> None:
    form = earlier.page("/audit/brand").form("section-form")
    assert form["brand.profile"] == "3"


def test_a7_a_question_whose_option_went_is_asked_again(earlier: Person) -> None:
    assert "brand.keywords" not in earlier.page("/audit/brand").form("section-form")
    assert earlier.page("/").text("#progress-words").startswith("1 of ")


def test_a7_the_page_says_that_the_questionnaire_has_changed(earlier: Person) -> None:
    assert earlier.page("/audit/people").text(".notice").startswith(CHANGED)


def test_the_page_says_so_until_a_section_is_sent(earlier: Person) -> None:
    earlier.answer("brand.topics", 2)
    assert CHANGED in earlier.page("/audit/brand").words
    earlier.fill("brand", {})
    assert CHANGED not in earlier.page("/audit/brand").words


def test_a_page_of_todays_questionnaire_says_nothing_of_a_change(person: Person) -> None:
    assert CHANGED not in person.page("/audit/brand").words


@pytest.mark.both
def test_a7_an_audit_begun_earlier_is_finished_with_what_is_still_asked(earlier: Person) -> None:
    earlier.page("/audit/review")
    earlier.finish()
    answers = {row[0]: row[4] for row in earlier.reports()[0]["rows"] if row[4] is not None}
    assert answers == {"brand.profile": 3}


def test_a7_a_new_audit_after_a_change_asks_only_what_is_still_asked(earlier: Person) -> None:
    earlier.finish()
    earlier.begin_again()
    assert "brand.keywords" not in earlier.page("/audit/brand").form("section-form")
    assert earlier.page("/audit/review").text(".notice").startswith("1 answer was carried over")


@pytest.mark.both
def test_a7_a_report_keeps_its_figures_when_every_weight_changes(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.answer_all(1)
    person.answer("brand.profile", 4)
    before = person.finished()
    pillars = [
        replace(pillar, questions=tuple(replace(question, weight=1) for question in pillar.questions))
        for pillar in QUESTIONNAIRE.pillars
    ]
    everywhere(monkeypatch, QUESTIONNAIRE, replace(QUESTIONNAIRE, pillars=tuple(pillars)))
    after = person.page("/report")
    assert after.words == before.words
    person.begin_again()
    assert person.finished().texts(".figures td") != before.texts("table td")


def test_a7_a_card_that_is_no_longer_given_keeps_its_figures(person: Person, app: Flask) -> None:
    person.answer_all(1)
    cards = [
        ["gone", *card[1:]] if number == 0 else card for number, card in enumerate(person.finished_record()["cards"])
    ]
    with_record(app, cards=cards)
    page = person.page("/report")
    assert "A card that is no longer given" in page.texts("article h3, article h4")


def test_a7_watch_outs_and_answers_that_went_are_passed_over(person: Person, app: Flask) -> None:
    person.answer_all(1)
    record = person.finished_record()
    rows = [["brand.gone", *row[1:]] if number == 0 else row for number, row in enumerate(record["rows"])]
    with_record(app, rows=rows, watchouts=["gone", *record["watchouts"]], context={"gone": "gone"})
    assert person.page("/report").text(".index")
    person.page("/advice")


def test_a7_a_card_that_wants_a_question_that_went_first_says_so(person: Person, app: Flask) -> None:
    person.answer_all(1)
    cards = [[*card[:6], [["brand.gone", 2]]] for card in person.finished_record()["cards"]]
    with_record(app, cards=cards)
    assert "a question that is no longer asked" in person.page("/report").words


def test_a_pillar_that_went_leaves_the_others_standing(person: Person, app: Flask) -> None:
    person.answer_all(1)
    record = person.finished_record()
    pillars = [["gone", *row[1:]] if number == 0 else row for number, row in enumerate(record["scores"]["pillars"])]
    with_record(app, scores={**record["scores"], "pillars": pillars})
    assert len(person.page("/report").all(".figures tbody tr")) == len(pillars) - 1

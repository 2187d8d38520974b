"""B1 to B4: the same thing pressed many times at once, and many people at once."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import monotonic
from typing import TypeVar

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.cast import HTMX, Person
from tests.page import sent
from webapp.content import QUESTIONNAIRE
from webapp.extensions import db
from webapp.store.models import Answer, Audit, Share, Space

PARALLEL = 20
RESPONDENTS = 120
AT_ONCE = 24
SAVES = 3
T = TypeVar("T")

pytestmark = [pytest.mark.both, pytest.mark.thorough]


def at_once(do: Callable[[], T], times: int = PARALLEL) -> list[T]:
    """Do the same thing so many times, all begun at the same moment."""
    start = Barrier(times)

    def one(_number: int) -> T:
        start.wait(30)
        return do()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


def statuses(responses: Iterable[TestResponse]) -> Counter[int]:
    return Counter(response.status_code for response in responses)


def count(app: Flask, table: type) -> int:
    with app.app_context():
        return db.session.execute(select(func.count()).select_from(table)).scalar_one()


def test_b1_one_form_sent_twenty_times_opens_one_space(app: Flask) -> None:
    responses = at_once(lambda: app.test_client().post("/en/start", data={"nonce": "the same"}))
    assert statuses(responses) == {303: PARALLEL}
    assert len({response.location for response in responses}) == 1
    assert (count(app, Space), count(app, Audit)) == (1, 1)


def test_b1_one_report_shared_twenty_times_has_one_link(person: Person) -> None:
    person.answer("brand.profile", 3)
    person.finish()
    assert len(set(at_once(lambda: person.elsewhere().share()))) == 1
    assert count(person.app, Share) == 1


def test_b1_one_answer_sent_twenty_times_is_one_answer(person: Person) -> None:
    replies = at_once(lambda: person.elsewhere().answer("brand.profile", 3))
    assert {reply.status for reply in replies} == {200}
    assert {reply.text("#progress-words").partition(" ")[0] for reply in replies} == {"1"}
    assert count(person.app, Answer) == 1


def test_b1_one_section_sent_twenty_times_is_saved_once(person: Person) -> None:
    answers = {question.id: 2 for question in QUESTIONNAIRE.pillars[0].questions}
    responses = at_once(lambda: person.elsewhere().post("/audit/brand", answers))
    assert statuses(responses) == {303: PARALLEL}
    assert count(person.app, Answer) == len(answers)


def test_b2_finishing_twenty_times_at_once_makes_one_report(person: Person) -> None:
    person.answer_all()
    responses = at_once(lambda: person.elsewhere().post("/audit/review"))
    assert statuses(responses) == {303: PARALLEL}
    assert {response.location for response in responses} == {person.path("/report")}
    assert len(person.reports()) == 1


def test_b1_beginning_again_twenty_times_begins_one_audit(person: Person) -> None:
    person.answer_all()
    person.finish()
    responses = at_once(lambda: person.elsewhere().post("/audit"))
    assert statuses(responses) == {303: PARALLEL}
    assert [audit is None for audit in person.reports()] == [False, True]


def test_b1_erasing_twenty_times_erases_once(person: Person) -> None:
    responses = at_once(lambda: person.elsewhere().post("/data/erase", {"sure": "yes"}))
    assert statuses(responses) == {303: 1, 404: PARALLEL - 1}


def test_b1_one_new_link_put_in_force_twenty_times_is_one(person: Person) -> None:
    form = sent(person.post("/data/link").text)
    responses = at_once(lambda: person.elsewhere().post("/data/link", form))
    assert statuses(responses) == {303: 1, 404: PARALLEL - 1}
    person.token = form["next"]
    person.page("/")


def test_b2_an_answer_that_races_the_end_is_in_the_report_or_refused(person: Person) -> None:
    person.answer("brand.profile", 1)
    ways = [("/audit/answer", {"brand.profile": 4})] * 8 + [("/audit/review", {})] * 2

    def race() -> TestResponse:
        rest, data = ways.pop()
        return person.elsewhere().post(rest, data, headers=HTMX)

    assert set(statuses(at_once(race, 10))) <= {200, 303, 409}
    (report,) = person.reports()
    assert {row[0]: row[4] for row in report["rows"] if row[4] is not None} == {"brand.profile": int(kept(person))}


def kept(person: Person) -> str:
    """The answer as it is kept beside the report made of it."""
    return person.saved()["brand.profile"]


def respond(app: Flask) -> list[int]:
    """One person's audit, each answer saved as it is chosen; return every status."""
    person = Person.begins(app)
    questions = [question.id for question in QUESTIONNAIRE.questions[:SAVES]]
    found = [person.post("/audit/answer", {question: 3}, headers=HTMX).status_code for question in questions]
    assert set(person.saved()) == set(questions)
    return [*found, person.post("/audit/review").status_code]


def test_b3_b4_many_people_at_once_are_all_saved_and_writes_are_quick_again(app: Flask) -> None:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = Counter(status for one in threads.map(respond, [app] * RESPONDENTS) for status in one)
    assert found == {200: RESPONDENTS * SAVES, 303: RESPONDENTS}
    assert count(app, Answer) == RESPONDENTS * SAVES
    began = monotonic()
    assert Person.begins(app).answer("brand.profile", 3).status == 200
    assert monotonic() - began < 25

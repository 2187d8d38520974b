"""E3: whatever happens, no log holds a link, an address or an answer."""

import logging
from collections.abc import Callable
from typing import NoReturn

import pytest
from flask import Flask
from sqlalchemy import text

from tests.cast import HTMX, Person
from webapp.extensions import db

ADDRESS = "203.0.113.77"
ANSWERS = {"context.network": "500_1999", "context.official.brand": "17.25", "outcomes.calls": "48213"}
WRONG = "what-was-typed-wrongly"
MakeApp = Callable[..., Flask]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any logger says, from here on, as chatty as an operator may reasonably make it."""
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, "webapp")
    return caplog


@pytest.fixture
def person(logged: pytest.LogCaptureFixture, make_app: MakeApp) -> Person:
    """Someone at an address of their own, on a site whose logs were listened to before it was made."""
    return from_their_address(Person.begins(make_app()))


def from_their_address(person: Person) -> Person:
    person.client.environ_base |= {
        "REMOTE_ADDR": ADDRESS,
        "HTTP_X_FORWARDED_FOR": ADDRESS,
        "HTTP_FORWARDED": f"for={ADDRESS}",
    }
    return person


def secrets_of(person: Person, *tokens: str) -> set[str]:
    return {person.token, *tokens, ADDRESS, WRONG, *ANSWERS.values()}


def assert_silent(logged: pytest.LogCaptureFixture, secrets: set[str]) -> None:
    """Check that no line of the log, tracebacks included, holds one of the secrets."""
    assert [line for line in logged.text.splitlines() if any(secret in line for secret in secrets)] == []


def fail(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("a fault of our own")


def test_a_whole_journey_leaves_nothing_of_a_person_in_the_logs(
    person: Person, logged: pytest.LogCaptureFixture
) -> None:
    for question, value in ANSWERS.items():
        person.answer(question, value)
    person.answer("outcomes.calls", WRONG)
    person.answer_all()
    person.finish()
    token = person.share(answers=True)
    assert person.client.get(f"/en/shared/{token}").status_code == 200
    assert person.post("/report/1/share", {"do": "revoke"}).status_code == 303
    assert person.client.get(f"/en/shared/{token}").status_code == 404
    old, person.token = person.token, person.renew().location.split("/")[3]
    assert (person.get("/advice").status_code, person.get("/data.json").status_code) == (200, 200)
    assert person.client.get(f"/en/space/{old}/").status_code == 404
    assert person.get("/audit/nowhere").status_code == 404
    assert person.post("/data/erase", {"sure": "yes"}).status_code == 303
    assert_silent(logged, secrets_of(person, old, token))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_failure_of_our_own_is_logged_without_the_link(
    person: Person, logged: pytest.LogCaptureFixture, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.web.audit.filling", fail)
    data = {"audit": 1, **ANSWERS}
    answer = person.client.open(person.path("/audit/context"), method=method, data=data if method == "POST" else None)
    assert answer.status_code == 500
    assert f"failure in {method} audit." in logged.text
    assert "a fault of our own" in logged.text
    assert_silent(logged, secrets_of(person))


def test_a_failure_on_a_shared_report_is_logged_without_its_link(
    person: Person, logged: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.answer_all()
    person.finish()
    token = person.share()
    monkeypatch.setattr("webapp.web.sharing.read_report", fail)
    assert person.client.get(f"/en/shared/{token}").status_code == 500
    assert "failure in GET shared.report" in logged.text
    assert_silent(logged, secrets_of(person, token))


@pytest.mark.parametrize("statement", ["DROP TABLE answers", "DROP TABLE audits", "DROP TABLE spaces"])
def test_a_database_that_fails_is_logged_without_the_values(
    person: Person, logged: pytest.LogCaptureFixture, statement: str
) -> None:
    with person.app.app_context():
        db.session.execute(text("PRAGMA foreign_keys=OFF"))
        db.session.execute(text(statement))
        db.session.commit()
    for question, value in ANSWERS.items():
        assert person.post("/audit/answer", {question: value}, headers=HTMX).status_code == 503
    assert person.get("/").status_code == 503
    assert "database: OperationalError" in logged.text
    assert_silent(logged, secrets_of(person))


def test_tries_that_are_too_many_are_not_logged_with_their_address(
    person: Person, logged: pytest.LogCaptureFixture
) -> None:
    wrong = [f"{person.token[:-2]}{number:02}" for number in range(61)]
    statuses = [person.client.get(f"/en/space/{token}/").status_code for token in wrong]
    assert statuses[-1] == 429
    assert_silent(logged, secrets_of(person, *wrong))


def test_what_the_logs_say_is_heard(person: Person, logged: pytest.LogCaptureFixture) -> None:
    person.app.logger.error("the link %s", person.token)
    with pytest.raises(AssertionError):
        assert_silent(logged, secrets_of(person))

"""E5: what is not used any more is deleted when its time is up, and not before."""

import pytest
from flask import Flask
from sqlalchemy import select
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.coaching import Coach
from tests.page import fetch
from tests.web.test_erasing import CANARY, traces
from webapp.extensions import db
from webapp.store.models import Hit

pytestmark = pytest.mark.both
OPENED = "2026-03-02 10:00:00+00:00"


@pytest.fixture
def someone(app: Flask, time_machine: TimeMachineFixture) -> Person:
    """A person who opened a space on a day that is known."""
    time_machine.move_to(OPENED, tick=False)
    return Person.begins(app)


def purge(app: Flask) -> str:
    """Run the daily command; return what it says."""
    with app.app_context():
        result = app.test_cli_runner().invoke(args=["purge"])
    assert result.exit_code == 0, result.output
    return str(result.output)


@pytest.mark.parametrize(("day", "status"), [("2026-03-09", 200), ("2026-03-10", 404)])
def test_e5_a_space_without_an_answer_is_deleted_after_a_week(
    someone: Person, time_machine: TimeMachineFixture, day: str, status: int
) -> None:
    time_machine.move_to(f"{day} 23:00:00+00:00", tick=False)
    purge(someone.app)
    fetch(someone.client, someone.path("/"), status)


@pytest.mark.parametrize(("day", "status"), [("2026-05-31", 200), ("2026-06-01", 404)])
def test_e5_an_invitation_that_nobody_opens_is_kept_for_three_months(
    app: Flask, time_machine: TimeMachineFixture, day: str, status: int
) -> None:
    time_machine.move_to(OPENED, tick=False)
    coach = Coach.signs_in(app)
    someone = coach.invites(coach.group())
    time_machine.move_to(f"{day} 12:00:00+00:00", tick=False)
    purge(app)
    fetch(someone.client, someone.path("/"), status)


@pytest.mark.parametrize(("day", "status"), [("2028-03-01", 200), ("2028-03-04", 404)])
def test_e5_a_space_with_answers_is_deleted_two_years_after_its_last_visit(
    someone: Person, time_machine: TimeMachineFixture, day: str, status: int
) -> None:
    someone.answer("brand.profile", 3)
    time_machine.move_to(f"{day} 12:00:00+00:00", tick=False)
    purge(someone.app)
    fetch(someone.client, someone.path("/"), status)


def test_e5_a_finished_report_is_deleted_when_its_time_is_up(someone: Person, time_machine: TimeMachineFixture) -> None:
    someone.answer_all()
    someone.finish()
    time_machine.move_to("2028-04-01 12:00:00+00:00", tick=False)
    assert purge(someone.app).startswith("purge: 1 spaces deleted")


@pytest.mark.parametrize("rest", ["/", "/data.json", "/report"])
def test_e5_a_visit_counts_the_time_anew(someone: Person, time_machine: TimeMachineFixture, rest: str) -> None:
    someone.answer_all()
    someone.finish()
    time_machine.move_to("2028-02-01 12:00:00+00:00", tick=False)
    assert someone.get(rest).status_code == 200
    time_machine.move_to("2029-12-01 12:00:00+00:00", tick=False)
    purge(someone.app)
    assert someone.get(rest).status_code == 200


def test_e5_an_answer_saved_counts_the_time_anew(someone: Person, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to("2026-03-08 12:00:00+00:00", tick=False)
    someone.answer("brand.profile", 3)
    time_machine.move_to("2028-03-05 12:00:00+00:00", tick=False)
    purge(someone.app)
    assert someone.get("/").status_code == 200


def test_e5_the_operator_may_keep_for_less_long(
    someone: Person, time_machine: TimeMachineFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(someone.app.config, "RETENTION_MONTHS", 6)
    someone.answer("brand.profile", 3)
    time_machine.move_to("2026-09-05 12:00:00+00:00", tick=False)
    purge(someone.app)
    assert someone.get("/").status_code == 404
    assert "any other, 6 months after its last visit" in fetch(someone.client, "/en/start").words


def test_more_spaces_than_one_batch_are_deleted(
    someone: Person, time_machine: TimeMachineFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.store.spaces.BATCH", 2)
    others = [Person.begins(someone.app) for _ in range(4)]
    time_machine.move_to("2026-04-02 10:00:00+00:00", tick=False)
    kept = Person.begins(someone.app)
    assert purge(someone.app).startswith("purge: 5 spaces deleted")
    assert [one.get("/").status_code for one in (*others, kept)] == [404] * 4 + [200]


def test_e5_no_file_holds_what_was_deleted(someone: Person, time_machine: TimeMachineFixture) -> None:
    someone.fill("outcomes", {"outcomes.conversations": CANARY})
    time_machine.move_to("2029-01-01 12:00:00+00:00", tick=False)
    purge(someone.app)
    assert traces(someone.app, CANARY.encode()) == []


def test_a_purge_with_nothing_to_do_does_nothing(someone: Person) -> None:
    assert purge(someone.app).startswith("purge: 0 spaces deleted")
    assert someone.get("/").status_code == 200


def test_keyed_addresses_are_forgotten_within_a_day(someone: Person, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to("2026-03-03 09:00:00+00:00", tick=False)
    purge(someone.app)
    with someone.app.app_context():
        assert db.session.execute(select(Hit)).all() == []

"""Signs of life, noted once a day: a person's for the coach who waits for them, a coach's for their sign-in."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.coaching import Coach, writing
from webapp.store.clients import Choice
from webapp.store.coaches import SIGNED_IN_DAYS
from webapp.store.consents import note_start

TODAY = datetime(2027, 3, 1, 9, tzinfo=UTC)


def stuck(coach: Coach) -> bool:
    """Tell whether the home of the coach says that somebody is stuck."""
    return bool(coach.page("/").all("[aria-labelledby=stuck-title] li"))


@pytest.mark.both
@pytest.mark.parametrize("by_reading", [True, False])
def test_whoever_came_back_is_not_stuck(app: Flask, time_machine: TimeMachineFixture, by_reading: bool) -> None:
    time_machine.move_to(TODAY, tick=False)
    coach, person = Coach.signs_in(app), Person.begins(app)
    client = coach.follows(person, coach.group())
    person.answer("brand.profile", 2)
    with writing(app):
        note_start(client.space_id)
    time_machine.move_to(TODAY + timedelta(days=8), tick=False)
    assert stuck(coach)
    if by_reading:
        person.page("/")
    else:
        person.answer("brand.profile", 3)
    assert not stuck(coach)
    assert "Last visit, with the audit begun" in coach.page(f"/clients/{client.id}").words


@pytest.mark.both
def test_a_coach_who_only_reads_stays_signed_in(app: Flask, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(TODAY, tick=False)
    coach = Coach.signs_in(app)
    for _ in range(3):
        time_machine.shift(timedelta(days=SIGNED_IN_DAYS - 1))
        coach.page("/")


def test_a_sign_in_that_is_not_used_is_over(app: Flask, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(TODAY, tick=False)
    coach = Coach.signs_in(app)
    time_machine.shift(timedelta(days=SIGNED_IN_DAYS + 1))
    coach.page("/", 404)


def test_nobody_is_told_when_somebody_comes_back_who_keeps_all_to_themselves(
    app: Flask, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(TODAY, tick=False)
    coach, person = Coach.signs_in(app), Person.begins(app)
    client = coach.follows(person, coach.group(), Choice(False))
    person.answer("brand.profile", 2)
    before = coach.page(f"/clients/{client.id}").words
    time_machine.move_to(TODAY + timedelta(days=8), tick=False)
    person.page("/")
    assert coach.page(f"/clients/{client.id}").words == before

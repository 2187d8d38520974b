"""B2: a coach is told once of each audit that is completed, and never a score."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.mailbox import letter, text_of
from tests.posting import ADDRESS, deliver, hashed, invite, mails, states
from webapp.store.claims import claim
from webapp.store.clients import Choice, change_client
from webapp.store.suppressions import suppress

PRESSES = 20


def told(coach: Coach) -> list[str]:
    """Return whom mails about a completion are for."""
    return [mail.address for mail in mails(coach.app) if mail.letter == "completed"]


@pytest.mark.both
def test_b2_finish_pressed_twenty_times_is_one_mail(coach: Coach, person: Person) -> None:
    coach.follows(person, coach.group())
    person.answer_all(3)
    start = Barrier(PRESSES)

    def press(_number: int) -> int:
        start.wait(30)
        return person.elsewhere().post("/audit/review").status_code

    with ThreadPoolExecutor(PRESSES) as threads:
        assert set(threads.map(press, range(PRESSES))) == {303}
    assert told(coach) == [coach.email]


def test_each_audit_completed_is_told_of(coach: Coach, person: Person) -> None:
    coach.follows(person, coach.group())
    for _ in range(2):
        person.answer_all(3)
        person.finish()
        person.begin_again()
    assert told(coach) == [coach.email] * 2


def test_a_coach_who_wants_no_such_mail_gets_none(person: Person) -> None:
    coach = Coach.signs_in(person.app, notified=False)
    coach.follows(person, coach.group())
    person.answer_all(3)
    person.finish()
    assert told(coach) == []


def test_nothing_is_told_of_a_client_who_is_archived(coach: Coach, person: Person) -> None:
    client = coach.follows(person, coach.group())
    with writing(coach.app):
        change_client(client.id, archived=True)
    person.answer_all(3)
    person.finish()
    assert told(coach) == []


def test_nothing_is_told_of_a_person_who_wants_no_mail_from_the_coach(coach: Coach, person: Person) -> None:
    coach.follows(person, coach.group(), email=ADDRESS)
    with writing(coach.app):
        suppress(coach.id, hashed(coach.app), "unwanted")
    person.answer_all(3)
    person.finish()
    assert told(coach) == []


@pytest.mark.both
def test_a_coach_is_told_of_twenty_a_day_at_most(coach: Coach, person: Person) -> None:
    client = coach.follows(person, coach.group())
    for number in range(22):
        invite(coach, client, coach.email, letter="completed", once=f"completed:{number}")
    with coach.app.app_context():
        while claim("worker", 200, "unwanted"):
            pass
    assert states(coach.app) == {"sending": 20, "dropped": 2}


def test_the_mail_says_who_but_no_score(coach: Coach, person: Person) -> None:
    coach.follows(person, coach.group(name="Spring"), Choice(True), name="Zoé Client")
    person.answer_all(3)
    person.finish()
    deliver(coach.app)
    files = sorted((coach.app.config["INSTANCE"] / "outbox").glob("*-completed.eml"))
    message = letter(files[-1].read_bytes())
    assert message["Subject"] == "Zoé Client has completed an audit"
    assert "in the group “Spring”" in text_of(message)
    assert not any(figure in text_of(message) for figure in ("75", "/100", "24"))

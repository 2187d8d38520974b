"""F1, F2, F5: a mail is in one worker's hands, ends once, and is never sent when it must not be."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from flask import Flask
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.coaching import EVERYTHING, Coach, writing
from tests.posting import client_row, hashed, invite, mails, post, states
from webapp.store.claims import Claimed, claim
from webapp.store.clients import OwnClient, change_client
from webapp.store.ends import LEASE, PAUSES, abandoned, end, forget_old_mails, try_later
from webapp.store.outbox import Letter
from webapp.store.suppressions import suppress

pytestmark = pytest.mark.both
MONDAY = datetime(2027, 3, 1, 9, tzinfo=UTC)
Take = Callable[..., Claimed | None]


@pytest.fixture
def take(app: Flask) -> Take:
    """Take the next mail in hand."""

    def one(worker: str = "worker", per_day: int = 200) -> Claimed | None:
        with app.app_context():
            return claim(worker, per_day, "unwanted")

    return one


@pytest.fixture
def client(coach: Coach, person: Person) -> OwnClient:
    """Someone whom the coach is about to invite."""
    return coach.follows(person, coach.group(), choice=None, state="waiting")


def ended(app: Flask, mail: Claimed | None, state: str, answer: str = "", worker: str = "worker") -> None:
    """Note how a mail ended."""
    assert mail
    with app.app_context():
        end(mail, worker, state, answer)


def letter(number: int) -> Letter:
    return Letter("link", "en", f"p{number}@client.example")


def test_f1_forty_mails_are_each_taken_by_one_of_four_workers(app: Flask, take: Take) -> None:
    post(app, *(letter(number) for number in range(40)))
    start = Barrier(4)

    def work(worker: int) -> list[int]:
        start.wait(30)
        return [mail.id for mail in iter(lambda: take(f"worker-{worker}"), None)]

    with ThreadPoolExecutor(4) as threads:
        taken = [mail for found in threads.map(work, range(4)) for mail in found]
    assert sorted(taken) == sorted(set(taken)) == [mail.id for mail in mails(app)]


def test_a_mail_in_hand_is_not_taken_again(app: Flask, take: Take) -> None:
    post(app, letter(1))
    assert take()
    assert take("another") is None
    (mail,) = mails(app)
    assert (mail.state, mail.claimed_by, mail.attempts) == ("sending", "worker", 1)


def test_an_address_is_forgotten_once_the_end_is_known(app: Flask, take: Take) -> None:
    post(app, *(letter(number) for number in range(3)))
    for state in ("sent", "refused", "uncertain"):
        ended(app, take(), state)
    assert {mail.address for mail in mails(app)} == {None}
    assert {mail.details for mail in mails(app)} == {None}


@pytest.mark.parametrize("state", ["sent", "refused", "uncertain"])
def test_f2_the_end_of_an_invitation_is_the_state_of_its_client(
    coach: Coach, client: OwnClient, take: Take, state: str
) -> None:
    invite(coach, client)
    ended(coach.app, take(), state, "550 no such user")
    row = client_row(coach.app, client)
    assert (row.state, row.refusal) == (state, "550 no such user" if state == "refused" else "")


def test_the_end_of_an_invitation_does_not_turn_back_who_has_opened_it(
    coach: Coach, person: Person, take: Take
) -> None:
    client = coach.follows(person, coach.group(), EVERYTHING)
    invite(coach, client)
    ended(coach.app, take(), "uncertain")
    assert client_row(coach.app, client).state == "opened"


@pytest.mark.parametrize(("end", "state"), [("sent", "waiting"), ("uncertain", "waiting"), ("refused", "refused")])
def test_a_reminder_tells_of_its_client_only_that_it_was_refused(
    coach: Coach, client: OwnClient, take: Take, end: str, state: str
) -> None:
    invite(coach, client, letter="reminder")
    ended(coach.app, take(), end)
    assert client_row(coach.app, client).state == state


def test_f1_what_was_surely_not_taken_is_tried_again_for_two_days(
    app: Flask, take: Take, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(MONDAY, tick=False)
    post(app, letter(1))
    tries = 0
    while mail := take():
        tries += 1
        with app.app_context():
            try_later(mail, "worker", "451 later")
        time_machine.move_to(mails(app)[0].due_at.replace(tzinfo=UTC), tick=False)
    assert tries == len(PAUSES) + 1
    assert timedelta(days=1.9) < datetime.now(UTC) - MONDAY < timedelta(days=2.1)
    assert (mails(app)[0].state, mails(app)[0].answer) == ("refused", "451 later")


def test_f1_a_mail_whose_worker_went_silent_is_uncertain_and_never_sent_again(
    app: Flask, take: Take, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(MONDAY, tick=False)
    post(app, letter(1))
    assert take("on another machine")
    time_machine.move_to(MONDAY + LEASE, tick=False)
    with app.app_context():
        assert abandoned([]) == 0
    time_machine.move_to(MONDAY + LEASE + timedelta(seconds=1), tick=False)
    with app.app_context():
        assert abandoned([]) == 1
    assert states(app) == {"uncertain": 1}
    assert take() is None


def test_f1_what_a_dead_worker_had_in_hand_is_uncertain_at_once(coach: Coach, client: OwnClient, take: Take) -> None:
    invite(coach, client)
    post(coach.app, letter(1))
    assert take("dead")
    assert take("alive")
    with coach.app.app_context():
        assert abandoned(["dead"]) == 1
    assert [mail.state for mail in mails(coach.app)] == ["uncertain", "sending"]
    assert client_row(coach.app, client).state == "uncertain"


def test_a_worker_thought_dead_still_tells_how_it_ended(app: Flask, take: Take) -> None:
    post(app, letter(1))
    mail = take("slow")
    with app.app_context():
        abandoned(["slow"])
    ended(app, mail, "sent", worker="slow")
    assert states(app) == {"sent": 1}


def test_f5_a_coach_sends_so_many_a_day_and_the_rest_the_next(
    coach: Coach, take: Take, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(MONDAY, tick=False)
    people = [Person.begins(coach.app) for _ in range(5)]
    group = coach.group()
    for number, person in enumerate(people):
        invite(coach, coach.follows(person, group, None), f"p{number}@client.example")
    sent = []
    for day in range(3):
        time_machine.move_to(MONDAY + timedelta(days=day), tick=False)
        sent.append(len(list(iter(lambda: take(per_day=2), None))))
    assert sent == [2, 2, 1]


def test_f5_an_address_gets_three_mails_a_week_and_the_others_later(
    coach: Coach, client: OwnClient, take: Take, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(MONDAY, tick=False)
    for _ in range(4):
        invite(coach, client, letter="reminder")
    for _ in range(3):
        ended(coach.app, take(), "sent")
    assert take() is None
    time_machine.move_to(MONDAY + timedelta(days=7), tick=False)
    assert take()


def test_f5_three_links_a_week_go_to_one_address_and_no_more_ever(
    app: Flask, take: Take, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(MONDAY, tick=False)
    post(app, *[letter(1)] * 5)
    for _ in range(3):
        ended(app, take(), "sent")
    assert take() is None
    assert states(app) == {"sent": 3, "dropped": 2}


def test_whoever_wants_no_mail_gets_none_even_if_it_waited(coach: Coach, client: OwnClient, take: Take) -> None:
    with writing(coach.app):
        suppress(coach.id, hashed(coach.app), "unwanted")
    invite(coach, client)
    assert take() is None
    assert states(coach.app) == {"dropped": 1}
    row = client_row(coach.app, client)
    assert (row.state, row.refusal) == ("refused", "unwanted")


def test_another_coach_may_still_write(
    coach: Coach, other_coach: Coach, client: OwnClient, stranger: Person, take: Take
) -> None:
    with writing(coach.app):
        suppress(coach.id, hashed(coach.app), "unwanted")
    invite(other_coach, other_coach.follows(stranger, other_coach.group(), None))
    assert take()


@pytest.mark.parametrize(
    ("changed", "letter"), [({"archived": True}, "invitation"), ({"state": "completed"}, "reminder")]
)
def test_what_has_become_pointless_is_not_sent(
    coach: Coach, client: OwnClient, take: Take, changed: dict[str, object], letter: str
) -> None:
    invite(coach, client, letter=letter)
    with writing(coach.app):
        change_client(client.id, **changed)
    assert take() is None
    assert states(coach.app) == {"dropped": 1}


def test_mails_about_nobody_are_forgotten_after_a_month(
    coach: Coach, client: OwnClient, take: Take, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(MONDAY, tick=False)
    invite(coach, client)
    post(coach.app, letter(1), letter(2))
    for _ in range(2):
        ended(coach.app, take(), "sent")
    time_machine.move_to(MONDAY + timedelta(days=31), tick=False)
    with coach.app.app_context():
        assert forget_old_mails() == 1
    assert [(mail.letter, mail.state) for mail in mails(coach.app)] == [("invitation", "sent"), ("link", "waiting")]

"""F5, E4: whom mails are about is deleted; the limits still count them, and nothing is read of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.inviting import invite as invite_by_list
from tests.posting import ADDRESS, deliver, hashed, invite, mails, post, states
from webapp.delivering import Worker, transport_of
from webapp.mail.folder import OUTBOX
from webapp.store.accounts import confirm_account, delete_account, find_account, move_account
from webapp.store.claims import Claimed, claim
from webapp.store.clients import OwnClient
from webapp.store.ends import end, try_later
from webapp.store.followers import leave
from webapp.store.groups import delete_group, find_group
from webapp.store.outbox import Letter
from webapp.store.spaces import erase
from webapp.store.suppressions import suppress, suppressed

pytestmark = pytest.mark.both
READABLE = ("client_id", "space_id", "once", "details", "address", "answer")


@pytest.fixture
def client(coach: Coach, person: Person) -> OwnClient:
    """Someone whom the coach is about to invite."""
    return coach.follows(person, coach.group(), choice=None, state="waiting")


def take(app: Flask, per_day: int = 200) -> Claimed | None:
    with app.app_context():
        return claim("worker", per_day, "unwanted")


def send(coach: Coach, client: OwnClient, count: int = 1) -> None:
    """Have so many invitations to a client sent."""
    for number in range(count):
        invite(coach, client, once=f"{client.space_id}:{number}")
        mail = take(coach.app)
        assert mail
        with coach.app.app_context():
            end(mail, "worker", "sent", "250 taken for zoe")


def delete(how: str, coach: Coach, client: OwnClient) -> None:
    """Delete whom the mails are about."""
    key = coach.app.config["LINK_KEY"]
    ways: dict[str, Callable[[], object]] = {
        "space": lambda: erase(client.space_id, key),
        "group": lambda: delete_group(find_group(coach.id, client.group_id) or pytest.fail("no group")),
        "client": lambda: leave(client),
        "account": lambda: close(coach),
    }
    with writing(coach.app):
        ways[how]()


def close(coach: Coach) -> None:
    """Delete the account of a coach."""
    account = find_account(coach.id)
    assert account
    delete_account(account, coach.app.config["LINK_KEY"])


def outbox(app: Flask) -> Path:
    """Return the folder of mails that are files, without those that other tests left."""
    folder: Path = app.config["INSTANCE"] / OUTBOX
    shutil.rmtree(folder, ignore_errors=True)
    return folder


WAYS = ("space", "group", "client", "account")


@pytest.mark.parametrize("how", WAYS)
def test_f5_an_address_gets_no_more_a_week_once_its_invitations_are_gone(
    coach: Coach, other_coach: Coach, client: OwnClient, stranger: Person, how: str
) -> None:
    send(coach, client, 3)
    delete(how, coach, client)
    invite(other_coach, other_coach.follows(stranger, other_coach.group(), None))
    assert take(coach.app) is None
    assert states(coach.app) == {"sent": 3, "waiting": 1}


@pytest.mark.parametrize("how", ["space", "group", "client"])
def test_f5_a_coach_sends_no_more_a_day_once_their_invitations_are_gone(
    coach: Coach, client: OwnClient, stranger: Person, how: str
) -> None:
    send(coach, client)
    delete(how, coach, client)
    invite(coach, coach.follows(stranger, coach.group(), None), "another@client.example")
    assert take(coach.app, per_day=1) is None
    assert take(coach.app, per_day=2) is None  # put off to tomorrow
    assert states(coach.app) == {"sent": 1, "waiting": 1}


@pytest.mark.parametrize("how", WAYS)
def test_e4_of_a_mail_sent_only_the_keyed_hash_of_its_address_is_left(
    coach: Coach, client: OwnClient, how: str
) -> None:
    send(coach, client)
    invite(coach, client)
    delete(how, coach, client)
    (left,) = mails(coach.app)
    assert [getattr(left, name) for name in READABLE] == [None] * 5 + [""]
    assert left.address_hash == hashed(coach.app)


@pytest.mark.parametrize("how", WAYS)
def test_a_mail_in_hand_whose_person_is_deleted_is_dropped(coach: Coach, client: OwnClient, how: str) -> None:
    invite(coach, client)
    mail = take(coach.app)
    assert mail
    delete(how, coach, client)
    worker = Worker(coach.app, "worker", transport_of(coach.app))
    worker.note(mail, worker.attempt(mail))
    assert states(coach.app) == {"dropped": 1}


def test_a_mail_in_hand_that_failed_does_not_wait_once_its_person_is_deleted(coach: Coach, client: OwnClient) -> None:
    invite(coach, client)
    mail = take(coach.app)
    assert mail
    delete("space", coach, client)
    with coach.app.app_context():
        try_later(mail, "worker", "451 zoe is away")
    (left,) = mails(coach.app)
    assert (left.state, left.answer) == ("dropped", "")


@pytest.mark.parametrize("how", WAYS)
def test_no_number_of_a_mail_comes_again(coach: Coach, client: OwnClient, how: str) -> None:
    invite(coach, client)
    (before,) = mails(coach.app)
    delete(how, coach, client)
    post(coach.app, Letter("link", "en", ADDRESS, details={"find": True}))
    (after,) = mails(coach.app)
    assert after.id > before.id


def test_no_number_of_an_account_comes_again(coach: Coach) -> None:
    with writing(coach.app):
        close(coach)
    assert Coach.signs_in(coach.app, email="new@coach.example").id > coach.id


def test_e4_a_link_asked_for_by_ones_address_goes_with_the_space(person: Person) -> None:
    folder = outbox(person.app)
    person.client.post(person.path("/link/mail"), data={"address": ADDRESS, "keep": "yes"})
    for _ in range(2):
        post(person.app, Letter("link", "en", ADDRESS, details={"find": True}))
        if not (files := list(folder.glob("*.eml"))):
            deliver(person.app)
    assert files
    person.post("/data/erase", {"sure": "yes"})
    assert list(folder.glob("*.eml")) == []
    assert all(mail.address is None and mail.state != "waiting" for mail in mails(person.app))


@pytest.mark.parametrize("what", ["withdraw", "group"])
def test_e4_no_file_of_an_invitation_outlives_it(coach: Coach, what: str) -> None:
    folder = outbox(coach.app)
    group = coach.group()
    (invited,) = invite_by_list(coach, group, "Ada <ada@aplomb.example>")
    deliver(coach.app)
    assert list(folder.glob("*.eml"))
    paths = {"withdraw": f"/clients/{invited.id}/withdraw", "group": f"/groups/{group.id}/delete"}
    assert coach.post(paths[what], {"sure": "yes"}).status_code == 303
    assert list(folder.glob("*.eml")) == []


def heeds(coach: Coach, wish: str) -> bool:
    with coach.app.app_context():
        return suppressed(coach.id, wish)


@pytest.mark.parametrize("how", ["confirmed", "moved"])
def test_whoever_asked_for_no_mail_gets_none_from_a_coach_who_comes_back(coach: Coach, how: str) -> None:
    wish, key = hashed(coach.app), coach.app.config["LINK_KEY"]
    with writing(coach.app):
        suppress(coach.id, wish, "unwanted")
        close(coach)
    again = Coach.signs_in(coach.app, email=coach.email if how == "confirmed" else "other@coach.example")
    with writing(coach.app):
        suppress(again.id, hashed(coach.app, "eve@client.example"), "unwanted")
        account = find_account(again.id)
        assert account
        if how == "confirmed":
            confirm_account(account, key)
        else:
            move_account(again.id, coach.email, key)
    assert heeds(again, wish)
    assert not heeds(Coach.signs_in(coach.app), wish)

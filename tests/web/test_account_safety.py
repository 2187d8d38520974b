"""What whoever attacks an account may try: dead cookies, guesses, and asking who is there."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
import time_machine
from argon2 import PasswordHasher
from flask import Flask, g

from tests.coaching import Coach, writing
from tests.newcomers import EMAIL, PASSWORD, Newcomer, letters
from tests.page import Page
from webapp.store.accounts import change_account

pytestmark = pytest.mark.thorough

MakeApp = Callable[..., Flask]
OTHER = "a quite different password"
NOBODY = "nobody@aplomb.example"
ROUNDS = 50
TRIES = 5


@pytest.fixture
def newcomer(app: Flask) -> Newcomer:
    """Someone who has just made an account, confirmed it, and signed in."""
    return Newcomer.joins(app)


def cookie_of(newcomer: Newcomer) -> str:
    """Return the session cookie as a thief would keep it."""
    cookie = newcomer.client.get_cookie("session")
    assert cookie
    return cookie.value


def thief(newcomer: Newcomer, cookie: str) -> Newcomer:
    """Return another browser, with a stolen cookie."""
    found = newcomer.elsewhere()
    found.client.set_cookie("session", cookie)
    return found


@pytest.mark.both
def test_b5_a_page_asked_for_during_the_sign_out_revives_nothing(app: Flask) -> None:
    Newcomer.joins(app)
    with ThreadPoolExecutor(2) as pool:
        for _ in range(ROUNDS):
            coach = Coach.signs_in(app)
            racing = app.test_client()
            racing.set_cookie("session", coach.client.get_cookie("session").value)  # type: ignore[union-attr]
            reading = pool.submit(racing.get, "/en/coach/account")
            leaving = pool.submit(coach.post, "/sign-out")
            assert (reading.result().status_code in {200, 404}, leaving.result().status_code) == (True, 303)
            assert racing.get("/en/coach/account").status_code == 404


SIGN_OUTS: dict[str, tuple[str, dict[str, str]]] = {
    "sign out": ("/sign-out", {}),
    "sign out everywhere": ("/account/sign-out-everywhere", {}),
    "another password": ("/account/password", {"password": PASSWORD, "new_password": OTHER}),
    "closed account": ("/account/delete", {"password": PASSWORD, "sure": "yes"}),
}


@pytest.mark.parametrize("how", SIGN_OUTS)
def test_c5_the_old_cookie_is_dead_at_once(newcomer: Newcomer, how: str) -> None:
    cookie = cookie_of(newcomer)
    path, data = SIGN_OUTS[how]
    token = newcomer.page("/account").form("account-form")["csrf_token"]
    assert newcomer.client.post(f"/en/coach{path}", data={**data, "csrf_token": token}).status_code == 303
    assert not thief(newcomer, cookie).in_()


def test_c5_an_account_that_was_closed_by_the_operator_opens_nothing(newcomer: Newcomer) -> None:
    with writing(newcomer.app):
        change_account(1, active=False)
    assert not newcomer.in_()
    assert newcomer.signs_in().status_code == 422


def test_the_session_is_made_anew_at_sign_in(app: Flask) -> None:
    newcomer = Newcomer.joins(app)
    visitor = newcomer.elsewhere()
    visitor.page("/sign-in")
    planted = cookie_of(visitor)
    visitor.signs_in()
    assert not thief(newcomer, planted).in_()
    token = thief(newcomer, planted).page("/sign-in").form()["csrf_token"]
    assert visitor.client.post("/en/coach/account", data={"csrf_token": token, "name": "x"}).status_code == 400


@pytest.mark.both
def test_c6_ten_guesses_in_a_quarter_of_an_hour_then_argon2_has_rest(newcomer: Newcomer) -> None:
    visitor = newcomer.elsewhere()
    with patch.object(PasswordHasher, "verify", autospec=True, side_effect=PasswordHasher.verify) as verify:
        found = [visitor.signs_in("a wrong password").status_code for _ in range(25)]
        assert visitor.signs_in().status_code == 429
    assert found == [422] * TRIES + [429] * 20
    assert verify.call_count == TRIES


def test_c6_another_account_is_not_held_up_and_time_heals(newcomer: Newcomer) -> None:
    other = Newcomer.joins(newcomer.app, "otto@aplomb.example").elsewhere()
    visitor = newcomer.elsewhere()
    assert [visitor.signs_in("a wrong password").status_code for _ in range(TRIES + 1)][-1] == 429
    assert other.signs_in().status_code == 303
    with time_machine.travel(16 * 60 + time.time()):
        assert visitor.signs_in().status_code == 303


def test_c6_a_right_password_starts_the_count_anew(newcomer: Newcomer) -> None:
    for _ in range(2):
        visitor = newcomer.elsewhere()
        assert {visitor.signs_in("a wrong password").status_code for _ in range(TRIES - 1)} == {422}
        assert visitor.signs_in().status_code == 303


def test_c6_a_stolen_session_cannot_guess_the_password_either(newcomer: Newcomer) -> None:
    data = {"password": "a wrong password", "new_password": OTHER}
    found = [newcomer.send("/account/password", data).status_code for _ in range(TRIES + 1)]
    assert found == [422] * TRIES + [429]


def test_c6_a_password_without_end_is_refused_before_argon2(newcomer: Newcomer) -> None:
    with patch.object(PasswordHasher, "verify", side_effect=AssertionError):
        assert newcomer.elsewhere().signs_in("x" * 129).status_code == 422


def test_argon2_takes_its_time_while_others_may_write(newcomer: Newcomer) -> None:
    held = []
    data = {"password": PASSWORD, "new_password": OTHER}
    with (
        patch.object(PasswordHasher, "verify", side_effect=lambda *_: held.append("connection" in g) or True),
        patch.object(PasswordHasher, "hash", side_effect=lambda *_: held.append("connection" in g) or "hash"),
    ):
        assert newcomer.send("/account/password", data).status_code == 303
    assert held == [False, False]


@pytest.mark.parametrize("rest", ["/sign-up", "/recover", "/confirm"])
def test_mails_are_not_sent_without_end(app: Flask, rest: str) -> None:
    visitor = Newcomer.comes(app)
    data = {"name": "Nina", "email": EMAIL, "password": PASSWORD}
    assert [visitor.send(rest, data).status_code for _ in range(6)] == [303] * 5 + [429]
    assert visitor.send(rest, {**data, "email": NOBODY}).status_code == 303


class Work:
    """What was done for an answer: what argon2 did, and what was written."""

    def __init__(self, newcomer: Newcomer, rest: str, email: str) -> None:
        visitor = newcomer.elsewhere()
        data = {"name": "N", "email": email, "password": OTHER}
        with (
            patch.object(PasswordHasher, "verify", autospec=True, side_effect=PasswordHasher.verify) as verify,
            patch.object(PasswordHasher, "hash", autospec=True, side_effect=PasswordHasher.hash) as hashing,
        ):
            self.response = visitor.send(rest, data)
        self.argon2 = verify.call_count + hashing.call_count
        self.status, self.location = self.response.status_code, self.response.location
        text = Page(self.response, newcomer.app) if self.status == 422 else visitor.page(str(self.location))
        self.words = text.words


@pytest.mark.parametrize(("rest", "argon2"), [("/sign-in", 1), ("/sign-up", 1), ("/recover", 0), ("/confirm", 0)])
def test_c7_the_answer_and_the_work_are_the_same_whether_an_address_is_known(
    newcomer: Newcomer, rest: str, argon2: int
) -> None:
    waiting = "waiting@aplomb.example"
    Newcomer.comes(newcomer.app, waiting).signs_up()
    known, unknown, unconfirmed = (Work(newcomer, rest, email) for email in (EMAIL, NOBODY, waiting))
    for work in (known, unknown, unconfirmed):
        assert (work.argon2, work.status, work.location) == (argon2, known.status, known.location)
        assert work.words == known.words


@pytest.mark.parametrize(
    ("rest", "known", "unknown"),
    [("/sign-up", ["known"], ["confirm"]), ("/recover", ["recover"], []), ("/confirm", [], [])],
)
def test_c7_who_is_known_is_told_by_mail(newcomer: Newcomer, rest: str, known: list[str], unknown: list[str]) -> None:
    before = len(letters(newcomer.app, EMAIL))
    for email in (EMAIL, NOBODY):
        Work(newcomer, rest, email)
    assert [row.letter for row in letters(newcomer.app, EMAIL)[before:]] == known
    assert [row.letter for row in letters(newcomer.app, NOBODY)] == unknown

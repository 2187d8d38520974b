"""The second factor: an app's codes, each good for one use, and recovery codes."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from tests.newcomers import EMAIL, PASSWORD, Newcomer, code_of, letters
from tests.page import read
from webapp.store.engine import connection
from webapp.store.models import Coach


@pytest.fixture
def newcomer(app: Flask) -> Newcomer:
    """Someone who has just made an account, confirmed it, and signed in."""
    return Newcomer.joins(app)


def asked(newcomer: Newcomer) -> Newcomer:
    """Sign in in another browser, as far as the second factor."""
    visitor = newcomer.elsewhere()
    assert visitor.signs_in().location == "/en/coach/second-factor?next=/en/coach/"
    return visitor


@pytest.mark.both
def test_a_code_of_the_app_opens_the_account_once(newcomer: Newcomer) -> None:
    key, _ = newcomer.takes_a_second_factor()
    first, second = asked(newcomer), asked(newcomer)
    code = code_of(key)
    assert not first.in_()
    assert first.send("/second-factor", {"code": f" {code[:3]} {code[3:]} "}).location == "/en/coach/"
    assert first.in_()
    page = second.refused("/second-factor", {"code": code})
    assert page.text("#code-error") == "Error: This code is not the current one, or was used already."
    assert not second.in_()


def test_the_code_that_set_it_up_is_used(newcomer: Newcomer) -> None:
    page = newcomer.page("/account/second-factor")
    code = code_of(page.text(".setup code"))
    data = {**page.form("account-form"), "code": code, "password": PASSWORD}
    read(newcomer.client.post("/en/coach/account/second-factor", data=data), newcomer.app)
    asked(newcomer).refused("/second-factor", {"code": code})


@pytest.mark.both
def test_a_recovery_code_opens_the_account_once(newcomer: Newcomer) -> None:
    _, recovery = newcomer.takes_a_second_factor()
    assert len(set(recovery)) == 10
    typed = recovery[3].replace("-", "").upper()
    assert asked(newcomer).send("/second-factor", {"code": typed}).status_code == 303
    asked(newcomer).refused("/second-factor", {"code": recovery[3]})
    assert "9 left" in newcomer.page("/account").words


def test_a_wrong_code_sets_nothing_up_and_the_key_stays(newcomer: Newcomer) -> None:
    page = newcomer.page("/account/second-factor")
    data = {**page.form("account-form"), "code": "000000", "password": PASSWORD}
    refused = read(newcomer.client.post("/en/coach/account/second-factor", data=data), newcomer.app, 422)
    assert refused.text(".setup code") == page.text(".setup code")
    assert newcomer.elsewhere().signs_in().location == "/en/coach/"


def test_nothing_that_opens_an_account_is_readable_in_the_database(newcomer: Newcomer) -> None:
    key, recovery = newcomer.takes_a_second_factor()
    with newcomer.app.app_context():
        kept = str(connection().execute(select(Coach.__table__)).one())
    for secret in (key, key.replace("-", ""), PASSWORD, *recovery, *(code.replace("-", "") for code in recovery)):
        assert secret not in kept


def test_c6_codes_are_not_guessed(newcomer: Newcomer) -> None:
    key, _ = newcomer.takes_a_second_factor()
    visitor = asked(newcomer)
    found = [visitor.send("/second-factor", {"code": "000000"}).status_code for _ in range(6)]
    assert found == [422] * 5 + [429]
    assert visitor.send("/second-factor", {"code": code_of(key)}).status_code == 429


def test_without_the_password_no_code_is_asked(newcomer: Newcomer) -> None:
    assert newcomer.elsewhere().client.get("/en/coach/second-factor").location.startswith("/en/coach/sign-in?next=")


def test_a_password_changed_meanwhile_has_to_be_given_again(newcomer: Newcomer) -> None:
    key, _ = newcomer.takes_a_second_factor()
    visitor = asked(newcomer)
    form = visitor.page("/second-factor").form()
    newcomer.send("/account/password", {"password": PASSWORD, "new_password": "a quite different password"})
    sent = visitor.client.post("/en/coach/second-factor", data={**form, "code": code_of(key)})
    assert sent.location.startswith("/en/coach/sign-in")
    assert not visitor.in_()


def test_it_is_ended_with_the_password(newcomer: Newcomer) -> None:
    newcomer.takes_a_second_factor()
    assert newcomer.said(newcomer.send("/account/second-factor", {"password": PASSWORD})) == "The second factor is off."
    assert newcomer.elsewhere().signs_in().location == "/en/coach/"
    told = [row.details["what"] for row in letters(newcomer.app, EMAIL, "changed")]
    assert told == ["second-factor-on", "second-factor-off"]


def test_new_recovery_codes_take_the_place_of_the_old_ones(newcomer: Newcomer) -> None:
    _, old = newcomer.takes_a_second_factor()
    new = read(newcomer.send("/account/recovery-codes", {"password": PASSWORD}), newcomer.app).texts(".codes code")
    asked(newcomer).refused("/second-factor", {"code": old[0]})
    assert asked(newcomer).send("/second-factor", {"code": new[0]}).status_code == 303


def test_without_a_second_factor_there_are_no_recovery_codes(newcomer: Newcomer) -> None:
    assert newcomer.client.get("/en/coach/account/recovery-codes").location.startswith(
        "/en/coach/account/second-factor"
    )


def test_the_drawing_is_what_the_app_reads(newcomer: Newcomer) -> None:
    page = newcomer.page("/account/second-factor")
    key = page.text(".setup code").replace("-", "")
    assert re.search(f"secret={key}&issuer=Aplomb$", page.link("Open the app on this device"))
    assert page.text(".setup svg title") == "QR code for your app"

"""The links that the mails of an account carry: good for one use, by the one who asked."""

import time

import pytest
import time_machine
from flask import Flask

from tests.newcomers import EMAIL, PASSWORD, Newcomer
from tests.page import read
from webapp.languages import LANGUAGES
from webapp.web.coaching.account_links import LIVES

OTHER = "a quite different password"


@pytest.fixture
def newcomer(app: Flask) -> Newcomer:
    """Someone who has just made an account, confirmed it, and signed in."""
    return Newcomer.joins(app)


def test_f4_a_link_that_a_scanner_opens_is_good_for_its_owner(app: Flask) -> None:
    newcomer = Newcomer.comes(app)
    newcomer.signs_up()
    link = newcomer.mailed("confirm")
    for _ in range(3):
        app.test_client().head(link)
        app.test_client().get(link)
    assert newcomer.signs_in().status_code == 422
    newcomer.send(link)
    assert newcomer.signs_in().status_code == 303


def test_c8_a_link_that_was_used_changes_nothing_in_any_browser(app: Flask) -> None:
    newcomer = Newcomer.joins(app)
    elsewhere = newcomer.elsewhere()
    elsewhere.send("/recover", {"email": EMAIL})
    link = newcomer.mailed("recover")
    token = elsewhere.page("/sign-in").form()["csrf_token"]
    newcomer.send(link, {"new_password": OTHER})
    again = {"csrf_token": token, "new_password": "a third password"}
    assert read(elsewhere.client.post(link, data=again), app, 404).h1 == "This link no longer works"
    assert newcomer.elsewhere().signs_in(OTHER).status_code == 303


@pytest.mark.parametrize("language", LANGUAGES)
def test_c8_a_link_from_before_a_change_of_address_or_password_is_dead(app: Flask, language: str) -> None:
    newcomer = Newcomer.joins(app, language=language)
    newcomer.elsewhere().send("/recover", {"email": EMAIL})
    newcomer.send("/account/email", {"email": "nina@elsewhere.example", "password": PASSWORD})
    moved = Newcomer(newcomer.client, "nina@elsewhere.example", language)
    early, address = newcomer.mailed("recover"), moved.mailed("changed-email")
    moved.send(address)
    for link in (early, address):
        moved.page(link, 404)


def test_c8_the_link_to_a_new_address_is_good_for_nobody_else(newcomer: Newcomer) -> None:
    new = "nina@elsewhere.example"
    newcomer.send("/account/email", {"email": new, "password": PASSWORD})
    link = Newcomer(newcomer.client, new).mailed("changed-email")
    other = Newcomer.joins(newcomer.app, "otto@aplomb.example")
    assert other.page(link, 404).h1 == "This link no longer works"
    assert Newcomer.comes(newcomer.app).page(link, 404).h1 == "There is no page here"
    assert newcomer.elsewhere().signs_in().status_code == 303


def test_c8_an_address_taken_meanwhile_is_refused(newcomer: Newcomer) -> None:
    new = "nina@elsewhere.example"
    newcomer.send("/account/email", {"email": new, "password": PASSWORD})
    link = Newcomer(newcomer.client, new).mailed("changed-email")
    token = newcomer.page(link).form()["csrf_token"]
    Newcomer.joins(newcomer.app, new)
    assert newcomer.client.post(link, data={"csrf_token": token}).status_code == 404


@pytest.mark.parametrize("letter", ["confirm", "recover"])
def test_c8_a_link_dies_of_age_and_opens_only_what_it_is_for(app: Flask, letter: str) -> None:
    newcomer = Newcomer.comes(app)
    newcomer.signs_up()
    newcomer.send("/recover", {"email": EMAIL})
    link = newcomer.mailed(letter)
    newcomer.page(link)
    newcomer.page(link.replace("confirm", "@").replace("recover", "confirm").replace("@", "recover"), 404)
    newcomer.page(link[:-4] + ("A" if link[-4] != "A" else "B") + link[-3:], 404)
    with time_machine.travel(LIVES[letter] + 5 + time.time()):
        newcomer.page(link, 404)

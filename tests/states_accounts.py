"""The pages of a coach's account in each of their states."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.newcomers import PASSWORD, Newcomer
from tests.page import Page, fetch
from tests.sitemap import pages_of

NAME = "Zoé & <b>Nina</b>"
OTHER = "a quite different password"


def accounts(app: Flask, language: str) -> Iterator[Page]:
    """From the sign-up to the end of an account, with all that is refused on the way."""
    newcomer = Newcomer.comes(app, f"nina-{language}@aplomb.example", language)
    yield from at_the_door(newcomer)
    yield from confirmed(newcomer)
    yield from forgotten(newcomer)
    yield from signed_in(newcomer)
    yield from with_a_second_factor(newcomer)
    yield from moving(newcomer)
    yield answered(newcomer, "/account/sign-out-everywhere", on="/account")
    newcomer.signs_in(OTHER)
    yield newcomer.refused("/account/delete", {"password": OTHER})
    yield answered(newcomer, "/account/delete", {"password": OTHER, "sure": "yes"})


def answered(newcomer: Newcomer, rest: str, data: dict[str, str] | None = None, on: str = "") -> Page:
    """Send the form of a page, this one's unless told; return the page that says what was done."""
    form = newcomer.page(on or rest).form("account-form")
    sent = newcomer.client.post(newcomer.path(rest), data={**form, **(data or {})})
    return fetch(newcomer.client, sent.location)


def at_the_door(newcomer: Newcomer) -> Iterator[Page]:
    """Every page before the sign-in, empty, refused, closed."""
    app, language = newcomer.app, newcomer.language
    for path in pages_of(app, "entrance", language):
        yield fetch(newcomer.client, path)
    yield newcomer.page("/account", 404)
    yield newcomer.refused("/sign-up", {"name": "", "email": "", "password": "ten or more\x07"})
    yield newcomer.refused("/sign-up", {"name": NAME, "email": "nobody", "password": "x" * 129})
    yield newcomer.refused("/sign-in", {"email": newcomer.email, "password": "wrong"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(app.config, "COACH_SIGNUP", "closed")
        yield newcomer.page("/sign-up")


def confirmed(newcomer: Newcomer) -> Iterator[Page]:
    """An account asked for, confirmed, and the link that is used up."""
    yield fetch(newcomer.client, newcomer.signs_up(name=NAME).location)
    link = newcomer.mailed("confirm")
    yield newcomer.page(link)
    yield fetch(newcomer.client, newcomer.send(link).location)
    yield newcomer.page(link, 404)


def forgotten(newcomer: Newcomer) -> Iterator[Page]:
    """A password forgotten, and another one chosen."""
    yield fetch(newcomer.client, newcomer.send("/recover", {"email": newcomer.email}).location)
    link = newcomer.mailed("recover")
    yield newcomer.refused(link, {"new_password": "short"})
    yield fetch(newcomer.client, newcomer.send(link, {"new_password": PASSWORD}).location)


def signed_in(newcomer: Newcomer) -> Iterator[Page]:
    """Every page of the account, empty, then refused."""
    newcomer.signs_in()
    for rest in ("", "/password", "/email", "/second-factor", "/delete"):
        yield newcomer.page(f"/account{rest}")
    yield newcomer.refused("/account", {"name": "", "language": "zz"})
    yield newcomer.refused("/account/email", {"email": newcomer.email, "password": PASSWORD})
    yield newcomer.refused("/account/second-factor", {"code": "0", "password": PASSWORD})
    yield newcomer.refused("/account/password", {"password": "wrong", "new_password": OTHER})
    yield answered(newcomer, "/account")
    yield answered(newcomer, "/account/password", {"password": PASSWORD, "new_password": OTHER})
    yield answered(newcomer, "/sign-out", on="/account")


def with_a_second_factor(newcomer: Newcomer) -> Iterator[Page]:
    """A second factor set up, asked for, and ended."""
    newcomer.signs_in(OTHER)
    yield newcomer.shows_its_code(newcomer.page("/account/second-factor"), OTHER)
    yield newcomer.page("/account")
    yield newcomer.page("/account/recovery-codes")
    yield newcomer.page("/account/second-factor")
    visitor = newcomer.elsewhere()
    visitor.signs_in(OTHER)
    yield visitor.page("/second-factor")
    yield visitor.refused("/second-factor", {"code": "000000"})
    yield fetch(newcomer.client, newcomer.send("/account/second-factor", {"password": OTHER}).location)


def moving(newcomer: Newcomer) -> Iterator[Page]:
    """Another address, asked for and put in force."""
    new = f"moved-{newcomer.email}"
    asked = newcomer.send("/account/email", {"email": new, "password": OTHER})
    yield fetch(newcomer.client, asked.location)
    newcomer.email = new
    link = newcomer.mailed("changed-email")
    yield newcomer.page(link)
    yield fetch(newcomer.client, newcomer.send(link).location)
    yield newcomer.page(link, 404)

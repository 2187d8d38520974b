"""Those who make an account and sign in to it, as one does in a browser; and the mails that they are sent."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from passlib.totp import TOTP
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.page import Page, fetch, read
from webapp.store.accounts import find_account
from webapp.store.engine import connection
from webapp.store.models import Mail
from webapp.web.coaching.account_links import account_link

PASSWORD = "plumb line and poise"
EMAIL = "nina@aplomb.example"


@dataclass
class Newcomer:
    """A browser, and who sits before it; paths are given from /coach ("/sign-in")."""

    client: FlaskClient
    email: str = EMAIL
    language: str = "en"

    @classmethod
    def comes(cls, app: Flask, email: str = EMAIL, language: str = "en") -> Self:
        """Come for the first time."""
        return cls(app.test_client(), email, language)

    @classmethod
    def joins(cls, app: Flask, email: str = EMAIL, language: str = "en") -> Self:
        """Make an account, confirm it by the mail, and sign in."""
        newcomer = cls.comes(app, email, language)
        newcomer.signs_up()
        newcomer.follows("confirm")
        newcomer.signs_in()
        return newcomer

    @property
    def app(self) -> Flask:
        """The site."""
        return self.client.application

    def elsewhere(self) -> Self:
        """Return the same person before another browser."""
        return type(self)(self.app.test_client(), self.email, self.language)

    def path(self, rest: str) -> str:
        """Return an address of the coach's part."""
        return rest if rest.startswith(f"/{self.language}/") else f"/{self.language}/coach{rest}"

    def page(self, rest: str, status: int = 200) -> Page:
        """Open a page."""
        return fetch(self.client, self.path(rest), status)

    def send(self, rest: str, data: Mapping[str, Any] | None = None, **how: Any) -> TestResponse:
        """Open a page, change what is given in its form, and send it."""
        found = Page(self.client.get(self.path(rest)), self.app)
        form = found.form("account-form" if found.all("#account-form") else "")
        return self.client.post(self.path(rest), data={**form, **(data or {})}, **how)

    def refused(self, rest: str, data: Mapping[str, Any], status: int = 422) -> Page:
        """Send a form that cannot be taken; return the page that says so."""
        return read(self.send(rest, data), self.app, status)

    def said(self, response: TestResponse) -> str:
        """Follow the answer to a form; return what the page then says."""
        assert response.status_code == 303, response.text
        return fetch(self.client, response.location).text(".notice")

    def signs_up(self, **data: str) -> TestResponse:
        """Ask for an account."""
        return self.send("/sign-up", {"name": "Nina New", "email": self.email, "password": PASSWORD, **data})

    def signs_in(self, password: str = PASSWORD, query: str = "") -> TestResponse:
        """Sign in."""
        return self.send(f"/sign-in{query}", {"email": self.email, "password": password})

    def follows(self, letter: str, data: Mapping[str, Any] | None = None) -> TestResponse:
        """Open the link of the last mail of a kind, and send the form of its page."""
        return self.send(self.mailed(letter), data)

    def mailed(self, letter: str) -> str:
        """Return the path of the link that the last mail of a kind carries."""
        with self.app.app_context():
            return urlsplit(self.address_mailed(letter)).path

    def address_mailed(self, letter: str) -> str:
        """Return the whole address of that link, in the context at hand."""
        row = letters(self.app, self.email, letter)[-1]
        coach = find_account(row.coach_id)
        assert coach
        return account_link(letter, coach, row.details, self.language)

    def in_(self) -> bool:
        """Tell whether one is signed in."""
        return self.client.get(self.path("/account")).status_code == 200

    def takes_a_second_factor(self) -> tuple[str, list[str]]:
        """Set a second factor up; return the app's key, and the recovery codes."""
        page = self.page("/account/second-factor")
        return page.text(".setup code"), self.shows_its_code(page).texts(".codes code")

    def shows_its_code(self, page: Page, password: str = PASSWORD) -> Page:
        """Send the code before the one of now from the page that sets the second factor up."""
        code = code_of(page.text(".setup code"), ago=30)
        data = {**page.form("account-form"), "code": code, "password": password}
        return read(self.client.post(self.path("/account/second-factor"), data=data), self.app)


def code_of(key: str, ago: int = 0) -> str:
    """Return the code that an app with this key shows now, or showed so many seconds ago."""
    return str(TOTP(key=key).generate(int(time.time()) - ago).token)


def letters(app: Flask, email: str, letter: str = "") -> list[Any]:
    """Return the mails queued for an address, of a kind if it is told."""
    with app.app_context():
        rows = connection().execute(select(Mail.__table__).where(Mail.address == email).order_by(Mail.id)).all()
    return [row for row in rows if letter in ("", row.letter)]

"""The coaches of the tests, who do what one does in a browser, and the people they follow."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any, Self

from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.cast import Person
from tests.page import Page, fetch, read
from webapp.store.clients import Choice, OwnClient, add_client, find_client, set_followed
from webapp.store.coaches import sign_in
from webapp.store.consents import choose, note_completion
from webapp.store.engine import commit, connection, insert, start_writing
from webapp.store.groups import OwnGroup, add_group, find_group
from webapp.store.links import hash_token, make_token
from webapp.store.models import Coach as Row
from webapp.store.models import Followed, Space, State
from webapp.web.coaching.access import SID

EVERYTHING = Choice(shares=True, answers=True, journal=True)


@contextmanager
def writing(app: Flask) -> Any:
    """Write to the site's database, in one transaction."""
    with app.app_context():
        start_writing()
        yield
        commit()


@dataclass
class Coach:
    """A coach: a browser in which they are signed in; paths are given from /coach ("/clients")."""

    client: FlaskClient
    id: int
    email: str
    sid: str
    language: str = "en"

    @classmethod
    def signs_in(cls, app: Flask, email: str = "", name: str = "Carla Coach", language: str = "en", **row: Any) -> Self:
        """Make an account whose address is confirmed, and sign in to it."""
        email = email or f"coach-{token_hex(4)}@aplomb.example"
        now = datetime.now(UTC)
        values = {"email": email, "name": name, "language": language, "active": True}
        values |= {"created_at": now, "confirmed_at": now, "notified": True} | {"signature": "", "booking_url": ""}
        values |= {"accent": ""} | row
        with writing(app):
            coach_id = connection().execute(insert(Row).values(**values).returning(Row.id)).scalar_one()
            sid = sign_in(coach_id)
        client = app.test_client()
        with client.session_transaction() as session:
            session[SID] = sid
            session["csrf_token"] = hashlib.sha1(os.urandom(64)).hexdigest()
        return cls(client, coach_id, email, sid, language)

    @property
    def app(self) -> Flask:
        """The site."""
        return self.client.application

    @property
    def csrf(self) -> str:
        """The token that this browser's forms carry."""
        with self.client.session_transaction() as session:
            return str(URLSafeTimedSerializer(self.app.secret_key, salt="wtf-csrf-token").dumps(session["csrf_token"]))

    def path(self, rest: str, language: str = "") -> str:
        """Return the address of a coach's page."""
        return f"/{language or self.language}/coach{rest}"

    def get(self, rest: str, **how: Any) -> TestResponse:
        """Ask for an address of the coach's part."""
        return self.client.get(self.path(rest), **how)

    def page(self, rest: str = "/", status: int = 200, language: str = "") -> Page:
        """Open a page."""
        return fetch(self.client, self.path(rest, language), status)

    def post(self, rest: str, data: Mapping[str, Any] | None = None, language: str = "", **how: Any) -> TestResponse:
        """Send a form with its token."""
        return self.client.post(self.path(rest, language), data={"csrf_token": self.csrf, **(data or {})}, **how)

    def refused(self, rest: str, data: Mapping[str, Any], status: int = 422) -> Page:
        """Send a form that cannot be taken; return the page that says so."""
        return read(self.post(rest, data), self.app, status)

    def group(self, name: str = "Spring 2027", **values: Any) -> OwnGroup:
        """Make a group."""
        with writing(self.app):
            found = find_group(self.id, add_group(self.id, {"name": name, "language": "fr", "welcome": ""} | values))
        assert found
        return found

    def follows(
        self, person: Person, group: OwnGroup, choice: Choice | None = EVERYTHING, name: str = "Zoé Client", **row: Any
    ) -> OwnClient:
        """Have a person who has a space be in a group, invited, and having chosen unless `choice` is None."""
        values = {"name": name, "language": person.language, "state": State.SENT.value, "note": "", "refusal": ""} | row
        with writing(self.app):
            space_id = (
                connection()
                .execute(select(Space.id, Space.followed).where(Space.link_hash == hash_token(person.token)))
                .scalar_one()
            )
            client_id = add_client(self.id, group.id, space_id, values)
            set_followed(space_id, Followed.INVITED.value)
            client = find_client(self.id, client_id)
            assert client
            if choice is not None:
                choose(client, choice)
            if person.get("/data.json").get_json()["audits"][-1]["completed_at"]:
                note_completion(space_id)
            client = find_client(self.id, client_id)
        assert client
        return client

    def invites(self, group: OwnGroup, name: str = "Zoé Client", language: str = "en", **row: Any) -> Person:
        """Have somebody be invited who has opened nothing yet: their space waits, without an audit."""
        space_id, key = token_hex(16), self.app.config["LINK_KEY"]
        token, now = make_token(space_id, 1, key), datetime.now(UTC)
        space = {"id": space_id, "link_hash": hash_token(token), "link_version": 1, "language": language}
        space |= {"opened_at": now, "visited_on": now.date(), "followed": Followed.INVITED.value}
        values = {"name": name, "language": language, "state": State.SENT.value, "invited_at": now} | row
        with writing(self.app):
            connection().execute(insert(Space).values(**space))
            add_client(self.id, group.id, space_id, values)
        return Person(self.app.test_client(), token, language)

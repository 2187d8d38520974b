"""The pages about mail in each of their states; and each letter written once, for its words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from flask import Flask, g

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.page import Page, fetch, read
from webapp.languages import LANGUAGES
from webapp.store.claims import Claimed
from webapp.store.clients import change_client
from webapp.store.correspondence import Facts, LinkedSpace, facts
from webapp.store.engine import connection
from webapp.store.models import Coach as Row
from webapp.web.account_letters import ACCOUNT_WRITERS
from webapp.web.letters import WRITERS
from webapp.web.posting import written
from webapp.web.unsubscribing import unsubscribe_address

WRONG = {"address": "42"}
TYPED_ADDRESS = "4@client.example"


def mailed(app: Flask, language: str) -> Iterator[Page]:
    """The link asked for and sent, the address kept and forgotten, no more mail wanted."""
    person = Person.begins(app, language)
    yield from finding(app, language)
    yield read(person.post("/link/mail", WRONG), app, 422)
    for _ in range(3):
        yield fetch(person.client, person.post("/link/mail", {"address": TYPED_ADDRESS}).location)
    yield read(person.post("/link/mail", {"address": TYPED_ADDRESS, "keep": "yes"}), app, 422)
    yield read(person.post("/data/address", WRONG), app, 422)
    person.post("/data/address", {"address": TYPED_ADDRESS})
    yield person.page("/data")
    yield from unsubscribing(app, language)
    write_letters(app, person)


def finding(app: Flask, language: str) -> Iterator[Page]:
    """The page that sends a link to an address, wrong and right."""
    client, path = app.test_client(), f"/{language}/find"
    for typed in (WRONG, {"address": ""}, {"address": "4" * 300}, {"address": "é@4.example"}):
        yield read(client.post(path, data=typed), app, 422)
    yield fetch(client, client.post(path, data={"address": TYPED_ADDRESS}).location)


def unsubscribing(app: Flask, language: str) -> Iterator[Page]:
    """The page at the foot of a coach's letters: asking, done, and of a coach who has left."""
    coach = Coach.signs_in(app, name="42")
    with app.test_request_context(f"/{language}/"):
        path = urlsplit(unsubscribe_address(coach.id, "0" * 32)).path
    yield fetch(app.test_client(), path)
    yield read(app.test_client().post(path, data={"List-Unsubscribe": "One-Click"}), app)
    with writing(app):
        connection().execute(Row.__table__.delete().where(Row.id == coach.id))
    yield fetch(app.test_client(), path)


def write_letters(app: Flask, person: Person) -> None:
    """Write each letter, so that its words are looked up."""
    coach = Coach.signs_in(app)
    client = coach.follows(person, coach.group(), None)
    with writing(app):
        change_client(client.id, note="note")
    for letter, write in (WRITERS | ACCOUNT_WRITERS).items():
        with app.app_context():
            g.language = LANGUAGES[person.language]
            mail = Claimed(1, letter, person.language, coach.id, client.id, None, None, "a@b.example", "0" * 32, 0)
            written(mail, write(mail, facts(mail, app.config["LINK_KEY"])))
            several = [LinkedSpace("token", "en", date(2027, 1, 1), datetime.now(UTC).date())] * 2
            written(mail, WRITERS["link"](mail, Facts(several)))

"""What tests of mails do: have a worker deliver what waits, and read what became of it."""

from collections import Counter
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.coaching import Coach, writing
from webapp.delivering import Worker, transport_of
from webapp.store.addresses import address_hash
from webapp.store.clients import OwnClient
from webapp.store.engine import connection
from webapp.store.models import Client, Mail
from webapp.store.outbox import Letter, queue

ADDRESS = "zoe@client.example"


def deliver(app: Flask, name: str = "worker", worker: Worker | None = None) -> None:
    """Deliver all that is due now, as `flask deliver --once` does."""
    (app.config["INSTANCE"] / "workers").mkdir(exist_ok=True)
    (worker or Worker(app, name, transport_of(app))).run(lambda _seconds: False, once=True)


def post(app: Flask, *letters: Letter) -> None:
    """Queue letters."""
    with writing(app):
        queue(letters, app.config["LINK_KEY"])


def invite(coach: Coach, client: OwnClient, address: str = ADDRESS, letter: str = "invitation", **how: Any) -> None:
    """Queue a letter of a coach to a client."""
    post(coach.app, Letter(letter, client.language, address, coach.id, client.id, **how))


def mails(app: Flask) -> list[Any]:
    """Return the rows of the outbox."""
    with app.app_context():
        return list(connection().execute(select(Mail.__table__).order_by(Mail.id)))


def states(app: Flask) -> Counter[str]:
    """Return how many mails are in each state."""
    return Counter(mail.state for mail in mails(app))


def client_row(app: Flask, client: OwnClient) -> Any:
    """Return a client's row as it is kept."""
    with app.app_context():
        return connection().execute(select(Client.__table__).where(Client.id == client.id)).one()


def hashed(app: Flask, address: str = ADDRESS) -> str:
    """Return what is kept of an address."""
    return address_hash(address, app.config["LINK_KEY"])

"""The mails that a client was, or is to be, sent; and what becomes of mails when whom they are about is deleted."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, delete, or_, select, update

from webapp.store.addresses import address_hash
from webapp.store.clients import OwnClient
from webapp.store.engine import connection
from webapp.store.models import Client, Mail, Space

TOLD = ("invitation", "reminder")
MOST = 50
"""How many of these letters are told, the latest."""


class SentMail(NamedTuple):
    """A mail to a client: which letter, how far it is, when it was queued, and when its end was known.

    `answer`: what the server said, or why the mail was dropped.
    """

    letter: str
    state: str
    answer: str
    queued_at: datetime
    ended_at: datetime | None


OF_CLIENT = (
    select(*[getattr(Mail, name) for name in SentMail._fields])
    .where(Mail.client_id == bindparam("client"), Mail.letter.in_(TOLD))
    .order_by(Mail.id.desc())
    .limit(MOST)
)


def mails_to(client: OwnClient) -> list[SentMail]:
    """Return the mails to a client, the latest first."""
    return [SentMail(*row) for row in connection().execute(OF_CLIENT, {"client": client.id})]


def waiting_for(client_ids: Collection[int]) -> set[int]:
    """Return those of the clients for whom a mail waits, or is being sent."""
    found = select(Mail.client_id).where(Mail.client_id.in_(client_ids), Mail.state.in_(("waiting", "sending")))
    return {client_id for client_id in connection().execute(found).scalars() if client_id is not None}


def let_mails_go(about: ColumnElement[bool]) -> list[int]:
    """Before whom mails are about is deleted: delete those that wait, leave of the others what the limits count.

    Return the ids of all of them, whose files are to be discarded.
    """
    # All are changed first, so that a worker cannot put one back among those that wait meanwhile.
    bare = {"address": None, "details": None, "once": None, "answer": ""}
    ids = list(connection().execute(update(Mail).where(about).values(**bare).returning(Mail.id)).scalars())
    connection().execute(delete(Mail).where(about, Mail.state == "waiting"))
    return ids


def of_clients(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return what tells the mails about these clients."""
    return Mail.client_id.in_(select(Client.id).where(*which))


def of_coach(coach_id: int) -> ColumnElement[bool]:
    """Return what tells the mails of a coach, and those about the people they follow."""
    return or_(Mail.coach_id == coach_id, of_clients(Client.coach_id == coach_id))


def of_spaces(space_ids: Collection[str], key: str) -> ColumnElement[bool]:
    """Return what tells the mails about spaces, or about their people as somebody's clients.

    With them the links that were asked for by the addresses kept with the spaces; `key` hides these.
    """
    kept = select(Space.email).where(Space.id.in_(space_ids), Space.email.is_not(None))
    hashes = {address_hash(str(address), key) for address in connection().execute(kept).scalars()}
    found = (Mail.letter == "link") & Mail.space_id.is_(None) & Mail.address_hash.in_(hashes)
    return or_(Mail.space_id.in_(space_ids), of_clients(Client.space_id.in_(space_ids)), found)

"""The mails that a client was, or is to be, sent."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select

from webapp.store.clients import OwnClient
from webapp.store.engine import connection
from webapp.store.models import Client, Mail

TO_CLIENTS = ("invitation", "reminder")
MOST = 50
"""How many of them are told, the latest."""


class SentMail(NamedTuple):
    """A mail to a client: which letter, how far it is, when it was queued, and when its end was known."""

    letter: str
    state: str
    queued_at: datetime
    ended_at: datetime | None


OF_CLIENT = (
    select(*[getattr(Mail, name) for name in SentMail._fields])
    .where(Mail.client_id == bindparam("client"), Mail.letter.in_(TO_CLIENTS))
    .order_by(Mail.id.desc())
    .limit(MOST)
)


def mails_to(client: OwnClient) -> list[SentMail]:
    """Return the mails to a client, the latest first."""
    return [SentMail(*row) for row in connection().execute(OF_CLIENT, {"client": client.id})]


def mails_about(space_id: str) -> list[int]:
    """Return the ids of all mails about a space, or about its person as somebody's client."""
    clients = select(Client.id).where(Client.space_id == space_id)
    query = select(Mail.id).where(or_(Mail.space_id == space_id, Mail.client_id.in_(clients)))
    return list(connection().execute(query).scalars())

"""The outbox: mails queued in the transaction that wants them, so that neither is ever without the other."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select

from webapp.store.addresses import address_hash
from webapp.store.engine import connection, insert
from webapp.store.models import Mail


class Letter(NamedTuple):
    """A mail to be sent: which letter, in which language, to whom, and what it is about.

    `once` tells what it is about: a second one of the same is not queued. `due_at`: not before then.
    """

    letter: str
    language: str
    address: str
    coach_id: int | None = None
    client_id: int | None = None
    space_id: str | None = None
    once: str | None = None
    details: dict[str, Any] | None = None
    due_at: datetime | None = None


def queue(letters: Sequence[Letter], key: str) -> None:
    """Queue mails in the transaction at hand; they are sent once it is committed. `key` hides their addresses."""
    now = datetime.now(UTC)
    rows = [
        letter._asdict()
        | {
            "due_at": letter.due_at or now,
            "address_hash": address_hash(letter.address, key),
            "state": "waiting",
            "queued_at": now,
            "attempts": 0,
            "answer": "",
        }
        for letter in letters
    ]
    if rows:
        connection().execute(insert(Mail).on_conflict_do_nothing(index_elements=["once"]), rows)


def links_sent(space_id: str, days: int) -> int:
    """Return how often the link of a space was sent, or is about to be, in the last days."""
    since = datetime.now(UTC) - timedelta(days=days)
    of_space = (Mail.space_id == space_id, Mail.letter == "link", Mail.queued_at > since)
    return connection().execute(select(func.count()).select_from(Mail).where(*of_space)).scalar_one()

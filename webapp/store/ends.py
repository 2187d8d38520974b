"""How mails end: noted with what follows for the client, in one transaction; and those whose worker died."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, delete, or_, select, update

from webapp.store.claims import Claimed
from webapp.store.consents import BEFORE_OPENING
from webapp.store.engine import changed_rows, commit, connection, start_writing
from webapp.store.models import Client, Mail, State

LEASE = timedelta(minutes=5)
"""After which a mail in hand is taken for one whose worker died on another machine."""
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240, 480, 960, 960))
"""How long a mail waits after each try that failed: two days in all."""
FORGOTTEN_DAYS = 30
ENDED = ("sent", "refused", "uncertain", "dropped")


def end(mail: Claimed, worker: str, state: str, answer: str) -> None:
    """Note how a mail in hand ended (sent, refused, uncertain or dropped), and commit."""
    start_writing()
    mine = (Mail.id == mail.id, Mail.claimed_by == worker, Mail.state.in_(("sending", "uncertain")))
    finish(mine, state, answer)
    commit()


def try_later(mail: Claimed, worker: str, answer: str) -> None:
    """Have a mail that surely was not taken wait for its next try, or give it up after the last; commit."""
    tries = mail.attempts + 1
    if tries > len(PAUSES):
        end(mail, worker, "refused", answer)
        return
    start_writing()
    mine = (Mail.id == mail.id, Mail.claimed_by == worker, Mail.state == "sending")
    finish((*mine, Mail.address.is_(None)), "dropped", "")
    due_at = datetime.now(UTC) + PAUSES[tries - 1]
    again = {"state": "waiting", "due_at": due_at, "answer": answer, "claimed_by": None}
    connection().execute(update(Mail).where(*mine).values(**again))
    commit()


def abandoned(dead: Collection[str]) -> int:
    """Call uncertain what was in the hands of workers that are dead, or silent for too long; return how many mails."""
    silent = Mail.claimed_at < datetime.now(UTC) - LEASE
    lost = (Mail.state == "sending", or_(silent, Mail.claimed_by.in_(dead)))
    if connection().execute(select(Mail.id).where(*lost).limit(1)).first() is None:
        return 0
    start_writing()
    count = finish(lost, "uncertain", "")
    commit()
    return count


def finish(which: Collection[ColumnElement[bool]], state: str, answer: str) -> int:
    """End mails, forget their addresses, and tell the clients they were about; return how many they were."""
    now = datetime.now(UTC)
    # No address while in hand: whom the mail is about was deleted meanwhile, and nothing is to be read of them.
    kept = case((Mail.address.is_(None), ""), else_=answer)
    values: dict[str, Any] = {"state": state, "answer": kept, "ended_at": now, "address": None, "details": None}
    ended = connection().execute(update(Mail).where(*which).values(**values).returning(Mail.letter, Mail.client_id))
    rows = ended.all()
    invited = [client for letter, client in rows if letter == "invitation"]
    reminded = [client for letter, client in rows if letter == "reminder" and state == "refused"]
    if (clients := [*invited, *reminded]) and state in {"sent", "refused", "uncertain"}:
        of_these = (Client.id.in_(clients), Client.state.in_([before.value for before in BEFORE_OPENING]))
        told = {"state": State(state).value, "state_at": now, "refusal": answer if state == "refused" else ""}
        connection().execute(update(Client).where(*of_these).values(**told))
    return len(rows)


def forget_old_mails() -> int:
    """Delete the mails that ended a month ago and are about no client; commit and return how many."""
    old = Mail.due_at < datetime.now(UTC) - timedelta(days=FORGOTTEN_DAYS)
    start_writing()
    gone = changed_rows(delete(Mail).where(Mail.state.in_(ENDED), old, Mail.client_id.is_(None)))
    commit()
    return gone

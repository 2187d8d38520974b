"""Mails taken in hand, one at a time: noted in a committed row before anything is sent, so that none is sent twice."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select, text, update

from webapp.extensions import db
from webapp.store.engine import commit, connection, start_writing
from webapp.store.models import Client, Dropped, Mail, State
from webapp.store.suppressions import TO_CLIENTS, suppressed

CLAIMING = 4_105_663
"""The advisory lock of PostgreSQL under which mails are claimed: two workers must not both count to the limit."""
MOST_TOLD = 20
"""How many completed audits a coach is told of a day; the page of their week shows them all."""
MOST_A_WEEK = 3
COUNTED = (*TO_CLIENTS, "link", "notice")
"""The letters that others, or anybody, can have sent to an address."""
WEEK = timedelta(days=7)
REACHED = ("sending", "sent", "uncertain")


class Claimed(NamedTuple):
    """A mail in hand: what it is about, and how often it was tried before."""

    id: int
    letter: str
    language: str
    coach_id: int | None
    client_id: int | None
    space_id: str | None
    details: dict[str, Any] | None
    address: str
    address_hash: str
    attempts: int


COLUMNS = [getattr(Mail, name) for name in Claimed._fields]


def due(now: datetime) -> ColumnElement[bool]:
    """Return the condition of mails whose time has come."""
    return (Mail.state == "waiting") & (Mail.due_at <= now)


def anything_due() -> bool:
    """Tell whether a mail waits whose time has come."""
    return connection().execute(select(Mail.id).where(due(datetime.now(UTC))).limit(1)).first() is not None


def claim(worker: str, per_day: int, unwanted: str) -> Claimed | None:
    """Take the next mail in hand and commit; None when none is due.

    Mails over a limit are put off, those that nobody may send any more are dropped, and their invitation then says
    that it is `unwanted`.
    """
    start_writing()
    if db.engine.dialect.name == "postgresql":
        connection().execute(text("SELECT pg_advisory_xact_lock(:id)"), {"id": CLAIMING})
    now = datetime.now(UTC)
    query = select(*COLUMNS).where(due(now)).order_by(Mail.due_at, Mail.id).limit(1).with_for_update(skip_locked=True)
    found = None
    while row := connection().execute(query).first():
        found = Claimed(*row)
        if not (dropped(found, now, unwanted) or put_off(found, now, per_day)):
            taken = {"state": "sending", "claimed_at": now, "claimed_by": worker, "attempts": Mail.attempts + 1}
            connection().execute(update(Mail).where(Mail.id == found.id).values(**taken))
            break
        found = None
    commit()
    return found


def dropped(mail: Claimed, now: datetime, unwanted: str) -> bool:
    """Drop a mail that its person does not want, or that has become pointless; tell whether that was so."""
    if (why := reason_to_drop(mail, now)) is None:
        return False
    gone = {"state": "dropped", "address": None, "details": None, "ended_at": now, "answer": why.value}
    connection().execute(update(Mail).where(Mail.id == mail.id).values(**gone))
    if why is Dropped.UNWANTED:
        waiting = update(Client).where(Client.id == mail.client_id, Client.state == State.WAITING.value)
        connection().execute(waiting.values(state=State.REFUSED.value, state_at=now, refusal=unwanted))
    return True


def reason_to_drop(mail: Claimed, now: datetime) -> Dropped | None:
    """Return why nobody may send a mail any more, None when it may be sent."""
    if mail.letter not in TO_CLIENTS:
        return Dropped.TOO_MANY if too_many(mail, now) else None
    if mail.coach_id is not None and suppressed(mail.coach_id, mail.address_hash):
        return Dropped.UNWANTED
    row = connection().execute(select(Client.archived, Client.state).where(Client.id == mail.client_id)).first()
    if row is None:
        return Dropped.GONE
    if row.archived:
        return Dropped.ARCHIVED
    return Dropped.DONE if mail.letter == "reminder" and row.state == State.COMPLETED.value else None


def too_many(mail: Claimed, now: datetime) -> bool:
    """Tell whether a mail is one too many, and of no use later."""
    if mail.letter == "completed":
        return sent_since(mail, morning(now), ("completed",)) >= MOST_TOLD
    # Whoever asks for links in somebody else's name learns nothing, and does not flood them either.
    return mail.letter == "link" and free_again(mail.address_hash, now, ("link",)) is not None


def put_off(mail: Claimed, now: datetime, per_day: int) -> bool:
    """Put a mail off when its coach, or its address, has had enough of them; tell whether that was so."""
    if mail.letter not in TO_CLIENTS:
        return False
    today = morning(now)
    if sent_since(mail, today, TO_CLIENTS) >= per_day:
        others = (Mail.coach_id == mail.coach_id, Mail.letter.in_(TO_CLIENTS), due(now))
        connection().execute(update(Mail).where(*others).values(due_at=today + timedelta(days=1)))
        return True
    if (free := free_again(mail.address_hash, now, COUNTED)) is None:
        return False
    connection().execute(update(Mail).where(Mail.id == mail.id).values(due_at=free))
    return True


def morning(now: datetime) -> datetime:
    """Return when the day of a moment began."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def sent_since(mail: Claimed, since: datetime, letters: Collection[str]) -> int:
    """Return how many other letters of these its coach, or the site for them, had sent from a moment on."""
    others = (Mail.coach_id == mail.coach_id, Mail.claimed_at >= since, Mail.letter.in_(letters), Mail.id != mail.id)
    return connection().execute(select(func.count()).select_from(Mail).where(*others)).scalar_one()


def free_again(hashed: str, now: datetime, letters: Collection[str]) -> datetime | None:
    """Return when an address may get one of these letters again; None when it may now."""
    lately = or_(Mail.ended_at > now - WEEK, Mail.ended_at.is_(None))
    of_address = (Mail.address_hash == hashed, lately, Mail.state.in_(REACHED), Mail.letter.in_(letters))
    last = func.coalesce(Mail.ended_at, Mail.claimed_at)
    query = select(last).where(*of_address).order_by(last.desc()).limit(1).offset(MOST_A_WEEK - 1)
    latest = connection().execute(query).scalar()
    return latest + WEEK if latest else None

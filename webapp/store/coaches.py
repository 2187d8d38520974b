"""Coaches and the browsers they are signed in from."""

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update

from webapp.store.engine import changed_rows, commit, connection, insert
from webapp.store.links import hash_token
from webapp.store.models import Coach, SignIn

SIGNED_IN_DAYS = 30
"""Days after its last use that a sign-in is over."""


class SignedIn(NamedTuple):
    """A coach as the cookie of a browser tells them."""

    id: int
    email: str
    name: str
    language: str
    seen_on: date


BY_SID = (
    select(Coach.id, Coach.email, Coach.name, Coach.language, SignIn.seen_on)
    .join(SignIn, SignIn.coach_id == Coach.id)
    .where(SignIn.sid_hash == bindparam("hash"), SignIn.seen_on >= bindparam("since"), Coach.active)
)


def sign_in(coach_id: int) -> str:
    """Note that a coach signed in; return what the browser's cookie must hold to be known again."""
    sid, now = secrets.token_urlsafe(24), datetime.now(UTC)
    row = {"sid_hash": hash_token(sid), "coach_id": coach_id, "at": now, "seen_on": now.date()}
    connection().execute(insert(SignIn).values(**row))
    return sid


def find_signed_in(sid: str, today: date) -> SignedIn | None:
    """Return the coach who signed in with this, if it still counts."""
    since = today - timedelta(days=SIGNED_IN_DAYS)
    row = connection().execute(BY_SID, {"hash": hash_token(sid), "since": since}).first()
    return SignedIn(*row) if row else None


def seen(sid: str, today: date) -> None:
    """Note that a sign-in was used today."""
    connection().execute(update(SignIn).where(SignIn.sid_hash == hash_token(sid)).values(seen_on=today))


def forget_old_sign_ins(today: date) -> int:
    """Delete, and commit, the sign-ins that are over; return how many."""
    gone = changed_rows(delete(SignIn).where(SignIn.seen_on < today - timedelta(days=SIGNED_IN_DAYS)))
    commit()
    return gone


def sign_out(sid: str) -> None:
    """End one sign-in."""
    connection().execute(delete(SignIn).where(SignIn.sid_hash == hash_token(sid)))


def sign_out_everywhere(coach_id: int, but: str = "") -> None:
    """End every sign-in of a coach, but the one of the browser at hand if it is told."""
    ended = delete(SignIn).where(SignIn.coach_id == coach_id, SignIn.sid_hash != hash_token(but))
    connection().execute(ended)

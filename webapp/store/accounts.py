"""The accounts of coaches: how one signs in, and what becomes of one that is closed."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from secrets import token_hex
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, delete, select, update
from sqlalchemy.orm import aliased

from webapp.store.addresses import address_hash
from webapp.store.clients import let_go
from webapp.store.coaches import SIGNED_IN_DAYS
from webapp.store.engine import changed_rows, commit, connection, forget_for_good, insert
from webapp.store.models import Client, Coach, Mail, SignIn
from webapp.store.outbox import Letter, queue
from webapp.store.sent import let_mails_go, of_coach
from webapp.store.suppressions import leave_wishes, take_wishes_up

UNCONFIRMED_DAYS = 30
"""Days within which the address of an account is to be confirmed."""


class Account(NamedTuple):
    """An account, with all that signing in needs to know."""

    id: int
    email: str
    password: str | None
    active: bool
    confirmed_at: datetime | None
    tf_totp_secret: str | None
    tf_counter: int | None
    mf_recovery_codes: list[str] | None
    created_at: datetime
    language: str
    name: str
    notified: bool

    @property
    def usable(self) -> bool:
        """Tell whether one may sign in to it at all."""
        return self.active and self.confirmed_at is not None


COLUMNS = [getattr(Coach, name) for name in Account._fields]
BY_ID = select(*COLUMNS).where(Coach.id == bindparam("id"))
BY_EMAIL = select(*COLUMNS).where(Coach.email == bindparam("email"))
BLANK = {"active": True, "notified": True, "signature": "", "booking_url": "", "accent": ""}


def find_account(coach_id: int, locked: bool = False) -> Account | None:
    """Return an account by its id; `locked` against others who would change it, until the transaction ends."""
    row = connection().execute(BY_ID.with_for_update() if locked else BY_ID, {"id": coach_id}).first()
    return Account(*row) if row else None


def account_of(email: str, locked: bool = False) -> Account | None:
    """Return the account of an address (as `addresses.normal` returns it), None when there is none."""
    row = connection().execute(BY_EMAIL.with_for_update() if locked else BY_EMAIL, {"email": email}).first()
    return Account(*row) if row else None


def accounts() -> Sequence[Account]:
    """Return every account, the oldest first."""
    return [Account(*row) for row in connection().execute(select(*COLUMNS).order_by(Coach.id))]


def add_account(email: str, name: str, language: str, password: str | None) -> Account | None:
    """Make an account that is still to be confirmed; None when the address has one already."""
    row = {"email": email, "name": name, "language": language, "password": password, **BLANK}
    row |= {"created_at": datetime.now(UTC)}
    made = insert(Coach).values(**row).on_conflict_do_nothing(index_elements=["email"]).returning(*COLUMNS)
    found = connection().execute(made).first()
    return Account(*found) if found else None


def change_account(coach_id: int, **changed: Any) -> None:
    """Change columns of an account."""
    connection().execute(update(Coach).where(Coach.id == coach_id).values(**changed))


def move_account(coach_id: int, email: str, key: str) -> bool:
    """Give an account another address; False when that one has an account already.

    One that was never confirmed gives way: nobody has shown that the address is theirs.
    """
    drop_unconfirmed(Coach.email == email)
    taken = aliased(Coach)
    free = ~select(taken.id).where(taken.email == email).exists()
    moved = bool(changed_rows(update(Coach).where(Coach.id == coach_id, free).values(email=email)))
    if moved:
        take_wishes_up(coach_id, address_hash(email, key))
    return moved


def browsers_of(coach_id: int, today: date) -> list[tuple[datetime, date]]:
    """Return when each browser of a coach was signed in, and the day it was used last; the latest first."""
    since = today - timedelta(days=SIGNED_IN_DAYS)
    query = select(SignIn.at, SignIn.seen_on).where(SignIn.coach_id == coach_id, SignIn.seen_on >= since)
    return [(at, seen_on) for at, seen_on in connection().execute(query.order_by(SignIn.at.desc()))]


def confirm_account(account: Account, key: str) -> None:
    """Note that the address of an account is its holder's; `key` hides it."""
    change_account(account.id, confirmed_at=account.confirmed_at or datetime.now(UTC))
    take_wishes_up(account.id, address_hash(account.email, key))


def delete_account(account: Account, key: str) -> list[int]:
    """Delete an account with all it owns, commit, and leave no trace in the files; spaces stay their people's.

    Whom it must not write to stays, hidden by `key`. Return the ids of its mails, whose files are to be discarded.
    """
    coach_id = account.id
    leave_wishes(coach_id, address_hash(account.email, key))
    let_go(Client.coach_id, coach_id)
    mails = let_mails_go(of_coach(coach_id))
    connection().execute(delete(Coach).where(Coach.id == coach_id))
    commit()
    forget_for_good()
    return mails


def forget_unconfirmed(now: datetime) -> int:
    """Delete, and commit, the accounts whose address was not confirmed in time; return how many."""
    late = Coach.created_at < now - timedelta(days=UNCONFIRMED_DAYS)
    gone = drop_unconfirmed(late)
    commit()
    return gone


def drop_unconfirmed(which: ColumnElement[bool]) -> int:
    """Delete those of these accounts that were never confirmed, and the mails to them; return how many."""
    unconfirmed = (Coach.confirmed_at.is_(None), which)
    let_mails_go(Mail.coach_id.in_(select(Coach.id).where(*unconfirmed)))
    return changed_rows(delete(Coach).where(*unconfirmed))


def queue_or_pretend(letter: Letter | None, pretended: Letter, key: str) -> None:
    """Queue a letter, or, when there is none to send, do the same work for nothing.

    So that the time an answer takes does not tell whether an address has an account (C7).
    """
    if letter:
        queue([letter], key)
        return
    once = token_hex(16)
    queue([pretended._replace(once=once)], key)
    connection().execute(delete(Mail).where(Mail.once == once))

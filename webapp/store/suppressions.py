"""The addresses that a coach must never write to again, known by a keyed hash."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from webapp.store.addresses import address_hash
from webapp.store.engine import connection, insert
from webapp.store.models import Client, Coach, Dropped, Mail, State, Suppression

TO_CLIENTS = ("invitation", "reminder", "together")
"""The letters that a coach has sent to people, and may not send to whoever wants none."""


def suppress(coach_id: int, hashed: str, unwanted: str) -> None:
    """Have a coach never write to an address again; what waits for it is dropped, its invitation says `unwanted`."""
    if connection().execute(select(Coach.id).where(Coach.id == coach_id)).scalar() is None:
        return
    now = datetime.now(UTC)
    row = {"coach_id": coach_id, "address_hash": hashed, "at": now}
    connection().execute(insert(Suppression).values(**row).on_conflict_do_nothing())
    waiting = (Mail.coach_id == coach_id, Mail.address_hash == hashed, Mail.state == "waiting")
    dropped = update(Mail).where(*waiting, Mail.letter.in_(TO_CLIENTS)).returning(Mail.client_id)
    ended = dropped.values(state="dropped", answer=Dropped.UNWANTED.value, address=None, details=None, ended_at=now)
    clients = {client for client in connection().execute(ended).scalars() if client is not None}
    refused = update(Client).where(Client.id.in_(clients), Client.state == State.WAITING.value)
    connection().execute(refused.values(state=State.REFUSED.value, state_at=now, refusal=unwanted))


def leave_wishes(coach_id: int, coach_hash: str) -> None:
    """Before an account is deleted: keep whom its coach must not write to, known by the hash of the coach's address."""
    own = update(Suppression).where(Suppression.coach_id == coach_id)
    connection().execute(own.values(coach_hash=coach_hash))


def take_wishes_up(coach_id: int, coach_hash: str) -> None:
    """Have a coach who has an address heed what was asked of the deleted account that had it before."""
    left = (Suppression.coach_id.is_(None), Suppression.coach_hash == coach_hash)
    found = connection().execute(select(Suppression.address_hash, Suppression.at).where(*left)).all()
    rows = [{"coach_id": coach_id, "address_hash": hashed, "at": at} for hashed, at in found]
    if rows:
        connection().execute(insert(Suppression).on_conflict_do_nothing(), rows)
        connection().execute(delete(Suppression).where(*left))


def suppressed(coach_id: int, hashed: str) -> bool:
    """Tell whether a coach must not write to an address."""
    found = select(Suppression.at).where(Suppression.coach_id == coach_id, Suppression.address_hash == hashed)
    return connection().execute(found).first() is not None


def unsubscribed(coach_id: int, addresses: Iterable[str], key: str) -> set[str]:
    """Return those of the addresses that asked this coach not to write to them."""
    hashes = {address_hash(address, key): address for address in addresses}
    gone = select(Suppression.address_hash).where(Suppression.coach_id == coach_id)
    found = connection().execute(gone.where(Suppression.address_hash.in_(hashes))).scalars()
    return {hashes[found_hash] for found_hash in found}


def coach_name(coach_id: int) -> str:
    """Return what a coach is called, "" when there is none any more."""
    row = connection().execute(select(Coach.name, Coach.email).where(Coach.id == coach_id)).first()
    return row.name or row.email if row else ""

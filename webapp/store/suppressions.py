"""Addresses that asked not to be written to."""

from collections.abc import Collection

from sqlalchemy import select

from webapp.store.addresses import address_hash
from webapp.store.engine import connection
from webapp.store.models import Suppression


def suppressed(coach_id: int, addresses: Collection[str], key: str) -> set[str]:
    """Return those of some addresses that a coach must not write to; `key` is what hides addresses."""
    hashes = {address_hash(address, key): address for address in addresses}
    asked = select(Suppression.address_hash).where(Suppression.coach_id == coach_id)
    rows = connection().execute(asked.where(Suppression.address_hash.in_(hashes))) if hashes else ()
    return {hashes[row.address_hash] for row in rows}

"""The read-only link of a report: made, changed, revoked by the person, and followed by whoever has it."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select, update

from webapp.store.audits import HIGHEST_NUMBER, SHARED_AS, Completed, Sharing, completed_as
from webapp.store.engine import connection, insert
from webapp.store.links import hash_token, make_share_token
from webapp.store.models import Audit, Share
from webapp.store.spaces import Place

REPORT = (
    select(Audit.id, Share.version, Share.link_hash)
    .outerjoin(Share, Share.audit_id == Audit.id)
    .where(Audit.space_id == bindparam("space"), Audit.number == bindparam("number"), Audit.completed_at.is_not(None))
)
BY_LINK = (
    select(Audit.number, Audit.completed_at, Audit.report, *SHARED_AS)
    .join(Share, Share.audit_id == Audit.id)
    .where(Share.link_hash == bindparam("hash"))
)
OF_SPACE = (
    select(Audit.number, Audit.completed_at, *SHARED_AS)
    .join(Share, Share.audit_id == Audit.id)
    .where(Audit.space_id == bindparam("space"), Share.link_hash.is_not(None))
    .order_by(Audit.number.desc())
)


class Shareable(NamedTuple):
    """A completed audit: its row, how many links its report had, the hash of the one in force."""

    audit_id: int
    version: int | None
    link_hash: bytes | None


def shareable(place: Place, number: int) -> Shareable | None:
    """Return the n-th report of a space as it is shared; None when there is no such report."""
    if number > HIGHEST_NUMBER:
        return None
    row = connection().execute(REPORT, {"space": place.id, "number": number}).first()
    return Shareable(*row) if row else None


def share(place: Place, number: int, with_answers: bool, key: str) -> bool:
    """Put a link of the n-th report in force, or let the one in force show what is wanted now.

    Return False when there is no such report. Asked twice, it makes one link.
    """
    if (found := shareable(place, number)) is None:
        return False
    if found.link_hash is not None:
        return show_answers(place, number, with_answers)
    version = (found.version or 0) + 1
    made = {"version": version, "with_answers": with_answers, "shared_at": datetime.now(UTC)}
    made["link_hash"] = hash_token(make_share_token(place.id, number, version, key))
    row = insert(Share).values(audit_id=found.audit_id, **made)
    connection().execute(row.on_conflict_do_update(index_elements=["audit_id"], set_=made))
    return True


def show_answers(place: Place, number: int, shown: bool) -> bool:
    """Let the link in force show the answers or not; False when there is no such report. A revoked one stays so."""
    if (found := shareable(place, number)) is None:
        return False
    in_force = update(Share).where(Share.audit_id == found.audit_id, Share.link_hash.is_not(None))
    connection().execute(in_force.values(with_answers=shown))
    return True


def revoke(place: Place, number: int) -> bool:
    """Let the link of the n-th report open nothing any more; False when there is no such report."""
    if (found := shareable(place, number)) is None:
        return False
    connection().execute(update(Share).where(Share.audit_id == found.audit_id).values(link_hash=None))
    return True


def find_shared(token: str) -> Completed | None:
    """Return the report that a read-only link opens, or None."""
    row = connection().execute(BY_LINK, {"hash": hash_token(token)}).first()
    return completed_as(*row) if row else None


def shared_now(place: Place) -> list[tuple[int, datetime, Sharing]]:
    """Return (number, date, link) of each report of a space that is shared at the moment, the latest first."""
    rows = connection().execute(OF_SPACE, {"space": place.id})
    return [(number, at, Sharing(version, since, shown)) for number, at, version, since, shown in rows if at]

"""The notice before a space is deleted: once, where there is an address to write to."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select, update

from webapp.store.engine import commit, connection, start_writing
from webapp.store.models import Space
from webapp.store.outbox import Letter, queue
from webapp.store.spaces import BATCH, NOTICE_DAYS, last_day

COLUMNS = (Space.id, Space.language, Space.email, Space.visited_on)


def queue_notices(today: date, months: int, key: str) -> int:
    """Queue the notices that are due, in batches, each committed; return how many. `key` hides the addresses."""
    told = 0
    while batch := queue_some(today, months, key):
        told += batch
    return told


def queue_some(today: date, months: int, key: str) -> int:
    """Queue some of the notices in one transaction; return how many."""
    start_writing()
    due = select(Space.id).where(*unannounced(today, months)).limit(BATCH)
    # Asked again by the update itself: another process may have told some of them meanwhile.
    told = update(Space).where(Space.id.in_(due), *unannounced(today, months)).values(noticed_on=today)
    rows = connection().execute(told.returning(*COLUMNS)).all()
    queue(
        [
            Letter("notice", row.language, row.email, space_id=row.id, once=f"notice:{row.id}:{row.visited_on}")
            for row in rows
        ],
        key,
    )
    commit()
    return len(rows)


def unannounced(today: date, months: int) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a space that is to be deleted soon and whose person was not told since their visit."""
    soon = last_day(today, months) + timedelta(days=NOTICE_DAYS)
    untold = or_(Space.noticed_on.is_(None), Space.noticed_on <= Space.visited_on)
    return Space.visited_on <= soon, Space.email.is_not(None), untold

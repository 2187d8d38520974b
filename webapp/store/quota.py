"""How many mails of a coach go on which day."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import func, select

from webapp.store.engine import connection
from webapp.store.models import Mail

MORNING: Final = time(7, tzinfo=UTC)
"""When the mails go that had to wait for another day."""


def due_times(coach_id: int, per_day: int, now: datetime) -> Iterator[datetime]:
    """Return when the coach's next mails may go, one after the other, at most so many a day."""
    return times(booked(coach_id, now), per_day, now)


def times(taken: Mapping[date, int], per_day: int, now: datetime) -> Iterator[datetime]:
    """Return when mails may go, one after the other, if so many are `taken` already; for ever."""
    today = now.date()
    number = 0
    while True:
        day = today + timedelta(days=number)
        for _ in range(per_day - taken.get(day, 0)):
            yield datetime.combine(day, MORNING) if number else now
        number += 1


def booked(coach_id: int, now: datetime) -> Counter[date]:
    """Return how many mails of a coach are due on each day, from today on; those of today may be gone already."""
    today = datetime.combine(now.date(), time(), UTC)
    due = select(Mail.due_at, func.count()).where(Mail.coach_id == coach_id, Mail.due_at >= today)
    found: Counter[date] = Counter()
    for moment, count in connection().execute(due.group_by(Mail.due_at)):
        found[moment.date()] += count
    return found

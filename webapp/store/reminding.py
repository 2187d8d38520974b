"""Whether a person may be reminded: one rule, for whoever offers it and for whoever does it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from webapp.store.models.coaching import State

PAUSE: Final = timedelta(days=3)
"""Between the invitation or a reminder, and the next one."""


class Hindrance(StrEnum):
    """Why a person is not reminded."""

    ARCHIVED = "archived"
    COMPLETED = "completed"
    UNSENT = "unsent"
    REFUSED = "refused"
    SOON = "soon"
    NO_ADDRESS = "no-address"
    UNSUBSCRIBED = "unsubscribed"


def may_remind(state: State, invited_at: datetime | None, reminded_at: datetime | None, now: datetime) -> bool:
    """Tell whether a person in this state, last written to then, may be reminded now."""
    return hindrance(state, invited_at, reminded_at, now) is None


def hindrance(
    state: State, invited_at: datetime | None, reminded_at: datetime | None, now: datetime
) -> Hindrance | None:
    """Return why a person may not be reminded now, None when they may."""
    if state is State.COMPLETED:
        return Hindrance.COMPLETED
    if state is State.WAITING:
        return Hindrance.UNSENT
    if state is State.REFUSED:
        return Hindrance.REFUSED
    last = max((moment for moment in (invited_at, reminded_at) if moment), default=None)
    return Hindrance.SOON if last and now - last < PAUSE else None

"""Who may be reminded, and on which day mails go."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.store.models import State
from webapp.store.quota import times
from webapp.store.reminding import Hindrance, hindrance, may_remind

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
DAYS = [None, *(NOW - timedelta(days=days) for days in (0, 1, 2, 3, 4, 30))]


@pytest.mark.parametrize("state", [State.SENT, State.UNCERTAIN, State.OPENED, State.STARTED])
def test_whoever_has_not_completed_may_be_reminded_after_three_days(state: State) -> None:
    assert may_remind(state, NOW - timedelta(days=3), None, NOW)
    assert not may_remind(state, NOW - timedelta(days=3, seconds=-1), None, NOW)
    assert not may_remind(state, NOW - timedelta(days=30), NOW - timedelta(days=2), NOW)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (State.COMPLETED, Hindrance.COMPLETED),
        (State.WAITING, Hindrance.UNSENT),
        (State.REFUSED, Hindrance.REFUSED),
    ],
)
def test_some_are_never_reminded(state: State, why: Hindrance) -> None:
    assert {hindrance(state, invited, reminded, NOW) for invited in DAYS for reminded in DAYS} == {why}


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 9)), st.integers(1, 5), st.integers(0, 60))
def test_no_day_has_more_mails_than_it_may(taken: dict[int, int], per_day: int, count: int) -> None:
    booked = {date(2027, 2, 1) + timedelta(days=day): mails for day, mails in taken.items()}
    found = list(islice(times(booked, per_day, NOW), count))
    assert found == sorted(found)
    for moment in found:
        on_its_day = sum(other.date() == moment.date() for other in found)
        assert on_its_day + booked.get(moment.date(), 0) <= per_day


def test_every_day_is_used_before_the_next() -> None:
    found = list(islice(times({NOW.date(): 1}, 2, NOW), 4))
    tomorrow = NOW.replace(hour=7) + timedelta(days=1)
    assert found == [NOW, tomorrow, tomorrow, tomorrow + timedelta(days=1)]

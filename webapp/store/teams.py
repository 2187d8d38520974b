"""What the people of a group who share their reports say together: counted in the database, whatever their number."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import CTE, Select, bindparam, func, literal, select, union_all

from webapp.audit.team import Histogram, Points
from webapp.store.consents import FIGURES
from webapp.store.engine import connection
from webapp.store.models import Client, State

SCORED: Final = FIGURES[:6]
"""The figures in tenths of a point: the index, then the pillars."""
TWICE: Final = 2
"""An evolution needs this many completed audits."""


@dataclass(frozen=True, slots=True)
class Team:
    """Of a group: how many share a completed report, how many completed without sharing it, and what the former say.

    `figures`: histograms in tenths, by name. `changes`: name -> (people, sum of their changes in tenths), of the
    `followed_up`, who share two completed audits at least. `weeks`: a week's cards -> how many people have them.
    """

    completed: int
    unshared: int
    figures: dict[str, Histogram]
    points: Points
    weeks: dict[str, int]
    followed_up: int
    changes: dict[str, tuple[int, int]]


def of_group() -> CTE:
    """Return the rows that count, read once for all that is asked of them."""
    wanted = [getattr(Client, f"last_{name}") for name in FIGURES] + [Client.week]
    return select(*wanted).where(*sharing()).cte("sharing")


def sharing() -> tuple[Any, ...]:
    """Return the condition of being counted: in the group, sharing, with a completed audit, not put away."""
    shown = Client.last_activity.is_not(None) | Client.last_quality.is_not(None) | Client.last_index.is_not(None)
    completed = (Client.state == State.COMPLETED.value) | shown
    return Client.group_id == bindparam("group"), Client.shares, ~Client.archived, completed


def histograms() -> Select[Any]:
    """Return the query of all histograms: (what, figure, other figure, a week's cards, how many)."""
    rows = of_group()
    parts = [
        select(literal(name), rows.c[f"last_{name}"], literal(0), literal(""), func.count()).group_by(
            rows.c[f"last_{name}"]
        )
        for name in SCORED
    ]
    both = rows.c.last_activity, rows.c.last_quality
    parts.append(select(literal("points"), *both, literal(""), func.count()).group_by(*both))
    parts.append(select(literal("week"), literal(0), literal(0), rows.c.week, func.count()).group_by(rows.c.week))
    return union_all(*parts)  # type: ignore[return-value]


def changed() -> Select[Any]:
    """Return the query of the changes: how many people, then for each figure how many know it twice, and the sum."""
    pairs = [(getattr(Client, f"first_{name}"), getattr(Client, f"last_{name}")) for name in SCORED]
    sums = [found for first, last in pairs for found in (func.count(last - first), func.sum(last - first))]
    return select(func.count(), *sums).where(*sharing(), Client.completions >= TWICE)


HISTOGRAMS, CHANGED = histograms(), changed()
UNSHARED = select(func.count()).where(
    Client.group_id == bindparam("group"), ~Client.shares, ~Client.archived, Client.state == State.COMPLETED.value
)


def read_team(group_id: int) -> Team:
    """Return what a group says; the group's coach is to be checked before."""
    wanted = {"group": group_id}
    found: dict[str, list[Any]] = defaultdict(list)
    for what, *row in connection().execute(HISTOGRAMS, wanted):
        found[what].append(row)
    followed_up, *sums = connection().execute(CHANGED, wanted).one()
    return Team(
        completed=sum(people for *_, people in found["week"]),
        unshared=connection().execute(UNSHARED, wanted).scalar_one(),
        figures={name: {row[0]: row[-1] for row in found[name] if row[0] is not None} for name in SCORED},
        points={(x, y): people for x, y, _, people in found["points"] if x is not None and y is not None},
        weeks={cards: people for _, _, cards, people in found["week"]},
        followed_up=followed_up,
        changes={name: (sums[2 * place], int(sums[2 * place + 1] or 0)) for place, name in enumerate(SCORED)},
    )

"""Which advice fits: tip cards with their gain and rank, the choice for this week, the watch-outs."""

from dataclasses import dataclass, field
from typing import TypeAlias

from webapp.audit.questionnaire import Lens, Level

Condition: TypeAlias = tuple[str, str, int | str | tuple[str, ...]]
"""(metric, operator, value), the operator one of eq ne lt le gt ge in."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """What the SSI does not tell about a card, and the claims that say so."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A tip card: an action, why it works, how to do it, and what it raises (question id -> target level)."""

    id: str
    pillar: str
    lens: Lens
    minutes: int
    raises: dict[str, Level]
    title: str
    why: str
    steps: tuple[str, ...]
    sources: tuple[str, ...]
    caveat: Caveat
    needs: dict[str, Level] = field(default_factory=dict)
    first: bool = False
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watchout:
    """A remark shown when every condition holds."""

    id: str
    when: tuple[Condition, ...]
    title: str
    text: str
    sources: tuple[str, ...]

"""Which advice fits: tip cards with their gain and rank, and the choice for this week.

Every rule here is told on the method page, which is made from the constants of this file.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias, TypeVar

from webapp.audit.answers import Asked, Sheet, ask
from webapp.audit.questionnaire import PILLAR_POINTS, TOP_LEVEL, Lens, Level, Questionnaire
from webapp.audit.scoring import Scores, count, weigh

EFFORT: Final = {15: Fraction(1), 30: Fraction(5, 4), 60: Fraction(8, 5), 120: Fraction(2)}
"""Minutes a week -> what a card's priority is divided by."""
GOAL_FACTOR: Final = Fraction(5, 4)
"""For a card that serves the person's goal."""
STANCE_FACTORS: Final = {"busy": (Lens.QUALITY, Fraction(3, 2)), "discreet": (Lens.ACTIVITY, Fraction(3, 2))}
"""Stance -> the lens whose cards it favours, and by how much."""
MATURE_FROM: Final = 50
"""From this index on a presence is mature."""
MATURE_FACTOR: Final = Fraction(5, 4)
"""For a quality card, once mature."""
FIRST_FACTOR: Final = Fraction(3, 2)
"""For a card to begin with, before that, or while the index is not known."""
WEEK_CARDS: Final = 3
"""At most so many cards a week ..."""
WEEK_CARDS_OF_PILLAR: Final = 2
"""... and so many of one pillar."""
LITTLE_GAIN: Final = 1
"""Little is left when every gain is under this many points."""

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


@dataclass(frozen=True, slots=True)
class KeptCard:
    """What a report keeps of a card it lists.

    `gain`: points of its pillar. `raises`: question id -> target, the counted questions that really rise, the one that
    weighs most in the gain first. `missing`: the needs not met yet, (question id, level).
    """

    id: str
    pillar: str
    lens: Lens
    minutes: int
    gain: Fraction
    raises: Mapping[str, Level]
    missing: tuple[tuple[str, Level], ...]

    @property
    def ready(self) -> bool:
        """Whether one can begin with it now."""
        return not self.missing

    @property
    def reasons(self) -> tuple[str, ...]:
        """The questions whose answers brought it here, the one that weighs most in its gain first."""
        return tuple(self.raises)


@dataclass(frozen=True, slots=True)
class ListedCard(KeptCard):
    """A card just ranked: `worth` and `priority` order the list, and are no points."""

    worth: Fraction
    priority: Fraction

    def kept(self) -> KeptCard:
        """Out: what a report keeps of it."""
        return KeptCard(self.id, self.pillar, self.lens, self.minutes, self.gain, self.raises, self.missing)


AnyCard = TypeVar("AnyCard", bound=KeptCard)


class Left(StrEnum):
    """How much there is still to gain."""

    NOTHING = "nothing"
    LITTLE = "little"
    MUCH = "much"


def advise(questionnaire: Questionnaire, cards: Iterable[Card], sheet: Sheet, scores: Scores) -> tuple[ListedCard, ...]:
    """In: a questionnaire, its cards, a sheet and its scores. Out: the cards that gain, in the method page's order.

    That is by priority, then the weaker pillar, then the id. Raises KeyError on a card that names a pillar, a question
    or a number of minutes that there is not, ValueError as `ask` does.
    """
    rows = {row.id: row for row in ask(questionnaire, sheet.answers)}
    listed = [_listed(card, rows, scores, sheet.context.get("goal")) for card in cards if _gains(card, rows, scores)]
    return tuple(sorted(listed, key=lambda card: (-card.priority, scores.pillar(card.pillar).exact, card.id)))


def week(listed: Iterable[KeptCard], minutes: int, leave_out: Collection[str] = frozenset()) -> tuple[str, ...]:
    """In: cards in order, minutes a week, ids of cards to pass over. Out: the ids for this week, by the method page.

    The first that is ready is always taken, then what fits in the time left: three at most, two of a pillar.
    """
    taken: list[KeptCard] = []
    for card in listed:
        if card.ready and card.id not in leave_out and _fits(card, taken, minutes):
            taken.append(card)
    return tuple(card.id for card in taken)


def by_pillar(listed: Iterable[AnyCard], scores: Scores) -> tuple[tuple[str, tuple[AnyCard, ...]], ...]:
    """In: cards in order, scores. Out: (pillar id, its cards), the weakest pillar first, cards not ready yet last."""
    listed = sorted(listed, key=lambda card: not card.ready)
    weakest = sorted(scores.pillars, key=lambda pillar: pillar.exact or Fraction(0))
    groups = ((pillar.id, tuple(card for card in listed if card.pillar == pillar.id)) for pillar in weakest)
    return tuple((pillar_id, cards) for pillar_id, cards in groups if cards)


def what_is_left(listed: Sequence[KeptCard], scores: Scores) -> Left | None:
    """In: the cards listed, scores. Out: how much there is to gain; None while no pillar is known (method page)."""
    if all(pillar.exact is None for pillar in scores.pillars):
        return None
    if not listed:
        return Left.NOTHING
    return Left.LITTLE if all(card.gain < LITTLE_GAIN for card in listed) else Left.MUCH


def _gains(card: Card, rows: Mapping[str, Asked], scores: Scores) -> bool:
    return scores.pillar(card.pillar).exact is not None and bool(_rises(card, rows))


def _rises(card: Card, rows: Mapping[str, Asked]) -> dict[str, int]:
    """The counted questions the card raises -> weight times levels risen, most first."""
    steps = {question_id: _step(rows[question_id], target) for question_id, target in card.raises.items()}
    return {question_id: step for question_id, step in sorted(steps.items(), key=lambda s: (-s[1], s[0])) if step > 0}


def _step(row: Asked, target: Level) -> int:
    return 0 if row.level is None else row.weight * (target - row.level)


def _listed(card: Card, rows: Mapping[str, Asked], scores: Scores, goal: str | None) -> ListedCard:
    rises = _rises(card, rows)
    pillar = [row for row in rows.values() if row.pillar == card.pillar]
    points = Fraction(PILLAR_POINTS * sum(rises.values()), TOP_LEVEL)
    worth = points / weigh(pillar)
    return ListedCard(
        id=card.id,
        pillar=card.pillar,
        lens=card.lens,
        minutes=card.minutes,
        gain=points / weigh(count(pillar)),
        raises={question_id: card.raises[question_id] for question_id in rises},
        missing=tuple(need for need in card.needs.items() if not _met(rows[need[0]].level, need[1])),
        worth=worth,
        priority=worth
        * _goal_factor(card, goal)
        * _stance_factor(card, scores)
        * _maturity_factor(card, scores)
        / EFFORT[card.minutes],
    )


def _met(level: Level | None, needed: Level) -> bool:
    return level is not None and level >= needed


def _goal_factor(card: Card, goal: str | None) -> Fraction:
    return GOAL_FACTOR if goal in card.goals else Fraction(1)


def _stance_factor(card: Card, scores: Scores) -> Fraction:
    lens, factor = STANCE_FACTORS.get(scores.stance or "", (None, Fraction(1)))
    return factor if card.lens == lens else Fraction(1)


def _maturity_factor(card: Card, scores: Scores) -> Fraction:
    if scores.index is not None and scores.index >= MATURE_FROM:
        return MATURE_FACTOR if card.lens == Lens.QUALITY else Fraction(1)
    return FIRST_FACTOR if card.first else Fraction(1)


def _fits(card: KeptCard, taken: Sequence[KeptCard], minutes: int) -> bool:
    if not taken:
        return True
    left = minutes - sum(other.minutes for other in taken)
    of_pillar = sum(other.pillar == card.pillar for other in taken)
    return len(taken) < WEEK_CARDS and card.minutes <= left and of_pillar < WEEK_CARDS_OF_PILLAR

"""From answers to scores: exact sums of the published weights, rounded half up only where a figure is shown.

Every rule here is told on the method page, which is made from the constants of this file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Final, Protocol, TypeVar

from webapp.audit.answers import Asked, ask
from webapp.audit.questionnaire import PILLAR_POINTS, TOP_LEVEL, Answer, Lens, Questionnaire

Number = TypeVar("Number", int, Decimal)

KNOWN_FROM: Final = 4
"""A pillar is known from this many counted questions."""
LENS_KNOWN_FROM: Final = Fraction(1, 2)
"""A lens is known from this part of its questions counted."""
LENS_POINTS: Final = 100
"""A lens is read on this many points."""
STANCE_FROM: Final = 50
"""The lens ahead of the other makes the stance when it reaches this ..."""
STANCE_LEAD: Final = 15
"""... and leads by this much;"""
ALIGNED_SUM: Final = 100
"""otherwise the two together make it, aligned from this sum."""
STEPS: Final = (("low", 0), ("middle", 35), ("high", 65))
"""(slug, from which reading on), upwards: how far one lens goes, in words."""
BANDS: Final = (("foundation", 0), ("growing", 30), ("established", 50), ("strong", 70))
"""(slug, from which index on), upwards."""


class AnyPillar(Protocol):
    """What scoring needs to know of a pillar: a questionnaire's and a report's both tell it."""

    @property
    def id(self) -> str: ...

    @property
    def linkedin(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class PillarScore:
    """A pillar's figures. `shown`: 0..25, one decimal; `activity`, `quality`: 0..100; None where not known.

    `activity_part` and `quality_part` are the exact points each lens brings, both zero when the pillar is not known.
    """

    id: str
    linkedin: bool
    asked: int
    counted: int
    shown: Decimal | None = None
    activity: int | None = None
    quality: int | None = None
    stance: str | None = None
    activity_part: Fraction = Fraction(0)
    quality_part: Fraction = Fraction(0)

    @property
    def exact(self) -> Fraction | None:
        """The score before rounding, 0..25; None when not known."""
        return None if self.shown is None else self.activity_part + self.quality_part


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of one sheet. `index`: 0..100, one decimal; `activity`, `quality`: 0..100; None where not known."""

    pillars: tuple[PillarScore, ...]
    index: Decimal | None
    activity: int | None
    quality: int | None
    stance: str | None
    band: str | None

    def pillar(self, pillar_id: str) -> PillarScore:
        """In: a pillar's id. Out: its score. Raises KeyError when there is none."""
        for pillar in self.pillars:
            if pillar.id == pillar_id:
                return pillar
        raise KeyError(pillar_id)


def score(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Scores:
    """In: a questionnaire, answers by question id. Out: the scores, by the rules of the method page.

    Raises ValueError on an answer that is neither a level nor NOT_APPLICABLE.
    """
    return score_asked(questionnaire.pillars, ask(questionnaire, answers))


def score_asked(pillars: Iterable[AnyPillar], rows: Sequence[Asked]) -> Scores:
    """In: pillars, and the questions asked with their answers. Out: the scores, by the rules of the method page."""
    scored = tuple(_pillar_score(pillar, [row for row in rows if row.pillar == pillar.id]) for pillar in pillars)
    index = total(pillar.shown for pillar in scored if pillar.linkedin)
    activity, quality = _lens_score(rows, Lens.ACTIVITY), _lens_score(rows, Lens.QUALITY)
    return Scores(scored, index, activity, quality, stance_of(activity, quality), band_of(index))


def stance_of(activity: int | None, quality: int | None) -> str | None:
    """In: the two lenses as shown, 0..100. Out: the stance of the method page; None when either is not known."""
    if activity is None or quality is None:
        return None
    if activity >= STANCE_FROM and activity - quality >= STANCE_LEAD:
        return "busy"
    if quality >= STANCE_FROM and quality - activity >= STANCE_LEAD:
        return "discreet"
    return "aligned" if activity + quality >= ALIGNED_SUM else "starting"


def band_of(index: Decimal | None) -> str | None:
    """In: the index as shown, 0..100. Out: its band on the method page; None when it is not known."""
    return _last_reached(BANDS, index)


def step_of(reading: int | None) -> str | None:
    """In: a lens as shown, 0..100. Out: how far it goes, by the method page; None when it is not known."""
    return _last_reached(STEPS, reading)


def weigh(rows: Iterable[Asked]) -> int:
    """In: questions. Out: the sum of their weights."""
    return sum(row.weight for row in rows)


def reached(counted: Iterable[Asked], lens: Lens | None = None) -> int:
    """In: questions that count. Out: the sum of weight times level, of one lens if told (method page)."""
    return sum(row.weight * (row.level or 0) for row in counted if lens in {None, row.lens})


def count(rows: Iterable[Asked]) -> list[Asked]:
    """In: questions asked. Out: those that count: neither left empty nor not applicable (method page)."""
    return [row for row in rows if row.level is not None]


def all_known(figures: Iterable[Number | None]) -> list[Number]:
    """In: figures, None for one not known. Out: the same; none at all when one is not known."""
    figures = list(figures)
    known = [figure for figure in figures if figure is not None]
    return known if len(known) == len(figures) else []


def total(figures: Iterable[Number | None]) -> Number | None:
    """In: figures, None for one not known. Out: their sum; None when one is not known, or there is none."""
    known = all_known(figures)
    return reduce(add, known) if known else None


def one_decimal(exact: Fraction) -> Decimal:
    """In: an exact figure. Out: the figure as shown, to one decimal, a half going up (method page)."""
    return Decimal(_half_up(10 * exact.numerator, exact.denominator)).scaleb(-1)


def _last_reached(thresholds: Iterable[tuple[str, int]], figure: Decimal | int | None) -> str | None:
    return None if figure is None else [slug for slug, least in thresholds if figure >= least][-1]


def _pillar_score(pillar: AnyPillar, rows: Sequence[Asked]) -> PillarScore:
    counted = count(rows)
    if len(counted) < KNOWN_FROM:
        return PillarScore(pillar.id, pillar.linkedin, len(rows), len(counted))
    lenses = _lens_score(rows, Lens.ACTIVITY), _lens_score(rows, Lens.QUALITY)
    parts = _part(counted, Lens.ACTIVITY), _part(counted, Lens.QUALITY)
    shown = one_decimal(parts[0] + parts[1])
    return PillarScore(pillar.id, pillar.linkedin, len(rows), len(counted), shown, *lenses, stance_of(*lenses), *parts)


def _part(counted: Sequence[Asked], lens: Lens) -> Fraction:
    """The points that a lens brings to its pillar."""
    return Fraction(PILLAR_POINTS * reached(counted, lens), TOP_LEVEL * weigh(counted))


def _lens_score(rows: Iterable[Asked], lens: Lens) -> int | None:
    asked = [row for row in rows if row.lens == lens]
    counted = count(asked)
    if not counted or len(counted) < LENS_KNOWN_FROM * len(asked):
        return None
    return _half_up(LENS_POINTS * reached(counted, lens), TOP_LEVEL * weigh(counted))


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)

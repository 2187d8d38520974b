"""Why this figure: scores taken apart into a person's own answers, so that each can be worked out again by hand.

The scores themselves come from `scoring`, the only place that computes one; here are the terms of its sums.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from webapp.audit.answers import Asked
from webapp.audit.questionnaire import PILLAR_POINTS, TOP_LEVEL, Answer, Lens, Level
from webapp.audit.scoring import LENS_POINTS, PillarScore, Scores, all_known, count, reached, weigh


@dataclass(frozen=True, slots=True)
class Line:
    """A question in the sum of its pillar; `level` is None when it does not count."""

    id: str
    lens: Lens
    weight: int
    answer: Answer | None
    level: Level | None

    @property
    def product(self) -> int:
        """Weight times level; 0 when it does not count."""
        return self.weight * (self.level or 0)


@dataclass(frozen=True, slots=True)
class Quotient:
    """`points` times `reached` divided by `most`: what the questions brought, out of what they could bring."""

    points: int
    reached: int
    most: int

    @property
    def exact(self) -> Fraction:
        """What it comes to, before any rounding."""
        return Fraction(self.points * self.reached, self.most)


@dataclass(frozen=True, slots=True)
class LensSum:
    """A lens of a pillar, or of them all: its quotient out of 100, and the figure shown; None where not known."""

    lens: Lens
    reading: Quotient | None
    shown: int | None


@dataclass(frozen=True, slots=True)
class PillarSum:
    """A pillar taken apart: its lines, the quotients that give its score, its two parts and its two readings.

    `whole` and the parts (points out of 25, activity first) are None while the pillar is not known.
    """

    score: PillarScore
    lines: tuple[Line, ...]
    weights: int
    whole: Quotient | None
    parts: tuple[Quotient, Quotient] | None
    readings: tuple[LensSum, LensSum]

    @property
    def reached(self) -> int:
        """The sum of weight times level."""
        return sum(line.product for line in self.lines)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """All the sums of a report: pillar by pillar, the terms of the index as shown (empty when it is not known), and
    the two readings over all pillars."""

    pillars: tuple[PillarSum, ...]
    index: tuple[Decimal, ...]
    readings: tuple[LensSum, LensSum]


def take_apart(rows: Sequence[Asked], scores: Scores) -> Arithmetic:
    """In: the questions asked with their answers, and the scores they made. Out: the sums, by the method page."""
    pillars = tuple(pillar_sum([row for row in rows if row.pillar == score.id], score) for score in scores.pillars)
    index = all_known(score.shown for score in scores.pillars if score.linkedin)
    return Arithmetic(pillars, tuple(index), _readings(rows, scores.activity, scores.quality))


def pillar_sum(rows: Sequence[Asked], score: PillarScore) -> PillarSum:
    """In: the questions of one pillar with their answers, and its score. Out: the score taken apart."""
    counted = count(rows)
    weights = weigh(counted)
    known = score.shown is not None
    return PillarSum(
        score=score,
        lines=tuple(Line(row.id, row.lens, row.weight, row.answer, row.level) for row in rows),
        weights=weights,
        whole=Quotient(PILLAR_POINTS, reached(counted), TOP_LEVEL * weights) if known else None,
        parts=(_part(counted, Lens.ACTIVITY), _part(counted, Lens.QUALITY)) if known else None,
        readings=_readings(rows, score.activity, score.quality),
    )


def _part(counted: Sequence[Asked], lens: Lens) -> Quotient:
    return Quotient(PILLAR_POINTS, reached(counted, lens), TOP_LEVEL * weigh(counted))


def _readings(rows: Sequence[Asked], activity: int | None, quality: int | None) -> tuple[LensSum, LensSum]:
    return _reading(rows, Lens.ACTIVITY, activity), _reading(rows, Lens.QUALITY, quality)


def _reading(rows: Sequence[Asked], lens: Lens, shown: int | None) -> LensSum:
    counted = count(row for row in rows if row.lens == lens)
    quotient = None if shown is None else Quotient(LENS_POINTS, reached(counted), TOP_LEVEL * weigh(counted))
    return LensSum(lens, quotient, shown)

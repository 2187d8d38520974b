"""The pieces of a report as its pages show them: an advice card, a pillar."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from webapp.audit.advice import Card, KeptCard
from webapp.audit.answers import Asked
from webapp.audit.arithmetic import PillarSum, pillar_sum
from webapp.audit.plan import Standing
from webapp.audit.questionnaire import Lens, Pillar
from webapp.audit.scoring import PillarScore, one_decimal
from webapp.content import DIFFERENCES, NOT_COMPARED
from webapp.content.entries import Phrase
from webapp.languages import local_date
from webapp.web.wording import LENS_NAMES, Because, what_it_says

UNTOUCHED = Standing()
"""Where one stands with a card that nothing was decided on."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A card of a report with its words; `card` is None when today's content no longer has it."""

    kept: KeptCard
    card: Card | None
    pillar: Pillar | None
    because: Because | None
    first: tuple[Because, ...]
    standing: Standing

    @property
    def id(self) -> str:
        """The card's id."""
        return self.kept.id

    @property
    def key(self) -> tuple[Hashable, ...]:
        """All that its words depend on: two cards of one key read the same."""
        kept = self.kept
        gain = kept.gain.numerator, kept.gain.denominator  # a fraction's own hash takes its time
        return kept.id, kept.pillar, kept.minutes, gain, self.first, self.because, self.card is None, self.told

    @property
    def told(self) -> tuple[Hashable, ...]:
        """What its words tell of where the person stands with it: of a moment, the day."""
        mine = self.standing
        if mine is UNTOUCHED:
            return ()
        days = (None if moment is None else local_date(moment) for moment in (mine.since, mine.done_at))
        return mine.status, mine.due_on, mine.useful, *days

    @property
    def gain(self) -> Decimal:
        """The points of its pillar, as shown; a gain too small to show is shown as the smallest that can be."""
        return max(one_decimal(self.kept.gain), Decimal("0.1"))


@dataclass(frozen=True)
class Column:
    """A pillar of a report: its figures and answers, its words, LinkedIn's own figure for it if it was given."""

    score: PillarScore
    pillar: Pillar
    stance: Phrase | None
    official: Decimal | None
    rows: tuple[Asked, ...]

    @cached_property
    def sums(self) -> PillarSum:
        """The figure taken apart into the answers it is made of."""
        return pillar_sum(self.rows, self.score)

    def readings_in_order(self, quality_first: bool) -> list[tuple[str, str, int | None, str | None]]:
        """Return (lens, its name, its figure, what it says) of both, the names and words as msgids."""
        activity = Lens.ACTIVITY.value, LENS_NAMES["activity"], self.score.activity, self.activity_says
        quality = Lens.QUALITY.value, LENS_NAMES["quality"], self.score.quality, self.quality_says
        return [quality, activity] if quality_first else [activity, quality]

    @property
    def activity_says(self) -> str | None:
        """What its activity shows, a msgid; None when that is not known."""
        return what_it_says(self.pillar.id, Lens.ACTIVITY, self.score.activity)

    @property
    def quality_says(self) -> str | None:
        """What its quality shows, a msgid; None when that is not known."""
        return what_it_says(self.pillar.id, Lens.QUALITY, self.score.quality)

    @property
    def difference(self) -> str:
        """How the two differ, a msgid with %(points)s in some."""
        return DIFFERENCES.get(self.score.stance or "", NOT_COMPARED)

    @property
    def points_apart(self) -> int:
        """How far one lens is ahead of the other; 0 when they cannot be compared."""
        activity, quality = self.score.activity, self.score.quality
        return 0 if activity is None or quality is None else abs(activity - quality)

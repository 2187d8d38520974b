"""A report as its pages show it: the figures it was completed with, beside the words of today's content."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from webapp.audit.advice import Card, KeptCard, Left, Watchout, by_pillar, what_is_left
from webapp.audit.arithmetic import Arithmetic, PillarSum, take_apart
from webapp.audit.questionnaire import Lens, Pillar
from webapp.audit.report import Report
from webapp.audit.scoring import PillarScore, one_decimal, step_of
from webapp.content import (
    BANDS,
    CARDS,
    CLAIMS,
    DIFFERENCES,
    HEADLINES,
    LITTLE_LEFT,
    NOT_COMPARED,
    NOTHING_LEFT,
    QUESTIONNAIRE,
    READINGS,
    STANCES,
    UNKNOWN,
    VOICES,
    WATCHOUTS,
)
from webapp.content.entries import Headline, Phrase
from webapp.content.marker import N_
from webapp.store.audits import Completed

CARD_OF = {card.id: card for card in CARDS}
PILLAR_OF = {pillar.id: pillar for pillar in QUESTIONNAIRE.pillars}
WATCHOUT_OF = {watchout.id: watchout for watchout in WATCHOUTS}
BAND_OF = {phrase.id: phrase for phrase in BANDS}
STANCE_OF = {phrase.id: phrase for phrase in STANCES}
HEADLINE_OF = {(headline.stance, headline.band): headline for headline in HEADLINES}
READING_OF = {(reading.pillar, reading.lens): reading for reading in READINGS}
LABEL_OF_VOICE = {voice.id: voice.label for voice in VOICES}
LABEL_OF = {claim.id: LABEL_OF_VOICE[claim.voice] for claim in CLAIMS}
"""The label of whoever holds a claim, by the claim's id."""
OPEN_WATCHOUTS = 4
NO_LONGER_ASKED = N_("a question that is no longer asked")


@dataclass(frozen=True, slots=True)
class Because:
    """An answer that brought a card: the question's subject and the option chosen, as msgids."""

    topic: str
    answer: str


OPTION_OF: dict[tuple[str, object], Because] = {
    (question.id, option.level): Because(question.topic, option.text)
    for question in QUESTIONNAIRE.questions
    for option in question.options
}
"""What an answer says, by question id and level."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A card of a report with its words; `card` is None when today's content no longer has it."""

    kept: KeptCard
    card: Card | None
    pillar: Pillar | None
    because: Because | None
    first: tuple[Because, ...]

    @property
    def id(self) -> str:
        """The card's id."""
        return self.kept.id

    @property
    def key(self) -> tuple[Hashable, ...]:
        """All that its words depend on: two cards of one key read the same."""
        kept = self.kept
        return kept.id, kept.pillar, kept.minutes, kept.gain, kept.missing, self.because, self.first, self.card is None

    @property
    def gain(self) -> Decimal:
        """The points of its pillar, as shown; a gain too small to show is shown as the smallest that can be."""
        return max(one_decimal(self.kept.gain), Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class Column:
    """A pillar of a report: its figures and their sums, its words, LinkedIn's own figure for it if it was given."""

    score: PillarScore
    pillar: Pillar
    stance: Phrase | None
    official: Decimal | None
    sums: PillarSum

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


@dataclass(frozen=True)
class ReportView:
    """A completed report, ready to be shown."""

    number: int
    completed_at: datetime
    report: Report

    @property
    def headline(self) -> Headline:
        """The sentence it opens with."""
        scores = self.report.scores
        return HEADLINE_OF.get((scores.stance or "", scores.band or ""), UNKNOWN)

    @property
    def band(self) -> Phrase | None:
        """The band of the index, None when it is not known."""
        return BAND_OF.get(self.report.scores.band or "")

    @property
    def stance(self) -> Phrase | None:
        """The stance, None when it is not known."""
        return STANCE_OF.get(self.report.scores.stance or "")

    @cached_property
    def columns(self) -> list[Column]:
        """The pillars in order."""
        official = self.report.official
        return [
            Column(
                sums.score,
                PILLAR_OF[sums.score.id],
                STANCE_OF.get(sums.score.stance or ""),
                official.get(sums.score.id),
                sums,
            )
            for sums in self.sums.pillars
            if sums.score.id in PILLAR_OF
        ]

    @cached_property
    def sums(self) -> Arithmetic:
        """Every figure taken apart into the answers it is made of."""
        return take_apart(self.report.rows, self.report.scores)

    @property
    def incomplete(self) -> list[Column]:
        """The pillars of which some question was left empty."""
        return [column for column in self.columns if self.report.unanswered(column.score.id)]

    @cached_property
    def advice(self) -> dict[str, Advice]:
        """Every card listed, by id, in the order of the ranking."""
        return {kept.id: self.with_words(kept) for kept in self.report.cards}

    @property
    def week(self) -> list[Advice]:
        """The cards of this week."""
        return [self.advice[card] for card in self.report.week()]

    @property
    def watchouts(self) -> list[Watchout]:
        """The watch-outs that hold, in the order of the content."""
        return [WATCHOUT_OF[slug] for slug in self.report.watchouts if slug in WATCHOUT_OF]

    @property
    def instead(self) -> str | None:
        """The sentence shown when nothing, or little, is left to gain; None otherwise."""
        left = what_is_left(self.report.cards, self.report.scores)
        return {Left.NOTHING: NOTHING_LEFT, Left.LITTLE: LITTLE_LEFT}.get(left) if left else None

    def by_pillar(self, listed: Iterable[Advice]) -> list[tuple[Column, list[Advice]]]:
        """Return the cards given under their pillars, the weakest pillar first, those to prepare for last."""
        column_of = {column.score.id: column for column in self.columns}
        groups = by_pillar([advice.kept for advice in listed], self.report.scores)
        return [
            (column_of[pillar], [self.advice[kept.id] for kept in cards])
            for pillar, cards in groups
            if pillar in column_of
        ]

    def with_words(self, kept: KeptCard) -> Advice:
        """Return a kept card beside its words."""
        because = self.because(kept.reasons[0]) if kept.reasons else None
        first = tuple(self.needed(question, level) for question, level in kept.missing)
        return Advice(kept, CARD_OF.get(kept.id), PILLAR_OF.get(kept.pillar), because, first)

    def because(self, question_id: str) -> Because | None:
        """Return the answer that was given to a question, None when it or its option is no longer there."""
        return OPTION_OF.get((question_id, self.report.answers.get(question_id)))

    def needed(self, question_id: str, level: int) -> Because:
        """Return the answer that a card wants first."""
        return OPTION_OF.get((question_id, level)) or Because(NO_LONGER_ASKED, "")


def what_it_says(pillar_id: str, lens: Lens, reading: int | None) -> str | None:
    """Return what a reading of a pillar says, a msgid; None when it is not known."""
    step = step_of(reading)
    return None if step is None else str(getattr(READING_OF[pillar_id, lens], step))


def read_report(completed: Completed) -> ReportView:
    """Return a completed audit ready to be shown."""
    return ReportView(completed.number, completed.completed_at, Report.from_record(completed.record))

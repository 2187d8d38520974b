"""A report as its pages show it: the figures it was completed with, beside the words of today's content."""

import marshal
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from hashlib import blake2b

from flask import Flask, current_app

from webapp.audit.advice import MATURE_FROM, KeptCard, Left, Watchout, by_pillar, what_is_left
from webapp.audit.arithmetic import Arithmetic, Line, take_apart
from webapp.audit.plan import Standing, Status
from webapp.audit.record import Record
from webapp.audit.report import Report
from webapp.audit.scoring import Scores, total
from webapp.audit.watchouts import Basis, ssi_given, tellable
from webapp.content import BEYOND, LENSES, LITTLE_LEFT, NOTHING_LEFT, UNKNOWN
from webapp.content.entries import Headline, Phrase, Remark
from webapp.store.audits import Completed, Sharing
from webapp.web.pieces import UNTOUCHED, Advice, Column
from webapp.web.recent import Recent
from webapp.web.telling import part_told
from webapp.web.wording import (
    BAND_OF,
    CARD_OF,
    HEADLINE_OF,
    OPTION_OF,
    PILLAR_OF,
    STANCE_OF,
    WATCHOUT_OF,
    Because,
    needed,
    words_of,
)


@dataclass(frozen=True)
class ReportView:
    """A completed report, ready to be shown."""

    number: int
    completed_at: datetime
    report: Report
    key: str
    """What tells its figures from all others: two reports of one key read the same, but for their dates and plans."""
    standings: Mapping[str, Standing] = field(default_factory=dict)
    sharing: Sharing | None = None
    answers: bool = True
    """Whether the answers themselves are shown."""
    journal: bool = True
    """Whether what happened in real life, and LinkedIn's own figures, may be told."""

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

    @property
    def mature(self) -> bool:
        """Whether the index has come to where quality and outcomes tell more than it does (method page)."""
        index = self.report.scores.index
        return index is not None and index >= MATURE_FROM

    @property
    def readings(self) -> list[tuple[Phrase, int | None]]:
        """The two lenses over all pillars, each with its figure; quality first once the presence is mature."""
        scores = self.report.scores
        found = list(zip(LENSES, (scores.activity, scores.quality), strict=True))
        return found[::-1] if self.mature else found

    @property
    def official(self) -> Decimal | None:
        """LinkedIn's own total; None unless all four figures were given."""
        return total(self.report.official.get(column.score.id) for column in self.columns if column.score.linkedin)

    @property
    def beyond(self) -> Remark:
        """What is said of the index from there on."""
        return BEYOND

    @cached_property
    def columns(self) -> list[Column]:
        """The pillars in order."""
        official = self.report.official
        return [
            Column(
                score,
                PILLAR_OF[score.id],
                STANCE_OF.get(score.stance or ""),
                official.get(score.id),
                tuple([row for row in self.report.rows if row.pillar == score.id]),
            )
            for score in self.report.scores.pillars
            if score.id in PILLAR_OF
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

    @cached_property
    def week(self) -> list[Advice]:
        """The cards of this week: by the rule, over those neither done nor dismissed."""
        over = {Status.DONE, Status.DISMISSED}
        leave_out = {card_id for card_id, advice in self.advice.items() if advice.standing.status in over}
        return [self.advice[card] for card in self.report.week(leave_out)]

    @cached_property
    def plan(self) -> list[Advice]:
        """The cards of the plan, with those done since the audit: doing one must not lower what the plan brings."""
        chosen = {Status.PLANNED, Status.DONE}
        return [advice for advice in self.advice.values() if advice.standing.status in chosen]

    @cached_property
    def then(self) -> Scores | None:
        """The scores that the cards of the plan would make; None when it is empty."""
        return self.report.what_if([advice.id for advice in self.plan]) if self.plan else None

    @property
    def watchouts(self) -> list[Watchout]:
        """The watch-outs that hold, in the order of the content."""
        return [WATCHOUT_OF[slug] for slug in self.report.watchouts if slug in WATCHOUT_OF]

    @property
    def watchouts_without_answers(self) -> int:
        """How many of them hold by more than answers: those told to a reader without the answers."""
        ssi = ssi_given(self.report.official, self.report.scores)
        return len(tellable(self.report.watchouts, WATCHOUT_OF, ssi, {Basis.ANSWERS}))

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
        because = self.because(kept.reasons[0]) if kept.reasons and self.answers else None
        first = tuple(needed(question, level) for question, level in kept.missing if self.answers)
        standing = self.standings.get(kept.id, UNTOUCHED).seen_from(self.completed_at)
        return Advice(kept, CARD_OF.get(kept.id), PILLAR_OF.get(kept.pillar), because, first, standing)

    def because(self, question_id: str) -> Because | None:
        """Return the answer that was given to a question, None when it or its option is no longer there."""
        return OPTION_OF.get((question_id, self.report.answers.get(question_id)))

    def said(self, line: Line) -> Because:
        """Return what was asked and answered on a line of a sum."""
        return words_of(line.id, line.answer)


def read_report(
    completed: Completed,
    standings: Mapping[str, Standing] | None = None,
    answers: bool = True,
    journal: bool = True,
) -> ReportView:
    """Return a completed audit ready to be shown, with where its person stands with the cards, if that is to be shown.

    An earlier report, or one that others read, is shown without. Without `answers`, no card quotes any; without
    `journal`, it holds neither outcomes nor LinkedIn's own figures; no watch-out gives away either.
    """
    views: Recent[Hashable, ReportView] = current_app.extensions["report_views"]
    standings, figures = standings or {}, f"{digest(completed.record)}{answers:d}{journal:d}"
    key = completed.number, completed.completed_at, completed.sharing, figures, frozenset(standings.items())
    if (kept := views.get(key)) is None:
        report = Report.from_record(part_told(completed.record, answers, journal))
        number, at, sharing = completed.number, completed.completed_at, completed.sharing
        kept = ReportView(number, at, report, figures, standings, sharing, answers, journal)
        views.put(key, kept)
    return kept


def keep_views(app: Flask) -> None:
    """Let the app keep the reports read last: whoever works with theirs reads it again at each press."""
    app.extensions["report_views"] = Recent(100, seconds=900)


def digest(record: Record) -> str:
    """Return what tells a record from all others; by marshal, as nothing writes a record down faster."""
    return blake2b(marshal.dumps(record, 2), digest_size=16).hexdigest()

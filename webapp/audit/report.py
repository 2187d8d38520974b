"""A completed report: all that it shows, kept for ever as it was scored."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, Self

from webapp.audit.advice import Card, KeptCard, Watchout, advise, week
from webapp.audit.answers import Asked, Sheet, ask, minutes_a_week
from webapp.audit.plan import raise_answers
from webapp.audit.questionnaire import Answer, Questionnaire
from webapp.audit.record import Record, read_asked, read_cards, read_scores, write_asked, write_cards, write_scores
from webapp.audit.scoring import Scores, score, score_asked
from webapp.audit.watchouts import holding, metrics

RECORD_VERSION: Final = 1
"""How a record is laid out; one more when that changes, so that older ones can still be told apart and read."""


@dataclass(frozen=True)
class Report:
    """What was asked and answered, what it was worth and what was advised: ids and figures only, no words.

    `cards` are in the order of the ranking; `context`, `official` and `outcomes` as in a sheet.
    """

    rows: tuple[Asked, ...]
    scores: Scores
    cards: tuple[KeptCard, ...]
    watchouts: tuple[str, ...]
    context: Mapping[str, str]
    official: Mapping[str, Decimal]
    outcomes: Mapping[str, int]

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """Question id -> answer, of the questions answered."""
        return {row.id: row.answer for row in self.rows if row.answer is not None}

    def unanswered(self, pillar_id: str) -> tuple[str, ...]:
        """In: a pillar's id. Out: the ids of its questions asked but left empty."""
        return tuple(row.id for row in self.rows if row.pillar == pillar_id and row.answer is None)

    def week(self, leave_out: Collection[str] = frozenset()) -> tuple[str, ...]:
        """In: ids of cards to pass over (done or dismissed). Out: the ids of this week's cards, in order."""
        return week(self.cards, minutes_a_week(self.context), leave_out)

    def what_if(self, planned: Collection[str]) -> Scores:
        """In: ids of cards. Out: the scores once those listed here are done, with the weights of this report."""
        raises = [card.raises for card in self.cards if card.id in planned]
        return score_asked(self.scores.pillars, raise_answers(self.rows, raises))

    def to_record(self) -> Record:
        """Out: the whole report as JSON-able data, exact: decimals and fractions as text."""
        return {
            "version": RECORD_VERSION,
            "rows": write_asked(self.rows),
            "scores": write_scores(self.scores),
            "cards": write_cards(self.cards),
            "watchouts": list(self.watchouts),
            "context": dict(self.context),
            "official": {pillar_id: str(figure) for pillar_id, figure in self.official.items()},
            "outcomes": dict(self.outcomes),
        }

    @classmethod
    def from_record(cls, record: Record) -> Self:
        """In: what `to_record` made. Out: the same report. Raises ValueError on a record of another version."""
        if record["version"] != RECORD_VERSION:
            raise ValueError(f"a report's record of version {record['version']!r}")
        return cls(
            rows=read_asked(record["rows"]),
            scores=read_scores(record["scores"]),
            cards=read_cards(record["cards"]),
            watchouts=tuple(record["watchouts"]),
            context=record["context"],
            official={pillar_id: Decimal(figure) for pillar_id, figure in record["official"].items()},
            outcomes=record["outcomes"],
        )


def make_report(
    questionnaire: Questionnaire, cards: Iterable[Card], watchouts: Iterable[Watchout], sheet: Sheet
) -> Report:
    """In: a questionnaire, its cards and watch-outs, a sheet. Out: the report, by the rules of the method page.

    Raises ValueError on an answer that is neither a level nor NOT_APPLICABLE, KeyError on a card or a watch-out that
    names what there is not.
    """
    scores = score(questionnaire, sheet.answers)
    return Report(
        rows=ask(questionnaire, sheet.answers),
        scores=scores,
        cards=tuple(card.kept() for card in advise(questionnaire, cards, sheet, scores)),
        watchouts=holding(watchouts, metrics(questionnaire, sheet, scores)),
        context=dict(sheet.context),
        official=dict(sheet.official),
        outcomes=dict(sheet.outcomes),
    )

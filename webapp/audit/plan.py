"""The plan: where a person stands with each card, and the scores once all planned ones have raised what they can."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Self

from webapp.audit.answers import Asked, ask
from webapp.audit.questionnaire import Answer, Level, Questionnaire
from webapp.audit.scoring import Scores, score_asked

REMINDED_AFTER: Final = timedelta(days=7)
"""A card is planned for a week from now, unless another day is chosen."""
LATEST_DAY: Final = timedelta(days=366)
"""No card is planned for a day further away."""


class Status(StrEnum):
    """What a person decided of a card; every card is suggested until then."""

    SUGGESTED = "suggested"
    PLANNED = "planned"
    DONE = "done"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands with a card, over all their audits.

    `since`: when the status was chosen. `due_on`: the day it is planned for. `done_at`: when it was last done.
    `useful`: whether they found it useful; None while they have not said.
    """

    status: Status = Status.SUGGESTED
    since: datetime | None = None
    due_on: date | None = None
    done_at: datetime | None = None
    useful: bool | None = None

    def seen_from(self, completed_at: datetime) -> Self:
        """In: when an audit was completed. Out: the standing on its report, where a card that was done before and
        still gains is suggested again, its date kept.
        """
        before = self.done_at is not None and self.done_at <= completed_at
        return replace(self, status=Status.SUGGESTED) if self.status is Status.DONE and before else self

    def moved(self, status: Status, now: datetime, today: date) -> Self:
        """In: the status chosen, the moment, the day it is there. Out: the standing then.

        A planned card gets a day, a week from now unless it has one still to come; the other changes keep its day.
        """
        due_on = self.due_on
        if status is Status.PLANNED and (due_on is None or due_on < today):
            due_on = today + REMINDED_AFTER
        done_at = now if status is Status.DONE else self.done_at
        if self.status is Status.DONE and status is not Status.DONE:
            done_at = None
        return replace(self, status=status, since=now, due_on=due_on, done_at=done_at)


def can_be_due(day: date, today: date) -> bool:
    """In: a day, and today. Out: whether a card can be planned for it: from today to a year ahead."""
    return today <= day <= today + LATEST_DAY


def what_if(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], raises: Iterable[Mapping[str, Level]]
) -> Scores:
    """In: a questionnaire, answers, and for each planned card question id -> target level. Out: the scores then.

    By the method page only counted questions are raised and none is lowered; two cards that raise one count once.
    """
    return score_asked(questionnaire.pillars, raise_answers(ask(questionnaire, answers), raises))


def raise_answers(rows: Sequence[Asked], raises: Iterable[Mapping[str, Level]]) -> tuple[Asked, ...]:
    """In: questions asked, and targets as for `what_if`. Out: the questions with their answers once raised."""
    targets: dict[str, Level] = {}
    for card in raises:
        for question_id, target in card.items():
            targets[question_id] = max(target, targets.get(question_id, target))
    return tuple(_raised(row, targets.get(row.id)) for row in rows)


def _raised(row: Asked, target: Level | None) -> Asked:
    if row.level is None or target is None or target <= row.level:
        return row
    return row._replace(answer=target)

"""What a person answered: the sheet as filled in, and each scored question beside its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from webapp.audit.questionnaire import NOT_APPLICABLE, TOP_LEVEL, Answer, Lens, Level, Questionnaire

DEFAULT_MINUTES: Final = 120
"""The weekly time supposed of someone who did not say."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a person filled in; whatever is absent was left empty.

    `answers`: scored question id -> level or NOT_APPLICABLE. `context`: question id without its section -> choice id.
    `official`: pillar id -> LinkedIn's own figure, 0..25. `outcomes`: short id -> how many in the last 30 days.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    context: Mapping[str, str] = field(default_factory=dict)
    official: Mapping[str, Decimal] = field(default_factory=dict)
    outcomes: Mapping[str, int] = field(default_factory=dict)


class Asked(NamedTuple):
    """A scored question as it was asked, all that a score depends on; `answer` is None when it was left empty."""

    id: str
    pillar: str
    lens: Lens
    weight: int
    answer: Answer | None

    @property
    def level(self) -> Level | None:
        """The level that counts, 0..4; None when the question does not count: left empty or not applicable."""
        return self.answer if isinstance(self.answer, int) else None


def ask(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> tuple[Asked, ...]:
    """In: a questionnaire and answers by question id. Out: each of its questions with its answer, in its order.

    Answers to questions it does not ask are ignored. Raises ValueError on one that is no level and not NOT_APPLICABLE.
    """
    return tuple(
        Asked(question.id, pillar.id, question.lens, question.weight, _checked(question.id, answers.get(question.id)))
        for pillar in questionnaire.pillars
        for question in pillar.questions
    )


def is_answer(value: object) -> bool:
    """In: anything. Out: whether it can answer a scored question; True and False are no levels."""
    return value == NOT_APPLICABLE or (type(value) is int and 0 <= value <= TOP_LEVEL)


def minutes_a_week(context: Mapping[str, str]) -> int:
    """In: a sheet's context. Out: the minutes a person can give each week, 120 when they did not say (method page).

    Raises ValueError when `time` is no number.
    """
    return int(context.get("time", DEFAULT_MINUTES))


def _checked(question_id: str, answer: Answer | None) -> Answer | None:
    if answer is None or is_answer(answer):
        return answer
    raise ValueError(f"no answer to {question_id}: {answer!r}")

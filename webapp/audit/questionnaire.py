"""What a questionnaire is made of. The words are English msgids; the content fills these types in."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeAlias

NOT_APPLICABLE: Final = "n/a"
Level: TypeAlias = int
"""How far an answer goes, from 0 to TOP_LEVEL."""
Answer: TypeAlias = int | str
"""A level, or NOT_APPLICABLE."""
TOP_LEVEL: Final = 4
PILLAR_POINTS: Final = 25
"""A pillar is worth this many points, as in LinkedIn's own index."""


class Lens(StrEnum):
    """How a question looks at a habit: what can be counted, or what the other person gets from it."""

    ACTIVITY = "activity"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer offered: its level 0..4 or NOT_APPLICABLE, and its words."""

    level: Answer
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A scored question. Its id is "<pillar>.<name>"; `topic` names its subject in a few words."""

    id: str
    lens: Lens
    weight: int
    topic: str
    text: str
    help: str
    sources: tuple[str, ...]
    options: tuple[Option, ...]

    @property
    def pillar(self) -> str:
        """The id of the pillar the question belongs to."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the five parts of the audit; `linkedin` is false for the one the index leaves out."""

    id: str
    linkedin: bool
    title: str
    short: str
    introduction: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered to a question that is never scored."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ContextQuestion:
    """A question on the person's situation: one choice among several, never scored."""

    id: str
    topic: str
    text: str
    help: str
    sources: tuple[str, ...]
    choices: tuple[Choice, ...]

    @property
    def short_id(self) -> str:
        """The id without its section, as a sheet names it."""
        return self.id.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """A question answered by a number, optional and never scored: an official SSI figure or an outcome."""

    id: str
    topic: str
    text: str
    help: str
    sources: tuple[str, ...]

    @property
    def short_id(self) -> str:
        """The id without its section, as a sheet names it."""
        return self.id.rpartition(".")[2]


@dataclass(frozen=True)
class Questionnaire:
    """Everything that is asked, in the order it is asked."""

    context: tuple[ContextQuestion, ...]
    official: tuple[FigureQuestion, ...]
    pillars: tuple[Pillar, ...]
    outcomes: tuple[FigureQuestion, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The scored questions of all pillars, in order."""
        return tuple(question for pillar in self.pillars for question in pillar.questions)

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The scored questions by id."""
        return {question.id: question for question in self.questions}

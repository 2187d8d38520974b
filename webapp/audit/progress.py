"""How far an audit is: one figure for the whole, one state for each section."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from webapp.audit.questionnaire import ContextQuestion, FigureQuestion, Question, Questionnaire


class State(StrEnum):
    """How far a section is."""

    NOT_STARTED = "not-started"
    PARTLY = "partly"
    TO_REVIEW = "to-review"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the audit: the ids of the questions it asks, and of those it leaves to the person's choice."""

    id: str
    asked: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All question ids of the section, in order."""
        return self.asked + self.optional


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the questions asked are answered; optional ones count in neither figure."""

    answered: int
    asked: int
    states: dict[str, State]

    @property
    def percent(self) -> int:
        """The share answered, 0 to 100, rounded down so that 100 means all."""
        return 100 * self.answered // self.asked if self.asked else 100


def sections_of(questionnaire: Questionnaire) -> tuple[Section, ...]:
    """Return the sections in the order they are gone through: context, the pillars, outcomes."""
    context = Section("context", ids_of(questionnaire.context), ids_of(questionnaire.official))
    pillars = tuple(Section(pillar.id, ids_of(pillar.questions)) for pillar in questionnaire.pillars)
    return context, *pillars, Section("outcomes", (), ids_of(questionnaire.outcomes))


def ids_of(questions: Collection[Question | ContextQuestion | FigureQuestion]) -> tuple[str, ...]:
    """Return the ids of questions, in order."""
    return tuple(question.id for question in questions)


def progress(sections: Collection[Section], answered: Collection[str], to_review: Collection[str]) -> Progress:
    """Return how far an audit is, from the ids answered and those carried over and not yet looked at again."""
    fresh, carried = set(answered).difference(to_review), set(to_review)
    asked = sum(len(section.asked) for section in sections)
    counted = sum(len(fresh.intersection(section.asked)) for section in sections)
    states = {section.id: state(section, fresh, carried) for section in sections}
    return Progress(counted, asked, states)


def state(section: Section, fresh: set[str], to_review: set[str]) -> State:
    """Return how far a section is; one whose questions are all optional is done when all of them are answered."""
    wanted = section.asked or section.optional
    if to_review.intersection(section.ids):
        return State.TO_REVIEW
    if fresh.issuperset(wanted):
        return State.DONE
    return State.PARTLY if fresh.intersection(section.ids) else State.NOT_STARTED

"""What the properties are tried on: any sheet of a questionnaire, and other weights, lenses and cards than today's."""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from tests import toy
from webapp.audit.advice import Card
from webapp.audit.answers import Sheet
from webapp.audit.questionnaire import NOT_APPLICABLE, TOP_LEVEL, Answer, Lens, Questionnaire

PROVEN = settings(derandomize=True, deadline=None, max_examples=500)

levels = st.integers(0, TOP_LEVEL)
# Most questions are answered by most people: left to chance alone, hardly a pillar would be known.
replies: st.SearchStrategy[Answer | None] = st.sampled_from((*range(TOP_LEVEL + 1), *range(TOP_LEVEL + 1), "n/a", None))
kinds = st.sampled_from([(weight, lens) for weight in (1, 2, 3) for lens in Lens])


@dataclass(frozen=True)
class Case:
    """A questionnaire, its cards, and the answers to score."""

    questionnaire: Questionnaire
    cards: tuple[Card, ...]
    answers: dict[str, Answer]


@dataclass(frozen=True)
class Change:
    """A counted answer of a case, and a level above it."""

    case: Case
    question: str
    to: int


@st.composite
def answers(draw: st.DrawFn, questionnaire: Questionnaire) -> dict[str, Answer]:
    ids = list(questionnaire.by_id)
    given = draw(st.lists(replies, min_size=len(ids), max_size=len(ids)))
    return {question: reply for question, reply in zip(ids, given, strict=True) if reply is not None}


@st.composite
def sheets(draw: st.DrawFn, questionnaire: Questionnaire) -> Sheet:
    choices = {q.short_id: st.sampled_from([choice.id for choice in q.choices]) for q in questionnaire.context}
    pillars = [pillar.id for pillar in questionnaire.pillars if pillar.linkedin]
    points = st.integers(0, 2500).map(lambda hundredths: Decimal(hundredths).scaleb(-2))
    return Sheet(
        draw(answers(questionnaire)),
        draw(st.fixed_dictionaries({}, optional=choices)),
        draw(st.dictionaries(st.sampled_from(pillars), points)),
        draw(st.dictionaries(st.sampled_from([q.short_id for q in questionnaire.outcomes]), st.integers(0, 300))),
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """The toy's questions under any weights and lenses."""
    pillars = [
        replace(
            pillar,
            questions=tuple(
                replace(question, weight=weight, lens=lens)
                for question in pillar.questions
                for weight, lens in [draw(kinds)]
            ),
        )
        for pillar in toy.QUESTIONNAIRE.pillars
    ]
    return replace(toy.QUESTIONNAIRE, pillars=tuple(pillars))


@st.composite
def cards(draw: st.DrawFn) -> tuple[Card, ...]:
    """The toy's cards with any targets."""
    return tuple(replace(card, raises={question: draw(levels) for question in card.raises}) for card in toy.CARDS)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    questionnaire = draw(questionnaires())
    return Case(questionnaire, draw(cards()), draw(answers(questionnaire)))


def below_top(given: dict[str, Answer]) -> list[str]:
    return [question for question, answer in given.items() if answer not in (TOP_LEVEL, NOT_APPLICABLE)]


@st.composite
def changes(draw: st.DrawFn, from_cases: st.SearchStrategy[Case]) -> Change:
    case = draw(from_cases.filter(lambda case: bool(below_top(case.answers))))
    question = draw(st.sampled_from(below_top(case.answers)))
    return Change(case, question, draw(st.integers(int(case.answers[question]) + 1, TOP_LEVEL)))

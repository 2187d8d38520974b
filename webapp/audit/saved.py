"""From answers as they are kept, text by question id, to a sheet that the rules can read."""

from collections.abc import Mapping
from decimal import Decimal

from webapp.audit.answers import Sheet
from webapp.audit.questionnaire import NOT_APPLICABLE, Questionnaire


def offered(questionnaire: Questionnaire) -> dict[str, frozenset[str] | None]:
    """Return the values each question offers, by question id; None for one answered by a number."""
    scored = {question.id: frozenset(str(o.level) for o in question.options) for question in questionnaire.questions}
    context = {question.id: frozenset(choice.id for choice in question.choices) for question in questionnaire.context}
    numbers = dict.fromkeys(question.id for question in (*questionnaire.official, *questionnaire.outcomes))
    return {**scored, **context, **numbers}


def still_asked(values: Mapping[str, str], offers: Mapping[str, frozenset[str] | None]) -> dict[str, str]:
    """Return the answers whose question, and option, the questionnaire still has; the others are asked again."""
    return {
        question: value
        for question, value in values.items()
        if question in offers and ((options := offers[question]) is None or value in options)
    }


def sheet_of(values: Mapping[str, str], questionnaire: Questionnaire) -> Sheet:
    """Return the sheet that saved answers make; every one must still be asked (see `still_asked`)."""
    scored = {q.id: value for q in questionnaire.questions if (value := values.get(q.id)) is not None}
    return Sheet(
        answers={id: value if value == NOT_APPLICABLE else int(value) for id, value in scored.items()},
        context={q.short_id: values[q.id] for q in questionnaire.context if q.id in values},
        official={q.short_id: Decimal(values[q.id]) for q in questionnaire.official if q.id in values},
        outcomes={q.short_id: int(values[q.id]) for q in questionnaire.outcomes if q.id in values},
    )

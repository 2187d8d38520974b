"""The whole content as plain data, in one language, for whoever wants to check it or build on it."""

from collections.abc import Callable
from typing import Any, TypeAlias

from webapp.audit.advice import Card, Watchout
from webapp.audit.questionnaire import ContextQuestion, Question
from webapp.content import CARDS, CLAIMS, QUESTIONNAIRE, VOICES, WATCHOUTS

Json: TypeAlias = dict[str, Any]
Translate: TypeAlias = Callable[[str], str]


def export(t: Translate) -> Json:
    """In: what puts the content's English words into a language. Out: all of it, JSON-able, in its own order."""
    names = {voice.id: t(voice.name) for voice in VOICES}
    return {
        "pillars": [{"id": p.id, "linkedin": p.linkedin, "title": t(p.title)} for p in QUESTIONNAIRE.pillars],
        "questions": [_question(question, t) for question in QUESTIONNAIRE.questions],
        "context": [_context(question, t) for question in QUESTIONNAIRE.context],
        "outcomes": [{"id": outcome.short_id, "text": t(outcome.text)} for outcome in QUESTIONNAIRE.outcomes],
        "cards": [_card(card, t) for card in CARDS],
        "watchouts": [_watchout(watchout, t) for watchout in WATCHOUTS],
        "sources": {claim.id: {"voice": names[claim.voice], "text": t(claim.text)} for claim in CLAIMS},
    }


def _question(question: Question, t: Translate) -> Json:
    return {
        "id": question.id,
        "pillar": question.pillar,
        "lens": question.lens.value,
        "weight": question.weight,
        "text": t(question.text),
        "help": t(question.help),
        "sources": list(question.sources),
        "options": [{"level": option.level, "text": t(option.text)} for option in question.options],
    }


def _context(question: ContextQuestion, t: Translate) -> Json:
    options = [{"id": choice.id, "text": t(choice.text)} for choice in question.choices]
    return {"id": question.short_id, "text": t(question.text), "options": options}


def _card(card: Card, t: Translate) -> Json:
    return {
        "id": card.id,
        "pillar": card.pillar,
        "lens": card.lens.value,
        "minutes": card.minutes,
        "first": card.first,
        "needs": dict(card.needs),
        "goals": list(card.goals),
        "raises": dict(card.raises),
        "title": t(card.title),
        "why": t(card.why),
        "steps": [t(step) for step in card.steps],
        "sources": list(card.sources),
        "caveat": {"text": t(card.caveat.text), "sources": list(card.caveat.sources)},
    }


def _watchout(watchout: Watchout, t: Translate) -> Json:
    return {
        "id": watchout.id,
        "when": [[metric, operator, _listed(value)] for metric, operator, value in watchout.when],
        "title": t(watchout.title),
        "text": t(watchout.text),
        "sources": list(watchout.sources),
    }


def _listed(value: int | str | tuple[str, ...]) -> int | str | list[str]:
    return list(value) if isinstance(value, tuple) else value

"""A sheet as data from outside: read and checked key by key, and scored into plain data again."""

from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from reprlib import repr as shorten
from typing import Any, Final, TypeAlias

from webapp.audit.advice import Card, ListedCard, Watchout, advise, week
from webapp.audit.answers import Sheet, is_answer, minutes_a_week
from webapp.audit.plan import what_if
from webapp.audit.questionnaire import PILLAR_POINTS, Answer, Questionnaire
from webapp.audit.scoring import Scores, score
from webapp.audit.watchouts import holding, metrics

Json: TypeAlias = dict[str, Any]

KEYS: Final = ("answers", "context", "official", "outcomes", "planned")


class SheetError(ValueError):
    """A sheet that cannot be scored; its text is one line that names what is wrong."""


def read_sheet(data: object, questionnaire: Questionnaire, cards: Iterable[Card]) -> tuple[Sheet, tuple[str, ...]]:
    """In: data as read from JSON, with any of KEYS. Out: the sheet, and the ids of the planned cards.

    Raises SheetError on an id that there is not, on a value that cannot be, or on data of another shape.
    """
    given = _object("a sheet", data)
    for key in given:
        _known("key", key, KEYS)
    sheet = Sheet(
        _read_answers(given.get("answers", {}), questionnaire),
        _read_context(given.get("context", {}), questionnaire),
        _read_official(given.get("official", {}), questionnaire),
        _read_outcomes(given.get("outcomes", {}), questionnaire),
    )
    return sheet, _read_planned(given.get("planned", []), cards)


def result(
    questionnaire: Questionnaire,
    cards: Sequence[Card],
    watchouts: Iterable[Watchout],
    sheet: Sheet,
    planned: Iterable[str],
) -> Json:
    """In: a questionnaire, its cards and watch-outs, a sheet, ids of planned cards. Out: the result, JSON-able.

    Scores as shown, None where not known; a card's gain, worth and priority as text, exact.
    """
    scores = score(questionnaire, sheet.answers)
    listed = advise(questionnaire, cards, sheet, scores)
    raises = {card.id: card.raises for card in cards}
    then = what_if(questionnaire, sheet.answers, [raises[card_id] for card_id in planned])
    return {
        "pillars": _pillars(scores),
        "lenses": {pillar.id: {"activity": pillar.activity, "quality": pillar.quality} for pillar in scores.pillars},
        "index": _number(scores.index),
        "activity": scores.activity,
        "quality": scores.quality,
        "stance": scores.stance,
        "band": scores.band,
        "week": list(week(listed, minutes_a_week(sheet.context))),
        "cards": [_ranked(card) for card in listed],
        "watchouts": list(holding(watchouts, metrics(questionnaire, sheet, scores))),
        "what_if": {"pillars": _pillars(then), "index": _number(then.index)},
    }


def _read_answers(data: object, questionnaire: Questionnaire) -> dict[str, Answer]:
    answers = _object("answers", data)
    for question_id, answer in answers.items():
        _known("question", question_id, questionnaire.by_id)
        if not is_answer(answer):
            raise SheetError(f"{question_id}: not a level 0..4 or 'n/a': {shorten(answer)}")
    return answers


def _read_context(data: object, questionnaire: Questionnaire) -> dict[str, str]:
    questions = {question.short_id: [choice.id for choice in question.choices] for question in questionnaire.context}
    return {
        question_id: _read_choice(question_id, choice, questions[_known("context question", question_id, questions)])
        for question_id, choice in _object("context", data).items()
    }


def _read_choice(question_id: str, choice: object, choices: Sequence[str]) -> str:
    # Minutes are a number in a sheet, 60, and an id in the questionnaire, "60".
    if str(choice) in choices:
        return str(choice)
    raise SheetError(f"context {question_id}: not one of {', '.join(choices)}: {shorten(choice)}")


def _read_official(data: object, questionnaire: Questionnaire) -> dict[str, Decimal]:
    pillars = [pillar.id for pillar in questionnaire.pillars if pillar.linkedin]
    return {
        _known("official figure", pillar_id, pillars): _read_figure(pillar_id, figure)
        for pillar_id, figure in _object("official", data).items()
    }


def _read_figure(pillar_id: str, figure: object) -> Decimal:
    try:
        number = Decimal(str(figure))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not 0 <= number <= PILLAR_POINTS:
        raise SheetError(f"official {pillar_id}: not a number from 0 to {PILLAR_POINTS}: {shorten(figure)}")
    return number


def _read_outcomes(data: object, questionnaire: Questionnaire) -> dict[str, int]:
    outcomes = _object("outcomes", data)
    for outcome_id, number in outcomes.items():
        _known("outcome", outcome_id, [outcome.short_id for outcome in questionnaire.outcomes])
        if type(number) is not int or number < 0:
            raise SheetError(f"outcomes {outcome_id}: not a whole number from 0 on: {shorten(number)}")
    return outcomes


def _read_planned(data: object, cards: Iterable[Card]) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise SheetError(f"planned: not a list: {shorten(data)}")
    ids = {card.id for card in cards}
    return tuple(_known("card", card_id, ids) for card_id in data)


def _object(name: str, data: object) -> Json:
    if not isinstance(data, Mapping):
        raise SheetError(f"{name}: not an object: {shorten(data)}")
    return dict(data)


def _known(kind: str, found: object, known: Container[str]) -> str:
    if not isinstance(found, str) or found not in known:
        raise SheetError(f"unknown {kind}: {found!r}")
    return found


def _pillars(scores: Scores) -> dict[str, float | None]:
    return {pillar.id: _number(pillar.shown) for pillar in scores.pillars}


def _number(figure: Decimal | None) -> float | None:
    # The one place where a score becomes a float: JSON has no other number with a decimal.
    return None if figure is None else float(figure)


def _ranked(card: ListedCard) -> Json:
    exact = {"gain": str(card.gain), "worth": str(card.worth), "priority": str(card.priority)}
    return {"id": card.id, **exact, "ready": card.ready}

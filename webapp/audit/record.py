"""A report's parts as JSON-able lists and back, exactly; short, as a page reads them back each time it is shown."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, TypeAlias

from webapp.audit.advice import KeptCard
from webapp.audit.answers import Asked
from webapp.audit.questionnaire import Lens
from webapp.audit.scoring import PillarScore, Scores

Record: TypeAlias = dict[str, Any]
Row: TypeAlias = list[Any]

LENSES: Final = {lens.value: lens for lens in Lens}


def write_asked(rows: Iterable[Asked]) -> list[Row]:
    """In: questions asked. Out: [id, pillar, lens, weight, answer or None] for each."""
    return [[row.id, row.pillar, row.lens.value, row.weight, row.answer] for row in rows]


def read_asked(rows: Iterable[Row]) -> tuple[Asked, ...]:
    """In: what `write_asked` made. Out: the questions asked."""
    return tuple([Asked(row, pillar, LENSES[lens], weight, answer) for row, pillar, lens, weight, answer in rows])


def write_scores(scores: Scores) -> Record:
    """In: scores. Out: the same with decimals and fractions as text."""
    return {
        "pillars": [_write_pillar(pillar) for pillar in scores.pillars],
        "index": _text(scores.index),
        "activity": scores.activity,
        "quality": scores.quality,
        "stance": scores.stance,
        "band": scores.band,
    }


def read_scores(record: Record) -> Scores:
    """In: what `write_scores` made. Out: the scores."""
    pillars = tuple([_read_pillar(row) for row in record["pillars"]])
    index = _decimal(record["index"])
    return Scores(pillars, index, record["activity"], record["quality"], record["stance"], record["band"])


def write_cards(cards: Iterable[KeptCard]) -> list[Row]:
    """In: cards. Out: [id, pillar, lens, minutes, gain, raises, needs missing] for each, the last two as pairs.

    Pairs, because some databases do not keep the order of an object's keys.
    """
    return [
        [
            card.id,
            card.pillar,
            card.lens.value,
            card.minutes,
            str(card.gain),
            _pairs(card.raises.items()),
            _pairs(card.missing),
        ]
        for card in cards
    ]


def read_cards(rows: Iterable[Row]) -> tuple[KeptCard, ...]:
    """In: what `write_cards` made. Out: the cards."""
    return tuple([_read_card(row) for row in rows])


def _write_pillar(pillar: PillarScore) -> Row:
    shown = [_text(pillar.shown), pillar.activity, pillar.quality, pillar.stance]
    parts = [str(pillar.activity_part), str(pillar.quality_part)]
    return [pillar.id, pillar.linkedin, pillar.asked, pillar.counted, *shown, *parts]


def _read_pillar(row: Row) -> PillarScore:
    pillar_id, linkedin, asked, counted, shown, activity, quality, stance, activity_part, quality_part = row
    parts = _fraction(activity_part), _fraction(quality_part)
    return PillarScore(pillar_id, linkedin, asked, counted, _decimal(shown), activity, quality, stance, *parts)


def _read_card(row: Row) -> KeptCard:
    card_id, pillar, lens, minutes, gain, raises, missing = row
    needs = tuple([(question_id, level) for question_id, level in missing])
    return KeptCard(card_id, pillar, LENSES[lens], minutes, _fraction(gain), dict(raises), needs)


def _pairs(items: Iterable[tuple[str, int]]) -> list[Row]:
    return [list(item) for item in items]


def _text(figure: Decimal | None) -> str | None:
    return None if figure is None else str(figure)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@lru_cache(maxsize=4096)
def _fraction(text: str) -> Fraction:
    # Few fractions are ever made of six small weights, and reading one costs more than all else on its row.
    return Fraction(text)

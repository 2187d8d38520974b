"""The method page's figures, from the constants of the rules, so that it cannot tell anything else than they do."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from webapp.audit import advice, scoring
from webapp.audit.advice import Card
from webapp.audit.answers import DEFAULT_MINUTES
from webapp.audit.plan import REMINDED_AFTER
from webapp.audit.questionnaire import NOT_APPLICABLE, PILLAR_POINTS, TOP_LEVEL, Lens, Pillar
from webapp.content import BANDS, CARDS, LENSES, QUESTIONNAIRE, STANCES, WATCHOUTS
from webapp.content.entries import Phrase
from webapp.content.marker import N_
from webapp.drawing.lintel import POINTS_PER_DEGREE
from webapp.languages import figure, translate
from webapp.web.reference.conditions import in_words
from webapp.web.reference.exact import decimal_of
from webapp.web.reference.example import worked_example
from webapp.web.reference.unscored import unscored
from webapp.web.wording import LABEL_OF, OPEN_WATCHOUTS, STANCE_OF

CHAPTERS: Final = {
    "answers": N_("From your answers to a pillar"),
    "index": N_("The index"),
    "readings": N_("The two readings"),
    "stance": N_("The stance"),
    "bands": N_("The bands"),
    "example": N_("An example, step by step"),
    "drawing": N_("The drawing"),
    "questions": N_("Every question, every level"),
    "unscored": N_("What is asked and never scored"),
    "advice": N_("How the advice is put in order"),
    "week": N_("This week"),
    "what-if": N_("What if you did it?"),
    "cards": N_("Every advice card"),
    "watchouts": N_("When a watch-out shows"),
    "limits": N_("What the index is not"),
}
"""The anchor of each part of the page -> its title."""
GOALS: Final = {
    choice.id: choice.text for asked in QUESTIONNAIRE.context if asked.short_id == "goal" for choice in asked.choices
}
LETTERS: Final = (
    N_("one"), N_("two"), N_("three"), N_("four"), N_("five"),
    N_("six"), N_("seven"), N_("eight"), N_("nine"), N_("ten"),
)  # fmt: skip
SPELLED: Final = ("pillars", "in_a_pillar", "excused", "known", "week", "week_of_pillar", "open")
"""The numbers that sentences give in letters, up to ten."""
NUMBERS: Final = {card_id: number for number, card_id in enumerate(sorted(card.id for card in CARDS), 1)}
"""Card id -> its place in the order that decides between equal cards."""
EXAMPLE: Final = worked_example()
UNSCORED: Final = unscored()
HALFWAY: Final = Fraction(65, 4)
"""A figure that stands halfway between two that can be shown."""


@dataclass(frozen=True, slots=True)
class BandRow:
    """A band: its words, from which index on, under which one; None for the last, which has no end."""

    phrase: Phrase
    least: int
    under: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """A pillar, its cards, and what its weights add up to."""

    pillar: Pillar
    cards: tuple[Card, ...]
    weights: int
    quality: int


def method_rules() -> dict[str, object]:
    """Return all that the method page shows."""
    return {
        "chapters": CHAPTERS,
        "rules": RULES,
        "spelled": {name: in_letters(RULES[name]) for name in SPELLED},
        "lens_of": {lens.id: lens for lens in LENSES},
        "stance_of": STANCE_OF,
        "stances": STANCES,
        "bands": band_rows(),
        "groups": GROUPS,
        "example": EXAMPLE,
        "unscored": UNSCORED,
        "efforts": {minutes: decimal_of(divisor) for minutes, divisor in advice.EFFORT.items()},
        "stance_factors": {slug: (lens.value, decimal_of(by)) for slug, (lens, by) in advice.STANCE_FACTORS.items()},
        "watchouts": [(watchout, [in_words(condition) for condition in watchout.when]) for watchout in WATCHOUTS],
        "questions": QUESTIONNAIRE.by_id,
        "goals": GOALS,
        "numbers": NUMBERS,
        "labels": LABEL_OF,
        "not_applicable": NOT_APPLICABLE,
    }


def in_letters(number: Decimal | int) -> str:
    """Return a number in the letters of the request's language, up to ten; a higher one in figures."""
    return translate(LETTERS[int(number) - 1]) if 1 <= number <= len(LETTERS) else figure(number)


def group(pillar: Pillar) -> Group:
    """Return a pillar with its cards and the sums of its weights."""
    quality = sum(question.weight for question in pillar.questions if question.lens == Lens.QUALITY)
    cards = tuple(card for card in CARDS if card.pillar == pillar.id)
    return Group(pillar, cards, sum(question.weight for question in pillar.questions), quality)


GROUPS: Final = tuple(group(pillar) for pillar in QUESTIONNAIRE.pillars)


def band_rows() -> list[BandRow]:
    """Return the bands, upwards."""
    phrases = {phrase.id: phrase for phrase in BANDS}
    ends = [least for _, least in scoring.BANDS[1:]]
    return [BandRow(phrases[slug], least, end) for (slug, least), end in zip(scoring.BANDS, [*ends, None], strict=True)]


def share_of_quality() -> Decimal:
    """Return how many of the index's points quality brings when every question counts, as shown."""
    parts = (Fraction(PILLAR_POINTS * group.quality, group.weights) for group in GROUPS if group.pillar.linkedin)
    return scoring.one_decimal(sum(parts, Fraction(0)))


RULES: Final[dict[str, Decimal | int]] = {
    "asked": len(QUESTIONNAIRE.questions),
    "pillars": len(QUESTIONNAIRE.pillars),
    "in_a_pillar": len(QUESTIONNAIRE.pillars[0].questions),
    "excused": sum(any(o.level == NOT_APPLICABLE for o in question.options) for question in QUESTIONNAIRE.questions),
    "top": TOP_LEVEL,
    "least_weight": min(question.weight for question in QUESTIONNAIRE.questions),
    "most_weight": max(question.weight for question in QUESTIONNAIRE.questions),
    "points": PILLAR_POINTS,
    "total": sum(PILLAR_POINTS for pillar in QUESTIONNAIRE.pillars if pillar.linkedin),
    "known": scoring.KNOWN_FROM,
    "halfway": decimal_of(HALFWAY),
    "halfway_shown": scoring.one_decimal(HALFWAY),
    "lens_points": scoring.LENS_POINTS,
    "lens_known": decimal_of(100 * scoring.LENS_KNOWN_FROM),
    "quality_weight": sum(group.quality for group in GROUPS),
    "all_weight": sum(group.weights for group in GROUPS),
    "quality_share": share_of_quality(),
    "step_middle": scoring.STEPS[1][1],
    "step_high": scoring.STEPS[2][1],
    "stance_from": scoring.STANCE_FROM,
    "stance_lead": scoring.STANCE_LEAD,
    "stance_sum": scoring.ALIGNED_SUM,
    "strong_from": scoring.BANDS[-1][1],
    "per_degree": POINTS_PER_DEGREE,
    "goal": decimal_of(advice.GOAL_FACTOR),
    "mature_from": advice.MATURE_FROM,
    "mature": decimal_of(advice.MATURE_FACTOR),
    "first": decimal_of(advice.FIRST_FACTOR),
    "little": advice.LITTLE_GAIN,
    "week": advice.WEEK_CARDS,
    "week_of_pillar": advice.WEEK_CARDS_OF_PILLAR,
    "minutes": DEFAULT_MINUTES,
    "plan_days": REMINDED_AFTER.days,
    "open": OPEN_WATCHOUTS,
}
"""Every number that the page names, by a short name."""

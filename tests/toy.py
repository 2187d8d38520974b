"""A small questionnaire with its advice: two LinkedIn pillars and one beside them, short enough to score by hand."""

from decimal import Decimal
from typing import Any

from webapp.audit.advice import Card, Caveat, Watchout
from webapp.audit.questionnaire import (
    NOT_APPLICABLE,
    TOP_LEVEL,
    Answer,
    Choice,
    ContextQuestion,
    FigureQuestion,
    Lens,
    Option,
    Pillar,
    Question,
    Questionnaire,
)

A, Q = Lens.ACTIVITY, Lens.QUALITY
OPTIONS = tuple(Option(level, f"Option {level}") for level in (*range(TOP_LEVEL + 1), NOT_APPLICABLE))


def question(question_id: str, lens: Lens, weight: int) -> Question:
    return Question(question_id, lens, weight, "Topic", f"Text of {question_id}", "Help", ("G01",), OPTIONS)


def pillar(pillar_id: str, linkedin: bool, *asked: tuple[str, Lens, int]) -> Pillar:
    questions = tuple(question(f"{pillar_id}.{name}", lens, weight) for name, lens, weight in asked)
    return Pillar(pillar_id, linkedin, f"Title of {pillar_id}", pillar_id, "Introduction", questions)


def card(
    card_id: str, lens: Lens, minutes: int, raises: dict[str, int], needs: dict[str, int] | None = None, **more: Any
) -> Card:
    of_pillar = next(iter(raises)).partition(".")[0]
    caveat = Caveat("But", ("E01",))
    return Card(
        card_id, of_pillar, lens, minutes, raises, card_id, "Why", ("Step",), ("G01",), caveat, needs or {}, **more
    )


def context(question_id: str, *choices: str) -> ContextQuestion:
    return ContextQuestion(f"context.{question_id}", "Topic", "Text", "Help", (), tuple(Choice(c, c) for c in choices))


def figures(section: str, *names: str) -> tuple[FigureQuestion, ...]:
    return tuple(FigureQuestion(f"{section}.{name}", "Topic", "Text", "Help", ()) for name in names)


def watchout(watchout_id: str, *when: tuple[str, str, int | str | tuple[str, ...]]) -> Watchout:
    return Watchout(watchout_id, when, "Title", "Text", ("E01",))


# The first pillar is the one that the method page works out by hand.
BRAND = pillar(
    "brand",
    True,
    ("profile", A, 2),
    ("keywords", Q, 2),
    ("publishing", A, 3),
    ("topics", Q, 2),
    ("reception", Q, 3),
    ("measuring", Q, 1),
)
PEOPLE = pillar("people", True, ("searching", A, 2), ("adding", A, 2), ("choosing", Q, 3), ("fit", Q, 3))
MESSAGING = pillar("messaging", False, ("opening", A, 2), ("personal", Q, 3), ("moving", Q, 3), ("proposing", A, 2))

QUESTIONNAIRE = Questionnaire(
    context=(
        context("goal", "sell", "recruit", "brand", "partners"),
        context("time", "30", "60", "120", "240"),
        context("network", "under_150", "500_1999", "2000"),
    ),
    official=figures("official", "brand", "people"),
    pillars=(BRAND, PEOPLE, MESSAGING),
    outcomes=figures("outcomes", "conversations", "calls"),
)

CARDS = (
    card("profile", A, 30, {"brand.profile": 4, "brand.keywords": 3}, first=True),
    card("publish", A, 60, {"brand.publishing": 4}, goals=("brand",)),
    card("words", Q, 15, {"brand.keywords": 4, "brand.topics": 4}),
    card("listen", Q, 30, {"brand.reception": 4, "brand.measuring": 4}, {"brand.publishing": 1}),
    card("search", A, 30, {"people.searching": 4, "people.adding": 4}),
    card("choose", Q, 15, {"people.choosing": 4, "people.fit": 2}, first=True, goals=("sell", "recruit")),
    card("prune", Q, 120, {"people.fit": 4}),
    card("open", A, 30, {"messaging.opening": 4, "messaging.proposing": 4}, first=True),
    card("write", Q, 60, {"messaging.personal": 4, "messaging.moving": 4}, {"messaging.opening": 1}),
)

WATCHOUTS = (
    watchout("unheard", ("brand.publishing", "ge", 3), ("brand.reception", "le", 1)),
    watchout("wide", ("context.network", "in", ("500_1999", "2000")), ("people.fit", "le", 1)),
    watchout("busy", ("stance", "eq", "busy")),
    watchout("no_results", ("reading", "ge", 20), ("results", "eq", 0)),
    watchout("ssi_above", ("gap", "ge", 20)),
)

WORKED_EXAMPLE: dict[str, Answer] = {
    "brand.profile": 4,
    "brand.keywords": 3,
    "brand.publishing": 2,
    "brand.topics": 3,
    "brand.reception": NOT_APPLICABLE,
    "brand.measuring": 1,
}
OFFICIAL = {"brand": Decimal("24.5"), "people": Decimal("20")}


def all_at(level: Answer) -> dict[str, Answer]:
    return dict.fromkeys(QUESTIONNAIRE.by_id, level)

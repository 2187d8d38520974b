"""Which watch-outs a situation calls for: conditions are data, and what is not known makes one false."""

import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeAlias

from webapp.audit.advice import Condition, Watchout
from webapp.audit.answers import Sheet, ask
from webapp.audit.questionnaire import Questionnaire
from webapp.audit.scoring import Scores, all_known, total

Metric: TypeAlias = Decimal | int | str

OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
    "in": lambda metric, choices: metric in choices,
}

OFFICIAL_METRICS: Final = frozenset({"ssi", "reading", "gap"})
RESULT_METRICS: Final = frozenset({"results"})


class Basis(StrEnum):
    """What a watch-out gives away by being shown, besides the scores."""

    ANSWERS = "answers"
    """A single answer, or one about the situation."""
    JOURNAL = "journal"
    """The outcomes, or LinkedIn's own figures."""


def metrics(questionnaire: Questionnaire, sheet: Sheet, scores: Scores) -> dict[str, Metric]:
    """In: a questionnaire, a sheet, its scores. Out: what a condition may ask about, by name, only where it is known.

    Scores (a pillar's under its id) as shown; `spread`, `ssi`, `reading`, `gap` and `results` as on the method page;
    `context.<id>` -> choice id; question id -> level, when it counts. Raises ValueError as `ask` does.
    """
    figures: dict[str, Metric | None] = {pillar.id: pillar.shown for pillar in scores.pillars}
    figures |= {"index": scores.index, "activity": scores.activity, "quality": scores.quality}
    figures |= {"stance": scores.stance, "band": scores.band, "spread": _spread(scores)}
    figures |= _official(sheet, scores)
    figures["results"] = total(sheet.outcomes.get(outcome.short_id) for outcome in questionnaire.outcomes)
    figures |= {f"context.{question_id}": choice for question_id, choice in sheet.context.items()}
    figures |= {row.id: row.level for row in ask(questionnaire, sheet.answers)}
    return {name: figure for name, figure in figures.items() if figure is not None}


def holding(watchouts: Iterable[Watchout], known: Mapping[str, Metric]) -> tuple[str, ...]:
    """In: watch-outs, known metrics. Out: the ids of those whose conditions all hold, in the same order.

    Raises KeyError on an unknown operator, TypeError on a comparison of words with a number.
    """
    return tuple(watchout.id for watchout in watchouts if _all_hold(watchout.when, known))


def ssi_given(official: Collection[str], scores: Scores) -> bool:
    """In: the ids of the pillars with a figure of LinkedIn's own, scores. Out: whether they make an SSI."""
    return all(pillar.id in official for pillar in scores.pillars if pillar.linkedin)


def rests_on(watchout: Watchout, ssi: bool) -> frozenset[Basis]:
    """In: a watch-out, whether an SSI was given. Out: what one could conclude from it besides the scores."""
    names = {name for name, _operator, _value in watchout.when}
    told = RESULT_METRICS | (OFFICIAL_METRICS if ssi else frozenset())
    found = {Basis.JOURNAL} if names & told else set()
    # A question's id has its section before a dot, and so has the context: no score has one.
    return frozenset(found | ({Basis.ANSWERS} if any("." in name for name in names) else set()))


def tellable(
    held: Iterable[str], watchouts: Mapping[str, Watchout], ssi: bool, hidden: Set[Basis] = frozenset()
) -> tuple[str, ...]:
    """In: ids of watch-outs that hold, all by id, whether an SSI was given, what is not to be known.

    Out: the ids of those that give nothing of it away; one that is there no more is told only to who may know all.
    """
    if not hidden:
        return tuple(held)
    return tuple(slug for slug in held if slug in watchouts and not rests_on(watchouts[slug], ssi) & hidden)


def _all_hold(conditions: Iterable[Condition], known: Mapping[str, Metric]) -> bool:
    # Each is looked at, even after one that is false: a wrong operator must never wait for its turn to be noticed.
    held = [_holds(condition, known) for condition in conditions]
    return all(held)


def _holds(condition: Condition, known: Mapping[str, Metric]) -> bool:
    name, operator_name, value = condition
    compare = OPERATORS[operator_name]
    return name in known and compare(known[name], value)


def _official(sheet: Sheet, scores: Scores) -> dict[str, Metric | None]:
    ssi = total(sheet.official.get(pillar.id) for pillar in scores.pillars if pillar.linkedin)
    gap = None if ssi is None or scores.index is None else ssi - scores.index
    return {"ssi": ssi, "reading": scores.index if ssi is None else ssi, "gap": gap}


def _spread(scores: Scores) -> Decimal | None:
    shown = all_known(pillar.shown for pillar in scores.pillars if pillar.linkedin)
    return max(shown) - min(shown) if shown else None

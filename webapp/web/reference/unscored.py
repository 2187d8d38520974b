"""What is asked and never scored, and which rule reads it."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Final, TypeAlias

from webapp.audit.advice import Watchout
from webapp.audit.questionnaire import ContextQuestion, FigureQuestion
from webapp.audit.watchouts import OFFICIAL_METRICS, RESULT_METRICS
from webapp.content import QUESTIONNAIRE, WATCHOUTS
from webapp.content.marker import N_

AnyQuestion: TypeAlias = ContextQuestion | FigureQuestion

READERS: Final = {
    "context.goal": N_("the “goal” factor of the advice"),
    "context.time": N_("the choice of this week’s cards"),
}
BESIDE: Final = N_("your report, which shows each figure beside your own pillar")


@dataclass(frozen=True, slots=True)
class Unscored:
    """Questions that no score reads: what else does, in words, and the watch-outs that ask about them."""

    questions: tuple[AnyQuestion, ...]
    reader: str
    watchouts: tuple[Watchout, ...]


def unscored() -> list[Unscored]:
    """Return the questions that are never scored, in the order they are asked; figures that go together as one."""
    context = [Unscored((q,), READERS.get(q.id, ""), asking({q.id})) for q in QUESTIONNAIRE.context]
    official = Unscored(QUESTIONNAIRE.official, BESIDE, asking(OFFICIAL_METRICS))
    return [*context, official, Unscored(QUESTIONNAIRE.outcomes, "", asking(RESULT_METRICS))]


def asking(metrics: Set[str]) -> tuple[Watchout, ...]:
    """Return the watch-outs with a condition on one of these metrics."""
    return tuple(watchout for watchout in WATCHOUTS if any(metric in metrics for metric, _, _ in watchout.when))

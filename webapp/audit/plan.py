"""What a plan would change: the scores once all its cards have raised what they can."""

from collections.abc import Iterable, Mapping, Sequence

from webapp.audit.answers import Asked, ask
from webapp.audit.questionnaire import Answer, Level, Questionnaire
from webapp.audit.scoring import Scores, score_asked


def what_if(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], raises: Iterable[Mapping[str, Level]]
) -> Scores:
    """In: a questionnaire, answers, and for each planned card question id -> target level. Out: the scores then.

    By the method page only counted questions are raised and none is lowered; two cards that raise one count once.
    """
    return score_asked(questionnaire.pillars, raise_answers(ask(questionnaire, answers), raises))


def raise_answers(rows: Sequence[Asked], raises: Iterable[Mapping[str, Level]]) -> tuple[Asked, ...]:
    """In: questions asked, and targets as for `what_if`. Out: the questions with their answers once raised."""
    targets: dict[str, Level] = {}
    for card in raises:
        for question_id, target in card.items():
            targets[question_id] = max(target, targets.get(question_id, target))
    return tuple(_raised(row, targets.get(row.id)) for row in rows)


def _raised(row: Asked, target: Level | None) -> Asked:
    if row.level is None or target is None or target <= row.level:
        return row
    return row._replace(answer=target)

"""Why this figure: the terms shown add up to what is shown."""

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import given

from tests.random_sheets import sheets
from tests.strategies import PROVEN, Case, cases
from tests.toy import QUESTIONNAIRE, WORKED_EXAMPLE
from webapp.audit.answers import ask
from webapp.audit.arithmetic import Arithmetic, LensSum, PillarSum, take_apart
from webapp.audit.questionnaire import Questionnaire
from webapp.audit.scoring import Scores, one_decimal, score
from webapp.content import QUESTIONNAIRE as REAL
from webapp.content_export import export

COUNT = 1000
SEED = 20261127


def taken_apart(questionnaire: Questionnaire, answers: dict[str, Any]) -> tuple[Arithmetic, Scores]:
    scores = score(questionnaire, answers)
    return take_apart(ask(questionnaire, answers), scores), scores


def adds_up(sums: Arithmetic, scores: Scores) -> None:
    """Every sum comes to the figure that the report shows."""
    for pillar in sums.pillars:
        pillar_adds_up(pillar)
    for reading, shown in zip(sums.readings, (scores.activity, scores.quality), strict=True):
        reading_adds_up(reading, shown)
    assert (sum(sums.index) if sums.index else None) == scores.index


def pillar_adds_up(pillar: PillarSum) -> None:
    products = [line.product for line in pillar.lines if line.level is not None]
    assert pillar.reached == sum(products)
    assert pillar.weights == sum(line.weight for line in pillar.lines if line.level is not None)
    for reading, shown in zip(pillar.readings, (pillar.score.activity, pillar.score.quality), strict=True):
        reading_adds_up(reading, shown)
    if pillar.whole is None:
        assert pillar.score.shown is pillar.parts is None
        return
    assert pillar.parts
    assert (pillar.whole.reached, pillar.whole.most) == (pillar.reached, 4 * pillar.weights)
    assert sum((part.exact for part in pillar.parts), Fraction(0)) == pillar.whole.exact
    assert one_decimal(pillar.whole.exact) == pillar.score.shown


def reading_adds_up(reading: LensSum, shown: int | None) -> None:
    assert reading.shown == shown
    assert (reading.reading is None) == (shown is None)
    if reading.reading:
        assert floor(reading.reading.exact + Fraction(1, 2)) == shown


def test_the_worked_example_taken_apart() -> None:
    sums, _ = taken_apart(QUESTIONNAIRE, WORKED_EXAMPLE)
    brand = sums.pillars[0]
    assert [line.product for line in brand.lines] == [8, 6, 6, 6, 0, 1]
    assert brand.whole
    assert (brand.whole.points, brand.whole.reached, brand.whole.most) == (25, 27, 40)
    assert brand.whole.exact == Fraction(135, 8)
    assert brand.score.shown == Decimal("16.9")


def test_a_pillar_that_is_not_known_has_lines_and_no_quotient() -> None:
    sums, _ = taken_apart(QUESTIONNAIRE, {"brand.profile": 4})
    brand = sums.pillars[0]
    assert (brand.reached, brand.whole, brand.parts, sums.index) == (8, None, None, ())


@pytest.mark.thorough
def test_the_sums_of_a_thousand_random_sheets_come_to_what_is_shown() -> None:
    known = 0
    for sheet in sheets(export(str), COUNT, SEED):
        sums, scores = taken_apart(REAL, sheet.get("answers", {}))
        adds_up(sums, scores)
        known += scores.index is not None
    assert known > COUNT // 3


@pytest.mark.thorough
@PROVEN
@given(cases())
def test_the_sums_of_any_questionnaire_come_to_what_is_shown(case: Case) -> None:
    adds_up(*taken_apart(case.questionnaire, case.answers))

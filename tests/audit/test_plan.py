"""The what-if of a plan."""

from decimal import Decimal

from tests.toy import QUESTIONNAIRE, WORKED_EXAMPLE, all_at
from webapp.audit.plan import what_if
from webapp.audit.scoring import score


def test_the_card_of_the_worked_example_brings_what_it_says() -> None:
    then = what_if(QUESTIONNAIRE, WORKED_EXAMPLE, [{"brand.publishing": 4}])
    assert then.pillar("brand").shown == Decimal("20.6")  # 16.875 + 3.75 = 20.625


def test_two_cards_that_raise_one_question_count_once() -> None:
    twice = what_if(QUESTIONNAIRE, WORKED_EXAMPLE, [{"brand.publishing": 4}, {"brand.publishing": 3}])
    assert twice == what_if(QUESTIONNAIRE, WORKED_EXAMPLE, [{"brand.publishing": 4}])


def test_no_answer_is_lowered() -> None:
    lower = dict.fromkeys(QUESTIONNAIRE.by_id, 1)
    assert what_if(QUESTIONNAIRE, all_at(3), [lower]) == score(QUESTIONNAIRE, all_at(3))


def test_what_does_not_count_is_not_raised() -> None:
    raises = {"brand.reception": 4, "people.fit": 4, "brand.gone": 4}
    assert what_if(QUESTIONNAIRE, WORKED_EXAMPLE, [raises]) == score(QUESTIONNAIRE, WORKED_EXAMPLE)

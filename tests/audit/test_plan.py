"""The plan: where one stands with a card, and what all planned ones would change."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.toy import QUESTIONNAIRE, WORKED_EXAMPLE, all_at
from webapp.audit.plan import Standing, Status, can_be_due, what_if
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


NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
TODAY = NOW.date()
EARLIER = NOW - timedelta(days=30)


def moved(standing: Standing, *statuses: Status) -> Standing:
    for status in statuses:
        standing = standing.moved(status, NOW, TODAY)
    return standing


def test_a_planned_card_is_due_in_a_week() -> None:
    assert moved(Standing(), Status.PLANNED).due_on == date(2026, 12, 4)


def test_a_card_keeps_the_day_that_is_still_to_come() -> None:
    chosen = Standing(Status.PLANNED, EARLIER, date(2026, 12, 24))
    assert moved(chosen, Status.SUGGESTED, Status.PLANNED).due_on == date(2026, 12, 24)


def test_a_day_that_is_over_is_replaced() -> None:
    over = Standing(Status.SUGGESTED, EARLIER, date(2026, 11, 26))
    assert moved(over, Status.PLANNED).due_on == date(2026, 12, 4)


def test_what_is_said_of_a_card_stays_through_its_changes() -> None:
    assert moved(Standing(useful=True), Status.PLANNED, Status.DONE).useful is True


def test_a_card_done_before_an_audit_is_suggested_again_on_its_report_with_its_date() -> None:
    seen = Standing(Status.DONE, EARLIER, None, EARLIER).seen_from(NOW)
    assert (seen.status, seen.done_at) == (Status.SUGGESTED, EARLIER)
    assert moved(seen, Status.PLANNED).done_at == EARLIER


@pytest.mark.parametrize("status", [Status.PLANNED, Status.DISMISSED])
def test_what_was_planned_or_set_aside_before_an_audit_stays_so(status: Status) -> None:
    assert Standing(status, EARLIER).seen_from(NOW).status is status


def test_a_card_done_since_the_audit_is_done() -> None:
    assert Standing(Status.DONE, NOW, None, NOW).seen_from(EARLIER).status is Status.DONE


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (1, True), (366, True), (367, False)])
def test_a_card_is_planned_from_today_to_a_year_ahead(days: int, fits: bool) -> None:
    assert can_be_due(TODAY + timedelta(days), TODAY) is fits

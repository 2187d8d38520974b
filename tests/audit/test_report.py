"""A report keeps all it shows, and gives it back the same whatever becomes of the questionnaire."""

import json
from decimal import Decimal

import pytest
from hypothesis import given

from tests.strategies import PROVEN, sheets
from tests.toy import CARDS, OFFICIAL, QUESTIONNAIRE, WATCHOUTS, WORKED_EXAMPLE, all_at
from webapp.audit.advice import advise
from webapp.audit.answers import Sheet
from webapp.audit.plan import what_if
from webapp.audit.report import Report, make_report
from webapp.audit.scoring import score
from webapp.audit.watchouts import holding, metrics

SHEET = Sheet(WORKED_EXAMPLE, {"goal": "sell", "time": "30"}, OFFICIAL, {"calls": 3})


def reported(sheet: Sheet = SHEET) -> Report:
    return make_report(QUESTIONNAIRE, CARDS, WATCHOUTS, sheet)


def through_json(report: Report) -> Report:
    # Some databases sort the keys of an object.
    return Report.from_record(json.loads(json.dumps(report.to_record(), sort_keys=True)))


def test_a_report_holds_the_scores_the_advice_and_the_watch_outs() -> None:
    scores = score(QUESTIONNAIRE, SHEET.answers)
    listed = advise(QUESTIONNAIRE, CARDS, SHEET, scores)
    assert reported().scores == scores
    assert [card.id for card in reported().cards] == [card.id for card in listed]
    assert reported().watchouts == holding(WATCHOUTS, metrics(QUESTIONNAIRE, SHEET, scores))


def test_a_report_holds_what_was_answered() -> None:
    assert reported().answers == WORKED_EXAMPLE
    assert reported().context == SHEET.context
    assert (reported().official, reported().outcomes) == (SHEET.official, SHEET.outcomes)


def test_a_report_tells_what_was_left_empty_and_not_what_does_not_apply() -> None:
    partial = {question: level for question, level in WORKED_EXAMPLE.items() if question != "brand.topics"}
    assert reported(Sheet(partial)).unanswered("brand") == ("brand.topics",)


def test_a_report_chooses_the_week_by_the_time_given() -> None:
    answers = all_at(0)
    assert reported(Sheet(answers, {"time": "30"})).week() == ("choose", "words")
    assert reported(Sheet(answers, {"time": "30"})).week(leave_out={"choose"}) == ("open",)


@pytest.mark.thorough
@PROVEN
@given(sheets(QUESTIONNAIRE))
def test_any_report_comes_back_from_its_record_exactly(sheet: Sheet) -> None:
    report = reported(sheet)
    assert through_json(report) == report
    assert [card.reasons for card in through_json(report).cards] == [card.reasons for card in report.cards]


@pytest.mark.thorough
@PROVEN
@given(sheets(QUESTIONNAIRE))
def test_the_what_if_of_a_record_is_that_of_its_questionnaire(sheet: Sheet) -> None:
    planned = [card for card in CARDS if card.id in {"publish", "words", "choose"}]
    expected = what_if(QUESTIONNAIRE, sheet.answers, [card.raises for card in planned])
    found = through_json(reported(sheet)).what_if({card.id for card in planned})
    assert (found.pillars, found.index) == (expected.pillars, expected.index)


def test_the_what_if_of_no_card_is_the_report_itself() -> None:
    assert reported().what_if(()) == reported().scores


def test_a_record_holds_plain_data_and_exact_figures() -> None:
    record = reported().to_record()
    assert json.loads(json.dumps(record)) == record
    assert record["rows"][2] == ["brand.publishing", "brand", "activity", 3, 2]
    assert record["scores"]["pillars"][0] == ["brand", True, 6, 5, "16.9", 70, 65, "aligned", "35/4", "65/8"]
    assert ["publish", "brand", "activity", 60, "15/4", [["brand.publishing", 4]], []] in record["cards"]
    assert record["official"] == {"brand": "24.5", "people": "20"}


def test_a_record_laid_out_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="version 2"):
        Report.from_record(reported().to_record() | {"version": 2})


def test_figures_come_back_as_the_decimals_they_were() -> None:
    assert str(through_json(reported()).scores.pillar("brand").shown) == "16.9"
    assert through_json(reported()).official["brand"] == Decimal("24.5")

"""What a watch-out may ask about, and when it holds."""

from decimal import Decimal

import pytest

from tests.toy import OFFICIAL, QUESTIONNAIRE, WATCHOUTS, WORKED_EXAMPLE, all_at, watchout
from webapp.audit.answers import Sheet
from webapp.audit.scoring import score
from webapp.audit.watchouts import Basis, Metric, holding, metrics, rests_on, ssi_given, tellable


def known(sheet: Sheet) -> dict[str, Metric]:
    return metrics(QUESTIONNAIRE, sheet, score(QUESTIONNAIRE, sheet.answers))


def holds(metric: Metric, operator: str, value: int | str | tuple[str, ...]) -> bool:
    return holding([watchout("it", ("metric", operator, value))], {"metric": metric}) == ("it",)


def test_nothing_is_known_of_an_empty_sheet() -> None:
    assert known(Sheet()) == {}


def test_figures_answers_and_context_are_known_by_name() -> None:
    found = known(Sheet(WORKED_EXAMPLE, {"network": "2000"}))
    levels = {question: level for question, level in WORKED_EXAMPLE.items() if level != "n/a"}
    assert found == levels | {"brand": Decimal("16.9"), "context.network": "2000"}


def test_all_figures_are_known_of_a_full_sheet() -> None:
    found = known(Sheet(all_at(3) | {"people.fit": 0}, {}, OFFICIAL, {"conversations": 2, "calls": 0}))
    assert (found["index"], found["spread"], found["messaging"]) == (Decimal("31.9"), Decimal("5.7"), Decimal("18.8"))
    assert (found["ssi"], found["reading"], found["gap"]) == (Decimal("44.5"), Decimal("44.5"), Decimal("12.6"))
    assert (found["results"], found["activity"], found["quality"]) == (2, 75, 64)
    assert (found["stance"], found["band"]) == ("aligned", "growing")


def test_the_reading_is_the_index_when_an_official_figure_is_missing() -> None:
    found = known(Sheet(all_at(4), official={"brand": Decimal(20)}))
    assert found["reading"] == found["index"] == Decimal("50.0")
    assert not {"ssi", "gap"} & found.keys()


def test_the_reading_is_official_when_there_is_no_index() -> None:
    found = known(Sheet(official=OFFICIAL))
    assert found == {"ssi": Decimal("44.5"), "reading": Decimal("44.5")}


def test_results_are_known_when_all_outcomes_are() -> None:
    assert known(Sheet(outcomes={"conversations": 0})) == {}
    assert known(Sheet(outcomes={"conversations": 0, "calls": 0})) == {"results": 0}


@pytest.mark.parametrize(
    ("operator", "holding_for"),
    [("eq", {5}), ("ne", {4, 6}), ("lt", {4}), ("le", {4, 5}), ("gt", {6}), ("ge", {5, 6})],
)
def test_each_operator_compares_as_its_name_says(operator: str, holding_for: set[int]) -> None:
    assert {figure for figure in (4, 5, 6) if holds(Decimal(figure), operator, 5)} == holding_for


def test_words_are_compared_and_sought_among_several() -> None:
    assert holds("busy", "eq", "busy")
    assert not holds("busy", "ne", "busy")
    assert holds("2000", "in", ("500_1999", "2000"))
    assert not holds("under_150", "in", ("500_1999", "2000"))


@pytest.mark.parametrize("operator", ["eq", "ne", "lt", "ge", "in"])
def test_what_is_not_known_makes_a_condition_false(operator: str) -> None:
    assert holding([watchout("it", ("metric", operator, ()))], {}) == ()


@pytest.mark.parametrize("condition", [("metric", "about", 5), ("unknown", "about", 5)])
def test_an_operator_that_there_is_not_is_refused_even_after_a_false_condition(
    condition: tuple[str, str, int],
) -> None:
    with pytest.raises(KeyError, match="about"):
        holding([watchout("it", ("metric", "eq", 4), condition)], {"metric": 5})


def test_every_condition_must_hold_and_the_order_is_kept() -> None:
    answers = all_at(0) | {"brand.publishing": 3, "brand.reception": 1, "people.fit": 1}
    assert holding(WATCHOUTS, known(Sheet(answers, {"network": "2000"}))) == ("unheard", "wide")
    assert holding(WATCHOUTS, known(Sheet(answers | {"brand.reception": 2}, {"network": "2000"}))) == ("wide",)
    assert holding(WATCHOUTS, known(Sheet(answers, {"network": "under_150"}))) == ("unheard",)


def test_a_busy_presence_scored_higher_by_linkedin_is_told_so() -> None:
    busy = {q.id: 4 if q.lens == "activity" else 0 for q in QUESTIONNAIRE.questions}
    assert holding(WATCHOUTS, known(Sheet(busy, official=OFFICIAL))) == ("unheard", "busy", "ssi_above")


@pytest.mark.parametrize(
    ("metric", "with_an_ssi", "without"),
    [
        ("index", set(), set()),
        ("stance", set(), set()),
        ("reading", {Basis.JOURNAL}, set()),
        ("gap", {Basis.JOURNAL}, set()),
        ("results", {Basis.JOURNAL}, {Basis.JOURNAL}),
        ("people.fit", {Basis.ANSWERS}, {Basis.ANSWERS}),
        ("context.goal", {Basis.ANSWERS}, {Basis.ANSWERS}),
    ],
)
def test_a_watchout_rests_on_what_its_conditions_ask(metric: str, with_an_ssi: set[Basis], without: set[Basis]) -> None:
    told = watchout("it", ("index", "ge", 50), (metric, "ge", 50))
    assert (rests_on(told, ssi=True), rests_on(told, ssi=False)) == (with_an_ssi, without)


def test_an_ssi_is_given_by_all_its_figures() -> None:
    scores = score(QUESTIONNAIRE, {})
    assert ssi_given(OFFICIAL, scores)
    assert not ssi_given({"brand"}, scores)


def test_a_watchout_that_is_there_no_more_is_told_to_who_may_know_all() -> None:
    assert tellable(["gone"], {}, ssi=False) == ("gone",)
    assert tellable(["gone"], {}, ssi=False, hidden={Basis.ANSWERS}) == ()

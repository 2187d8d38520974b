"""What holds for the questions, weights and cards asked today, whatever the answers."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.test_properties import advised, none_lower, scored
from tests.strategies import PROVEN, Case, Change, answers, changes, sheets
from webapp.audit.advice import EFFORT, Card
from webapp.audit.answers import Sheet, minutes_a_week
from webapp.audit.plan import what_if
from webapp.audit.questionnaire import NOT_APPLICABLE, TOP_LEVEL, Answer
from webapp.audit.report import Report, make_report
from webapp.audit.scoring import KNOWN_FROM, score
from webapp.audit.watchouts import OPERATORS, metrics
from webapp.content import CARDS, QUESTIONNAIRE, WATCHOUTS
from webapp.languages import LANGUAGES, translator

pytestmark = pytest.mark.thorough

CONTEXT = {f"context.{question.short_id}": {c.id for c in question.choices} for question in QUESTIONNAIRE.context}
NOT_ALWAYS_APPLICABLE = [
    question.id
    for question in QUESTIONNAIRE.questions
    if any(option.level == NOT_APPLICABLE for option in question.options)
]


def of_content(given_answers: dict[str, Answer]) -> Case:
    return Case(QUESTIONNAIRE, CARDS, given_answers)


today = answers(QUESTIONNAIRE).map(of_content)


def all_at(level: int) -> dict[str, Answer]:
    return dict.fromkeys(QUESTIONNAIRE.by_id, level)


def gains(given_answers: dict[str, Answer]) -> dict[str, Fraction]:
    return {card.id: card.gain for card in advised(of_content(given_answers))}


@pytest.mark.parametrize(("level", "index", "pillar"), [(4, "100.0", "25.0"), (0, "0.0", "0.0")])
def test_the_same_answer_everywhere_gives_the_top_or_nothing(level: int, index: str, pillar: str) -> None:
    scores = score(QUESTIONNAIRE, all_at(level))
    assert str(scores.index) == index
    assert {str(found.shown) for found in scores.pillars} == {pillar}
    assert (scores.activity, scores.quality) == (25 * level, 25 * level)


def test_all_that_may_not_apply_left_out_and_the_rest_at_nothing_gives_a_known_index() -> None:
    answered = all_at(0) | dict.fromkeys(NOT_ALWAYS_APPLICABLE, NOT_APPLICABLE)
    scores = score(QUESTIONNAIRE, answered)
    assert len(NOT_ALWAYS_APPLICABLE) == 9
    assert str(scores.index) == "0.0"
    assert all(pillar.counted >= KNOWN_FROM for pillar in scores.pillars)


@PROVEN
@given(changes(today))
def test_raising_one_answer_never_lowers_a_score(change: Change) -> None:
    raised = change.case.answers | {change.question: change.to}
    assert none_lower(scored(change.case), score(QUESTIONNAIRE, raised))


@PROVEN
@given(today)
def test_the_index_equals_the_sum_of_the_four_pillars_shown(case: Case) -> None:
    scores = scored(case)
    shown = [pillar.shown for pillar in scores.pillars if pillar.linkedin]
    assert len(shown) == 4
    assert scores.index == (None if None in shown else sum(figure for figure in shown if figure is not None))


def test_every_question_is_raised_to_the_top_by_a_card() -> None:
    raised = {question for card in CARDS for question, target in card.raises.items() if target == TOP_LEVEL}
    assert raised == set(QUESTIONNAIRE.by_id)


@PROVEN
@given(today)
def test_a_known_pillar_with_a_counted_answer_below_the_top_has_a_card(case: Case) -> None:
    known = {pillar.id for pillar in scored(case).pillars if pillar.shown is not None}
    below = {question.partition(".")[0] for question, answer in case.answers.items() if answer in range(TOP_LEVEL)}
    assert {card.pillar for card in advised(case)} == known & below


@PROVEN
@given(changes(today))
def test_two_sheets_that_differ_in_one_counted_answer_get_other_advice(change: Change) -> None:
    pillar = scored(change.case).pillar(change.question.partition(".")[0])
    before = gains(change.case.answers)
    after = gains(change.case.answers | {change.question: change.to})
    assert (before != after) == (pillar.shown is not None)


@PROVEN
@given(today)
def test_a_gain_equals_the_difference_its_what_if_makes(case: Case) -> None:
    before = scored(case)
    for card in advised(case)[::4]:  # each fourth, for time: over all sheets every card is met
        raises = next(found.raises for found in CARDS if found.id == card.id)
        after = what_if(QUESTIONNAIRE, case.answers, [raises]).pillar(card.pillar).exact
        assert card.gain == (after or 0) - (before.pillar(card.pillar).exact or 0)


@PROVEN
@given(today, st.lists(st.sampled_from([card.raises for card in CARDS]), min_size=1, max_size=4))
def test_the_what_if_of_more_cards_is_never_lower(case: Case, planned: list[dict[str, int]]) -> None:
    fewer, more = (what_if(QUESTIONNAIRE, case.answers, cards) for cards in (planned[1:], planned))
    assert none_lower(scored(case), fewer)
    assert none_lower(fewer, more)


@PROVEN
@given(today, st.randoms(use_true_random=False))
def test_the_ranking_is_the_same_in_any_order_of_the_cards(case: Case, random: Random) -> None:
    assert advised(replace(case, cards=tuple(random.sample(CARDS, len(CARDS))))) == advised(case)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("level", range(TOP_LEVEL))
def test_the_ranking_is_the_same_in_each_language(code: str, level: int) -> None:
    t = translator(code)
    translated = tuple(replace(card, title=t(card.title), why=t(card.why)) for card in CARDS)
    assert advised(replace(of_content(all_at(level)), cards=translated)) == advised(of_content(all_at(level)))


@PROVEN
@given(sheets(QUESTIONNAIRE))
def test_any_report_comes_back_from_its_record_exactly(sheet: Sheet) -> None:
    report = make_report(QUESTIONNAIRE, CARDS, WATCHOUTS, sheet)
    assert Report.from_record(report.to_record()) == report


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_names_only_what_there_is(card: Card) -> None:
    assert {QUESTIONNAIRE.by_id[question].pillar for question in card.raises} == {card.pillar}
    assert set(card.needs) <= set(QUESTIONNAIRE.by_id)
    assert {*card.raises.values(), *card.needs.values()} <= {1, 2, 3, 4}
    assert set(card.goals) <= CONTEXT["context.goal"]
    assert card.minutes in EFFORT


def test_no_two_cards_or_watch_outs_share_an_id() -> None:
    assert len({card.id for card in CARDS}) == len(CARDS)
    assert len({watchout.id for watchout in WATCHOUTS}) == len(WATCHOUTS)


def test_watch_outs_ask_only_about_what_can_be_known() -> None:
    official = {pillar.id: Decimal(20) for pillar in QUESTIONNAIRE.pillars if pillar.linkedin}
    outcomes = {outcome.short_id: 1 for outcome in QUESTIONNAIRE.outcomes}
    context = {question.short_id: question.choices[0].id for question in QUESTIONNAIRE.context}
    full = Sheet(all_at(3), context, official, outcomes)
    known = metrics(QUESTIONNAIRE, full, score(QUESTIONNAIRE, full.answers))
    assert {metric for watchout in WATCHOUTS for metric, _, _ in watchout.when} <= known.keys()
    assert {operator for watchout in WATCHOUTS for _, operator, _ in watchout.when} <= OPERATORS.keys()


def test_watch_outs_compare_the_context_with_choices_that_it_offers() -> None:
    for metric, _, value in [condition for watchout in WATCHOUTS for condition in watchout.when]:
        if metric in CONTEXT:
            assert CONTEXT[metric] >= set(value if isinstance(value, tuple) else [value])


def test_the_official_figures_asked_are_those_of_the_linkedin_pillars() -> None:
    asked = [question.short_id for question in QUESTIONNAIRE.official]
    assert asked == [pillar.id for pillar in QUESTIONNAIRE.pillars if pillar.linkedin]


def test_every_weekly_time_offered_is_a_number_of_minutes() -> None:
    assert {minutes_a_week({"time": choice}) for choice in CONTEXT["context.time"]} == {30, 60, 120, 240}


def test_every_question_stands_in_the_pillar_that_its_id_names() -> None:
    assert all(question.pillar == pillar.id for pillar in QUESTIONNAIRE.pillars for question in pillar.questions)

"""What holds for any questionnaire of this kind, whatever its weights, lenses and cards, and for any answers."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import PROVEN, Case, Change, cases, changes, questionnaires
from webapp.audit.advice import ListedCard, advise, by_pillar, week
from webapp.audit.answers import Sheet
from webapp.audit.plan import what_if
from webapp.audit.questionnaire import NOT_APPLICABLE, Questionnaire
from webapp.audit.scoring import Scores, one_decimal, score

pytestmark = pytest.mark.thorough


def scored(case: Case) -> Scores:
    return score(case.questionnaire, case.answers)


def advised(case: Case) -> tuple[ListedCard, ...]:
    return advise(case.questionnaire, case.cards, Sheet(case.answers), scored(case))


def figures(scores: Scores) -> list[Fraction | int | None]:
    """All that can go up or down, in a fixed order."""
    found: list[Fraction | int | None] = [scores.activity, scores.quality]
    found.append(None if scores.index is None else Fraction(scores.index))
    for pillar in scores.pillars:
        found += [pillar.exact, pillar.activity, pillar.quality, pillar.activity_part, pillar.quality_part]
    return found


def none_lower(before: Scores, after: Scores) -> bool:
    """Whether the same figures are known, and none went down."""
    pairs = list(zip(figures(before), figures(after), strict=True))
    return all((old is None) == (new is None) and (old or 0) <= (new or 0) for old, new in pairs)


@PROVEN
@given(cases())
def test_scores_lie_in_their_ranges(case: Case) -> None:
    scores = scored(case)
    assert all(pillar.shown is None or 0 <= pillar.shown <= 25 for pillar in scores.pillars)
    assert scores.index is None or 0 <= scores.index <= 25 * sum(pillar.linkedin for pillar in scores.pillars)
    lenses = [scores.activity, scores.quality]
    lenses += [lens for pillar in scores.pillars for lens in (pillar.activity, pillar.quality)]
    assert all(lens is None or 0 <= lens <= 100 for lens in lenses)


@PROVEN
@given(cases())
def test_the_two_parts_of_a_pillar_add_up_to_it(case: Case) -> None:
    for pillar in scored(case).pillars:
        assert pillar.activity_part + pillar.quality_part == (pillar.exact or 0)
        assert pillar.shown == (None if pillar.exact is None else one_decimal(pillar.exact))


@PROVEN
@given(cases())
def test_the_index_equals_the_sum_of_the_pillars_shown(case: Case) -> None:
    scores = scored(case)
    shown = [pillar.shown for pillar in scores.pillars if pillar.linkedin]
    assert scores.index == (None if None in shown else sum(figure for figure in shown if figure is not None))


@PROVEN
@given(changes(cases()))
def test_raising_one_answer_never_lowers_a_score(change: Change) -> None:
    raised = change.case.answers | {change.question: change.to}
    assert none_lower(scored(change.case), scored(replace(change.case, answers=raised)))


@PROVEN
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_nothing(case: Case, random: Random) -> None:
    other = list(case.answers.items())
    random.shuffle(other)
    assert scored(replace(case, answers=dict(other))) == scored(case)


def reversed_questions(questionnaire: Questionnaire) -> Questionnaire:
    pillars = [replace(pillar, questions=pillar.questions[::-1]) for pillar in questionnaire.pillars]
    return replace(questionnaire, pillars=tuple(pillars))


@PROVEN
@given(cases())
def test_the_order_of_questions_changes_nothing(case: Case) -> None:
    other = replace(case, questionnaire=reversed_questions(case.questionnaire))
    assert scored(other) == scored(case)
    assert advised(other) == advised(case)
    assert [card.reasons for card in advised(other)] == [card.reasons for card in advised(case)]


@PROVEN
@given(questionnaires())
def test_the_best_answers_give_the_top_and_the_worst_nothing(questionnaire: Questionnaire) -> None:
    best, worst = (score(questionnaire, dict.fromkeys(questionnaire.by_id, level)) for level in (4, 0))
    assert [str(pillar.shown) for pillar in best.pillars] == ["25.0"] * len(best.pillars)
    assert [str(pillar.shown) for pillar in worst.pillars] == ["0.0"] * len(best.pillars)
    assert (str(best.index), str(worst.index)) == ("50.0", "0.0")


@PROVEN
@given(cases())
def test_not_applicable_equals_the_question_being_left_out(case: Case) -> None:
    counted = {question: answer for question, answer in case.answers.items() if answer != NOT_APPLICABLE}
    assert scored(replace(case, answers=counted)) == scored(case)
    assert advised(replace(case, answers=counted)) == advised(case)


@PROVEN
@given(cases())
def test_the_what_if_of_no_card_is_todays_score(case: Case) -> None:
    assert what_if(case.questionnaire, case.answers, []) == scored(case)


@PROVEN
@given(cases(), st.sets(st.integers(0, 8)), st.integers(0, 8))
def test_the_what_if_of_more_cards_is_never_lower(case: Case, planned: set[int], more: int) -> None:
    fewer, all_of_them = ([case.cards[place].raises for place in places] for places in (planned, {*planned, more}))
    assert none_lower(
        what_if(case.questionnaire, case.answers, fewer), what_if(case.questionnaire, case.answers, all_of_them)
    )


@PROVEN
@given(cases())
def test_a_gain_equals_the_difference_its_what_if_makes(case: Case) -> None:
    gains = {card.id: card.gain for card in advised(case)}
    for card in case.cards:
        before = scored(case).pillar(card.pillar).exact
        after = what_if(case.questionnaire, case.answers, [card.raises]).pillar(card.pillar).exact
        assert gains.get(card.id, 0) == (after or 0) - (before or 0)


@PROVEN
@given(cases(), st.permutations(range(9)))
def test_the_ranking_is_a_total_order(case: Case, order: list[int]) -> None:
    shuffled = replace(case, cards=tuple(case.cards[place] for place in order))
    assert advised(shuffled) == advised(case)


@PROVEN
@given(cases())
def test_a_listed_card_gains_something_in_a_known_pillar(case: Case) -> None:
    for card in advised(case):
        assert card.gain >= card.worth > 0
        assert card.reasons
        assert scored(case).pillar(card.pillar).shown is not None


@PROVEN
@given(cases(), st.sampled_from((30, 60, 120, 240)))
def test_a_week_is_short_ready_and_within_the_time(case: Case, minutes: int) -> None:
    listed = {card.id: card for card in advised(case)}
    taken = [listed[card_id] for card_id in week(listed.values(), minutes)]
    assert len(taken) <= 3
    assert all(card.ready for card in taken)
    assert len(taken) <= 1 or sum(card.minutes for card in taken) <= minutes
    assert bool(taken) == any(card.ready for card in listed.values())


@PROVEN
@given(cases())
def test_grouping_by_pillar_loses_no_card(case: Case) -> None:
    grouped = [card for _, group in by_pillar(advised(case), scored(case)) for card in group]
    assert sorted(card.id for card in grouped) == sorted(card.id for card in advised(case))

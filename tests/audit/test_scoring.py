"""The figures, one rule of the method page after another."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.toy import PEOPLE, QUESTIONNAIRE, WORKED_EXAMPLE, all_at
from webapp.audit.answers import Sheet, ask, minutes_a_week
from webapp.audit.questionnaire import Answer, Lens
from webapp.audit.scoring import PillarScore, Scores, band_of, one_decimal, score, stance_of, total


def scored(answers: dict[str, Answer]) -> Scores:
    return score(QUESTIONNAIRE, answers)


def brand(answers: dict[str, Answer]) -> PillarScore:
    return scored(answers).pillar("brand")


def levels_of_people(*levels: Answer) -> dict[str, Answer]:
    return dict(zip(("people.searching", "people.adding", "people.choosing", "people.fit"), levels, strict=True))


def test_the_worked_example_gives_the_published_score() -> None:
    assert brand(WORKED_EXAMPLE).exact == Fraction(135, 8)
    assert brand(WORKED_EXAMPLE).shown == Decimal("16.9")


def test_the_worked_example_counts_five_of_six_questions() -> None:
    assert (brand(WORKED_EXAMPLE).counted, brand(WORKED_EXAMPLE).asked) == (5, 6)


def test_the_two_parts_of_the_worked_example_are_what_each_lens_brings() -> None:
    assert brand(WORKED_EXAMPLE).activity_part == Fraction(25 * (2 * 4 + 3 * 2), 40)
    assert brand(WORKED_EXAMPLE).quality_part == Fraction(25 * (2 * 3 + 2 * 3 + 1 * 1), 40)


def test_the_lenses_of_the_worked_example_weigh_their_own_questions() -> None:
    assert brand(WORKED_EXAMPLE).activity == 70  # 14 of 20
    assert brand(WORKED_EXAMPLE).quality == 65  # 13 of 20
    assert brand(WORKED_EXAMPLE).stance == "aligned"


def test_four_counted_questions_make_a_pillar_known() -> None:
    assert brand(dict(list(WORKED_EXAMPLE.items())[:4])).shown is not None


def test_three_counted_questions_are_not_enough() -> None:
    pillar = brand(dict(list(WORKED_EXAMPLE.items())[:3]))
    assert pillar == PillarScore("brand", True, asked=6, counted=3)
    assert pillar.exact is None
    assert pillar.activity_part == pillar.quality_part == 0


def test_questions_not_applicable_do_not_make_a_pillar_known() -> None:
    assert brand(all_at("n/a") | dict(list(WORKED_EXAMPLE.items())[:3])).shown is None


def test_a_lens_of_a_known_pillar_is_unknown_under_half_of_its_questions() -> None:
    answers: dict[str, Answer] = {"brand.profile": 4, "brand.keywords": 4, "brand.topics": 4, "brand.measuring": 4}
    assert brand(answers).activity == 100  # one of two: half
    del answers["brand.profile"]
    answers["brand.reception"] = 4
    assert brand(answers).activity is None
    assert (brand(answers).quality, brand(answers).stance) == (100, None)


def test_a_lens_that_no_question_asks_about_is_unknown() -> None:
    questions = tuple(replace(question, lens=Lens.ACTIVITY) for question in PEOPLE.questions)
    questionnaire = replace(QUESTIONNAIRE, pillars=(replace(PEOPLE, questions=questions),))
    assert score(questionnaire, all_at(2)).pillar("people").quality is None
    assert (score(questionnaire, all_at(2)).activity, score(questionnaire, all_at(2)).quality) == (50, None)


def test_a_lens_of_an_unknown_pillar_is_unknown_even_with_all_its_questions() -> None:
    assert brand({"brand.profile": 4, "brand.publishing": 4}).activity is None


def test_a_lens_of_the_whole_needs_no_known_pillar() -> None:
    half: dict[str, Answer] = {"brand.profile": 4, "people.searching": 4, "messaging.opening": 2}
    assert scored(half).activity == 83  # 20 of 24, three of six questions
    assert scored(dict(list(half.items())[:2])).activity is None


def test_the_index_is_the_sum_of_what_is_shown() -> None:
    answers = WORKED_EXAMPLE | levels_of_people(0, 1, 0, 0)  # 16.875 shown 16.9, 1.25 shown 1.3
    assert scored(answers).index == Decimal("18.2")


def test_the_index_is_unknown_when_one_of_its_pillars_is() -> None:
    assert scored(WORKED_EXAMPLE).index is None
    assert scored(WORKED_EXAMPLE).band is None


def test_the_pillar_beside_the_index_never_enters_it() -> None:
    without = {question: level for question, level in all_at(4).items() if not question.startswith("messaging.")}
    assert scored(without).index == scored(all_at(4)).index == Decimal("50.0")


def test_nothing_answered_gives_nothing_known() -> None:
    empty = scored({})
    assert {pillar.shown for pillar in empty.pillars} == {None}
    assert (empty.index, empty.activity, empty.quality, empty.stance, empty.band) == (None,) * 5


def test_answers_to_questions_no_longer_asked_are_ignored() -> None:
    assert scored(WORKED_EXAMPLE | {"brand.gone": 4}) == scored(WORKED_EXAMPLE)


@pytest.mark.parametrize("answer", [5, -1, True, "4", 2.0])
def test_what_is_no_answer_is_refused(answer: Answer) -> None:
    with pytest.raises(ValueError, match=r"brand\.profile"):
        scored({"brand.profile": answer})


def test_a_pillar_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        scored({}).pillar("nowhere")


@pytest.mark.parametrize(
    ("exact", "shown"),
    [("1/20", "0.1"), ("49999/1000000", "0.0"), ("33/20", "1.7"), ("31/20", "1.6"), ("0", "0.0"), ("25", "25.0")],
)
def test_a_half_is_rounded_up(exact: str, shown: str) -> None:
    assert str(one_decimal(Fraction(exact))) == shown


def test_a_lens_rounds_a_half_up_too() -> None:
    assert scored(levels_of_people(4, 0, 0, 1)).pillar("people").quality == 13  # 12.5


@pytest.mark.parametrize(
    ("activity", "quality", "stance"),
    [
        (50, 35, "busy"),
        (50, 36, "starting"),
        (49, 0, "starting"),
        (65, 50, "busy"),
        (64, 50, "aligned"),
        (35, 50, "discreet"),
        (36, 50, "starting"),
        (0, 49, "starting"),
        (50, 65, "discreet"),
        (50, 50, "aligned"),
        (49, 51, "aligned"),
        (49, 50, "starting"),
        (100, 100, "aligned"),
        (0, 0, "starting"),
        (None, 80, None),
        (80, None, None),
    ],
)
def test_the_stance_turns_at_its_edges(activity: int | None, quality: int | None, stance: str | None) -> None:
    assert stance_of(activity, quality) == stance


@pytest.mark.parametrize(
    ("index", "band"),
    [
        ("0.0", "foundation"),
        ("29.9", "foundation"),
        ("30.0", "growing"),
        ("49.9", "growing"),
        ("50.0", "established"),
        ("69.9", "established"),
        ("70.0", "strong"),
        ("100.0", "strong"),
    ],
)
def test_a_band_begins_at_its_threshold(index: str, band: str) -> None:
    assert band_of(Decimal(index)) == band


def test_a_sum_is_known_when_all_its_figures_are() -> None:
    assert total([1, 2]) == 3
    assert total([0, 0]) == 0
    assert total([1, None]) is None
    assert total([]) is None


def test_the_questions_asked_keep_their_order_and_what_was_left_empty() -> None:
    rows = ask(QUESTIONNAIRE, WORKED_EXAMPLE)
    assert [row.id for row in rows] == [question.id for question in QUESTIONNAIRE.questions]
    assert [row.level for row in rows[:7]] == [4, 3, 2, 3, None, 1, None]
    assert [row.answer for row in rows[4:7]] == ["n/a", 1, None]


def test_two_hours_a_week_are_supposed_of_whoever_does_not_say() -> None:
    assert minutes_a_week(Sheet().context) == 120
    assert minutes_a_week({"time": "30"}) == 30

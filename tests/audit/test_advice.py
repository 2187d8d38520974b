"""Which cards are listed, what they gain, in which order, and what is taken of them for the week."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from tests.toy import CARDS, QUESTIONNAIRE, WORKED_EXAMPLE, A, Q, all_at, card
from webapp.audit.advice import Card, KeptCard, Left, ListedCard, advise, by_pillar, week, what_is_left
from webapp.audit.answers import Sheet
from webapp.audit.questionnaire import Answer
from webapp.audit.scoring import Scores, score


def listed(answers: dict[str, Answer], *cards: Card, goal: str | None = None) -> dict[str, ListedCard]:
    context = {"goal": goal} if goal else {}
    found = advise(QUESTIONNAIRE, cards or CARDS, Sheet(answers, context), score(QUESTIONNAIRE, answers))
    return {listed_card.id: listed_card for listed_card in found}


def factor(tried: Card, goal: str | None = None, **figures: object) -> Fraction:
    """What a card's worth is multiplied by, for someone with these figures."""
    answers = all_at(1)
    scores: Scores = replace(score(QUESTIONNAIRE, answers), **({"stance": None, "index": None} | figures))  # type: ignore[arg-type]
    found = advise(QUESTIONNAIRE, [tried], Sheet(answers, {"goal": goal} if goal else {}), scores)[0]
    return found.priority / found.worth


def tip(lens: str = "activity", minutes: int = 15, **more: Any) -> Card:
    return card("tip", A if lens == "activity" else Q, minutes, {"brand.publishing": 4}, **more)


def test_the_card_of_the_worked_example_gains_and_weighs_what_is_published() -> None:
    found = listed(WORKED_EXAMPLE)["publish"]
    assert found.gain == Fraction(15, 4)
    assert found.worth == Fraction(25 * 6, 52)


def test_a_card_raises_only_what_counts_and_rises() -> None:
    found = listed(WORKED_EXAMPLE | {"brand.keywords": 4})
    assert "profile" not in found  # both at their target or above
    assert found["words"].raises == {"brand.topics": 4}
    assert found["listen"].raises == {"brand.measuring": 4}  # reception is not applicable


def test_the_reasons_begin_with_what_weighs_most_in_the_gain() -> None:
    answers = WORKED_EXAMPLE | {"brand.reception": 3}  # weight 3 by one level, weight 1 by three: the id decides
    assert listed(answers)["listen"].reasons == ("brand.measuring", "brand.reception")
    assert listed(answers | {"brand.reception": 2})["listen"].reasons == ("brand.reception", "brand.measuring")


def test_a_card_of_a_pillar_not_known_is_not_listed() -> None:
    assert {found.pillar for found in listed(WORKED_EXAMPLE).values()} == {"brand"}


def test_nothing_is_listed_when_all_is_at_the_top() -> None:
    assert listed(all_at(4)) == {}


def test_a_card_that_raises_a_question_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError, match=r"brand\.gone"):
        listed(WORKED_EXAMPLE, card("lost", A, 15, {"brand.gone": 4}))


def test_effort_divides_the_priority() -> None:
    assert [factor(tip(minutes=minutes)) for minutes in (15, 30, 60, 120)] == [
        1,
        Fraction(4, 5),
        Fraction(5, 8),
        Fraction(1, 2),
    ]


def test_an_effort_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        factor(tip(minutes=20))


def test_a_card_that_serves_the_goal_comes_forward() -> None:
    serving = tip(goals=("sell", "brand"))
    assert factor(serving, goal="sell") == Fraction(5, 4)
    assert factor(serving, goal="recruit") == factor(serving) == 1


@pytest.mark.parametrize(
    ("stance", "lens", "expected"),
    [
        ("busy", "quality", Fraction(3, 2)),
        ("busy", "activity", 1),
        ("discreet", "activity", Fraction(3, 2)),
        ("discreet", "quality", 1),
        ("aligned", "quality", 1),
        ("starting", "activity", 1),
        (None, "quality", 1),
    ],
)
def test_the_stance_brings_the_other_lens_forward(stance: str | None, lens: str, expected: Fraction) -> None:
    assert factor(tip(lens), stance=stance) == expected


@pytest.mark.parametrize(
    ("index", "lens", "first", "expected"),
    [
        (50, "quality", False, Fraction(5, 4)),
        (50, "quality", True, Fraction(5, 4)),
        (50, "activity", True, 1),
        (49, "quality", False, 1),
        (49, "quality", True, Fraction(3, 2)),
        (49, "activity", True, Fraction(3, 2)),
        (None, "activity", True, Fraction(3, 2)),
        (None, "quality", False, 1),
    ],
)
def test_first_cards_come_first_until_quality_does(
    index: int | None, lens: str, first: bool, expected: Fraction
) -> None:
    assert factor(tip(lens, first=first), index=index) == expected


def test_all_factors_multiply() -> None:
    tried = tip("quality", 60, goals=("sell",))
    assert factor(tried, goal="sell", stance="busy", index=60) == Fraction(5, 4) * Fraction(3, 2) * Fraction(
        5, 4
    ) / Fraction(8, 5)


def test_of_equal_priorities_the_weaker_pillar_comes_first_then_the_id() -> None:
    answers = all_at(0) | {"people.searching": 1}
    even = [card("b", A, 15, {"people.adding": 2}), card("d", A, 15, {"messaging.opening": 2})]
    even += [card("c", Q, 15, {"messaging.personal": 0, "messaging.proposing": 2})]
    assert list(listed(answers, *even)) == ["c", "d", "b"]


def test_a_need_is_missing_when_it_does_not_count_or_is_too_low() -> None:
    needy = tip(needs={"brand.profile": 2, "brand.keywords": 2, "brand.reception": 1, "people.fit": 1})
    found = listed(WORKED_EXAMPLE | {"brand.profile": 1}, needy)["tip"]
    assert found.missing == (("brand.profile", 2), ("brand.reception", 1), ("people.fit", 1))
    assert not found.ready


def test_a_card_whose_needs_are_met_is_ready() -> None:
    assert listed(WORKED_EXAMPLE, tip(needs={"brand.profile": 4}))["tip"].ready


def kept(card_id: str, minutes: int = 15, pillar: str = "brand", ready: bool = True, gain: str = "2") -> KeptCard:
    return KeptCard(card_id, pillar, A, minutes, Fraction(gain), {}, () if ready else (("brand.profile", 1),))


def test_a_week_takes_three_cards_at_most() -> None:
    cards = [kept(str(n), pillar=f"pillar {n}") for n in range(5)]
    assert week(cards, 240) == ("0", "1", "2")


def test_a_week_takes_two_cards_of_a_pillar_at_most() -> None:
    cards = [kept("a"), kept("b"), kept("c"), kept("d", pillar="people")]
    assert week(cards, 240) == ("a", "b", "d")


def test_a_week_takes_what_fits_in_the_time_left() -> None:
    cards = [kept("a", 30), kept("b", 60), kept("c", 30, "people"), kept("d", 15, "people")]
    assert week(cards, 60) == ("a", "c")


def test_the_first_card_that_is_ready_is_taken_however_long() -> None:
    cards = [kept("a", 15, ready=False), kept("b", 120), kept("c", 15)]
    assert week(cards, 30) == ("b",)


def test_a_week_passes_over_what_is_done_or_dismissed() -> None:
    cards = [kept("a", 120), kept("b", 30), kept("c", 15)]
    assert week(cards, 45, leave_out={"a"}) == ("b", "c")


def test_a_week_without_a_ready_card_is_empty() -> None:
    assert week([kept("a", ready=False)], 240) == ()


def test_cards_are_grouped_from_the_weakest_pillar_on_with_those_not_ready_last() -> None:
    scores = score(QUESTIONNAIRE, all_at(2) | {"people.fit": 0})
    cards = [kept("a", ready=False), kept("b"), kept("c", pillar="people"), kept("d")]
    groups = {pillar: [found.id for found in group] for pillar, group in by_pillar(cards, scores)}
    assert list(groups.items()) == [("people", ["c"]), ("brand", ["b", "d", "a"])]


@pytest.mark.parametrize(
    ("gains", "left"), [([], Left.NOTHING), (["99/100", "1/2"], Left.LITTLE), (["1/2", "1"], Left.MUCH)]
)
def test_what_is_left_is_told_apart(gains: list[str], left: Left) -> None:
    assert what_is_left([kept("a", gain=gain) for gain in gains], score(QUESTIONNAIRE, all_at(4))) == left


def test_what_is_left_is_unknown_while_no_pillar_is_known() -> None:
    assert what_is_left([], score(QUESTIONNAIRE, {})) is None

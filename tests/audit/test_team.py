"""What figures say together, against the plainest way of working it out."""

import statistics
from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from webapp.audit.team import MOST_POINTS, gathered, mean_change, most_often, summarize

tenths = st.lists(st.integers(0, 250), min_size=5, max_size=60)
readings = st.integers(0, 100)
weeks = st.lists(st.lists(st.sampled_from("abcdefg"), unique=True, max_size=3).map(" ".join), max_size=40)


@given(tenths)
def test_a_histogram_tells_what_the_figures_tell_one_by_one(figures: list[int]) -> None:
    exact = [Fraction(figure, 10) for figure in figures]
    found = summarize(Counter(figures), per_point=10)
    assert found
    assert (found.count, found.mean, found.median) == (len(exact), statistics.mean(exact), statistics.median(exact))
    assert [found.low, found.median, found.high] == statistics.quantiles(exact, n=4, method="inclusive")
    assert (found.least, found.most) == (min(exact), max(exact))


@given(st.lists(st.integers(0, 250), max_size=4))
def test_nothing_is_told_of_fewer_than_five(figures: list[int]) -> None:
    assert summarize(Counter(figures)) is None
    assert mean_change(sum(figures), len(figures)) is None


@given(st.lists(st.integers(-250, 250), min_size=5, max_size=60))
def test_the_mean_change_is_exact(changes: list[int]) -> None:
    assert mean_change(sum(changes), len(changes), 10) == statistics.mean(Fraction(change, 10) for change in changes)


@given(weeks)
def test_cards_are_counted_once_a_person_and_the_first_five_kept(lists: list[str]) -> None:
    naive = sorted((-sum(card in week.split() for week in lists), card) for card in "abcdefg")
    assert most_often(Counter(lists)) == [(card, -times) for times, card in naive if times][:5]


@given(st.dictionaries(st.tuples(readings, readings), st.integers(1, 9), max_size=600))
def test_gathering_points_loses_nobody_and_moves_nobody_far(points: dict[tuple[int, int], int]) -> None:
    found = gathered(points)
    assert sum(found.values()) == sum(points.values())
    assert len(found) <= max(MOST_POINTS, 21 * 21)
    assert all(any(abs(x - a) <= 2 and abs(y - b) <= 2 for a, b in found) for x, y in points)


def test_few_points_stay_where_they_are() -> None:
    assert gathered({(31, 74): 2, (100, 0): 1}) == {(31, 74): 2, (100, 0): 1}

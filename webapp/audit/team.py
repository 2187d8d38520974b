"""What the figures of several people say together: exact statistics, from how often each figure occurs."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

FEWEST: Final = 5
"""Nothing is told of fewer people than this."""
MOST_CARDS: Final = 5
MOST_POINTS: Final = 150
"""From more different points on, a plot gathers those that lie close together ..."""
CELL: Final = 5
"""... in squares with sides of so many points."""

Histogram: TypeAlias = Mapping[int, int]
"""A figure -> how many people have it."""
Points: TypeAlias = Mapping[tuple[int, int], int]
"""(activity, quality) -> how many people stand there."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How a figure is spread over people: how many, its mean and median, the middle half, the lowest and highest."""

    count: int
    mean: Fraction
    median: Fraction
    low: Fraction
    high: Fraction
    least: Fraction
    most: Fraction


def summarize(histogram: Histogram, per_point: int = 1) -> Summary | None:
    """In: a histogram, and how many of its units make a point. Out: its summary in points; None under FEWEST people."""
    count = sum(histogram.values())
    if count < FEWEST:
        return None
    mean = Fraction(sum(figure * times for figure, times in histogram.items()), count)
    quarters = (quantile(histogram, Fraction(quarter, 4)) for quarter in (2, 1, 3, 0, 4))
    return Summary(count, mean / per_point, *(found / per_point for found in quarters))


def quantile(histogram: Histogram, part: Fraction) -> Fraction:
    """In: a histogram that is not empty, a part from 0 to 1. Out: the figure not exceeded by this part of the people.

    The lowest figure is at 0, the highest at 1; a place between two people lies between their figures.
    """
    place = part * (sum(histogram.values()) - 1)
    below = math.floor(place)
    low, high = figure_at(histogram, below), figure_at(histogram, math.ceil(place))
    return low + (high - low) * (place - below)


def figure_at(histogram: Histogram, place: int) -> int:
    """In: a histogram, a place from 0. Out: the figure of the person there, all being lined up by their figures."""
    passed = 0
    for figure in sorted(histogram):
        passed += histogram[figure]
        if place < passed:
            return figure
    raise IndexError(place)


def mean_change(total: int, count: int, per_point: int = 1) -> Fraction | None:
    """In: changes added up, over how many people, units to a point. Out: the mean in points; None under FEWEST."""
    return Fraction(total, count * per_point) if count >= FEWEST else None


def most_often(weeks: Mapping[str, int]) -> list[tuple[str, int]]:
    """In: weeks' cards (ids with blanks between) -> how many people have them. Out: the cards had most often, counted.

    Five at most; of two that are had as often, the first by its id.
    """
    counted: Counter[str] = Counter()
    for cards, people in weeks.items():
        for card in set(cards.split()):
            counted[card] += people
    return sorted(counted.items(), key=lambda row: (-row[1], row[0]))[:MOST_CARDS]


def gathered(points: Points) -> dict[tuple[int, int], int]:
    """In: points of a plot. Out: the same; when there are many, those close together in one place."""
    if len(points) <= MOST_POINTS:
        return dict(points)
    found: Counter[tuple[int, int]] = Counter()
    for (x, y), people in points.items():
        found[middle(x), middle(y)] += people
    return dict(found)


def middle(reading: int) -> int:
    """In: a reading, 0..100. Out: the middle of the cell it lies in."""
    return min(reading // CELL * CELL + CELL // 2, 100)

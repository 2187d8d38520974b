"""One column of the colonnade, in pieces: base, shaft in two parts, capital, the block with its figure, the marks."""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from webapp.drawing.lintel import Bearing
from webapp.drawing.measures import Layout
from webapp.drawing.svg import box, dot, element, levels, outline, plain, uprights

UNKNOWN_HEIGHT: Final = 0.4
"""The outline of an unknown pillar takes this part of the scale: a place kept, not a score."""
DIGIT_MIDDLE: Final = 0.36
"""From the foot of a digit to its middle, as a part of the letters' size."""


@dataclass(frozen=True, slots=True)
class Column:
    """
    A pillar to draw: its short name and the figure shown, both translated.

    `activity` and `quality` are the parts, in points, that add up to its height; `official` is LinkedIn's own figure,
    `ghost` the height it would reach. A pillar not `known` is an empty outline, whatever its parts.
    """

    name: str
    figure: str
    activity: Fraction | float
    quality: Fraction | float
    official: Decimal | None
    linkedin: bool
    known: bool
    ghost: Fraction | float | None = None

    @property
    def height(self) -> Fraction | float:
        """The score, in points; 0 when it is not known."""
        return self.activity + self.quality if self.known else 0

    @property
    def rises(self) -> float | None:
        """The height it would reach, when that is known and more than it has."""
        return float(self.ghost) if self.known and self.ghost is not None and self.ghost > self.height else None


@dataclass(frozen=True, slots=True)
class Stand:
    """A column in its place: its middle, the length of a point and how many the scale has. Pieces are path data."""

    column: Column
    x: float
    unit: float
    scale: int
    layout: Layout

    @property
    def top(self) -> float:
        """Where the shaft ends: on the scale, its score."""
        return self._y(self.column.height if self.column.known else UNKNOWN_HEIGHT * self.scale)

    @property
    def bearing(self) -> Bearing:
        """What the lintel may rest on: the top of the figure's block, or of an unknown pillar's outline."""
        above = self.layout.stone + self.layout.block_height if self.column.known else 0
        official = self.column.official
        mark = None if official is None else self._y(official)
        return Bearing(self.x, self.layout.block, self.top - above, mark)

    def dashes(self) -> str:
        """The outline of an unknown pillar, or of what a known one would gain."""
        if not self.column.known:
            return self._box(self.layout.shaft, self.top, 0)
        return "" if self.column.rises is None else self._box(self.layout.capital, self._y(self.column.rises), self.top)

    def activity(self) -> str:
        """The lower part of the shaft, an element; nothing when the pillar is not known."""
        return self._part(self._middle, 0)

    def quality(self) -> str:
        """The upper part of the shaft, an element; nothing when the pillar is not known."""
        return self._part(self.top, self._middle)

    def cuts(self) -> str:
        """A course of stone for each point of activity, flutes along quality."""
        if not self.column.known:
            return ""
        courses = [self._y(point) for point in range(1, math.ceil(self.column.activity))]
        return levels(courses, *self._sides(self.layout.shaft)) + uprights(self._flutes(), self.top, self._middle)

    def joint(self) -> str:
        """The line between the two parts."""
        parted = self.column.known and self.top < self._middle < 0
        return levels([self._middle], *self._sides(self.layout.shaft)) if parted else ""

    def stones(self) -> str:
        """The two steps of the base and, when the pillar is known, its capital."""
        stone, (left, right) = self.layout.stone, self._sides(self.layout.capital)
        near, far = self._sides(self.layout.shaft)
        base = box(left + stone / 2, 0, right - stone / 2, stone) + box(left, stone, right, 2 * stone)
        top = self.top - stone
        return base + (
            outline((near, self.top), (left, top), (right, top), (far, self.top)) if self.column.known else ""
        )

    def block(self) -> str:
        """What stands on the capital and bears the figure."""
        top = self.bearing.y
        return self._box(self.layout.block, top, top + self.layout.block_height) if self.column.known else ""

    def figure(self) -> str:
        """The figure, an element: on its block, or within the outline when the pillar is not known."""
        middle = self.bearing.y + self.layout.block_height / 2 if self.column.known else self.top / 2
        return element("text", plain(self.column.figure), x=self.x, y=middle + DIGIT_MIDDLE * self.layout.figure)

    def mark(self) -> str:
        """LinkedIn's own figure, across the column."""
        if self.column.official is None:
            return ""
        return official_mark(*self._sides(self.layout.mark), self._y(self.column.official), self.layout.stone / 2)

    @property
    def _middle(self) -> float:
        return self._y(self.column.activity)

    def _y(self, points: Fraction | Decimal | float) -> float:
        return -float(points) * self.unit

    def _sides(self, half: float) -> tuple[float, float]:
        return self.x - half, self.x + half

    def _box(self, half: float, top: float, bottom: float) -> str:
        left, right = self._sides(half)
        return box(left, top, right, bottom)

    def _part(self, top: float, bottom: float) -> str:
        left, width = self.x - self.layout.shaft, 2 * self.layout.shaft
        return element("rect", x=left, y=top, width=width, height=bottom - top) if self.column.known else ""

    def _flutes(self) -> list[float]:
        # Evenly spaced around a round shaft, so closer together towards its sides.
        count = self.layout.flutes + 1
        turns = (math.cos(math.pi * place / count) for place in range(1, count))
        return [self.x - self.layout.shaft * turn for turn in turns] if self.top < self._middle else []


def official_mark(left: float, right: float, y: float, radius: float) -> str:
    """The path data of a line from `left` to `right` with a dot at each end."""
    return levels([y], left, right) + dot(left, y, radius) + dot(right, y, radius)

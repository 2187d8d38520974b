"""The lintel over the LinkedIn pillars: how far it leans, where it comes to rest, what is seen of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from webapp.drawing.measures import Layout, path
from webapp.drawing.svg import number, outline, uprights

POINTS_PER_DEGREE: Final = 2
WEDGE: Final = 0.4
"""A gap of less than this part of a block's height is filled with a wedge; a plumb line hangs in a wider one."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """
    The flat top of a column, where a lintel may rest: its middle, half its width, its y (which grows downwards).

    `mark` is the y of LinkedIn's own figure on that column, None when it was not given.
    """

    x: float
    half: float
    y: float
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Beam:
    """The straight underside of a lintel: its y at x = 0, and how much y grows for each unit of x."""

    start: float
    slope: float

    def at(self, x: float) -> float:
        """The underside's y at `x`."""
        return self.start + self.slope * x


def lean(heights: Sequence[Fraction | float]) -> Fraction:
    """
    The angle in degrees, positive when the right end is the lower one.

    Level when all heights are equal; else down towards the lowest (the first of them, if several are), by one degree
    for every two points between the highest and the lowest.
    """
    lowest = min(heights)
    degrees = Fraction(max(heights) - lowest) / POINTS_PER_DEGREE
    return degrees if 2 * heights.index(lowest) >= len(heights) else -degrees


def rest(bearings: Sequence[Bearing], degrees: Fraction | float) -> Beam:
    """The lowest beam at that angle that cuts no column: it touches at least one."""
    slope = math.tan(math.radians(degrees))
    return Beam(min(top.y - slope * (top.x + side) for top in bearings for side in (-top.half, top.half)), slope)


def lintel(
    bearings: Sequence[Bearing], heights: Sequence[Fraction | float] | None, layout: Layout
) -> tuple[str, float]:
    """The lintel as SVG, and the y of its highest point; dashed and level when the `heights` are not all known."""
    beam = rest(bearings, 0 if heights is None else lean(heights))
    left, right = bearings[0].x - layout.capital, bearings[-1].x + layout.capital
    architrave = _bar(beam, left, right, 0, layout.beam)
    if heights is None:
        return path("dashed", architrave), beam.start - layout.beam
    over, ledge = layout.stone, layout.beam + layout.stone
    cornice = _bar(beam, left - over, right + over, ledge - 0.6 * layout.stone, ledge)
    far = [top for top in bearings if top.y - beam.at(top.x) > WEDGE * layout.block_height]
    joints = path("block", *(_wedge(top, beam) for top in bearings if top not in far))
    highest = min(beam.at(left - over), beam.at(right + over)) - ledge
    # A line that a mark crosses would look like a mistake: the mark alone is shown there.
    hung = [top for top in far if top.mark is None or not beam.at(top.x) <= top.mark <= top.y]
    return joints + _plumbs(hung, beam, layout) + path("stone", architrave, cornice), highest


def _bar(beam: Beam, left: float, right: float, low: float, high: float) -> str:
    return outline(
        (left, beam.at(left) - low),
        (right, beam.at(right) - low),
        (right, beam.at(right) - high),
        (left, beam.at(left) - high),
    )


def _wedge(top: Bearing, beam: Beam) -> str:
    # It reaches a little into the block, so that no seam shows between the two.
    left, right, foot = top.x - top.half, top.x + top.half, top.y + 1
    return outline((left, foot), (left, beam.at(left)), (right, beam.at(right)), (right, foot))


def _plumbs(tops: Sequence[Bearing], beam: Beam, layout: Layout) -> str:
    width, half, reach = number(layout.stone), number(layout.stone / 2), 1.8 * layout.stone
    drop = f"l{half} {width}a{half} {half} 0 0 1 -{width} 0z"
    strings = (uprights([top.x], beam.at(top.x), top.y - reach) for top in tops)
    bobs = (f"M{number(top.x)} {number(top.y - reach)}{drop}" for top in tops)
    return path("plumb", *strings) + path("bob", *bobs)

"""Figures of several people: where each stands in activity and quality, and how far the pillars are spread."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from webapp.drawing.measures import SANS
from webapp.drawing.svg import Attribute, box, element, levels, number, plain, uprights

WIDTH: Final = 340
TEXT: Final = 12
LEFT, RIGHT, TOP, BOTTOM = 34, 12, 12, 44
SIDE: Final = WIDTH - LEFT - RIGHT
TOP_READING: Final = 100
STEP: Final = 25
LEAST_RADIUS, MOST_RADIUS = 4.5, 16.0
ROW: Final = 46
BAR: Final = 14
PAINT: Final[dict[str, dict[str, Attribute]]] = {
    "grid": {"stroke": "#e3dccd"},
    "middle": {"stroke": "#5c6069", "stroke_dasharray": "4 3"},
    "point": {"fill": "#24576a", "fill_opacity": 0.7, "stroke": "#fffdf8"},
    "count": {"fill": "#fffdf8", "font_family": SANS, "font_weight": "bold"},
    "text": {"fill": "#5c6069", "font_family": SANS},
    "name": {"fill": "#20242e", "font_family": SANS},
    "reach": {"stroke": "#857f70", "stroke_width": 2},
    "half": {"fill": "#c77f55"},
    "median": {"stroke": "#20242e", "stroke_width": 3},
}
"""The light colours: any rule of a page's stylesheet goes before them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The translated texts of a drawing: what it is, what it shows, and what its axes measure."""

    title: str
    description: str
    across: str = ""
    upwards: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """A bar: its name, the middle half from `low` to `high` with the median in it, all lying from `least` to `most`."""

    name: str
    median: Fraction
    low: Fraction
    high: Fraction
    least: Fraction
    most: Fraction


def scatter(points: Mapping[tuple[int, int], int], words: Words, prefix: str) -> str:
    """The plot of (activity, quality) -> how many people, both out of 100, as one <svg> with ids from `prefix` on.

    The more people stand at one place, the larger its disc; from two on their number stands in it.
    """
    marks = range(0, TOP_READING + 1, STEP)
    most = max(points.values(), default=1)
    largest_first = sorted(points.items(), key=lambda point: -point[1])
    return _drawing(
        words,
        prefix,
        TOP + SIDE + BOTTOM,
        _painted("path", "grid", d=_grid(marks)),
        _painted("path", "middle", d=levels([_y(50)], LEFT, LEFT + SIDE) + uprights([_x(50)], TOP, TOP + SIDE)),
        _scales(marks),
        _axes(words),
        *(_disc(_x(x), _y(y), people, most) for (x, y), people in largest_first),
    )


def spreads(bars: Sequence[Spread], scale: int, words: Words, prefix: str) -> str:
    """The bars one under the other, out of `scale`, as one <svg> with ids from `prefix` on."""
    floor = TOP + ROW * len(bars)
    marks = range(0, scale + 1, 5)
    figures = [
        element("text", str(mark), x=_along(mark, scale), y=floor + 1.4 * TEXT, text_anchor="middle") for mark in marks
    ]
    return _drawing(
        words,
        prefix,
        floor + 2 * TEXT,
        _painted("path", "grid", d=uprights([_along(mark, scale) for mark in marks], TOP, floor)),
        _painted("g", "text", *figures, font_size=TEXT),
        *(_bar(bar, TOP + ROW * place, scale) for place, bar in enumerate(bars)),
    )


def radius_of(people: int, most: int) -> float:
    """The radius of a disc: its area grows with the people, the fullest place having the largest there may be."""
    if most == 1:
        return LEAST_RADIUS
    part = (people - 1) / (most - 1)
    largest = min(MOST_RADIUS, LEAST_RADIUS * math.sqrt(most) + 3)
    return math.sqrt(LEAST_RADIUS**2 + part * (largest**2 - LEAST_RADIUS**2))


def _drawing(words: Words, prefix: str, height: float, *inside: str) -> str:
    return element(
        "svg",
        element("title", plain(words.title), id=f"{prefix}-title"),
        element("desc", plain(words.description), id=f"{prefix}-description"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="plot-drawing",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-description",
        viewBox=f"0 0 {WIDTH} {number(height)}",
    )


def _painted(name: str, kind: str, *inside: str, **attributes: Attribute) -> str:
    return element(name, *inside, class_=f"plot-{kind}", **PAINT[kind], **attributes)


def _grid(marks: range) -> str:
    return levels([_y(mark) for mark in marks], LEFT, LEFT + SIDE) + uprights(
        [_x(mark) for mark in marks], TOP, TOP + SIDE
    )


def _scales(marks: range) -> str:
    below, beside = TOP + SIDE + 1.4 * TEXT, LEFT - 6
    across = [element("text", str(mark), x=_x(mark), y=below, text_anchor="middle") for mark in marks]
    upwards = [element("text", str(mark), x=beside, y=_y(mark) + 0.36 * TEXT, text_anchor="end") for mark in marks]
    return _painted("g", "text", *across, *upwards, font_size=TEXT)


def _axes(words: Words) -> str:
    across = element("text", plain(words.across), x=LEFT + SIDE, y=TOP + SIDE + 2.9 * TEXT, text_anchor="end")
    upwards = element("text", plain(words.upwards), x=LEFT + 5, y=TOP + 1.2 * TEXT)
    return _painted("g", "name", across, upwards, font_size=TEXT)


def _disc(x: float, y: float, people: int, most: int) -> str:
    radius = radius_of(people, most)
    disc = _painted("circle", "point", cx=x, cy=y, r=radius)
    size = min(TEXT - 1, 2.1 * radius / max(1.6, 0.75 * len(str(people))))
    if people == 1 or size < 7:
        return disc
    return disc + _painted(
        "text", "count", str(people), x=x, y=y + 0.36 * size, font_size=size, text_anchor="middle"
    )  # fmt: skip


def _bar(bar: Spread, top: float, scale: int) -> str:
    least, low, median, high, most = (
        _along(float(value), scale) for value in (bar.least, bar.low, bar.median, bar.high, bar.most)
    )
    y = top + 1.7 * TEXT
    middle = y + BAR / 2
    return (
        _painted("text", "name", plain(bar.name), x=LEFT / 2, y=top + 1.2 * TEXT, font_size=TEXT + 1)
        + _painted("path", "reach", d=levels([middle], least, most) + uprights([least, most], y + 3, y + BAR - 3))
        + _painted("path", "half", d=box(low, y, max(high, low + 1), y + BAR))
        + _painted("path", "median", d=uprights([median], y - 2, y + BAR + 2))
    )


def _along(value: float, scale: int) -> float:
    return LEFT / 2 + value * (WIDTH - LEFT / 2 - RIGHT) / scale


def _x(reading: float) -> float:
    return LEFT + reading * SIDE / TOP_READING


def _y(reading: float) -> float:
    return TOP + SIDE - reading * SIDE / TOP_READING

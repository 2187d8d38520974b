"""The colonnade: a column for each pillar, as high as its score, under a lintel that leans when they are uneven."""

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from webapp.audit.questionnaire import PILLAR_POINTS
from webapp.drawing.key import Words, key, length
from webapp.drawing.lintel import lean, lintel
from webapp.drawing.measures import NARROW, WIDE, Layout, painted, path
from webapp.drawing.pillar import DIGIT_MIDDLE, Column, Stand
from webapp.drawing.svg import element, levels, number, plain, uprights

__all__ = ["NARROW", "WIDE", "Column", "Layout", "Words", "colonnade", "lean", "top_of_scale"]

STEP: Final = 5
LEAST_TOP: Final = 10


def colonnade(columns: Sequence[Column], words: Words, prefix: str, layout: Layout = WIDE) -> str:
    """
    The drawing as one <svg> for a page or a file, its ids beginning with `prefix`.

    The LinkedIn pillars come first in `columns`: the lintel spans from the first to the last of them.
    """
    stands = _stands(columns, layout)
    under = [stand for stand in stands if stand.column.linkedin]
    known = all(stand.column.known for stand in under)
    beam, highest = lintel(
        [stand.bearing for stand in under], [stand.column.height for stand in under] if known else None, layout
    )
    legend, foot = key(
        words, layout, 2 * layout.stone + (layout.name_rows + 1.9) * layout.line,
        official=any(column.official is not None for column in columns),
        ghost=any(column.rises is not None for column in columns),
    )  # fmt: skip
    top = min(-stands[0].scale * stands[0].unit - layout.text, highest, *(stand.bearing.y for stand in stands))
    return element(
        "svg",
        element("title", plain(words.title), id=f"{prefix}-title"),
        element("desc", plain(words.description), id=f"{prefix}-description"),
        _scale(stands[0], layout),
        _columns(stands),
        beam,
        _figures(stands, layout),
        _names(stands, layout),
        legend,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"colonnade-drawing colonnade-{layout.name}",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-description",
        viewBox=f"0 {number(top - layout.stone)} {number(layout.width)} {number(foot - top + layout.text)}",
    )


def top_of_scale(columns: Sequence[Column]) -> int:
    """The scale's highest line, in points: by fives and from ten, the first that holds all there is to show."""
    shown = [float(value) for column in columns for value in (column.height, column.official, column.rises) if value]
    return min(PILLAR_POINTS, max(LEAST_TOP, math.ceil(max(shown, default=0) / STEP) * STEP))


def _stands(columns: Sequence[Column], layout: Layout) -> list[Stand]:
    scale = top_of_scale(columns)
    # A short scale makes a lower drawing, though with longer points: low scores still look low.
    unit = layout.plot * (0.5 + scale / PILLAR_POINTS / 2) / scale
    steps = (layout.pitch + (0 if column.linkedin else layout.apart) for column in columns[1:])
    places = accumulate(steps, initial=layout.first)
    return [Stand(column, x, unit, scale, layout) for column, x in zip(columns, places, strict=True)]


def _scale(stand: Stand, layout: Layout) -> str:
    heights = {mark: -mark * stand.unit for mark in range(0, stand.scale + 1, STEP)}
    x, middle = layout.axis - 0.35 * layout.text, DIGIT_MIDDLE * layout.text
    figures = [element("text", str(mark), x=x, y=y + middle) for mark, y in heights.items()]
    return path("grid", levels(heights.values(), layout.axis, layout.width)) + painted(
        "g", "soft", *figures, font_size=layout.text, text_anchor="end"
    )


def _columns(stands: Sequence[Stand]) -> str:
    return "".join(
        (
            path("dashed", *(stand.dashes() for stand in stands)),
            painted("g", "activity", *(stand.activity() for stand in stands)),
            painted("g", "quality", *(stand.quality() for stand in stands)),
            path("cut", *(stand.cuts() for stand in stands)),
            path("joint", *(stand.joint() for stand in stands)),
            path("stone", *(stand.stones() for stand in stands if stand.column.linkedin)),
            path("light", *(stand.stones() for stand in stands if not stand.column.linkedin)),
        )
    )


def _figures(stands: Sequence[Stand], layout: Layout) -> str:
    marks = "".join(stand.mark() for stand in stands)
    # The blocks come last: where a mark passes behind one, the figure stays legible and the two dots show.
    blocks = path("block", *(stand.block() for stand in stands))
    figures = (stand.figure() for stand in stands)
    lettering = painted("g", "figure", *figures, font_size=layout.figure, text_anchor="middle")
    return path("halo", marks) + path("official", marks) + blocks + lettering


def _names(stands: Sequence[Stand], layout: Layout) -> str:
    floor, strings, names = 2 * layout.stone, [], []
    for place, stand in enumerate(stands):
        name, y = stand.column.name, floor + (place % layout.name_rows + 1) * layout.line
        if place % layout.name_rows:
            strings.append(uprights([stand.x], floor + 2, y - layout.text))
        room = length(name, layout.text) / 2
        names.append(
            element("text", plain(name), x=layout.width, y=y, text_anchor="end")
            if stand.x + room > layout.width
            else element("text", plain(name), x=stand.x, y=y)
        )
    return path("grid", *strings) + painted("g", "name", *names, font_size=layout.text, text_anchor="middle")

"""The key of the colonnade: what its shades, its accent line and its dashes mean."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from webapp.drawing.measures import Layout, painted, path
from webapp.drawing.pillar import DIGIT_MIDDLE, official_mark
from webapp.drawing.svg import box, element, levels, plain, uprights

LETTER: Final = 0.56
"""The width of a letter as a part of its size, on average and in a broad font: nothing here can measure a text."""
LINE: Final = 1.7
GAP: Final = 1.2
"""From one line of the key to the next, and from one entry to the next, as parts of the letters' size."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of the drawing, translated: its name, what it shows in sentences, then those of the key."""

    title: str
    description: str
    activity: str
    quality: str
    official: str
    ghost: str
    scale: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of the key; its sample, drawn from a left side, a middle line and a size; the sample's room, in sizes."""

    text: str
    room: float
    sample: Callable[[float, float, float], str]


def length(text: str, size: float) -> float:
    """About how much room `text` takes."""
    return LETTER * size * len(text)


def key(words: Words, layout: Layout, y: float, *, official: bool, ghost: bool) -> tuple[str, float]:
    """The key as SVG, its first line standing at `y`, and where its last one stands; only what the drawing shows."""
    entries = [Entry(words.activity, 1.6, _activity), Entry(words.quality, 1.6, _quality)]
    entries += [Entry(words.official, 3, _official)] * official + [Entry(words.ghost, 2.4, _ghost)] * ghost
    entries.append(Entry(words.scale, 0, lambda *_: ""))
    size, start = layout.text, layout.axis if layout.name_rows == 1 else 0
    samples, texts, x = [], [], start
    for entry in entries:
        width = entry.room * size + length(entry.text, size)
        if x > start and x + width > layout.width:
            x, y = start, y + LINE * size
        samples.append(entry.sample(x, y - DIGIT_MIDDLE * size, size))
        texts.append(element("text", plain(entry.text), x=x + entry.room * size, y=y))
        x += width + GAP * size
    return "".join(samples) + painted("g", "soft", *texts, font_size=size), y


def _activity(x: float, y: float, size: float) -> str:
    courses = levels([y - size / 4, y, y + size / 4], x, x + size)
    return path("activity", box(x, y - size / 2, x + size, y + size / 2)) + path("cut", courses)


def _quality(x: float, y: float, size: float) -> str:
    flutes = uprights([x + size / 4, x + size / 2, x + size * 3 / 4], y - size / 2, y + size / 2)
    return path("quality", box(x, y - size / 2, x + size, y + size / 2)) + path("cut", flutes)


def _official(x: float, y: float, size: float) -> str:
    return path("official", official_mark(x + size / 4, x + 2.2 * size, y, size / 5))


def _ghost(x: float, y: float, size: float) -> str:
    return path("dashed", box(x + 1, y - size / 2, x + 1.8 * size, y + size / 2))

"""SVG as text: elements, escaped words, short numbers, the data of paths."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

Attribute: TypeAlias = str | float


def element(name: str, *inside: str, **attributes: Attribute) -> str:
    """The element `name` around `inside`, which is SVG already; `font_size` is written font-size, `class_` class."""
    opening = "".join(f' {_spelt(key)}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{opening}>{''.join(inside)}</{name}>" if inside else f"<{name}{opening}/>"


def plain(text: str) -> str:
    """`text` as SVG: what XML would read as its own is escaped."""
    return escape(text, quote=False)


def number(value: float) -> str:
    """A coordinate, with two decimals at most and no more figures than it needs."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def outline(*points: tuple[float, float]) -> str:
    """The path data of the closed shape through `points`."""
    return f"M{'L'.join(f'{number(x)} {number(y)}' for x, y in points)}Z"


def box(left: float, top: float, right: float, bottom: float) -> str:
    """The path data of an upright rectangle."""
    return f"M{number(left)} {number(top)}H{number(right)}V{number(bottom)}H{number(left)}Z"


def dot(x: float, y: float, radius: float) -> str:
    """The path data of a disc."""
    half = f"a{number(radius)} {number(radius)} 0 0 1"
    return f"M{number(x - radius)} {number(y)}{half} {number(2 * radius)} 0{half} {number(-2 * radius)} 0Z"


def uprights(xs: Iterable[float], top: float, bottom: float) -> str:
    """The path data of vertical lines at `xs`."""
    return "".join(f"M{number(x)} {number(top)}V{number(bottom)}" for x in xs)


def levels(ys: Iterable[float], left: float, right: float) -> str:
    """The path data of horizontal lines at `ys`."""
    return "".join(f"M{number(left)} {number(y)}H{number(right)}" for y in ys)


def _spelt(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: Attribute) -> str:
    return escape(value) if isinstance(value, str) else number(value)

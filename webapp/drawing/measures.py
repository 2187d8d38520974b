"""The measures and the paint of the colonnade."""

from dataclasses import dataclass
from typing import Final

from webapp.drawing.svg import Attribute, element

SERIF: Final = "Iowan Old Style, Palatino, Charter, Georgia, Libertinus Serif, serif"
SANS: Final = "system-ui, Libertinus Serif, sans-serif"


@dataclass(frozen=True, slots=True)
class Layout:
    """
    Lengths in the drawing's own units, the floor being y = 0.

    `axis` is where the scale's lines begin; `plot` the height of a scale of 25 points; `first` the middle of the first
    column, `pitch` from one to the next, `apart` what is added before one that the lintel leaves out; `shaft`,
    `capital`, `block` and `mark` are half widths; `stone` is the height of a capital and of each step of a base.
    """

    name: str
    width: float
    axis: float
    plot: float
    first: float
    pitch: float
    apart: float
    shaft: float
    capital: float
    block: float
    mark: float
    block_height: float
    stone: float
    beam: float
    flutes: int
    text: float
    figure: float
    name_rows: int

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return self.text * 1.4


WIDE: Final = Layout(
    name="wide", width=880, axis=30, plot=240, first=126, pitch=162, apart=22,
    shaft=37, capital=45, block=35, mark=54, block_height=34, stone=7, beam=13, flutes=9,
    text=16, figure=23, name_rows=1,
)  # fmt: skip
NARROW: Final = Layout(
    name="narrow", width=280, axis=21, plot=190, first=48, pitch=49, apart=3,
    shaft=15, capital=19, block=17.5, mark=20.6, block_height=21, stone=4.5, beam=8, flutes=4,
    text=13.5, figure=14, name_rows=2,
)  # fmt: skip
"""For a telephone: the names stand on two rows, so that each has room for all its letters."""

PAINT: Final[dict[str, dict[str, Attribute]]] = {
    "grid": {"stroke": "#e3dccd"},
    "stone": {"fill": "#20242e"},
    "light": {"fill": "#5c6069"},
    "activity": {"fill": "#c77f55"},
    "quality": {"fill": "#24576a"},
    "cut": {"stroke": "#fffdf8", "stroke_opacity": 0.45},
    "joint": {"stroke": "#fffdf8", "stroke_width": 2},
    "block": {"fill": "#e3dccd"},
    "plumb": {"stroke": "#5c6069"},
    "bob": {"fill": "#5c6069"},
    "dashed": {"fill": "none", "stroke": "#5c6069", "stroke_width": 1.5, "stroke_dasharray": "4 3"},
    "halo": {"fill": "#fffdf8", "stroke": "#fffdf8", "stroke_width": 5.5},
    "official": {"fill": "#a23a1c", "stroke": "#a23a1c", "stroke_width": 2.5},
    "name": {"fill": "#20242e", "font_family": SANS},
    "soft": {"fill": "#5c6069", "font_family": SANS},
    "figure": {"fill": "#20242e", "font_family": SERIF, "font_weight": "bold"},
}
"""The light colours, for where no stylesheet reaches (the PDF): any rule of a page's stylesheet goes before them."""


def painted(name: str, kind: str, *inside: str, **attributes: Attribute) -> str:
    """The element `name`, of the class and in the paint of `kind`."""
    return element(name, *inside, class_=f"colonnade-{kind}", **PAINT[kind], **attributes)


def path(kind: str, *data: str) -> str:
    """One path of the class and in the paint of `kind`; nothing when there is nothing to draw."""
    joined = "".join(data)
    return painted("path", kind, d=joined) if joined else ""

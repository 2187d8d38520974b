"""A sample of a colour as text and as a button, on the ground it is meant for."""

from webapp.drawing.svg import box, element


def swatch(colour: str, ground: str, ink: str) -> str:
    """A sample as one <svg>: a line of ink, a line of the colour, a button and a figure in it.

    All three are colours such as #24576a. It is decoration: words stand beside it.
    """
    return element(
        "svg",
        element("path", d=box(0, 0, 160, 64), fill=ground),
        element("path", d=box(12, 14, 92, 20), fill=ink),
        element("path", d=box(12, 28, 70, 32) + box(12, 34, 70, 35.5), fill=colour),
        element("rect", x=12, y=43, width=46, height=13, rx=3, fill=colour),
        element("text", "25", x=108, y=44, fill=colour, font_size=30, font_family="Georgia, serif"),
        xmlns="http://www.w3.org/2000/svg",
        class_="swatch",
        aria_hidden="true",
        viewBox="0 0 160 64",
        width=160,
        height=64,
    )

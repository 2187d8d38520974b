"""Colours, kept legible: contrast by the rule of WCAG 2, and the nearest colour that has enough of it."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final, TypeAlias

Rgb: TypeAlias = tuple[float, float, float]

HEX: Final = re.compile(r"#[0-9a-f]{6}")
ENOUGH: Final = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""
LIGHT: Final = ("#faf7f0", "#fffdf8", "#f3ecdf")
DARK: Final = ("#15171b", "#1b1e23", "#22252b")
"""What an accent is read on, by day and by night: --paper, --card and --wash of static/css/site.css."""
STEPS: Final = 1000


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour such as #24576a, in small letters."""
    return HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def legible(colour: str, grounds: tuple[str, ...]) -> str:
    """Return the colour, or else the nearest of its hue that has enough contrast with every ground.

    It is made darker on light grounds, lighter on dark ones, by as little as is needed.
    """
    if enough(colour, grounds):
        return colour
    hue, lightness, saturation = rgb_to_hls(*parts(colour))
    end = 0.0 if luminance(grounds[0]) > 0.18 else 1.0
    ways = (lightness + (end - lightness) * step / STEPS for step in range(1, STEPS + 1))
    candidates = (written(hls_to_rgb(hue, way, saturation)) for way in ways)
    return next(candidate for candidate in candidates if enough(candidate, grounds))


def enough(colour: str, grounds: tuple[str, ...]) -> bool:
    """Tell whether a text of this colour can be read on every ground."""
    return all(contrast(colour, ground) >= ENOUGH for ground in grounds)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1."""
    red, green, blue = (channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
                        for channel in parts(colour))  # fmt: skip
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parts(colour: str) -> Rgb:
    """Return red, green and blue, 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def written(rgb: Rgb) -> str:
    """Return a colour as it is written."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)

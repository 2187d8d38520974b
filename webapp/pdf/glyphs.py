"""What the fonts of the paper can show. A missing glyph would stop a PDF/UA-1 document: it is replaced, and named."""

import re
import unicodedata
from typing import Final

SHOWN: Final = """
20-7E A0-AC AE-241 243 247 249 24D 250-2E4 2EA-34E 350-36F 374-375 37A-37E 384-38A 38C 38E-3A1 3A3-3CE 3D0-3E1
3F0-3F6 3F8-3F9 3FB 3FD-45F 462-463 470-477 490-4C4 4C7-4CC 4D0-4F9 5B0-5BD 5BF 5C1-5C2 1D35 1D43-1D44 1D47-1D4B
1D4D 1D4F-1D53 1D56-1D58 1D5A-1D5B 1D9C 1DA0 1DA4 1DB6 1DBB 1E00-1E9B 1E9E 1EA0-1EF9 1F00-1F15 1F18-1F1D
1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF
1FF2-1FF4 1FF6-1FFE 2000-200A 2010-2027 202F-2037 2039-203E 2042 2044 2047-204B 204F 2070-2071 2074-208E
2090-209C 20A2-20A4 20A7-20A8 20AB-20AC 20AF 20B1 20BF 2100-2103 2105-2106 2109 210C-210F 2111 2113 2115-2116
2119-211A 211C-211D 2120 2122 2124 2126-2127 212E 2135-2139 2153-2184 2190-219B 21A8 21AE 21BC-21BD 21C0-21C1
21CB-21D9 2200-220D 220F-221C 221E-221F 2223-222B 2236 223C 2241 2245 2248-2249 2259 2260-2262 2264-2265
226A-226B 226E-2271 2282-2285 2295-2298 22C5 22EF 2302-2303 2310 2320-2321 23D3 25A0-25A1 25B2-25B3 25B6-25B7
25BC-25BD 25C0-25C1 25C6-25C7 25C9-25CC 25CF-25D7 2605 2619 261B 261E 2627 262F 2639-2653 2660 2663 2665-2666
2669-266C 2695 2698 26A2-26A4 2767 27E6-27E9 2C60-2C6C 2C74-2C77 A71B-A71D A720-A721 A789-A78C FB29 FFFD
1D106-1D107
"""
"""The characters of Libertinus Serif in regular, bold and italic that run from left to right, in hexadecimal."""
INSTEAD: Final = "□"
MOST_NAMED: Final = 12


def ends(span: str) -> tuple[int, int]:
    """In: a run of characters as written above, "30-39" or "A7". Out: its first and its last code point."""
    first, _, last = span.partition("-")
    return int(first, 16), int(last or first, 16)


RANGES: Final = "".join(re.escape(chr(first)) + "-" + re.escape(chr(last)) for first, last in map(ends, SHOWN.split()))
UNKNOWN: Final = re.compile(f"[^\\n{RANGES}]")


class Glyphs:
    """Texts made fit for the fonts; what had to be replaced is remembered, in the order it was met."""

    def __init__(self) -> None:
        self._missing: dict[str, None] = {}

    def fit(self, text: str) -> str:
        """In: a text. Out: it in composed letters, what cannot be shown replaced by a square."""
        return UNKNOWN.sub(self._replace, text if text.isascii() else unicodedata.normalize("NFC", text))

    @property
    def missing(self) -> list[str]:
        """The code point and the name of each character that was replaced; a last "…" stands for those after."""
        named = [name_of(character) for character in self._missing]
        return named if len(named) <= MOST_NAMED else [*named[:MOST_NAMED], "…"]

    def _replace(self, found: re.Match[str]) -> str:
        character = found[0]
        if character.isspace():
            return " "
        if invisible(character):
            return ""
        self._missing[character] = None
        return INSTEAD


def invisible(character: str) -> bool:
    """In: a character. Out: whether it only steers others: joins them, turns them, chooses among their shapes."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"} or unicodedata.name(character, "").startswith(
        "VARIATION"
    )


def name_of(character: str) -> str:
    """In: a character. Out: its code point and its name, such as "U+1F600 GRINNING FACE"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()

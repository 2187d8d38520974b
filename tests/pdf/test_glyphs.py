"""Promise G6: Latin, Greek and Cyrillic are printed; what the fonts lack is a square, and a note names it."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pdf.papers import card, document
from tests.pdf.reading import Paper
from webapp.pdf.document import Letterhead
from webapp.pdf.glyphs import INSTEAD, SHOWN, Glyphs, ends

EVERY = [chr(point) for span in SHOWN.split() for point in range(ends(span)[0], ends(span)[1] + 1)]
SAMPLES = {
    "Latin": "Él, Łódź, Ğ, ő, ș, ß, œ, Việt",
    "Greek": "Ελλάδα, ᾳ, Ϊ",
    "Cyrillic": "Привет, Їжак, Ђ, Қ",
    "figures": "€ £ ½ × ÷ − ≤ → • … ° №",
}


def fitted(text: str) -> tuple[str, list[str]]:
    """A text made fit, and what was missing."""
    glyphs = Glyphs()
    return glyphs.fit(text), glyphs.missing


def printed(text: str) -> Paper:
    """A document in which a text stands upright, in bold and in italics."""
    return Paper.of(document(lead=text, letterhead=Letterhead(text), week=(card(title=text, because=text),)))


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_g6_what_europe_writes_is_kept(text: str) -> None:
    assert fitted(text) == (text, [])
    assert text in printed(text).text


def test_g6_all_that_is_kept_is_in_the_fonts() -> None:
    # Without a glyph for each, the compiler would refuse to make a PDF/UA-1.
    text = " ".join(EVERY)
    assert fitted(text)[1] == []
    assert printed(text).pages


def test_g6_what_the_fonts_lack_is_a_square_and_named() -> None:
    text = printed("漢字 of 😀, שלום").text
    assert "□□ of □, □□□□" in text
    assert "Shown as □: U+6F22 CJK UNIFIED IDEOGRAPH-6F22, U+5B57 CJK UNIFIED IDEOGRAPH-5B57, U+1F600 GRINNING" in text
    assert "U+05E9 HEBREW LETTER SHIN" in text


def test_no_note_stands_where_nothing_is_missing() -> None:
    assert "Shown as" not in printed("Éva").text


def test_each_is_named_once_and_a_long_list_ends() -> None:
    names = fitted("漢漢" + "".join(map(chr, range(0x4E00, 0x4E40))))[1]
    assert len(names) == len(set(names)) == 13
    assert names[-1] == "…"


def test_letters_are_composed_and_what_only_joins_them_goes() -> None:
    assert fitted("e\u0301\u200d\u202e\ufe0f\u00ad\x00\x07\ud800") == ("é", [])


def test_other_spaces_become_spaces_and_lines_stay() -> None:
    assert fitted("a\tb\u3000c\nd\u202fe\u00a0f") == ("a b c\nd\u202fe\u00a0f", [])


def test_the_square_itself_is_kept() -> None:
    assert fitted(INSTEAD) == (INSTEAD, [])


@pytest.mark.thorough
def test_g6_every_other_character_is_replaced_or_dropped_and_the_paper_printed() -> None:
    kept = set(EVERY) | {"\n"}
    others = (chr(point) for point in range(sys.maxunicode + 1) if chr(point) not in kept)
    glyphs = Glyphs()
    left = glyphs.fit(" ".join(c for c in others if unicodedata.normalize("NFC", c) == c))
    assert set(left) <= kept
    assert printed("".join(sorted(set(left)))).pages


@pytest.mark.thorough
@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_g6_any_text_is_printed(text: str) -> None:
    assert printed(f"A{text}").pages

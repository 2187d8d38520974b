"""The PDF of a document: tagged, in its language, with all its words, always the same."""

import struct
import zlib
from dataclasses import replace

import pytest

from tests.pdf.papers import GAIN, SVG, card, document, heaviest, table
from tests.pdf.reading import Paper, one_line
from webapp.pdf.document import Drawing, Letterhead
from webapp.pdf.render import Version, render

VERSIONS = pytest.mark.parametrize("version", list(Version))


def png(side: int, times: int = 1) -> bytes:
    """A black rectangle as a PNG file, so many times as wide as it is high."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", times * side, side, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes(side * (times * side + 1)))),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (*parts, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@VERSIONS
@pytest.mark.parametrize("language", ["en", "fr"])
def test_i8_it_is_tagged_titled_and_says_its_language(version: Version, language: str) -> None:
    paper = Paper.of(document(language=language), version)
    assert paper.root["/MarkInfo"]["/Marked"].value
    assert paper.root["/Lang"] == language
    assert paper.pdf.metadata.title == "Report of 22 November 2026"
    assert paper.root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert b"pdfuaid" in paper.root["/Metadata"].get_data()


@VERSIONS
def test_i8_headings_tables_lists_and_the_drawing_are_tagged_as_what_they_are(version: Version) -> None:
    tags = [kind for kind, _ in Paper.of(document(), version).tags]
    assert tags.count("/H1") == 1
    assert {"/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/P"} <= set(tags)
    assert ("/TOC" in tags, "/L" in tags) == ((version is Version.FULL,) * 2)


def test_i8_the_drawing_has_its_words_beside_it() -> None:
    paper = Paper.of(document(drawing=Drawing(SVG.format(height=9), "Five columns. Brand: 12.5")))
    assert ("/Figure", "Five columns. Brand: 12.5") in paper.tags


def test_every_font_is_in_the_file() -> None:
    fonts = Paper.of(document()).fonts
    assert len(fonts) == 3
    assert all("/FontFile3" in font for font in fonts)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(document()) == render(document())


def test_it_is_dated_by_its_document() -> None:
    assert f"{Paper.of(document()).pdf.metadata.creation_date:%Y-%m-%d}" == "2026-11-22"


def test_bookmarks_lead_to_each_part_and_each_card() -> None:
    titles = [(depth, title) for depth, title in Paper.of(document()).bookmarks]
    assert (1, "A presence taking shape") in titles
    assert (2, "Watch-outs") in titles
    assert titles[-2:] == [(4, "Action 1"), (4, "Action 2")]


@VERSIONS
def test_pages_are_numbered(version: Version) -> None:
    pages = Paper.of(document(), version).pages
    assert [f"{place} / {len(pages)}" in page for place, page in enumerate(pages, 1)] == [True] * len(pages)


def test_the_contents_tell_the_pages_in_the_full_version() -> None:
    paper = Paper.of(document())
    (cards,) = [place for place, page in enumerate(paper.pages[1:], 2) if "All the cards" in page]
    assert f"All the cards {'.'}" in one_line(paper.pages[0])
    assert one_line(paper.pages[0]).split("All the cards")[1].strip(" .\u2060").startswith(str(cards))
    assert "Contents" not in Paper.of(document(), Version.SUMMARY).text


def test_a_coach_has_their_name_and_logo_on_it() -> None:
    paper = Paper.of(document(letterhead=Letterhead("Ada Bell", png(8))))
    assert "Ada Bell" in paper.pages[0]
    assert paper.pictures() == 1
    assert Paper.of(document(letterhead=Letterhead("Ada Bell"))).pictures() == 0


def test_a_logo_as_wide_as_the_page_leaves_room_for_the_name() -> None:
    words = "Ada Bell, who helps people to be found"
    assert words in Paper.of(document(letterhead=Letterhead(words, png(8, times=20)))).pages[0]


def test_where_a_card_stands_in_the_plan_is_shown() -> None:
    assert "In your plan" not in Paper.of(document()).text
    assert "In your plan" in Paper.of(document(week=(card(standing="In your plan"),))).text


@VERSIONS
def test_what_the_plan_would_change_is_shown(version: Version) -> None:
    planned = table(head=("Pillar", "Today", "With your plan"))
    assert "With your plan" in Paper.of(document(what_if=planned), version).text
    assert "With your plan" not in Paper.of(document(), version).text


def test_the_summary_begins_a_card_and_the_full_version_tells_it_all() -> None:
    summary, full = Paper.of(document(), Version.SUMMARY).text, Paper.of(document()).text
    assert "To begin with: Open it" in summary
    assert "Close it" not in summary
    assert "1. Open it 2. Close it Because it helps. Source: the guide" in full
    assert GAIN in summary


def test_french_letters_and_spaces_are_kept() -> None:
    narrow, wide = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
    lead = f"L’œuvre{wide}: 5{wide}€ «{narrow}ça{narrow}»{narrow}! ÀÉÇŒ"
    assert lead in Paper.of(document(lead=lead, language="fr")).text


def test_a_document_without_a_card_or_a_pillar_is_printed_too() -> None:
    bare = replace(document(), week=(), watchouts=(), pillars=(), groups=(), readings=(), sums=(), colophon=())
    assert "A presence taking shape" in Paper.of(bare).text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_heaviest_is_under_250_kilobytes(language: str) -> None:
    assert len(render(heaviest(language))) < 250_000

"""The packed PDF says what the compiler's says, in fewer bytes."""

import json
import re

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from tests.pdf.papers import document
from tests.pdf.reading import Paper
from webapp.pdf.glyphs import Glyphs
from webapp.pdf.packing import pack
from webapp.pdf.render import SOURCES, compiled, plain


@pytest.fixture(scope="module")
def loose() -> bytes:
    """A document as the compiler writes it."""
    data = plain(document(), Glyphs()) | {"version": "full", "not_shown": []}
    return compiled({**SOURCES, "document.json": json.dumps(data).encode()}, document().day)


def test_it_reads_the_same_in_half_the_bytes(loose: bytes) -> None:
    before, after = Paper(loose), Paper(pack(loose))
    assert after.pages == before.pages
    assert after.bookmarks == before.bookmarks
    assert after.tags == before.tags
    assert after.pdf.metadata == before.pdf.metadata
    assert len(after.data) < 0.7 * len(before.data)


def said(pdf: PdfReader, number: int) -> tuple[str, bytes]:
    """What an object says, and what it streams."""
    found = pdf.get_object(number)
    streamed = found.get_data() if isinstance(found, StreamObject) else b""
    return re.sub(r"(IndirectObject\(\d+, \d+), \d+", r"\1", repr(found)), streamed


def test_every_object_is_there_and_the_same(loose: bytes) -> None:
    before, after = Paper(loose).pdf, Paper(pack(loose)).pdf
    for number in range(1, before.trailer["/Size"]):
        assert said(after, number) == said(before, number)


@pytest.mark.parametrize("other", [b"", b"%PDF-1.7\n"])
def test_what_is_no_pdf_as_expected_is_refused(other: bytes) -> None:
    with pytest.raises(ValueError, match="no PDF as expected"):
        pack(other)

"""From a document to its PDF: tagged (PDF/UA-1), its fonts embedded, the same bytes for the same document."""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Any, Final

import typst

from webapp.pdf.document import Document
from webapp.pdf.glyphs import Glyphs
from webapp.pdf.packing import pack

TEMPLATES: Final = Path(__file__).parents[2] / "templates" / "report"
MAIN: Final = "report.typ"
SOURCES: Final = {"main.typ" if file.name == MAIN else file.name: file.read_bytes() for file in TEMPLATES.glob("*.typ")}
FONTS: Final = typst.Fonts(include_system_fonts=False)
ONE_AT_A_TIME: Final = Lock()
"""Twenty papers asked for at once take the memory of one."""


class Version(StrEnum):
    """How much of a report is printed: two pages at most, or all that it says."""

    SUMMARY = "summary"
    FULL = "full"


def render(document: Document, version: Version = Version.FULL) -> bytes:
    """In: a document, how much of it to print. Out: the PDF.

    Texts go in as data and are never read as markup; the template can open nothing outside its own folder.
    """
    glyphs = Glyphs()
    data = {**plain(document, glyphs), "version": version}
    data["not_shown"] = glyphs.missing
    return pack(compiled({**SOURCES, "document.json": json.dumps(data).encode()}, document.day))


def compiled(files: dict[str, bytes], day: date) -> bytes:
    """In: sources and data by name, the day of the document. Out: the PDF as the compiler writes it.

    The data come as a file: as an input of the program they would make it another one, and nothing that was laid out
    for the last paper would serve the next, which takes five times as long.
    """
    with ONE_AT_A_TIME:
        made: bytes = typst.compile(  # type: ignore[call-overload]
            files,
            root=TEMPLATES,
            font_paths=FONTS,
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            timestamp=datetime.combine(day, time(12), UTC),
        )
    return made


def plain(value: Any, glyphs: Glyphs) -> Any:
    """In: a document or a part of it. Out: the same as JSON-able data, its texts fit for the fonts."""
    if isinstance(value, str):
        return glyphs.fit(value)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name), glyphs) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(item, glyphs) for item in value]
    if isinstance(value, bytes):
        return list(value)
    return value.timetuple()[:3] if isinstance(value, date) else value

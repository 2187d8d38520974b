"""The text of a file, whatever wrote it."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from webapp.rosters.people import Fault, Unreadable
from webapp.rosters.workbooks import is_archive, text_of_workbook

OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
BOMS: Final = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
UNKEPT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters and halves of characters, which no text has."""
REPLACEMENT: Final = "\ufffd"
LOOKED_AT: Final = 1000


def text_of_file(data: bytes) -> str:
    """Return the text of a CSV, TSV or XLSX file; raise Unreadable on any other."""
    if data.startswith(OLD_EXCEL):
        raise Unreadable(Fault.OLD_EXCEL)
    text = text_of_workbook(data) if is_archive(data) else decoded(data)
    if not text.strip():
        raise Unreadable(Fault.EMPTY)
    return tidy(text)


def tidy(text: str) -> str:
    """Return a text with line ends \\n, and a mark in the place of each character that cannot be kept."""
    return UNKEPT.sub(REPLACEMENT, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def decoded(data: bytes) -> str:
    """Return the text that bytes stand for: UTF-8 or UTF-16, told by a mark or not, else what Windows writes."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if encoding := wide(data[:LOOKED_AT]):
        return data.decode(encoding, "replace")
    if b"\0" in data:
        raise Unreadable(Fault.NO_TEXT)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def wide(start: bytes) -> str:
    """Return which UTF-16 it is that begins so, by where the empty halves of plain letters stand; "" when none."""
    even, odd, half = start[::2].count(0), start[1::2].count(0), len(start) // 4
    if odd > half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half and not odd else ""

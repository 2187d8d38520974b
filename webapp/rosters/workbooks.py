"""The text of a workbook: its rows as lines, its cells set apart by tabs."""

import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl.reader.excel import load_workbook

from webapp.rosters.people import MOST_PEOPLE, Fault, Unreadable

ARCHIVE: Final = b"PK\x03\x04"
WORKBOOK: Final = "xl/workbook.xml"
MOST_BYTES: Final = 8 * 1024 * 1024
"""Of a workbook's texts, unpacked: four times what 5,000 people need; reading them takes seconds at the very most."""
READ: Final = (".xml", ".rels")
"""How the names of the parts end that are read; pictures, for instance, are not."""
MOST_COLUMNS: Final = 60
MOST_SHEETS: Final = 20
LONGEST_CELL: Final = 500


def is_archive(data: bytes) -> bool:
    """Tell whether a file is packed as workbooks are."""
    return data.startswith(ARCHIVE)


def text_of_workbook(data: bytes) -> str:
    """Return the first sheet that holds an address as lines of text; raise Unreadable."""
    try:
        refuse_bombs(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a list of people does not need, the library may leave out
            return first_list(data)
    except Unreadable:
        raise
    except Exception:  # what a hostile file can make of three parsers is of no number
        raise Unreadable(Fault.BROKEN) from None


def refuse_bombs(data: bytes) -> None:
    """Raise Unreadable on what is no workbook, or would not fit into memory once unpacked.

    What an archive says of its sizes is true: `zipfile` reads no further than that.
    """
    try:
        parts = ZipFile(BytesIO(data)).infolist()
    except BadZipFile:
        raise Unreadable(Fault.BROKEN) from None
    if WORKBOOK not in {part.filename for part in parts}:
        raise Unreadable(Fault.OTHER_ARCHIVE)
    if sum(part.file_size for part in parts if part.filename.lower().endswith(READ)) > MOST_BYTES:
        raise Unreadable(Fault.TOO_LARGE)


def first_list(data: bytes) -> str:
    """Return the text of the first sheet with an address in it, of the first sheet when none has one."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    texts = ("\n".join(lines(sheet)) for sheet in book.worksheets[:MOST_SHEETS])
    first = next(texts, "")
    return first if "@" in first else next((text for text in texts if "@" in text), first)


def lines(sheet: Any) -> Iterator[str]:
    """Return the rows of a sheet as lines, empty ones too; raise Unreadable when there are too many."""
    sheet.reset_dimensions()  # what a file says of its size is often wrong, and costs memory
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(max_row=2 * MOST_PEOPLE, max_col=MOST_COLUMNS, values_only=True)
    full = 0
    for row in islice(rows, 2 * MOST_PEOPLE):
        line = "\t".join(in_one_line(value) for value in row).rstrip("\t")
        full += bool(line)
        if full > MOST_PEOPLE + 1:
            raise Unreadable(Fault.TOO_LONG)
        yield line


def in_one_line(value: object) -> str:
    """Return what a cell shows, in one line."""
    return "" if value is None else " ".join(str(value)[:LONGEST_CELL].split())

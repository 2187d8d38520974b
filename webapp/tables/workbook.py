"""XLSX, written row by row with little memory; a text stays a text, whatever it begins with."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import IO, Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from webapp.tables import Cell

MOST_ROWS: Final = 1_048_576
LONGEST_TEXT: Final = 32_767
WIDTH: Final = 18
DAY: Final = "yyyy-mm-dd"


def write_xlsx(file: IO[bytes], title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """In: a file to write to, a sheet's title and headings, rows as they come. A full sheet goes on in another one."""
    # Everything is written by its type below: nothing is ever guessed to be a formula or a link.
    book = Workbook(file, {"constant_memory": True})
    formats = {"head": book.add_format({"bold": True}), "day": book.add_format({"num_format": DAY})}
    sheet, place = begin(book, title, head, formats["head"]), 1
    for row in rows:
        if place == MOST_ROWS:
            sheet, place = begin(book, "", head, formats["head"]), 1
        for column, cell in enumerate(row):
            put(sheet, place, column, cell, formats["day"])
        place += 1
    book.close()


def begin(book: Workbook, title: str, head: Sequence[str], bold: Any) -> Worksheet:
    """Return a new sheet with its headings, which stay in sight."""
    sheet = book.add_worksheet(title[:31])
    sheet.set_column(0, max(0, len(head) - 1), WIDTH)
    sheet.freeze_panes(1, 0)
    for column, words in enumerate(head):
        sheet.write_string(0, column, words, bold)
    return sheet


def put(sheet: Worksheet, row: int, column: int, cell: Cell, day: Any) -> None:
    """Write a cell by its type."""
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:LONGEST_TEXT])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)
    elif cell is not None:
        sheet.write_number(row, column, float(cell))

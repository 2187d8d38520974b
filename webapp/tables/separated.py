"""CSV that spreadsheets open right: UTF-8 with its mark, the separator and the decimals of a language, no formula."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Final

from webapp.tables import Cell

MARK: Final = "\ufeff"
"""Without it, Excel takes UTF-8 for something else."""
FORMULA: Final = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet takes for the beginning of a formula, full-width signs too."""
INSIDE: Final = re.compile('([;,\t\r\n][\\s"]*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])')
"""The same, where a spreadsheet that takes another separator than the file's begins a cell in the midst of a text."""
NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?")
ROWS_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language writes CSV: what stands between cells, and before decimals."""

    separator: str
    decimal: str


def as_csv(rows: Iterable[Sequence[Cell]], manner: Manner) -> Iterator[str]:
    """In: rows, as they come. Out: the file piece by piece, its mark first."""
    made = StringIO()
    writer = csv.writer(made, delimiter=manner.separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    made.write(MARK)
    for place, row in enumerate(rows, 1):
        writer.writerow([in_text(cell, manner) for cell in row])
        if place % ROWS_AT_ONCE == 0:
            yield taken(made)
    yield taken(made)


def taken(made: StringIO) -> str:
    """Return what was written so far, and begin anew."""
    text = made.getvalue()
    made.seek(0)
    made.truncate()
    return text


def in_text(cell: Cell, manner: Manner) -> str:
    """Return a cell as text; what was typed by someone can be no formula."""
    if isinstance(cell, Decimal):
        return str(cell).replace(".", manner.decimal)
    if isinstance(cell, date):
        return cell.isoformat()
    return inert(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def inert(text: str) -> str:
    """Return a text that no spreadsheet runs: an apostrophe goes before what looks like a formula and is no number."""
    if NUMBER.fullmatch(text):
        return text
    harmless = INSIDE.sub(r"\1'", text)
    return f"'{harmless}" if FORMULA.match(text) else harmless

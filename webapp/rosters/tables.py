"""The lines of a text as rows of cells: by tabs, semicolons, bars or commas, with quotes or without."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

SEPARATORS: Final = "\t;|,"
"""From the least likely to stand within a name to the most."""
LOOKED_AT: Final = 60
LONGEST_RECORD: Final = 12
"""Lines that a quoted cell may go on for; beyond, the quote was never meant to open one."""
LONGEST_LINE: Final = 100_000
IN_QUOTES: Final = re.compile(r'"[^"\n]*"')


class Row(NamedTuple):
    """The cells of a line, which is the n-th of its text."""

    line: int
    cells: list[str]


def rows_of(text: str) -> Iterator[Row]:
    """Return the rows of a text, without those that are empty."""
    lines = text.split("\n")
    separator = separator_of(lines)
    for row in (separator and records(lines, separator)) or line_by_line(lines, separator):
        cells = [" ".join(cell.split()) for cell in row.cells]
        if any(cells):
            yield Row(row.line, cells)


def separator_of(lines: list[str]) -> str:
    """Return what sets the cells apart: the first separator that half of the lines have; "" when each has its own."""
    looked_at = [IN_QUOTES.sub("", line[:LONGEST_LINE]) for line in islice(filter(str.strip, lines), LOOKED_AT)]
    for separator in SEPARATORS:
        if 2 * sum(separator in line for line in looked_at) >= max(len(looked_at), 1):
            return separator
    return ""


def records(lines: list[str], separator: str) -> list[Row]:
    """Return the rows, a quoted cell going on over several lines; none when quotes do not stand for that."""
    found, last = [], 0
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=True)
    try:
        for cells in reader:
            if reader.line_num - last > LONGEST_RECORD:
                return []
            found.append(Row(last + 1, cells))
            last = reader.line_num
    except csv.Error:
        return []
    return found


def line_by_line(lines: list[str], separator: str) -> Iterator[Row]:
    """Return the rows, each of one line whatever its quotes, cut by the separator told or by the line's own."""
    for number, line in enumerate(lines, 1):
        yield Row(number, cut(line[:LONGEST_LINE], separator or separator_of([line])))


def cut(line: str, separator: str) -> list[str]:
    """Return the cells of one line; quotes count where each that opens is closed."""
    if not separator:
        return [line]
    if line.count('"') % 2:
        return [cell.strip(' "') for cell in line.split(separator)]
    return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])

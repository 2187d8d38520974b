"""The people that a text names: a table with headings or without, a person a line, a mail program's list."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from webapp.rosters.headings import EMAIL, FIRST, LANGUAGE, LAST, NAME, columns_of
from webapp.rosters.people import MOST_PEOPLE, Entry, Fault, Unreadable
from webapp.rosters.tables import Row, rows_of
from webapp.rosters.texts import tidy

BETWEEN: Final = re.compile(r"[;,]|(?<=>)\s+(?=\S)")
"""What sets people apart within a cell that holds several."""
IN_ANGLES: Final = re.compile(r"([^<>]*)<([^<>]*)>(.*)")
MOST_LINES: Final = 4 * MOST_PEOPLE
"""Empty ones and those that a quoted cell goes on for included."""


def read_people(text: str, languages: Mapping[str, str]) -> list[Entry]:
    """Return the people a text names; `languages`: each word for a language, in small letters, with its code.

    Raises Unreadable when there are too many, or when there is nobody. A line that names nobody is an entry too.
    """
    text = tidy(text)
    if text.count("\n") > MOST_LINES:
        raise Unreadable(Fault.TOO_LONG)
    found: list[Entry] = []
    for entry in entries(text, languages):
        found.append(entry)
        if len(found) > MOST_PEOPLE:
            raise Unreadable(Fault.TOO_LONG)
    if not found:
        raise Unreadable(Fault.EMPTY)
    return found


def entries(text: str, languages: Mapping[str, str]) -> Iterator[Entry]:
    """Return the entries of a text, one by one; the first row may be one of headings."""
    columns: dict[str, int] = {}
    for number, row in enumerate(rows_of(text)):
        if number == 0 and (columns := columns_of(row.cells)):
            continue
        if EMAIL in columns:
            yield by_headings(row, columns, languages)
        else:
            yield from by_looks(row, languages)


def by_headings(row: Row, columns: Mapping[str, int], languages: Mapping[str, str]) -> Entry:
    """Return the person of a row whose columns are known."""
    cell = {kind: row.cells[column] for kind, column in columns.items() if column < len(row.cells)}
    name, address = split(cell.get(EMAIL, ""))
    name = cell.get(NAME) or f"{cell.get(FIRST, '')} {cell.get(LAST, '')}".strip() or name
    said = cell.get(LANGUAGE, "")
    code = code_of(said, languages)
    return Entry(row.line, in_order(name), address, code, "" if code else said, address.count("@") > 1)


def by_looks(row: Row, languages: Mapping[str, str]) -> Iterator[Entry]:
    """Return the people of a row of which only its looks tell what is what; each address ends one."""
    cells = [part for cell in row.cells for part in parts(cell) if part]
    if sum("@" in cell for cell in cells) <= 1:
        yield alone(row.line, cells, languages)
        return
    before: list[str] = []
    for cell in cells:
        if "@" in cell:
            name, address = split(cell)
            yield Entry(row.line, in_order(" ".join([name, *before]).strip()), address)
        before = [*before, cell] if "@" not in cell else []


def alone(line: int, cells: Sequence[str], languages: Mapping[str, str]) -> Entry:
    """Return the one person that cells tell of, in whatever order."""
    name, address = split(next((cell for cell in cells if "@" in cell), ""))
    others = [cell for cell in cells if "@" not in cell]
    codes = [code for cell in others if (code := code_of(cell, languages))]
    names = [cell for cell in others if not code_of(cell, languages)]
    return Entry(line, in_order(" ".join([name, *names]).strip()), address, codes[0] if codes else "")


def parts(cell: str) -> list[str]:
    """Return the people in a cell, which is one unless it holds several addresses."""
    if cell.count("@") < 2:
        return [cell]
    pieces = [piece.strip() for piece in BETWEEN.split(cell)]
    return [part for piece in pieces for part in (piece.split() if bare(piece) else [piece])]


def bare(piece: str) -> bool:
    """Tell whether a text is addresses only, set apart by spaces."""
    return all("@" in word for word in piece.split())


def split(cell: str) -> tuple[str, str]:
    """Return the name and the address of a text such as “Ada Lovelace <ada@example.org>”, “ada@example.org” or both."""
    if found := IN_ANGLES.fullmatch(cell):
        before, within, after = (part.strip() for part in found.groups())
        if "@" in within:
            return composed(f"{before} {after}"), address_of(within)
    words = cell.split()
    if len(words) > 1 and sum("@" in word for word in words) == 1:
        address = next(word for word in words if "@" in word)
        return composed(" ".join(word for word in words if word != address)), address_of(address)
    return "", address_of(cell)


def address_of(text: str) -> str:
    """Return an address without what stands around it."""
    return composed(text.strip("<>()[]\"' ").removeprefix("mailto:").rstrip(".,;:"))


def in_order(name: str) -> str:
    """Return a name as it is said: “Lovelace, Ada” is Ada Lovelace."""
    last, comma, first = composed(name).replace('"', "").partition(",")
    said = f"{first} {last}" if comma and "," not in first else f"{last}{comma}{first}"
    return " ".join(said.split())


def composed(text: str) -> str:
    """Return a text composed (NFC), without quotes and blanks around."""
    return unicodedata.normalize("NFC", text).strip(" \"'“”«»\u00a0\u202f")


def code_of(said: str, languages: Mapping[str, str]) -> str:
    """Return the code of the language that a word stands for, such as “fr”, “fr-FR” or “French”; "" for none."""
    word = said.strip().casefold()[:40]
    return languages.get(word) or languages.get(word.replace("_", "-").partition("-")[0], "")

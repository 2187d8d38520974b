"""What a list says of each person, and why one cannot be read."""

from enum import StrEnum
from typing import Final, NamedTuple

MOST_PEOPLE: Final = 5000
"""People of one list."""


class Entry(NamedTuple):
    """A person as a list names them: on which line, called what, reached where, in which language (a code or "").

    `odd`: what stood for the language and is none. `several`: more addresses stood where one was expected.
    """

    line: int
    name: str
    address: str
    language: str = ""
    odd: str = ""
    several: bool = False


class Fault(StrEnum):
    """Why a whole list cannot be read."""

    TOO_LONG = "too-long"
    EMPTY = "empty"
    NO_TEXT = "no-text"
    OLD_EXCEL = "old-excel"
    OTHER_ARCHIVE = "other-archive"
    BROKEN = "broken"
    TOO_LARGE = "too-large"


class Unreadable(ValueError):
    """A list that cannot be read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault

"""How the sending of a mail ended."""

from enum import StrEnum
from typing import NamedTuple, Protocol


class End(StrEnum):
    """The server took it; never will; did not this time; nobody knows, as no answer came; there was nothing to send."""

    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    UNCERTAIN = "uncertain"
    DROPPED = "dropped"


class Outcome(NamedTuple):
    """An end, what was answered in one line, and whether the server as a whole is out of reach."""

    end: End
    answer: str = ""
    down: bool = False


class Transport(Protocol):
    """What takes mails."""

    def send(self, name: str, sender: str, recipient: str, content: bytes) -> Outcome:
        """Hand over one mail, known by `name` to those who run the site."""

    def close(self) -> None:
        """Let go of what is held."""


def one_line(answer: object, hidden: str = "") -> str:
    """Return an answer in one line, without the address it is about."""
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return (line.replace(hidden, "…") if hidden else line)[:300]

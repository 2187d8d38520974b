"""Mails as files, for a site that has no mail server."""

from collections.abc import Callable
from pathlib import Path

from webapp.mail.outcome import End, Outcome


class Folder:
    """A folder that takes every mail as a file NAME.eml, and says so each time."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self.folder, self.say = folder, say

    def send(self, name: str, sender: str, recipient: str, content: bytes) -> Outcome:  # noqa: ARG002
        """Write one mail, whole or not at all."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            beside = self.folder / f".{name}"
            beside.write_bytes(content)
            beside.rename(self.folder / f"{name}.eml")
        except OSError as error:
            return Outcome(End.LATER, error.strerror or type(error).__name__, down=True)
        self.say(f"mail: {self.folder.name}/{name}.eml is written, since SMTP_URL names no mail server")
        return Outcome(End.SENT)

    def close(self) -> None:
        """Nothing is held."""

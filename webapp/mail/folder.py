"""Mails as files, for a site that has no mail server."""

from collections.abc import Callable, Iterable
from pathlib import Path

from webapp.mail.outcome import End, Outcome

OUTBOX = "outbox"
"""The name of the folder, in the instance folder."""


def discard(folder: Path, mail_ids: Iterable[int]) -> None:
    """Delete the files of mails, by their ids."""
    names = {f"{mail_id:06}" for mail_id in mail_ids}
    for file in folder.glob("*.eml"):
        if file.name.partition("-")[0] in names:
            file.unlink(missing_ok=True)


def discard_before(folder: Path, moment: float) -> None:
    """Delete the files of all mails written before a moment, in seconds since the epoch."""
    for file in folder.glob("*.eml"):
        if file.stat().st_mtime < moment:
            file.unlink(missing_ok=True)


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

"""A real mail server on loopback, that takes, refuses, drops and delays as it is told; and the letters it has taken.

`python -m tests.mailbox PORT FILE` runs one as a process of its own, which notes each recipient and subject in FILE.
"""

import asyncio
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller

from tests.faults.running import free_port

LINK = re.compile(r"https?://[^\s<>]+")
PATIENCE = 30.0


class Mailbox:
    """What a server on loopback has taken, and how it behaves.

    `to_recipient`, `to_content`: return the answer to an address, or to a mail, that is not taken; None to take it.
    `drops`: the connection is cut after the content, without an answer, the mail having been taken or not.
    """

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.connections = 0
        self.to_recipient: Callable[[str], str | None] = lambda _address: None
        self.to_content: Callable[[str], str | None] = lambda _address: None
        self.drops: Callable[[str], bool] = lambda _address: False
        self.delay = 0.0
        self.port = free_port()

    @property
    def url(self) -> str:
        """What the setting SMTP_URL says."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]) -> Any:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if refusal := self.to_recipient(address):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        (address,) = envelope.rcpt_tos
        await asyncio.sleep(self.delay)
        if refusal := self.to_content(address):
            return refusal
        self.taken.append((address, envelope.content))
        if self.drops(address):
            server.transport.abort()
        return "250 OK"

    def addresses(self) -> list[str]:
        """Return whom the mails taken are for."""
        return [address for address, _content in self.taken]

    def letters(self, address: str = "") -> list[EmailMessage]:
        """Return the letters taken, for an address or for anybody."""
        return [letter(content) for to, content in self.taken if address in {"", to}]

    def wait_for(self, address: str, count: int = 1) -> EmailMessage:
        """Return the latest letter to an address once there are so many."""
        latest = time.monotonic() + PATIENCE
        while len(found := self.letters(address)) < count:
            assert time.monotonic() < latest, f"{len(found)} letters, not {count}"
            time.sleep(0.02)
        return found[-1]


def letter(content: bytes) -> EmailMessage:
    """Return a message as a mail program reads it."""
    return cast(EmailMessage, message_from_bytes(content, policy=SMTP))


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    """Return what is read of a message: its text, or its HTML."""
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def links(message: EmailMessage) -> list[str]:
    """Return the addresses that a message leads to, in order."""
    return LINK.findall(text_of(message))


@contextmanager
def mail_server(mailbox: Mailbox | None = None) -> Iterator[Mailbox]:
    """Run a mail server until the block ends."""
    mailbox = mailbox or Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


class Noting(Mailbox):
    """A mailbox that notes what it takes in a file."""

    def __init__(self, port: int, file: Path) -> None:
        super().__init__()
        self.port, self.file = port, file

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        with self.file.open("a") as notes:
            notes.write(f"{envelope.rcpt_tos[0]}\t{letter(envelope.content)['Subject']}\n")
        return "250 OK"


if __name__ == "__main__":
    with mail_server(Noting(int(sys.argv[1]), Path(sys.argv[2]))):
        print("Mails are taken", flush=True)
        sys.stdin.read()
        time.sleep(3600)

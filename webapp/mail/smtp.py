"""Mails handed to an SMTP server, step by step: what matters is whether it may have taken one whose answer is lost."""

import contextlib
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable

from webapp.mail.outcome import End, Outcome, one_line
from webapp.smtp_url import Server

SECONDS = 30.0
"""How long one answer may take."""
SECONDS_IDLE = 5.0
"""How long a connection is trusted without being asked."""
SECONDS_IN_ALL = 120.0
"""From then on, a mail is no longer begun to be handed over: another worker may soon think that this one is dead."""
LEADING_DOT = re.compile(rb"(?m)^\.")
FAILURES = (OSError, smtplib.SMTPException, UnicodeError)


class Smtp:
    """One connection, opened when it is needed and kept for the next mails."""

    def __init__(self, server: Server, seconds: float = SECONDS) -> None:
        self.server, self.seconds = server, seconds
        self.open: smtplib.SMTP | None = None
        self.used = 0.0

    def send(self, name: str, sender: str, recipient: str, content: bytes) -> Outcome:  # noqa: ARG002
        """Hand over one mail. Never raises for what a network or a server may do."""
        begun = time.monotonic()
        try:
            server = self.connected()
        except FAILURES as error:
            self.close()
            return Outcome(End.LATER, said_by(error), down=True)
        try:
            outcome = announce(server, sender, recipient)
            if outcome is None and time.monotonic() - begun > SECONDS_IN_ALL:
                raise TimeoutError
            outcome = outcome or self.hand_over(server, content)
        except FAILURES as error:  # the last dot was not sent: it cannot have been taken
            outcome = Outcome(End.LATER, said_by(error))
        if outcome.end is not End.SENT:
            self.start_anew()
        return outcome._replace(answer=one_line(outcome.answer, recipient))

    def hand_over(self, server: smtplib.SMTP, content: bytes) -> Outcome:
        """Send the content, then the dot that ends it; from this dot on, only an answer tells what became of it."""
        code, answer = server.docmd("DATA")
        if code != 354:
            return judged(code, answer)
        server.send(LEADING_DOT.sub(b"..", content.removesuffix(b"\r\n") + b"\r\n"))
        try:
            server.send(b".\r\n")
            code, answer = server.getreply()
        except FAILURES as error:
            self.close()
            return Outcome(End.UNCERTAIN, said_by(error))
        if 200 <= code < 300:
            return Outcome(End.SENT, one_line(answer))
        # Only a clear no says that it was not taken: whatever else was answered leaves it open.
        return judged(code, answer) if 400 <= code < 600 else Outcome(End.UNCERTAIN, told(code, answer))

    def connected(self) -> smtplib.SMTP:
        """Return the connection, a new one when there is none that still answers."""
        idle, self.used = time.monotonic() - self.used, time.monotonic()
        if self.open is not None and (idle < SECONDS_IDLE or answers(self.open.noop)):
            return self.open
        self.close()
        context = ssl.create_default_context()
        host, port = self.server.host, self.server.port
        made: smtplib.SMTP
        if self.server.tls:
            made = smtplib.SMTP_SSL(host, port, timeout=self.seconds, context=context)
        else:
            made = smtplib.SMTP(host, port, timeout=self.seconds)
        self.open = made
        if made.sock:  # the last dot must not wait for the answer to what came before it
            made.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.server.starttls:
            made.starttls(context=context)
        if self.server.user:
            made.login(self.server.user, self.server.password)
        made.ehlo_or_helo_if_needed()
        return made

    def start_anew(self) -> None:
        """Make the connection ready for the next mail, or close it."""
        if self.open is not None and not answers(self.open.rset):
            self.close()

    def close(self) -> None:
        """End the connection."""
        held, self.open = self.open, None
        if held is not None:
            with contextlib.suppress(*FAILURES):
                held.close()


def announce(server: smtplib.SMTP, sender: str, recipient: str) -> Outcome | None:
    """Name the sender, then the recipient; return how it ended when the server wants no more of it."""
    code, answer = server.mail(sender)
    if code >= 400:  # the sender is the site's own: that is nothing the recipient's address can help
        return Outcome(End.LATER, told(code, answer))
    code, answer = server.rcpt(recipient)
    return None if code in {250, 251} else judged(code, answer)


def judged(code: int, answer: bytes) -> Outcome:
    """Return the outcome that a refusal means: for good with 5xx, for this time else."""
    return Outcome(End.REFUSED if 500 <= code < 600 else End.LATER, told(code, answer))


def told(code: int, answer: bytes) -> str:
    """Return a server's answer in one line."""
    return one_line(f"{code} {answer.decode(errors='replace')}")


def said_by(error: BaseException) -> str:
    """Return what a failure says in one line, its kind if it says nothing; never a name nor a password."""
    if isinstance(error, smtplib.SMTPResponseException):
        return told(error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b"")
    detail = error.strerror if isinstance(error, OSError) else None
    return f"{type(error).__name__}: {detail}" if detail else type(error).__name__


def answers(ask: Callable[[], tuple[int, bytes]]) -> bool:
    """Tell whether the server still answers, and well."""
    try:
        return ask()[0] == 250
    except FAILURES:
        return False

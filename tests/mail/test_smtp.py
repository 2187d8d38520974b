"""What a server answers, or does not, and what is made of it."""

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread

import pytest

from tests.mailbox import Mailbox, mail_server
from webapp.mail.outcome import End, Outcome
from webapp.mail.smtp import Smtp
from webapp.smtp_url import Server, read_server

CONTENT = b"Subject: x\r\n\r\n.a line with a dot\r\nthe end\r\n"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server() as mailbox:
        yield mailbox


@pytest.fixture
def smtp(mailbox: Mailbox) -> Iterator[Smtp]:
    smtp = Smtp(read_server(mailbox.url), seconds=0.5)
    yield smtp
    smtp.close()


def send(smtp: Smtp, address: str = "zoe@client.example") -> Outcome:
    return smtp.send("1-letter", "site@aplomb.example", address, CONTENT)


def test_a_mail_arrives_as_it_was_written(smtp: Smtp, mailbox: Mailbox) -> None:
    assert send(smtp).end is End.SENT
    assert mailbox.taken == [("zoe@client.example", CONTENT)]


def test_one_connection_serves_for_many_mails(smtp: Smtp, mailbox: Mailbox) -> None:
    mailbox.to_recipient = lambda address: "550 no such user" if address.startswith("nobody") else None
    ends = [send(smtp, f"{name}@client.example").end for name in ("a", "nobody", "b", "nobody", "c")]
    assert ends == [End.SENT, End.REFUSED, End.SENT, End.REFUSED, End.SENT]
    assert mailbox.connections == 1


@pytest.mark.parametrize(("code", "end"), [(550, End.REFUSED), (554, End.REFUSED), (451, End.LATER), (421, End.LATER)])
def test_an_address_is_refused_for_good_with_a_five_only(smtp: Smtp, mailbox: Mailbox, code: int, end: End) -> None:
    mailbox.to_recipient = lambda address: f"{code} not {address}"
    assert send(smtp) == Outcome(end, f"{code} not …")


@pytest.mark.parametrize(("code", "end"), [(554, End.REFUSED), (452, End.LATER)])
def test_a_content_is_refused_for_good_with_a_five_only(smtp: Smtp, mailbox: Mailbox, code: int, end: End) -> None:
    mailbox.to_content = lambda _address: f"{code} no"
    assert send(smtp) == Outcome(end, f"{code} no")


@pytest.mark.parametrize(
    ("answer", "end"),
    [
        (b"250 taken", End.SENT),
        (b"252 taken, I think", End.SENT),
        (b"451 later", End.LATER),
        (b"552 too large", End.REFUSED),
        (b"354 go on", End.UNCERTAIN),
        (b"ok, thank you", End.UNCERTAIN),
        (b"600 what", End.UNCERTAIN),
        (b"", End.UNCERTAIN),
    ],
)
def test_after_the_last_dot_only_a_clear_no_says_that_it_was_not_taken(answer: bytes, end: End) -> None:
    with server_that_says(b"220 hello", b"250 hello", b"250 ok", b"250 ok", b"354 go on", answer, b"250 ok") as port:
        smtp = Smtp(Server("127.0.0.1", port, "", "", False, False), seconds=5)
        assert send(smtp).end is end
        smtp.close()


def test_a_connection_lost_before_the_answer_leaves_it_uncertain(smtp: Smtp, mailbox: Mailbox) -> None:
    mailbox.drops = lambda _address: True
    assert send(smtp).end is End.UNCERTAIN
    mailbox.drops = lambda _address: False
    assert send(smtp).end is End.SENT


def test_an_answer_that_does_not_come_leaves_it_uncertain(smtp: Smtp, mailbox: Mailbox) -> None:
    mailbox.delay = 2
    begun = time.monotonic()
    assert send(smtp).end is End.UNCERTAIN
    assert time.monotonic() - begun < 2


def test_without_a_server_it_was_surely_not_taken(mailbox: Mailbox) -> None:
    nowhere = Smtp(Server("127.0.0.1", 1, "", "", False, False), seconds=1)
    assert send(nowhere) == Outcome(End.LATER, "ConnectionRefusedError: Connection refused", down=True)


def test_a_server_that_knows_no_password_is_out_of_reach(mailbox: Mailbox) -> None:
    outcome = send(Smtp(read_server(mailbox.url.replace("//", "//user:hidden@")), seconds=1))
    assert (outcome.end, outcome.down) == (End.LATER, True)
    assert "hidden" not in outcome.answer


def test_a_server_that_goes_silent_amid_the_greeting_is_out_of_reach() -> None:
    with socket_that_says_nothing() as port:
        outcome = send(Smtp(Server("127.0.0.1", port, "", "", False, False), seconds=0.3))
    assert (outcome.end, outcome.down) == (End.LATER, True)


@contextmanager
def server_that_says(*answers: bytes) -> Iterator[int]:
    """Serve one connection with these answers, each once the client has said all it has to say before it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=recite, args=(listening, answers))
        thread.start()
        yield listening.getsockname()[1]
        thread.join(10)


def recite(listening: socket.socket, answers: Sequence[bytes]) -> None:
    """Say the answers on the first connection, the fifth being the one that the content follows."""
    connection, _address = listening.accept()
    with connection, connection.makefile("rb") as lines:
        for number, answer in enumerate(answers):
            if number == 5:
                while lines.readline() not in {b".\r\n", b""}:
                    pass
            elif number:
                lines.readline()
            with suppress(OSError):
                connection.sendall(answer + b"\r\n")


@contextmanager
def socket_that_says_nothing() -> Iterator[int]:
    """Listen on a port, and never say a word."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        yield silent.getsockname()[1]


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server("mail.example", 25, "", "", False, False)),
        ("smtps://a%40b:p%3Aw@mail.example", Server("mail.example", 465, "a@b", "p:w", True, False)),
        ("smtp://u:p@mail.example:587?starttls=1", Server("mail.example", 587, "u", "p", False, True)),
    ],
)
def test_an_address_names_a_server(url: str, server: Server) -> None:
    assert read_server(url) == server

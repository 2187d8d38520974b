"""Visitors who send or read slowly, too much, or leave: beside them, the site answers as if they were not there."""

import contextlib
import select
import socket
import time
from pathlib import Path

import pytest

from tests.faults.running import PATIENCE, TOLERANCE, free_port, rest, running, until
from tests.faults.tiny import BIG

pytestmark = pytest.mark.faults

MIB = 1024 * 1024
HALF_A_FORM = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf="
ASK_FOR_MUCH = b"GET /big HTTP/1.1\r\nHost: x\r\n\r\n"
CHUNKED = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


def tiny(silence: float, whole: float):
    """Run the tiny application with its patience shortened."""
    port = free_port()
    return running("tests.faults.tiny", str(port), str(silence), str(whole), port=port, ready="listening")


@pytest.fixture(scope="module")
def patient():
    """A server with the patience of the real one."""
    with tiny(silence=30, whole=300) as server:
        assert server.get("/")
        yield server


@pytest.fixture(scope="module")
def hasty():
    """A server whose patience is over soon: a second without a byte, three in all."""
    with tiny(silence=1, whole=3) as server:
        assert server.get("/")
        yield server


def worst_page(server) -> float:
    """Return the longest of twenty waits for a page, and print it."""
    worst = max(server.timed() for _ in range(20))
    print(f"worst of twenty pages: {worst * 1000:.1f} ms")
    return worst


@contextlib.contextmanager
def crowd(server, count, says):
    """Let visitors in who read very little at a time; each says the same. They leave at the end of the block."""
    with contextlib.ExitStack() as doors:
        visitors = [doors.enter_context(socket.socket()) for _ in range(count)]
        for visitor in visitors:
            visitor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            visitor.settimeout(PATIENCE)
            visitor.connect(("127.0.0.1", server.port))
            visitor.sendall(says)
        yield visitors


def test_j2_a_page_comes_beside_six_hundred_slow_bodies(patient):
    with crowd(patient, 600, HALF_A_FORM) as visitors:
        assert worst_page(patient) < 2 * TOLERANCE
        for visitor in visitors:
            visitor.sendall(b"x")
        assert worst_page(patient) < 2 * TOLERANCE


def test_j2_a_page_comes_beside_fifty_slow_readers(patient):
    with crowd(patient, 50, ASK_FOR_MUCH):
        assert worst_page(patient) < 2 * TOLERANCE


def test_a_slow_reader_gets_everything_in_the_end(patient):
    with crowd(patient, 1, ASK_FOR_MUCH.replace(b"Host: x", b"Host: x\r\nConnection: close")) as (visitor,):
        assert patient.timed() < 2 * TOLERANCE
        assert rest(visitor).endswith(b"x" * BIG)


def test_g2_a_declared_size_over_the_limit_is_refused_before_a_byte_of_it(patient):
    with patient.visit() as visitor:
        visitor.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000000\r\n\r\n")
        answer = rest(visitor)
    assert answer.startswith(b"HTTP/1.1 413")
    assert answer.endswith(b"<h1>our own 413</h1>")


def test_g2_an_endless_body_is_cut_at_the_limit(patient):
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    sent = 0
    with patient.visit() as visitor:
        visitor.sendall(CHUNKED)
        while not select.select([visitor], [], [], 0)[0]:
            assert sent < 64 * MIB
            visitor.sendall(chunk)
            sent += 65536
        answer = rest(visitor)
    print(f"refused after {sent / MIB:.1f} MiB were sent")
    assert answer.startswith(b"HTTP/1.1 413")


def test_a_body_just_within_the_limit_is_taken(patient):
    body = b"x" * MIB
    answer = patient.ask(b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % MIB + body)
    assert answer.endswith(b"hello 1048576")


def test_chunks_are_put_together(patient):
    with patient.visit() as visitor:
        visitor.sendall(CHUNKED.replace(b"Host: x", b"Host: x\r\nConnection: close") + b"3\r\nabc\r\n")
        visitor.sendall(b"2\r\nde\r\n0\r\n\r\n")
        assert rest(visitor).endswith(b"hello 5")


def test_one_who_waits_for_a_word_before_sending_much_gets_it_or_a_refusal(patient):
    asking = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n"
    assert patient.ask(asking % (2 * MIB)).startswith(b"HTTP/1.1 413")
    with patient.visit() as visitor:
        visitor.sendall(asking % 2)
        assert visitor.recv(1000).startswith(b"HTTP/1.1 100")
        visitor.sendall(b"ab")
        assert rest(visitor).endswith(b"hello 2")


def test_head_tells_the_length_and_no_more_and_the_connection_goes_on(patient):
    head = b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"
    answer = patient.ask(head + head.replace(b"HEAD", b"GET").replace(b": x", b": x\r\nConnection: close"))
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.count(b"hello 0") == 1


def test_a_body_that_stalls_is_given_up(hasty):
    with hasty.visit() as visitor:
        visitor.sendall(HALF_A_FORM)
        begun = time.monotonic()
        answer = rest(visitor)
    assert 0.9 < time.monotonic() - begun < 1 * TOLERANCE
    assert answer.startswith(b"HTTP/1.1 408")
    assert answer.endswith(b"<h1>our own 408</h1>")


def test_a_body_that_trickles_for_ever_is_given_up(hasty):
    with hasty.visit() as visitor:
        visitor.sendall(HALF_A_FORM)
        begun = time.monotonic()
        while not select.select([visitor], [], [], 0.3)[0]:
            visitor.sendall(b"x")
        assert rest(visitor).startswith(b"HTTP/1.1 408")
    assert 2.9 < time.monotonic() - begun < 3 * TOLERANCE


def server_holds(server, visitor) -> bool:
    """Tell whether the kernel still has the server's end of a visitor's connection."""
    ports = f":{server.port:04X} ", f":{visitor.getsockname()[1]:04X} "
    lines = Path("/proc/net/tcp").read_text().splitlines()
    return any(all(port in line for port in ports) and ports[0] in line[:21] for line in lines)


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="the kernel here cannot cut a reader")
def test_a_reader_who_takes_nothing_is_cut(hasty):
    with crowd(hasty, 1, ASK_FOR_MUCH) as (visitor,):
        assert until(lambda: server_holds(hasty, visitor))
        assert until(lambda: not server_holds(hasty, visitor), within=10 * TOLERANCE)
        assert len(rest(visitor)) < BIG


def test_visitors_who_leave_are_forgotten(hasty):
    with crowd(hasty, 100, HALF_A_FORM), crowd(hasty, 20, ASK_FOR_MUCH):
        pass
    assert worst_page(hasty) < 2 * TOLERANCE
    assert hasty.process.poll() is None

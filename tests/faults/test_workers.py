"""Processes killed under the visitors' feet."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from tests.faults.running import PATIENCE, TOLERANCE, gone, rest, until
from tests.faults.test_slow_clients import HALF_A_FORM, crowd, tiny

pytestmark = pytest.mark.faults


@pytest.fixture
def server():
    with tiny(silence=30, whole=300) as server:
        assert server.get("/")
        yield server


def kill_workers(server) -> None:
    """Kill every worker, and wait until each is gone."""
    pids = server.workers()
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    assert gone(pids)


def test_killed_workers_are_replaced_time_after_time(server):
    for _ in range(6):
        kill_workers(server)
        back = server.timed()
        print(f"answers again after {back * 1000:.0f} ms")
        assert back < 2 * TOLERANCE


def stopped(pid) -> bool:
    """Tell whether every thread of a process stands still."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return all((thread / "stat").read_text().rpartition(")")[2].split()[0] == "T" for thread in threads)


def test_who_waited_at_the_door_of_a_killed_worker_is_let_in_by_the_next(server):
    for pid in server.workers():
        os.kill(pid, signal.SIGSTOP)
        assert until(partial(stopped, pid))
    with crowd(server, 20, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") as visitors:
        kill_workers(server)
        answers = [rest(visitor)[-7:] for visitor in visitors]
    assert answers == [b"hello 0"] * 20


def test_workers_end_when_their_parent_is_killed(server):
    pids = server.workers()
    server.process.kill()
    assert gone(pids)


def test_what_is_under_way_is_finished_before_the_server_stops(server):
    with server.visit() as visitor:
        visitor.sendall(HALF_A_FORM)
        server.process.terminate()
        with pytest.raises(OSError, match=r"refused|reset"):
            refused(server)
        visitor.sendall(b"x" * 995)
        assert b"hello 1000" in rest(visitor)
    assert server.process.wait(PATIENCE) == 0


def refused(server):
    """Visit until nobody is let in any more."""
    while True:
        with server.visit() as visitor:
            visitor.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            visitor.recv(1)

"""Servers as processes of their own, and visitors as bare sockets: what a test needs to hurt the one by the other."""

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30.0
TOLERANCE = 5
"""A time that is promised is asserted at this many times its figure, and printed as it is."""


@dataclass(frozen=True)
class Running:
    """A server that runs: its process and its port."""

    process: subprocess.Popen[str]
    port: int

    def visit(self) -> socket.socket:
        """Return a new connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def ask(self, request: bytes) -> bytes:
        """Send bytes as they are; return all that comes back until the server closes."""
        with self.visit() as visitor:
            visitor.sendall(request)
            return rest(visitor)

    def get(self, path: str, host: str = "x") -> bytes:
        """Return the whole answer to a GET."""
        return self.ask(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())

    def timed(self, path: str = "/") -> float:
        """Return the seconds until a page has come whole."""
        begun = time.monotonic()
        assert self.get(path).startswith(b"HTTP/1.1 200")
        return time.monotonic() - begun

    def workers(self) -> list[int]:
        """Return the process ids of the children."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def wait_for_line(self, start: str, within: float = PATIENCE) -> str:
        """Return the next line of its output that starts so; fail when none comes in time."""
        latest = time.monotonic() + within
        while select.select([self.process.stdout], [], [], max(0, latest - time.monotonic()))[0]:
            if (line := self.process.stdout.readline()).startswith(start):
                return line
            assert line, f"it ended before saying {start!r}: {self.process.wait(PATIENCE)}"
        raise AssertionError(f"{start!r} did not come in {within} s")


@contextlib.contextmanager
def running(module: str, *arguments: str, port: int, ready: str, **environment: str) -> Iterator[Running]:
    """Run `python -m module` until the block ends; it begins when a line of its output starts with `ready`."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        bufsize=1,
        start_new_session=True,
    ) as process:
        server = Running(process, port)
        try:
            server.wait_for_line(ready)
            yield server
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def rest(visitor: socket.socket) -> bytes:
    """Return what comes until the server closes, or resets, the connection."""
    pieces = []
    with contextlib.suppress(ConnectionError):
        while piece := visitor.recv(65536):
            pieces.append(piece)
    return b"".join(pieces)


def until(condition: Callable[[], bool], within: float = PATIENCE) -> bool:
    """Ask again and again until something is so; tell whether it came in time."""
    latest = time.monotonic() + within
    while not condition():
        if time.monotonic() > latest:
            return False
        select.select([], [], [], 0.01)
    return True


def gone(pids: list[int], within: float = PATIENCE) -> bool:
    """Wait until these processes have ended; tell whether they all have."""
    latest = time.monotonic() + within
    for pid in pids:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        ended = select.select([handle], [], [], max(0, latest - time.monotonic()))[0]
        os.close(handle)
        if not ended:
            return False
    return True

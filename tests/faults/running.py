"""Servers as processes of their own, and visitors as bare sockets: what a test needs to hurt the one by the other."""

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.databases import SECRETS
from webapp.settings import NAMES

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 30.0
TOLERANCE = 5
"""A time that is promised is asserted at this many times its figure, and printed as it is."""


@dataclass(frozen=True)
class Running:
    """A server that runs: its process, its port, the folder it runs in, the lines it has said."""

    process: subprocess.Popen[str]
    port: int
    folder: Path
    said: list[str]

    def listen(self) -> None:
        """Note what it says, line by line, until it ends."""
        for line in self.process.stdout:
            self.said.append(line)

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

    @staticmethod
    def proc(pid: int, name: str) -> Path:
        """Return what the kernel shows of a process under a name."""
        return Path(f"/proc/{pid}/{name}")

    def workers(self) -> list[int]:
        """Return the process ids of the children."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def wait_for_line(self, start: str, within: float = PATIENCE) -> str:
        """Return the first line of its output that starts so; fail when it ends, or the time does, before that."""

        def line() -> str:
            return next((line for line in self.said if line.startswith(start)), "")

        assert until(lambda: line() or self.process.poll() is not None, within), f"{start!r} not in {within} s"
        assert until(line, 1), f"it ended with {self.process.poll()}: {self.said}"
        return line()

    def kill_all(self) -> None:
        """Kill the server and all its children at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)


@contextlib.contextmanager
def running(
    module: str, *arguments: str, port: int, ready: str, folder: Path = ROOT, **settings: str
) -> Iterator[Running]:
    """Run `python -m module` in a folder until the block ends; it begins when a line of its output starts `ready`."""
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=bare_environment() | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        server = Running(process, port, folder, [])
        listener = threading.Thread(target=server.listen)
        listener.start()
        try:
            server.wait_for_line(ready)
            yield server
        finally:
            server.kill_all()
            listener.join(PATIENCE)


def site(folder: Path, port: int = 0, **settings: str) -> contextlib.AbstractContextManager[Running]:
    """Run the real site, its instance folder within `folder`; on a free port unless told otherwise."""
    port = port or free_port()
    given = {"INSTANCE": str(folder / "instance"), "PORT": str(port), **SECRETS, **settings}
    return running("webapp.serving", port=port, ready="Aplomb is ready at ", folder=folder, **given)


def beside(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program on the instance folder within `folder`; return how it ended."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=bare_environment() | {"INSTANCE": str(folder / "instance"), **SECRETS, **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE * TOLERANCE,
        check=False,
    )


def bare_environment() -> dict[str, str]:
    """Return this process's environment without the settings of a site it may hold."""
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


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

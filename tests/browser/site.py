"""The real site: its own server, instance folder and database, for as long as the browser tests last."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from tests.databases import let_go, settings
from webapp import create_app
from webapp.settings import NAMES

ROOT = Path(__file__).parent.parent.parent
SECONDS_TO_START = 60
READY = "is ready at"
FAILURES = ("failure in", "Traceback", "database:")
"""What the log says when something went wrong on the site's side."""


@dataclass(frozen=True)
class Site:
    """A running site: its address, and the same application on the same database, to prepare what a test looks at."""

    address: str
    app: Flask
    log: "Log"


class Log(threading.Thread):
    """Reads all that a server says; `ready` is set when it says that it is, or says no more."""

    def __init__(self, server: "subprocess.Popen[str]") -> None:
        super().__init__(daemon=True)
        self.server = server
        self.lines: list[str] = []
        self.ready = threading.Event()
        self.start()

    def run(self) -> None:
        for line in self.server.stdout or ():
            self.lines.append(line)
            if READY in line:
                self.ready.set()
        self.ready.set()

    def failures(self) -> str:
        """Return what was said since the last time if it tells of a failure, else nothing."""
        said = "".join(self.lines)
        self.lines.clear()
        return said if any(sign in said for sign in FAILURES) else ""


@contextmanager
def running_site(folder: Path, **others: str) -> Iterator[Site]:
    """Serve the site on a free port, from an instance folder of its own; `others`: settings besides."""
    port = free_port()
    given = settings(folder / "instance", f"sqlite:///{folder / 'site.db'}", PORT=str(port), **others)
    inherited = {name: value for name, value in os.environ.items() if name not in NAMES}
    server = subprocess.Popen(
        [sys.executable, "-m", "webapp.serving"],
        cwd=folder,
        env=inherited | given | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    log = Log(server)
    try:
        log.ready.wait(SECONDS_TO_START)
        assert any(READY in line for line in log.lines), "".join(log.lines)
        app = create_app(given)
        yield Site(f"http://127.0.0.1:{port}", app, log)
        let_go(app)
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.join()
        if server.stdout:
            server.stdout.close()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

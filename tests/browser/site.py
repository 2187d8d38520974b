"""The real site: its own server, instance folder and database, for as long as the browser tests last."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from tests.databases import let_go, settings
from webapp import create_app
from webapp.settings import NAMES

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Site:
    """A running site: its address, and the same application on the same database, to prepare what a test looks at."""

    address: str
    app: Flask


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Serve the site on a free port, from an instance folder of its own."""
    port = free_port()
    given = settings(folder / "instance", f"sqlite:///{folder / 'site.db'}", PORT=str(port))
    inherited = {name: value for name, value in os.environ.items() if name not in NAMES}
    server = subprocess.Popen(
        [sys.executable, "-m", "webapp.serving"],
        cwd=folder,
        env=inherited | given | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = until_ready(server)
        assert server.poll() is None, f"the site does not start:\n{said}"
        app = create_app(given)
        yield Site(f"http://127.0.0.1:{port}", app)
        let_go(app)
    finally:
        server.terminate()
        server.communicate(timeout=30)


def until_ready(server: subprocess.Popen[str]) -> str:
    """Wait until the server says that it is ready, or has ended; return what it said."""
    said = ""
    for line in server.stdout or ():
        said += line
        if "is ready at" in line:
            break
    else:
        server.wait()
    return said


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

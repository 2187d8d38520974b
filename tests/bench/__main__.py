"""Measure, print a table and JSON: a whole audit is 7 pages, 35 saves and the report.

Ends with 1 when an answer is neither 2xx nor 3xx, or a ratio, or the paper's time, is over its bar.
"""

import contextlib
import http.client
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from tests.bench.crowded import TABLE, fill, growths
from webapp.content import QUESTIONNAIRE, SECTIONS

ROUNDS = 4
AUDITS = 6
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUESTIONS = QUESTIONNAIRE.questions
CONTEXT = QUESTIONNAIRE.context[:5]


class Bar(NamedTuple):
    """What a path may cost, and what is aimed at, in H; 0 for one that is only told."""

    name: str
    most: float
    aim: float


BARS = (
    Bar("save one answer", 4, 3),
    Bar("section page", 6, 4.5),
    Bar("report", 8, 5),
    Bar("whole audit", 160, 125),
    Bar("clients page", 10, 6),
    Bar("open a space", 0, 0),
    Bar("finish", 0, 0),
)


GROWTH = Bar("clients, 100,000", 3, 1.5)
"""How many times as long the table's first page takes with 100,000 clients as with 100."""
PAPER = Bar("paper, full", 40, 25)
"""The report as a PDF, in milliseconds: its compiler is no part of what H measures."""


class Server:
    """A server process, talked to on one kept-alive connection."""

    def __init__(self, which: str, folder: Path, cookie: str = "") -> None:
        self.cookie = {"Cookie": cookie} if cookie else {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        settings = {"INSTANCE": str(folder), "PORT": str(self.port), "HOST": "127.0.0.1", "DATABASE_URL": ""}
        command = [sys.executable, "-m", "tests.bench.server", which, str(self.port)]
        self.process = subprocess.Popen(command, env=os.environ | settings)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        deadline = time.monotonic() + 60
        while True:
            with contextlib.suppress(OSError):
                self.ask("GET", "/healthz")
                return
            self.connection.close()
            if time.monotonic() > deadline:
                raise SystemExit(f"the {which} server did not start")
            time.sleep(0.1)

    def ask(self, method: str, path: str, form: dict[str, str] | None = None, htmx: bool = False) -> tuple[str, str]:
        """Return the text and the Location of an answer; end the run on one that is neither 2xx nor 3xx."""
        headers = (FORM if form is not None else {}) | ({"HX-Request": "true"} if htmx else {}) | self.cookie
        self.connection.request(method, path, body=urlencode(form) if form is not None else None, headers=headers)
        response = self.connection.getresponse()
        text = response.read().decode(errors="replace")
        if not 200 <= response.status < 400:
            raise SystemExit(f"{method} {re.sub('space/[^/]+', 'space/...', path)}: {response.status}")
        return text, response.headers.get("Location", "")

    def cpu(self) -> int:
        """Return the nanoseconds that the server's processes have spent on a processor."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return sum(
            int((task / "schedstat").read_text().split()[0])
            for pid in children
            for task in Path(f"/proc/{pid}/task").iterdir()
        )

    def stop(self) -> None:
        """End the process."""
        self.connection.close()
        self.process.terminate()
        self.process.wait(20)


def cost(server: Server, act: Callable[[int], None], times: int, warm: int = 0) -> float:
    """Return the microseconds of CPU that one `act` costs the server, after some that do not count."""
    for turn in range(warm):
        act(turn)
    before = server.cpu()
    for turn in range(times):
        act(turn)
    return (server.cpu() - before) / times / 1000


def open_space(site: Server) -> str:
    """Open a space; return the path of it."""
    _, location = site.ask("POST", "/fr/start", {"nonce": secrets.token_urlsafe(16)})
    return location.partition("/audit")[0]


def save(site: Server, space: str, name: str, value: str) -> None:
    """Save one answer as htmx does."""
    site.ask("POST", f"{space}/audit/answer", {"audit": "1", name: value}, htmx=True)


def fill_in(site: Server, space: str) -> None:
    """Go through an audit: 7 pages and 35 saves."""
    for section in SECTIONS:
        site.ask("GET", f"{space}/audit/{section.id}")
    for question in CONTEXT:
        save(site, space, question.id, question.choices[0].id)
    for number, question in enumerate(QUESTIONS):
        save(site, space, question.id, str(question.options[number % 3].level))


def finish(site: Server, space: str) -> None:
    """Complete an audit."""
    site.ask("POST", f"{space}/audit/review", {"audit": "1"})


def measures(hello: Server, site: Server, crowded: Server) -> Iterator[tuple[str, float]]:
    """Yield each path's cost in microseconds, a round of them."""
    yield "hello", cost(hello, lambda _: hello.ask("GET", "/") and None, 1500, warm=5)
    half, done = open_space(site), open_space(site)
    for number, question in enumerate(QUESTIONS):
        save(site, done, question.id, str(question.options[number % 3].level))
        if number % 2:
            save(site, half, question.id, str(question.options[0].level))
    finish(site, done)
    yield "save one answer", cost(site, lambda n: save(site, half, QUESTIONS[n % 30].id, str(n % 3)), 400, warm=5)
    yield "clients page", cost(crowded, lambda _: crowded.ask("GET", TABLE) and None, 200, warm=5)
    yield "section page", cost(site, lambda _: site.ask("GET", f"{half}/audit/brand") and None, 300, warm=5)
    yield "report", cost(site, lambda _: site.ask("GET", f"{done}/report") and None, 200, warm=5)
    spaces: list[str] = []
    yield PAPER.name, cost(site, lambda _: site.ask("GET", f"{done}/report/1.pdf") and None, 50, warm=5)
    yield "open a space", cost(site, lambda _: spaces.append(open_space(site)), AUDITS)
    filled = cost(site, lambda n: fill_in(site, spaces[n]), AUDITS)
    yield "finish", cost(site, lambda n: finish(site, spaces[n]), AUDITS)
    yield "whole audit", filled + cost(site, lambda n: site.ask("GET", f"{spaces[n]}/report") and None, AUDITS)


def rounds(folder: Path) -> dict[str, float]:
    """Return the best of each path over the rounds, which other programs on the machine disturb least."""
    best: dict[str, float] = {}
    cookie = fill(folder / "crowded")
    servers = [Server("hello", folder / "hello"), Server("site", folder / "site")]
    servers.append(Server("site", folder / "crowded", cookie))
    try:
        for _ in range(ROUNDS):
            for name, value in measures(*servers):
                best[name] = min(value, best.get(name, value))
    finally:
        for server in servers:
            server.stop()
    return best


def row(name: str, figures: str, bar: Bar, reached: float) -> bool:
    """Print what a path costs beside its bar; return whether it is over."""
    over = bool(bar.most) and reached > bar.most
    print(f"{name:18}{figures:17}{bar.aim:8g}{bar.most:8g}{'  over' if over else ''}")
    return over


def main() -> int:
    """Run the rounds and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        best = rounds(Path(folder))
        grown = list(growths(Path(folder)))
    one, paper = best["hello"], best[PAPER.name] / 1000
    ratios = {bar.name: round(best[bar.name] / one, 2) for bar in BARS}
    print(f"H = {one:.0f} µs of CPU for a bare page\n{'path':18}{'µs':>9}{'H':>8}{'aim':>8}{'most':>8}")
    over = [row(bar.name, f"{best[bar.name]:9.0f}{ratios[bar.name]:8.2f}", bar, ratios[bar.name]) for bar in BARS]
    over.append(row(PAPER.name, f"{paper:6.1f} ms", PAPER, paper))
    for growth in grown:
        figures = f"{growth.many:6.1f} ms{growth.ratio:8.2f}"
        over.append(row(f"clients, {growth.database}", figures, GROWTH, growth.ratio))
    growing = {growth.database: round(growth.ratio, 2) for growth in grown}
    print(json.dumps({"H_us": round(one, 1), "ratios": ratios, "paper_ms": round(paper, 1), "growth": growing}))
    return int(any(over))


if __name__ == "__main__":
    sys.exit(main())

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
    Bar("open a space", 0, 0),
    Bar("finish", 0, 0),
)


PAPER = Bar("paper, full", 40, 25)
"""The report as a PDF, in milliseconds: its compiler is no part of what H measures."""


class Server:
    """A server process, talked to on one kept-alive connection."""

    def __init__(self, which: str, folder: Path) -> None:
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
        headers = (FORM if form is not None else {}) | ({"HX-Request": "true"} if htmx else {})
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


def measures(hello: Server, site: Server) -> Iterator[tuple[str, float]]:
    """Yield each path's cost in microseconds, a round of them."""
    yield "hello", cost(hello, lambda _: hello.ask("GET", "/") and None, 1500, warm=5)
    half, done = open_space(site), open_space(site)
    for number, question in enumerate(QUESTIONS):
        save(site, done, question.id, str(question.options[number % 3].level))
        if number % 2:
            save(site, half, question.id, str(question.options[0].level))
    finish(site, done)
    yield "save one answer", cost(site, lambda n: save(site, half, QUESTIONS[n % 30].id, str(n % 3)), 400, warm=5)
    yield "section page", cost(site, lambda _: site.ask("GET", f"{half}/audit/brand") and None, 300, warm=5)
    yield "report", cost(site, lambda _: site.ask("GET", f"{done}/report") and None, 200, warm=5)
    spaces: list[str] = []
    yield PAPER.name, cost(site, lambda _: site.ask("GET", f"{done}/report/1.pdf") and None, 50, warm=5)
    yield "open a space", cost(site, lambda _: spaces.append(open_space(site)), AUDITS)
    filled = cost(site, lambda n: fill_in(site, spaces[n]), AUDITS)
    yield "finish", cost(site, lambda n: finish(site, spaces[n]), AUDITS)
    yield "whole audit", filled + cost(site, lambda n: site.ask("GET", f"{spaces[n]}/report") and None, AUDITS)


def main() -> int:
    """Run the rounds and print the best of each path, which other programs on the machine disturb least."""
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        hello, site = Server("hello", Path(folder) / "hello"), Server("site", Path(folder) / "site")
        try:
            for _ in range(ROUNDS):
                for name, value in measures(hello, site):
                    best[name] = min(value, best.get(name, value))
        finally:
            hello.stop()
            site.stop()
    one = best["hello"]
    print(f"H = {one:.0f} µs of CPU for a bare page\n{'path':18}{'µs':>9}{'H':>8}{'aim':>8}{'most':>8}")
    over = False
    for bar in BARS:
        ratio = best[bar.name] / one
        verdict = "  over" if bar.most and ratio > bar.most else ""
        over |= bool(verdict)
        print(f"{bar.name:18}{best[bar.name]:9.0f}{ratio:8.2f}{bar.aim:8g}{bar.most:8g}{verdict}")
    paper = best[PAPER.name] / 1000
    late = paper > PAPER.most
    print(f"{PAPER.name:18}{paper:6.1f} ms{'':8}{PAPER.aim:8g}{PAPER.most:8g}{'  over' if late else ''}")
    ratios = {bar.name: round(best[bar.name] / one, 2) for bar in BARS}
    print(json.dumps({"H_us": round(one, 1), "ratios": ratios, "paper_ms": round(paper, 1)}))
    return int(over or late)


if __name__ == "__main__":
    sys.exit(main())

"""Promise J3: twenty papers asked for at once leave the other pages quick, and the memory small."""

import re
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from tests.faults.running import TOLERANCE, Running, site
from webapp.content import QUESTIONNAIRE

pytestmark = pytest.mark.faults

AT_ONCE = 20


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with site(tmp_path_factory.mktemp("pdfs")) as running:
        yield running


def send(server: Running, path: str, form: dict[str, str]) -> bytes:
    """Send a form; return the answer."""
    body = urlencode(form).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {len(body)}\r\n"
    return server.ask(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode() + body)


def heavy_space(server: Running) -> str:
    """Open a space, answer everything as low as can be, finish; return its path."""
    opened = send(server, "/fr/start", {"nonce": secrets.token_urlsafe(16)})
    space = re.search(rb"\r\nlocation: (/fr/space/[^/]+)/", opened, re.IGNORECASE)[1].decode()
    for pillar in QUESTIONNAIRE.pillars:
        send(server, f"{space}/audit/{pillar.id}", {"audit": "1", **{q.id: "0" for q in pillar.questions}})
    send(server, f"{space}/audit/review", {"audit": "1"})
    return space


def memory(server: Running) -> float:
    """The MiB that the server's processes hold, each page of memory that they share counted once."""
    pids = [server.process.pid, *server.workers()]
    maps = [server.proc(pid, "smaps_rollup").read_text() for pid in pids]
    return sum(int(re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)[1]) for text in maps) / 1024


def peaks(server: Running) -> float:
    """The most MiB that the server's processes ever held, together."""
    status = (server.proc(pid, "status").read_text() for pid in [server.process.pid, *server.workers()])
    return sum(int(re.search(r"^VmHWM:\s+(\d+) kB", text, re.MULTILINE)[1]) for text in status) / 1024


def test_j3_pages_come_beside_twenty_papers_and_the_memory_stays_small(server: Running) -> None:
    spaces = [heavy_space(server) for _ in range(4)]
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        papers = [crowd.submit(server.get, f"{spaces[n % 4]}/report/1.pdf") for n in range(AT_ONCE)]
        waits = []
        while not all(paper.done() for paper in papers):
            waits.append(server.timed("/fr/"))
    print(f"worst of {len(waits)} pages beside {AT_ONCE} papers: {max(waits):.2f} s; memory {memory(server):.0f} MiB,"
          f" at most {peaks(server):.0f} MiB")  # fmt: skip
    assert all(b"\r\n\r\n%PDF-1.7" in paper.result() for paper in papers)
    assert max(waits) < 1 * TOLERANCE
    assert peaks(server) < 1024


def test_j3_papers_asked_for_again_and_again_take_no_more_memory(server: Running) -> None:
    space = heavy_space(server)
    for version in ("full", "summary") * 10:
        server.get(f"{space}/report/1.pdf?version={version}")
    before = memory(server)
    for version in ("full", "summary") * 50:
        assert b"%PDF" in server.get(f"{space}/report/1.pdf?version={version}")
    print(f"memory {before:.0f} MiB, then {memory(server):.0f} MiB")
    assert memory(server) < before + 100

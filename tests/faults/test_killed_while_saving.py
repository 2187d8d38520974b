"""The server killed again and again while people answer: what it said it saved is there, and it is soon back."""

import http.client
import itertools
import json
import os
import random
import re
import signal
import threading
import time
from urllib.parse import urlencode

import pytest

from tests.faults.running import PATIENCE, TOLERANCE, beside, gone, site, until
from webapp.content import QUESTIONNAIRE

pytestmark = pytest.mark.faults

WRITERS = 8
KILLS = 10
QUESTIONS = [question.id for pillar in QUESTIONNAIRE.pillars for question in pillar.questions]


class Writer:
    """Someone who answers without end, and sends an answer again until it is acknowledged."""

    def __init__(self, port: int, seed: int) -> None:
        self.port, self.chance = port, random.Random(seed)
        self.acknowledged: dict[str, str] = {}
        self.count = self.unsure = 0
        self.token = re.search(r"/space/([^/]+)/", self.send("POST", "/en/start", {"nonce": f"writer-{seed}"})[1])[1]

    def send(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, bytes]:
        """Send a request on a connection of its own; return the status, the Location, the body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            form = {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
            connection.request(method, path, urlencode(fields or {}), form if fields else {})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read()
        finally:
            connection.close()

    def write(self, over: threading.Event) -> None:
        """Answer one question after the other until told that it is over."""
        for question in itertools.cycle(QUESTIONS):
            if over.is_set():
                return
            level = str(self.chance.randrange(5))
            while not self.saved(question, level):
                self.unsure += 1
            self.acknowledged[question] = level
            self.count += 1

    def saved(self, question: str, level: str) -> bool:
        """Send an answer; tell whether it was acknowledged."""
        try:
            return self.send("POST", f"/en/space/{self.token}/audit/answer", {"audit": "1", question: level})[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def kept(self) -> dict[str, str]:
        """Return the answers the site has."""
        answers = json.loads(self.send("GET", f"/en/space/{self.token}/data.json")[2])["audits"][0]["answers"]
        return {question: str(answers[question]) for question in answers if question in QUESTIONS}


def test_a1_every_acknowledged_answer_is_there_after_many_kills(tmp_path):
    with site(tmp_path) as server:
        writers = [Writer(server.port, seed) for seed in range(WRITERS)]
        over = threading.Event()
        hands = [threading.Thread(target=writer.write, args=(over,)) for writer in writers]
        for hand in hands:
            hand.start()
        waits = []
        for _ in range(KILLS):
            written = sum(writer.count for writer in writers)
            assert until(lambda start=written: sum(writer.count for writer in writers) > start + 40)
            waits.append(killed_and_back(server, writers))
        over.set()
        for hand in hands:
            hand.join(PATIENCE)
        assert [writer.kept() for writer in writers] == [writer.acknowledged for writer in writers]
        acknowledged, unsure = sum(writer.count for writer in writers), sum(writer.unsure for writer in writers)
    print(f"{acknowledged} answers acknowledged, {unsure} sent again; back after {max(waits) * 1000:.0f} ms at worst")
    assert max(waits) < 2 * TOLERANCE
    check = "import sqlite3, sys; print(*sqlite3.connect('instance/aplomb.db').execute('PRAGMA integrity_check'))"
    assert beside(tmp_path, "-c", check).stdout == "('ok',)\n"


def killed_and_back(server, writers) -> float:
    """Kill every worker; return the seconds until an answer is acknowledged again."""
    pids = server.workers()
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    begun = time.monotonic()
    assert gone(pids)
    written = sum(writer.count for writer in writers)
    assert until(lambda: sum(writer.count for writer in writers) > written)
    return time.monotonic() - begun

"""Workers that deliver mails, as processes of their own, and what they are given to do."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from tests.coaching import Coach, writing
from tests.databases import SECRETS
from tests.faults.running import PATIENCE, ROOT, bare_environment
from tests.mailbox import Mailbox
from tests.posting import post
from webapp.store.clients import add_client
from webapp.store.engine import connection, insert
from webapp.store.links import hash_token, make_token
from webapp.store.models import Client, Space
from webapp.store.outbox import Letter
from webapp.store.outbox import queue as queue_letters


def queue(app: Flask, count: int) -> None:
    """Queue so many mails, a third of them to addresses that the server refuses."""
    who = ("nobody", "somebody", "anybody")
    post(app, *(Letter("known", "en", f"{who[number % 3]}-{number}@client.example") for number in range(count)))


def invite(app: Flask, count: int) -> None:
    """Invite so many people, a third of them at addresses that the server refuses."""
    coach = Coach.signs_in(app)
    group, now = coach.group(), datetime.now(UTC)
    who = [f"{('nobody', 'somebody', 'anybody')[number % 3]}-{number}" for number in range(count)]
    key = app.config["LINK_KEY"]
    spaces = [
        {"id": name, "link_hash": hash_token(make_token(name, 1, key)), "link_version": 1, "language": "fr"}
        | {"opened_at": now, "visited_on": now.date(), "followed": "invited", "email": f"{name}@client.example"}
        for name in who
    ]
    with writing(app):
        connection().execute(insert(Space), spaces)
        clients = [
            add_client(coach.id, group.id, name, {"name": name, "language": "fr", "state": "waiting"}) for name in who
        ]
        letters = [
            Letter("invitation", "fr", f"{name}@client.example", coach.id, client)
            for name, client in zip(who, clients, strict=True)
        ]
        begun = time.monotonic()
        queue_letters(letters, app.config["LINK_KEY"])
        print(f"{count} mails queued in {time.monotonic() - begun:.2f} s")


def refuse_nobody(mailbox: Mailbox) -> None:
    """Have the server refuse the addresses of nobody."""
    mailbox.to_recipient = lambda address: "550 5.1.1 no such user" if address.startswith("nobody") else None


def start_worker(app: Flask, url: str, *words: str) -> subprocess.Popen[str]:
    """Start a worker."""
    given = {"INSTANCE": str(app.config["INSTANCE"]), **SECRETS, "SMTP_URL": url, "MAILS_PER_DAY": "100000"}
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "deliver", *words],
        cwd=ROOT,
        env=bare_environment() | given,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def working(app: Flask, url: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Have a worker at work until the block ends."""
    worker = start_worker(app, url, *words)
    try:
        yield worker
    finally:
        worker.kill()
        worker.communicate(timeout=PATIENCE)


def finished(app: Flask, url: str) -> str:
    """Have a worker deliver all that is due; return what it says."""
    worker = start_worker(app, url, "--once")
    said, _ = worker.communicate(timeout=10 * PATIENCE)
    assert worker.returncode == 0, said
    return said


@contextmanager
def locked(app: Flask, seconds: float) -> Iterator[None]:
    """Lock the database for so long, from now on."""
    database = sqlite3.connect(app.config["INSTANCE"] / "aplomb.db", isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA busy_timeout = 20000")
    database.execute("BEGIN IMMEDIATE")
    release = threading.Timer(seconds, lambda: (database.execute("ROLLBACK"), database.close()))
    release.start()
    yield
    release.join()


def client_states(app: Flask) -> Counter[str]:
    """Return how many clients are in each state."""
    with app.app_context():
        return Counter(connection().execute(select(Client.state)).scalars())


def deliverers(parent: int) -> list[int]:
    """Return the workers among the children of a process."""
    children = Path(f"/proc/{parent}/task").glob("*/children")
    pids = [int(pid) for file in children for pid in file.read_text().split()]
    return [pid for pid in pids if b"deliver" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def alive(pid: int) -> bool:
    """Tell whether a process runs, and is not merely unburied."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

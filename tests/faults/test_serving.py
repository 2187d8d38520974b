"""The real site, served as an operator does: its start, its end, and what it says on the way."""

import os
import signal
import threading
import time

import pytest

from tests.faults.running import PATIENCE, TOLERANCE, beside, site
from tests.faults.test_workers import kill_workers
from webapp.workers import SECONDS_TO_STOP

pytestmark = pytest.mark.faults

SECRET = "Sesame-that-no-log-may-hold"
SERVE = ("-m", "webapp.serving")
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with site(tmp_path_factory.mktemp("site")) as server:
        yield server


def open_space(server) -> bytes:
    """Open a space as one without JavaScript does; return the answer."""
    start = b"POST /en/start HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    return server.ask(start + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n\r\n")


def test_it_answers_as_soon_as_it_says_so_and_purges(server):
    assert server.said[0] == f"Aplomb is ready at http://127.0.0.1:{server.port}/\n"
    assert server.get("/healthz").startswith(b"HTTP/1.1 200")
    assert server.wait_for_line("purge").startswith("purge: 0 spaces deleted")


def test_a_port_that_is_taken_is_named_in_one_line(server, tmp_path):
    done = beside(tmp_path, *SERVE, PORT=str(server.port))
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {server.port} of 127.0.0.1 is taken by another program: stop that one, or choose another PORT.\n"
    )


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"PORT": "many"}, "Setting PORT=many: a whole number from 1 to 65535 was expected."),
        ({"LINK_KEY": "short"}, "Setting LINK_KEY: at least 32 characters are needed."),
        ({"PUBLIC_URL": "https://aplomb.example"}, "Setting OPERATOR_NAME: the legal notice of a site open to others"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_line(tmp_path, settings, words):
    done = beside(tmp_path, *SERVE, **settings)
    assert done.returncode == 2
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1


def test_an_instance_folder_that_cannot_be_made_is_named_in_one_line(tmp_path):
    (tmp_path / "instance").write_text("a file in its place")
    done = beside(tmp_path, *SERVE)
    assert (done.returncode, done.stderr) == (2, f"Setting INSTANCE={tmp_path / 'instance'}: File exists.\n")


def test_a_database_of_another_link_key_is_refused(server):
    done = beside(server.folder, *SERVE, LINK_KEY="another-key-" * 4)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "made with another key" in done.stderr


def test_a_file_that_is_no_database_is_named_in_one_line(tmp_path):
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "aplomb.db").write_bytes(b"not a database" * 1000)
    done = beside(tmp_path, *SERVE)
    assert done.returncode == 1
    assert done.stderr == "The database could not be opened or migrated: file is not a database\n"


def test_what_is_too_large_gets_a_page_in_ones_language(server):
    for language in ("en", "fr"):
        head = f"POST /{language}/start HTTP/1.1\r\nHost: x\r\nContent-Length: {2 * MIB}\r\n\r\n"
        answer = server.ask(head.encode())
        assert answer.startswith(b"HTTP/1.1 413")
        assert f'lang="{language}"'.encode() in answer


def test_e3_no_link_is_ever_in_what_it_says(server):
    for path in (
        f"/en/space/{SECRET}/",
        f"/en/space/{SECRET}/data?q={SECRET}",
        f"/en/shared/{SECRET}",
        f"/%00{SECRET}",
        f"/{SECRET}?\xff",
    ):
        server.ask(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode("latin-1"))
    server.ask(f"BREW /{SECRET} HTTP/1.1\r\nHost: {SECRET}\r\nConnection: close\r\n\r\n".encode())
    kill_workers(server)
    assert server.timed("/healthz") < 2 * TOLERANCE
    assert not [line for line in server.said if SECRET in line]


def test_b4_after_an_overload_it_saves_again_without_a_restart(server):
    over = threading.Event()

    def press():
        while not over.is_set():
            server.get("/en/method")

    crowd = [threading.Thread(target=press) for _ in range(64)]
    for visitor in crowd:
        visitor.start()
    for _ in range(10):
        open_space(server)
    over.set()
    begun = time.monotonic()
    assert open_space(server).startswith(b"HTTP/1.1 303")
    calm = time.monotonic() - begun
    print(f"saves {calm * 1000:.0f} ms after an overload")
    assert calm < 5 * TOLERANCE
    for visitor in crowd:
        visitor.join(PATIENCE)


def test_it_holds_no_more_files_after_a_thousand_visits_than_before(server):
    def files() -> int:
        return sum(len(list(server.proc(pid, "fd").iterdir())) for pid in server.workers())

    for _ in range(100):
        server.get("/en/")
    before = files()
    for _ in range(1000):
        server.get("/en/")
    assert files() <= before + 4


def test_k4_it_is_not_upgraded_while_it_runs(server):
    done = beside(server.folder, "-m", "webapp.upgrading")
    assert (done.returncode, done.stderr) == (
        3,
        f"The site is running on {server.folder / 'instance'}: stop it first.\n",
    )


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_stops_when_told_to(tmp_path, word):
    with site(tmp_path) as server:
        begun = time.monotonic()
        server.process.send_signal(word)
        assert server.process.wait(PATIENCE) == 0
        print(f"stopped in {time.monotonic() - begun:.2f} s")
        assert time.monotonic() - begun < SECONDS_TO_STOP


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGHUP])
def test_what_a_terminal_sends_to_all_stops_it_without_a_complaint(tmp_path, word):
    with site(tmp_path) as server:
        server.wait_for_line("purge")
        os.killpg(server.process.pid, word)
        assert server.process.wait(PATIENCE) == 0
    assert [line.split()[0] for line in server.said] == ["Aplomb", "purge:"]


def test_it_starts_again_at_once_after_all_of_it_was_killed(tmp_path):
    with site(tmp_path) as first:
        assert open_space(first).startswith(b"HTTP/1.1 303")
        first.kill_all()
        begun = time.monotonic()
        with site(tmp_path, first.port):
            print(f"back {time.monotonic() - begun:.2f} s after the kill")
            assert time.monotonic() - begun < 2 * TOLERANCE

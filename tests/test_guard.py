"""The guard, with visitors made of lists: what it takes, what it refuses, what it passes on."""

import asyncio

import pytest

from webapp.guard import PIECE, Guard, Limits

LIMITS = Limits(body=100, upload=1000, upload_endings=("/import",), memory=50, silence=0.05, whole=0.2, linger=0.05)
NEVER = object()


def app(environ, start):
    """Answer what was received, or a page of its own to what is refused."""
    if refused := environ.get("aplomb.refused"):
        start(f"{refused} No", [])
        return [b"our own page"]
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"got %d in a %s" % (len(environ["wsgi.input"].read()), in_file(environ["wsgi.input"]))]


def in_file(body) -> bytes:
    """Tell where a body was kept."""
    return b"file" if body._rolled else b"memory"


def visit(pieces=(), headers=(), path="/", app=app, method="POST"):
    """Send a request whose body comes in `pieces` (NEVER: nothing more comes; None: the visitor leaves).

    Return the messages sent back.
    """
    coming, sent = list(pieces), []

    async def receive():
        piece = coming.pop(0) if coming else b""
        if piece is NEVER:
            await asyncio.Event().wait()
        if piece is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": piece, "more_body": bool(coming)}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "http_version": "1.1",
        "headers": list(headers),
    }
    guard = Guard(app, LIMITS)
    asyncio.run(guard(scope, receive, send))
    guard.threads.shutdown()
    return sent


def outcome(sent):
    """Return the status and the body of what was sent back."""
    return sent[0]["status"], b"".join(message["body"] for message in sent[1:])


def sized(size):
    """Return the header that declares a size."""
    return [(b"content-length", b"%d" % size)]


CHUNKED = [(b"transfer-encoding", b"chunked")]


def test_a_request_without_a_body_is_not_waited_for():
    assert outcome(visit([NEVER], method="GET")) == (200, b"got 0 in a memory")


def test_pieces_are_put_together():
    assert outcome(visit([b"ab", b"", b"cd"], CHUNKED)) == (200, b"got 4 in a memory")


def test_a_larger_body_waits_in_a_file():
    assert outcome(visit([b"x" * 60], sized(60))) == (200, b"got 60 in a file")


def test_a_body_at_the_limit_is_taken_and_one_byte_more_refused():
    assert outcome(visit([b"x" * 100], CHUNKED))[0] == 200
    assert outcome(visit([b"x" * 100, b"x"], CHUNKED)) == (413, b"our own page")


def test_a_declared_size_over_the_limit_is_refused_unread():
    expecting = [*sized(101), (b"expect", b"100-continue")]
    assert outcome(visit([NEVER], expecting)) == (413, b"our own page")


def test_an_upload_may_be_larger():
    assert outcome(visit([b"x" * 1000], sized(1000), "/fr/space/secret/import"))[0] == 200
    assert outcome(visit([b"x" * 1000], sized(1000), "/fr/space/import/data"))[0] == 413


def test_nothing_is_an_upload_unless_told():
    assert Limits().allowed("/anything") == 1024 * 1024


def test_a_body_that_stalls_is_refused():
    assert outcome(visit([b"half", NEVER], sized(50))) == (408, b"our own page")


def test_a_refusal_closes_the_connection():
    assert (b"connection", b"close") in visit([NEVER], sized(10))[0]["headers"]


def test_nobody_answers_one_who_left():
    assert visit([b"half", None], sized(50)) == []


def test_an_application_that_would_take_what_is_refused_is_overruled():
    def careless(_environ, start):
        start("200 OK", [])
        return [b"saved an empty form"]

    assert outcome(visit([NEVER], sized(1000), app=careless)) == (413, b"413 Request Entity Too Large\n")


def test_a_large_answer_is_sent_piece_by_piece():
    def generous(_environ, start):
        start("200 OK", [])
        return [b"x" * PIECE, b"y" * 10]

    sent = visit(app=generous)
    assert [(len(message["body"]), message["more_body"]) for message in sent[1:]] == [(PIECE, True), (10, False)]


def test_an_empty_answer_ends_at_once():
    def terse(_environ, start):
        start("204 No Content", [])
        return []

    assert visit(app=terse)[1:] == [{"type": "http.response.body", "body": b"", "more_body": False}]


def test_the_life_of_a_server_begins_and_ends():
    coming, sent = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}], []

    async def receive():
        return coming.pop(0)

    async def send(message):
        sent.append(message["type"])

    asyncio.run(Guard(app)({"type": "lifespan"}, receive, send))
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


@pytest.mark.parametrize("kind", ["websocket", "unheard-of"])
def test_other_ways_to_talk_are_left_unanswered(kind):
    asyncio.run(Guard(app)({"type": kind}, None, None))

"""The bridge: a whole request into a WSGI application, its whole answer out."""

import io

import pytest

from webapp.bridge import answer, environ_of, plain

SCOPE = {
    "type": "http",
    "method": "POST",
    "raw_path": b"/fr/caf%C3%A9",
    "path": "/fr/café",
    "query_string": b"a=1&b=\xe9",
    "http_version": "1.1",
    "scheme": "http",
    "server": ("127.0.0.1", "8000"),
    "client": ("127.0.0.2", "1234"),
    "headers": [],
}


def environ(*headers, body=b"", refused=0):
    """Return the environ of a request with these headers."""
    return environ_of({**SCOPE, "headers": headers}, io.BytesIO(body), len(body), refused)


def answered(app):
    """Return what an application answers: status, headers, body."""
    made = answer(app, environ(), 64)
    made.body.seek(0)
    with made.body:
        return made.status, dict(made.headers), made.body.read()


def test_a_request_keeps_its_bytes():
    made = environ(body=b"x=1")
    assert made["PATH_INFO"].encode("latin-1").decode() == "/fr/café"
    assert made["QUERY_STRING"] == "a=1&b=\xe9"
    assert (made["CONTENT_LENGTH"], made["wsgi.input"].read()) == ("3", b"x=1")
    assert (made["REMOTE_ADDR"], made["SERVER_PORT"]) == ("127.0.0.2", "8000")


def test_a_header_with_an_underscore_cannot_pass_for_another():
    made = environ((b"x_forwarded_for", b"1.2.3.4"), (b"x-forwarded-for", b"5.6.7.8"))
    assert made["HTTP_X_FORWARDED_FOR"] == "5.6.7.8"


def test_headers_about_the_way_the_body_came_are_left_behind():
    made = environ((b"content-length", b"99"), (b"transfer-encoding", b"chunked"), (b"proxy", b"http://evil"))
    assert made["CONTENT_LENGTH"] == "0"
    assert not {"HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "HTTP_PROXY"} & set(made)


def test_headers_given_twice_are_joined_and_cookies_in_their_own_way():
    made = environ((b"accept", b"a"), (b"accept", b"b"), (b"cookie", b"a=1"), (b"cookie", b"b=2"))
    assert (made["HTTP_ACCEPT"], made["HTTP_COOKIE"]) == ("a,b", "a=1; b=2")


def test_a_visitor_cannot_say_that_a_request_is_refused():
    assert "aplomb.refused" not in environ((b"aplomb.refused", b"413"), (b"aplomb-refused", b"413"))
    assert environ(refused=413)["aplomb.refused"] == 413


def test_what_is_refused_changes_nothing_even_where_nobody_looks():
    assert (environ()["REQUEST_METHOD"], environ(refused=413)["REQUEST_METHOD"]) == ("POST", "GET")


def test_an_answer_comes_whole_and_its_iterable_is_closed():
    class Chunks(io.BytesIO):
        """Two lines."""

    chunks = Chunks(b"one\ntwo\n")

    def app(_environ, start):
        start("201 Created", [("X-Word", "café")])
        return chunks

    assert answered(app) == (201, {b"x-word": "café".encode("latin-1")}, b"one\ntwo\n")
    assert chunks.closed


def test_what_an_application_writes_comes_first():
    def app(_environ, start):
        start("200 OK", [])(b"written, ")
        return [b"returned"]

    assert answered(app)[2] == b"written, returned"


def test_an_error_page_replaces_an_answer_begun():
    def app(_environ, start):
        start("200 OK", [])
        start("500 Oops", [("X-Why", "oops")], (None, None, None))
        return [b"sorry"]

    assert answered(app) == (500, {b"x-why": b"oops"}, b"sorry")


@pytest.mark.parametrize("failure", [ZeroDivisionError, StopIteration])
def test_a_failure_of_the_application_is_a_500_and_its_reason_stays_in_the_log(failure, caplog):
    def app(_environ, _start):
        raise failure("secret")

    status, _, body = answered(app)
    assert (status, body) == (500, b"500 Internal Server Error\n")
    assert "secret" in caplog.text


def test_an_application_that_never_starts_its_answer_has_failed(caplog):
    assert answered(lambda _environ, _start: [b"lost"])[0] == 500
    assert "failed to answer" in caplog.text


def test_a_plain_answer_names_its_status():
    with plain(413).body as body:
        body.seek(0)
        assert body.read().startswith(b"413 ")

"""From an ASGI request to a WSGI application and back: the whole request in, the whole answer out."""

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import Any
from urllib.parse import unquote_to_bytes

WSGIApplication = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# Transfer-Encoding and Content-Length told how the body came; here it is whole. `Proxy` would pass for a variable of
# the environment that many programs obey.
LEFT_OUT = frozenset({b"content-length", b"transfer-encoding", b"proxy"})

log = logging.getLogger("webapp")


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers and a body that stands at its end."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: Any


def environ_of(scope: Mapping[str, Any], body: Any, length: int, refused: int) -> dict[str, Any]:
    """In: an HTTP scope, its body from the start, its length, the status it must be refused with or 0.

    Out: the WSGI environ. A header with an underscore in its name is left out: it would pass for one with a dash.
    What is refused comes as a GET, so that an application that forgets to look changes nothing.
    """
    server, client = scope.get("server") or ("localhost", 80), scope.get("client") or ("", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": client[0],
        "CONTENT_LENGTH": str(length),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if refused:
        environ |= {"aplomb.refused": refused, "REQUEST_METHOD": "GET"}
    for name, value in scope["headers"]:
        if name not in LEFT_OUT and b"_" not in name:
            key = name.decode("latin-1").upper().replace("-", "_")
            key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
            text = value.decode("latin-1")
            comma = "; " if key == "HTTP_COOKIE" else ","
            environ[key] = f"{environ[key]}{comma}{text}" if key in environ else text
    return environ


def answer(app: WSGIApplication, environ: dict[str, Any], memory: int) -> Answer:
    """Have the application answer, in the thread that calls this; a failure of its own becomes a plain 500."""
    started: list[tuple[int, list[tuple[bytes, bytes]]]] = []
    body = SpooledTemporaryFile(max_size=memory)  # noqa: SIM115 (whoever sends it closes it)

    def start(status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> Callable[[bytes], int]:
        lowered = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        started.append((int(status[:3]), lowered))
        return body.write

    try:
        chunks = app(environ, start)
        try:
            body.writelines(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()
        return Answer(*started[-1], body)
    except Exception:
        body.close()
        log.exception("the application failed to answer")
        return plain(HTTPStatus.INTERNAL_SERVER_ERROR)


def plain(status: int) -> Answer:
    """Return an answer that only names its status, for when the application has none."""
    body = SpooledTemporaryFile(max_size=1024)  # noqa: SIM115 (whoever sends it closes it)
    body.write(f"{status} {HTTPStatus(status).phrase}\n".encode())
    return Answer(status, [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")], body)

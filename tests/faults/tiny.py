"""`python -m tests.faults.tiny PORT SILENCE WHOLE`: the server of the site, over an application of a few lines."""

import os
import sys

from webapp.guard import Guard, Limits
from webapp.workers import Workers

BIG = 5_000_000


def app(environ, start):
    """Say hello, what was sent, who answers; or a page of its own for what is refused."""
    if refused := environ.get("aplomb.refused"):
        start(f"{refused} Refused", [("Content-Type", "text/html")])
        return [f"<h1>our own {refused}</h1>".encode()]
    path, sent = environ["PATH_INFO"], environ["wsgi.input"].read()
    body = {"/pid": str(os.getpid()).encode(), "/big": b"x" * BIG}.get(path, b"hello %d" % len(sent))
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]


def main(port: int, silence: float, whole: float) -> None:
    """Serve; say so on a line of its own once the port is open."""

    def load():
        return Guard(app, Limits(silence=silence, whole=whole, linger=0.5))

    workers = Workers(("127.0.0.1", port), 2, silence)
    workers.seen_alive.set()
    print("listening", flush=True)
    workers.serve(target_loader=load, wrap_loader=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))

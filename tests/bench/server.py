"""One process of the production server, on the site or a bare page: `python -m tests.bench.server hello|site PORT`."""

import sys

from flask import Flask, session
from flask_wtf.csrf import CSRFProtect

from webapp import create_app
from webapp.guard import Guard
from webapp.store.migrating import migrate_database
from webapp.workers import Workers


def hello() -> Flask:
    """Return a bare page with a session and CSRF protection loaded: what any Flask site with forms costs at least."""
    app = Flask("hello")
    app.secret_key = "x" * 32
    CSRFProtect(app)

    @app.get("/")
    def greet() -> str:
        return f"Hello {session.get('name', '')}"

    @app.get("/healthz")
    def alive() -> str:
        return "ok"

    return app


def load_hello() -> Guard:
    """Return what the process of the bare page serves."""
    return Guard(hello().wsgi_app)


def load_site() -> Guard:
    """Return what the process of the site serves."""
    return Guard(create_app().wsgi_app)


def main(which: str, port: int) -> None:
    """Serve on the loopback until stopped."""
    if which == "site":
        migrate_database(create_app())
    workers = Workers(("127.0.0.1", port), 1)
    workers.seen_alive.set()
    workers.serve(target_loader=load_site if which == "site" else load_hello, wrap_loader=False)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""The production server: `python -m webapp.serving` migrates the database, serves the site, delivers, purges daily."""

import contextlib
import errno
import http.client
import resource
import subprocess
import sys
import threading
from urllib.parse import urlsplit

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from webapp import create_app
from webapp.companion import Companion, politely
from webapp.extensions import db
from webapp.guard import Guard, Limits
from webapp.place import Occupied, occupy
from webapp.settings import SettingError
from webapp.store.migrating import migrate_database
from webapp.workers import Workers

OPEN_FILES = 8192
UPLOADS = ("/invite", "/invite/send", "/presentation")
"""How the paths end that take a file, or a list as long as one."""
DAY = 24 * 60 * 60.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 (read, never listened on)


def main() -> int:
    """Serve until a signal says to stop; return the exit code: 2 for a setting that cannot be used."""
    try:
        app = create_app()
        with occupy(app.config["INSTANCE"]):
            return serve(app)
    except SettingError as error:
        return complain(error, 2)
    except Occupied as error:
        return complain(error, 1)
    except OSError as error:
        return complain(f"{error.filename}: {error.strerror}.", 1)
    except KeyboardInterrupt:
        return 130


def serve(app: Flask) -> int:
    """Listen, migrate, serve; return the exit code."""
    address = (app.config["HOST"], app.config["PORT"])
    try:
        workers = Workers(address, app.config["WORKERS"])
    except OSError as error:
        return complain(cannot_listen(address, error), 1)
    try:
        migrate_database(app)
    except SQLAlchemyError as error:
        return complain(f"The database could not be opened or migrated: {getattr(error, 'orig', None) or error}", 1)
    with app.app_context():
        # A connection of the parent must not be carried into its children.
        db.engine.dispose()
    raise_file_limit()
    companion = Companion() if app.config["DELIVER_INSIDE"] else None
    telling = (workers, address, app.config["PUBLIC_URL"], companion)
    threading.Thread(target=announce, args=telling, daemon=True).start()
    workers.serve(target_loader=load, wrap_loader=False)
    if companion:
        companion.end()
    return 0


def load() -> Guard:
    """Return what each process serves."""
    return Guard(create_app().wsgi_app, Limits(upload_endings=UPLOADS))


def complain(what: object, code: int) -> int:
    """Say in one line why the site does not start, and return the exit code."""
    print(what, file=sys.stderr, flush=True)
    return code


def cannot_listen(address: tuple[str, int], error: OSError) -> str:
    """Return a line that says why nobody can listen there, and what to do."""
    host, port = address
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken by another program: stop that one, or choose another PORT."
    return f"The site cannot listen on port {port} of {host}: {error.strerror}. See the settings HOST and PORT."


def raise_file_limit() -> None:
    """Let each process have enough files open for its connections and their temporary files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def announce(workers: Workers, address: tuple[str, int], public_url: str, companion: Companion | None) -> None:
    """Wait until the site answers, say so, have the mails delivered if told, then purge now and every day."""
    pause = threading.Event()
    while not answers(address, public_url):
        pause.wait(0.05)
    workers.seen_alive.set()
    print(f"Aplomb is ready at {public_url}/", flush=True)
    if companion:
        companion.begin()
    while True:
        print(purge(), flush=True)
        pause.wait(DAY)


def answers(address: tuple[str, int], public_url: str) -> bool:
    """Tell whether /healthz answers."""
    host, port = address
    with contextlib.closing(http.client.HTTPConnection(EVERYWHERE.get(host, host), port, timeout=5)) as connection:
        try:
            connection.request("GET", "/healthz", headers={"Host": urlsplit(public_url).netloc})
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False


def purge() -> str:
    """Run the purge as a process of its own, behind all others; return the last line it said."""
    try:
        done = subprocess.run(politely("purge"), capture_output=True, text=True, check=False)  # noqa: S603
    except OSError as error:
        return f"purge failed: {error.strerror}"
    lines = (done.stdout or done.stderr).strip().splitlines() or ["nothing was said"]
    return lines[-1] if done.returncode == 0 else f"purge failed: {lines[-1]}"


if __name__ == "__main__":
    sys.exit(main())

"""`python -m webapp.upgrading`: back the database up, migrate it, check the site; put the backup back if that fails."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import make_url

from webapp import create_app
from webapp.extensions import db
from webapp.place import Occupied, occupy
from webapp.settings import SettingError
from webapp.store.backups import NoBackup, back_up, faults, put_back
from webapp.store.migrating import migrate_database

RUNNING = 3


class Failed(Exception):
    """The upgraded site is not sound; the message says how."""


def main(arguments: list[str]) -> int:
    """Upgrade; return the exit code: 2 for a setting that cannot be used, 3 when the site is running."""
    parser = argparse.ArgumentParser(prog="upgrade", description=__doc__)
    parser.add_argument("--no-backup", action="store_true", help="go on without a backup")
    parser.add_argument("--ask", action="store_true", help="only tell, by the exit code, whether the site is stopped")
    chosen = parser.parse_args(arguments)
    try:
        app = create_app()
        with occupy(app.config["INSTANCE"], alone=True):
            return 0 if chosen.ask else upgrade(app, with_backup=not chosen.no_backup)
    except SettingError as error:
        return say(error, 2)
    except Occupied as error:
        return say(error, RUNNING)


def upgrade(app: Flask, with_backup: bool, migrate: Callable[[Flask], None] = migrate_database) -> int:
    """Do it, saying each step; return 0, or 1 when the database is as it was, or was left as it is said."""
    copy = None
    if with_backup:
        try:
            copy = back_up(app.config["DATABASE_URL"], app.config["INSTANCE"] / "backups", datetime.now(UTC))
        except NoBackup as error:
            return say(f"{error} Nothing was changed. To go on without a backup, add --no-backup.", 1)
        print(f"backup: {copy}" if copy else "backup: there is no database yet", flush=True)
    try:
        migrate(app)
        print("migrate: done", flush=True)
        check(app)
        print("check: the site answers and the database is sound", flush=True)
    except (Exception, KeyboardInterrupt) as error:
        return say(f"The upgrade failed ({type(error).__name__}: {first_line(error)}). {undo(app, copy)}", 1)
    finally:
        close(app)
    return 0


def check(app: Flask) -> None:
    """Raise Failed unless the site is ready and, on SQLite, the database file is sound."""
    answer = app.test_client().get("/readyz", base_url=app.config["PUBLIC_URL"])
    if answer.status_code != 200:
        raise Failed(f"/readyz answers {answer.status_code}: {answer.get_data(as_text=True).strip()}")
    url = make_url(app.config["DATABASE_URL"])
    if url.get_backend_name() == "sqlite" and (found := faults(Path(url.database or ""))):
        raise Failed(found[0])


def undo(app: Flask, copy: Path | None) -> str:
    """Put the backup back where that can be done here; return what there is to know and to do."""
    close(app)
    if copy is None:
        return "There is no backup to put back: look at the database before you start the site."
    if copy.suffix != ".db":
        return f"The backup is {copy}: pg_restore --clean puts it back."
    try:
        put_back(copy, app.config["DATABASE_URL"])
    except OSError as error:
        return f"{copy} could not be put back ({error.strerror}): do it by hand, and delete the -wal and -shm files."
    return f"The database is again as it was before, from {copy}. Put the earlier version of the program back too."


def close(app: Flask) -> None:
    """Close every connection to the database."""
    with app.app_context():
        db.engine.dispose()


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says."""
    return (str(error).strip().splitlines() or ["no reason given"])[0]


def say(what: object, code: int) -> int:
    """Print a line on the error output, and return the exit code."""
    print(what, file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

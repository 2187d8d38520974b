"""Bringing the database to the schema of this version, once, however many processes start together."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import select, text

from webapp.extensions import db
from webapp.settings import SettingError
from webapp.store.engine import commit, connection, insert, rollback, start_writing
from webapp.store.links import key_fingerprint
from webapp.store.models import Fact

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_ID = 4_105_662
KEY_FACT = "link-key"


def migrate_database(app: Flask) -> None:
    """Migrate the app's database to the newest schema, under a lock; check that the link key is still its own."""
    with app.app_context(), locked(app):
        upgrade(directory=str(MIGRATIONS))
        check_link_key(app.config["LINK_KEY"])


@contextmanager
def locked(app: Flask) -> Iterator[None]:
    """Let one process at a time through: by a file on SQLite, by an advisory lock on PostgreSQL."""
    if db.engine.dialect.name == "sqlite":
        with (app.config["INSTANCE"] / "migrating.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        return
    with db.engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:id)"), {"id": LOCK_ID})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:id)"), {"id": LOCK_ID})


def check_link_key(key: str) -> None:
    """Note the fingerprint of the link key the first time; raise SettingError when another key comes later.

    With another key every personal link would be made anew and none already given out could be shown again.
    """
    start_writing()
    connection().execute(insert(Fact).values(name=KEY_FACT, value=key_fingerprint(key)).on_conflict_do_nothing())
    commit()
    kept = connection().execute(select(Fact.value).where(Fact.name == KEY_FACT)).scalar_one()
    rollback()
    if kept != key_fingerprint(key):
        raise SettingError("Setting LINK_KEY: this database was made with another key; put that one back.")


def schema_version() -> str | None:
    """Return the version of the schema the database has, None for an empty one."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_version() -> str | None:
    """Return the version of the schema this code wants."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()

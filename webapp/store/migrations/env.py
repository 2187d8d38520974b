"""How Alembic reaches the site's database; run by Flask-Migrate inside an application context."""

from typing import Any

from alembic import context
from sqlalchemy import Connection

from webapp.extensions import db
from webapp.store import models  # noqa: F401 (the tables must be known)


def run(connection: Connection) -> None:
    """Run the migrations in one transaction; SQLite rebuilds tables in batches, with foreign keys off meanwhile.

    A rebuilt table is dropped and renamed: with foreign keys on, that would delete the rows that point at it.
    """
    context.configure(connection=connection, target_metadata=db.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
        if connection.dialect.name == "sqlite" and (
            broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        ):
            raise RuntimeError(f"a migration would leave {len(broken)} rows without their parent")


def migrate() -> None:
    """Open a connection that writes, and run."""
    with db.engine.connect().execution_options(writing=True) as connection:
        if connection.dialect.name != "sqlite":
            run(connection)
            return
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            run(connection)
        finally:
            raw.execute("PRAGMA foreign_keys = ON")


migrate()

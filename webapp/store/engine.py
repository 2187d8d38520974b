"""How connections behave: one for each task, in transactions that read or that write."""

from typing import Any, cast

from flask import g
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import postgresql, sqlite

from webapp.extensions import db

PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    "busy_timeout = 5000",
    "synchronous = FULL",  # an answer said to be saved survives a power cut
    "secure_delete = ON",
)


def prepare(engine: Engine) -> None:
    """Make an SQLite engine durable, and let each of its transactions say at its start whether it will write."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", set_pragmas)
        event.listen(engine, "begin", begin)


def set_pragmas(connection: Any, _record: Any) -> None:
    """Set up a new SQLite connection; transactions are begun by us, not by the driver."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Take the write lock at once when the transaction will write: a reader that turns writer can be refused."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def connection() -> Connection:
    """Return the connection of the task at hand, taken from the pool when first asked for."""
    if "connection" not in g:
        g.connection = db.engine.connect()
    return cast(Connection, g.connection)


def start_writing() -> None:
    """Have the task's next transaction take the write lock; what was read before is read again."""
    rollback()
    g.connection = db.engine.connect().execution_options(writing=True)


def commit() -> None:
    """Keep what was written; raise when the database cannot."""
    connection().commit()


def rollback(_error: BaseException | None = None) -> None:
    """End the task's transaction, undoing what was not committed, and give its connection back."""
    if held := g.pop("connection", None):
        held.close()


def insert(table: Any, dialect: str = "") -> Any:
    """Return an INSERT that knows ON CONFLICT, for the database in use unless told."""
    return (sqlite if (dialect or db.engine.dialect.name) == "sqlite" else postgresql).insert(table)


def changed_rows(statement: Any) -> int:
    """Run a statement that changes rows; return how many it changed."""
    return connection().execute(statement).rowcount


def forget_for_good() -> None:
    """After an erasure: empty SQLite's write-ahead log, which would still hold what was deleted."""
    if db.engine.dialect.name == "sqlite":
        rollback()  # whoever reads, and be it this very request, keeps the log from being emptied
        raw = db.engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()

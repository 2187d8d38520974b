"""How connections behave, and the two kinds of transactions: those that read and those that write."""

from typing import Any, cast

from sqlalchemy import Connection, CursorResult, Engine, event
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


def start_writing() -> None:
    """Begin the session's transaction as one that writes; what was read before is read again."""
    session = db.session()
    if session.in_transaction():
        session.rollback()
    session.connection(execution_options={"writing": True})


def insert(table: Any, dialect: str = "") -> Any:
    """Return an INSERT that knows ON CONFLICT, for the database in use unless told."""
    return (sqlite if (dialect or db.engine.dialect.name) == "sqlite" else postgresql).insert(table)


def changed_rows(statement: Any) -> int:
    """Run a statement that changes rows; return how many it changed."""
    return int(cast("CursorResult[Any]", db.session.execute(statement)).rowcount)


def forget_for_good() -> None:
    """After an erasure: empty SQLite's write-ahead log, which would still hold what was deleted."""
    if db.engine.dialect.name == "sqlite":
        db.session.rollback()  # whoever reads, and be it this very request, keeps the log from being emptied
        connection = db.engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()

"""How connections behave: one for each task, in transactions that read or that write."""

import contextlib
import sqlite3
from threading import Lock
from typing import Any, cast

from flask import g
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import postgresql, sqlite

from webapp.extensions import db

BUSY_MILLISECONDS = 5000
PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "synchronous = FULL",  # an answer said to be saved survives a power cut
    "secure_delete = ON",
)


def prepare(engine: Engine) -> None:
    """Make an SQLite engine durable, and let each of its transactions say at its start whether it will write."""
    if engine.dialect.name == "sqlite":
        turns = Turns()
        event.listen(engine, "connect", set_pragmas)
        event.listen(engine, "begin", turns.begin)
        event.listen(engine, "checkin", turns.over)


def set_pragmas(connection: Any, _record: Any) -> None:
    """Set up a new SQLite connection; transactions are begun by us, not by the driver."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


class NotNow(Exception):
    """Another thread writes, and what was to be written can wait for another day."""


class Turns:
    """Whose turn it is to write, among the threads of this process.

    Left to themselves they would all ask SQLite again and again, and on a busy machine one of many would ask in vain
    until its time is up.
    """

    PATIENCE = 20
    """Seconds that a thread waits for its turn before it tries its luck all the same."""

    def __init__(self) -> None:
        self.lock = Lock()

    def begin(self, connection: Connection) -> None:
        """Take the write lock at once when the transaction will write: a reader that turns writer can be refused."""
        if not connection.get_execution_options().get("writing", False):
            connection.exec_driver_sql("BEGIN")
            return
        optional = connection.get_execution_options().get("optional", False)
        if not connection.info.get("turn"):
            connection.info["turn"] = self.lock.acquire(timeout=0 if optional else self.PATIENCE)
        if not optional:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        if not connection.info["turn"]:
            raise NotNow
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")

    def over(self, _connection: Any, record: Any) -> None:
        """Let the next one write, now that a connection is given back."""
        if record.info.pop("turn", False):
            self.lock.release()


def connection() -> Connection:
    """Return the connection of the task at hand, taken from the pool when first asked for."""
    if "connection" not in g:
        g.connection = db.engine.connect()
    return cast(Connection, g.connection)


def start_writing(optional: bool = False) -> None:
    """Have the task's next transaction take the write lock; what was read before is read again.

    What is `optional` waits for nobody: its first statement raises NotNow, or OperationalError, when others write.
    """
    rollback()
    g.connection = db.engine.connect().execution_options(writing=True, optional=optional)


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
    """After an erasure: empty SQLite's write-ahead log, which would still hold what was deleted.

    While someone else reads it cannot be emptied; the next erasure, or the purge of the day, does it then.
    """
    if db.engine.dialect.name == "sqlite":
        rollback()  # whoever reads, and be it this very request, keeps the log from being emptied
        raw = db.engine.raw_connection()
        try:
            with contextlib.suppress(sqlite3.Error):  # the purge of the day comes back to it
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()

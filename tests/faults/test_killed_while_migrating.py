"""A migration killed at any moment: what is left is the old schema or the new one, and a rerun finishes."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.databases import SECRETS
from tests.faults.running import bare_environment, beside

pytestmark = pytest.mark.faults

MIGRATE = """
import sys
from webapp import create_app
from webapp.store.migrating import migrate_database
app = create_app()
print("begun", flush=True)
migrate_database(app)
"""
MILLISECONDS = (0, 10, 20, 40, 80)


def schema(folder) -> tuple[list[str], list[str]]:
    """Return the tables of a site's database, and the version it says it has."""
    with closing(sqlite3.connect(folder / "instance" / "aplomb.db")) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        versions = connection.execute("SELECT version_num FROM alembic_version") if "alembic_version" in tables else []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sorted(tables), [row[0] for row in versions]


def killed_after(folder, seconds) -> bool:
    """Begin a migration in a process of its own, kill it after some time; tell whether it had not ended by itself."""
    with subprocess.Popen(
        [sys.executable, "-c", MIGRATE],
        cwd=folder,
        env=bare_environment() | {"INSTANCE": str(folder / "instance"), **SECRETS},
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline() == b"begun\n"
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False


@pytest.mark.parametrize("milliseconds", MILLISECONDS)
def test_k3_a_migration_killed_at_any_moment_is_finished_by_the_next(tmp_path, milliseconds):
    killed = killed_after(tmp_path, milliseconds / 1000)
    if (tmp_path / "instance" / "aplomb.db").exists():
        tables, versions = schema(tmp_path)
        print("killed" if killed else "done", "before the end:" if not versions else "after the end:", len(tables))
        assert bool(versions) == ("spaces" in tables)
    done = beside(tmp_path, "-m", "webapp.upgrading")
    assert done.returncode == 0, done.stderr
    assert "spaces" in schema(tmp_path)[0]

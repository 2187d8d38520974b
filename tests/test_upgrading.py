"""An upgrade: backup, migration, check, and the backup put back when one of these fails."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from webapp.place import Occupied, occupy
from webapp.store.migrating import migrate_database
from webapp.upgrading import RUNNING, main, upgrade


def run(app, statement):
    """Run a statement on an app's SQLite file, as another program would; return its rows."""
    with closing(sqlite3.connect(make_url(app.config["DATABASE_URL"]).database, isolation_level=None)) as connection:
        return connection.execute(statement).fetchall()


def breaks_after(statement):
    """Return a migration that does something, then fails."""

    def migrate(app):
        run(app, statement)
        raise RuntimeError("the second step does not work\nwith details")

    return migrate


@pytest.fixture
def site(make_app):
    """A site with a note in its database."""
    app = make_app()
    run(app, "CREATE TABLE note (words TEXT)")
    run(app, "INSERT INTO note VALUES ('before')")
    return app


def test_an_upgrade_says_each_step(site, capsys):
    assert upgrade(site, with_backup=True) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said] == ["backup", "migrate", "check"]
    assert Path(said[0].removeprefix("backup: ")).exists()


def test_the_first_upgrade_has_nothing_to_back_up(make_app, tmp_path, capsys):
    assert upgrade(make_app(DATABASE_URL=f"sqlite:///{tmp_path / 'new.db'}"), with_backup=True) == 0
    assert "there is no database yet" in capsys.readouterr().out


def test_a_migration_that_fails_leaves_the_database_as_it_was(site, capsys):
    assert upgrade(site, with_backup=True, migrate=breaks_after("UPDATE note SET words = 'half'")) == 1
    assert run(site, "SELECT words FROM note") == [("before",)]
    said = capsys.readouterr().err
    assert "RuntimeError: the second step does not work)" in said
    assert "again as it was before" in said


def test_a_migration_that_ruins_the_schema_is_found_by_the_check(site, capsys):
    def migrate(app):
        migrate_database(app)
        run(app, "UPDATE alembic_version SET version_num = 'elsewhere'")

    assert upgrade(site, with_backup=True, migrate=migrate) == 1
    assert "/readyz answers 503" in capsys.readouterr().err
    assert run(site, "SELECT version_num FROM alembic_version") != [("elsewhere",)]


def test_a_migration_that_loses_references_is_found_by_the_check(site, capsys):
    def migrate(app):
        run(app, "CREATE TABLE lost (space INTEGER REFERENCES space (id))")
        run(app, "INSERT INTO lost VALUES (-1)")

    assert upgrade(site, with_backup=True, migrate=migrate) == 1
    assert "lost names a missing space" in capsys.readouterr().err
    assert run(site, "SELECT name FROM sqlite_master WHERE name = 'lost'") == []


def test_without_a_backup_a_failure_says_to_look(site, capsys):
    assert upgrade(site, with_backup=False, migrate=breaks_after("SELECT 1")) == 1
    assert "no backup to put back" in capsys.readouterr().err


def test_no_backup_possible_means_no_upgrade(make_app, capsys, monkeypatch, tmp_path):
    app = make_app()
    app.config["DATABASE_URL"] = "postgresql+psycopg://someone@127.0.0.1/site"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert upgrade(app, with_backup=True, migrate=breaks_after("never reached")) == 1
    assert capsys.readouterr().err == (
        "There is no pg_dump on this machine. Nothing was changed. To go on without a backup, add --no-backup.\n"
    )


def test_a_site_that_runs_is_not_upgraded(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("INSTANCE", str(tmp_path))
    with occupy(tmp_path):
        assert main(["--ask"]) == RUNNING
        assert main([]) == RUNNING
    assert f"The site is running on {tmp_path}" in capsys.readouterr().err
    assert main(["--ask"]) == 0


def test_a_site_does_not_start_during_an_upgrade_but_several_may_run(tmp_path):
    with occupy(tmp_path), occupy(tmp_path):
        pass
    with occupy(tmp_path, alone=True), pytest.raises(Occupied, match="upgrade is under way"), occupy(tmp_path):
        pass


def test_a_bad_setting_is_one_line(monkeypatch, capsys):
    monkeypatch.setenv("PORT", "many")
    assert main([]) == 2
    assert capsys.readouterr().err == "Setting PORT=many: a whole number from 1 to 65535 was expected.\n"

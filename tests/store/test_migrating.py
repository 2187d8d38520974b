"""Bringing a database to the schema of this version, and keeping it to its link key."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, text

from tests.cast import Person
from tests.databases import let_go, settings
from webapp import create_app
from webapp.extensions import db
from webapp.settings import SettingError
from webapp.store.migrating import migrate_database, newest_version, schema_version

ANOTHER = "another-key-of-at-least-thirty-two-characters"
MakeApp = Callable[..., Flask]


def test_a_new_database_gets_the_newest_schema(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(DATABASE_URL=f"sqlite:///{tmp_path / 'new.db'}")
    migrate_database(app)
    with app.app_context():
        assert schema_version() == newest_version()


@pytest.mark.both
def test_the_schema_is_the_one_the_models_describe(app: Flask) -> None:
    with app.app_context():
        found = inspect(db.engine)
        for table in db.metadata.sorted_tables:
            assert {column["name"] for column in found.get_columns(table.name)} == set(table.columns.keys())


@pytest.mark.both
def test_migrating_again_changes_nothing(make_app: MakeApp) -> None:
    app = make_app()
    person = Person.begins(app)
    person.answer("brand.profile", 3)
    migrate_database(app)
    assert person.saved() == {"brand.profile": "3"}


def test_several_processes_may_start_at_once(tmp_path: Path) -> None:
    given = settings(tmp_path, f"sqlite:///{tmp_path / 'new.db'}")
    apps = [create_app(given) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(migrate_database, apps))
    for app in apps:
        let_go(app)


@pytest.mark.both
def test_another_link_key_is_refused(make_app: MakeApp) -> None:
    app = make_app()
    migrate_database(app)
    app.config["LINK_KEY"] = ANOTHER
    with pytest.raises(SettingError, match="Setting LINK_KEY: this database was made with another key"):
        migrate_database(app)


@pytest.mark.both
def test_the_link_key_is_not_in_the_database(make_app: MakeApp) -> None:
    app = make_app()
    migrate_database(app)
    with app.app_context(), db.engine.connect() as connection:
        facts = connection.execute(text("SELECT * FROM facts")).all()
    assert facts
    assert app.config["LINK_KEY"] not in str(facts)

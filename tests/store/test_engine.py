"""How SQLite is used: nothing acknowledged is lost, nothing deleted is left, nobody waits in vain."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from webapp.extensions import db
from webapp.store.engine import commit, connection, rollback, start_writing

WRITE = text("INSERT INTO facts (name, value) VALUES (:name, 'x')")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("synchronous", 2),
        ("secure_delete", 1),
    ],
)
def test_every_connection_is_set_up(app: Flask, pragma: str, value: object) -> None:
    with app.app_context(), db.engine.connect() as first, db.engine.connect() as second:
        for one in (first, second):
            assert one.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


@pytest.mark.both
def test_what_was_not_committed_is_undone(app: Flask) -> None:
    with app.app_context():
        start_writing()
        connection().execute(WRITE, {"name": "one"})
        rollback()
        assert connection().execute(text("SELECT count(*) FROM facts WHERE name = 'one'")).scalar() == 0


@pytest.mark.both
def test_a_task_that_ends_without_a_word_undoes_what_it_began(app: Flask) -> None:
    with app.app_context():
        start_writing()
        connection().execute(WRITE, {"name": "one"})
    with app.app_context():
        start_writing()
        connection().execute(WRITE, {"name": "one"})
        commit()


def test_a_writer_waits_for_the_one_before_it(app: Flask) -> None:
    begun, go_on = Event(), Event()

    def write(name: str, hold: bool) -> None:
        with app.app_context():
            start_writing()
            connection().execute(WRITE, {"name": name})
            if hold:
                begun.set()
                go_on.wait(10)
            commit()

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(write, "one", True)
        begun.wait(10)
        second = threads.submit(write, "two", False)
        assert not second.done()
        go_on.set()
        assert (first.result(10), second.result(10)) == (None, None)


def test_a_reader_does_not_wait_for_a_writer(app: Flask) -> None:
    with app.app_context():
        start_writing()
        connection().execute(WRITE, {"name": "one"})
        with db.engine.connect() as reader:
            assert reader.execute(text("SELECT count(*) FROM facts WHERE name = 'one'")).scalar() == 0


def test_a_writer_that_fails_gives_its_turn_away(app: Flask) -> None:
    with app.app_context():
        start_writing()
        with pytest.raises(OperationalError):
            connection().execute(text("INSERT INTO nowhere VALUES (1)"))
    with app.app_context():
        start_writing()
        connection().execute(WRITE, {"name": "one"})
        commit()

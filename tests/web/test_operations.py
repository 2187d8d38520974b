"""What machines ask for. J7: ready means that the database really takes what is written to it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text
from time_machine import TimeMachineFixture

from webapp.extensions import db
from webapp.store.migrating import newest_version

NOW = "2026-03-02 10:00:00+00:00"


@pytest.fixture
def written(app: Flask, time_machine: TimeMachineFixture) -> list[str]:
    """What was written to the database since, at a time that stands still."""
    time_machine.move_to(NOW, tick=False)
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.extend(re.findall(r"^(INSERT|UPDATE|DELETE)", statement))

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", note)
    return statements


def read_only(app: Flask, kind: str) -> None:
    """Have the database refuse whatever is written."""
    with app.app_context():
        if kind == "sqlite":
            event.listen(db.engine, "checkout", lambda raw, *_: raw.execute("PRAGMA query_only = ON"))
        else:
            with db.engine.begin() as connection:
                connection.execute(text("ALTER DATABASE own SET default_transaction_read_only = on"))
        db.engine.dispose()


def test_j7_the_process_says_that_it_lives_without_asking_the_database(client: FlaskClient, written: list[str]) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.get_json()) == (200, {"status": "ok"})
    assert written == []


@pytest.mark.both
def test_j7_ready_says_the_version_of_the_schema(client: FlaskClient) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.get_json()["schema"]) == (200, newest_version())


@pytest.mark.both
def test_j7_ready_writes_at_most_once_in_ten_seconds(
    client: FlaskClient, written: list[str], time_machine: TimeMachineFixture
) -> None:
    for _ in range(5):
        assert client.get("/readyz").status_code == 200
    assert len(written) == 1
    time_machine.shift(10)
    client.get("/readyz")
    assert len(written) == 2


@pytest.mark.both
def test_j7_a_clock_set_back_does_not_stop_the_writing(
    client: FlaskClient, written: list[str], time_machine: TimeMachineFixture
) -> None:
    client.get("/readyz")
    time_machine.shift(-3600)
    client.get("/readyz")
    assert len(written) == 2


@pytest.mark.both
def test_j7_a_database_that_takes_nothing_is_not_ready(make_app: Callable[..., Flask], kind: str) -> None:
    app = make_app()
    read_only(app, kind)
    response = app.test_client().get("/readyz")
    assert (response.status_code, response.get_json()["status"]) == (503, "database")
    assert app.test_client().get("/healthz").status_code == 200


@pytest.mark.both
def test_a5_a_database_that_takes_nothing_still_shows_what_it_holds(make_app: Callable[..., Flask], kind: str) -> None:
    app = make_app()
    location = app.test_client().post("/en/start").location
    read_only(app, kind)
    assert app.test_client().get(location).status_code == 200
    response = app.test_client().post(location, data={"audit": 1, "brand.profile": 1})
    assert response.status_code == 503
    assert "The site cannot save anything right now" in response.text


def test_a5_a_page_is_shown_on_a_new_day_even_when_the_visit_cannot_be_noted(
    make_app: Callable[..., Flask], kind: str, time_machine: TimeMachineFixture
) -> None:
    app = make_app()
    time_machine.move_to(NOW, tick=False)
    location = app.test_client().post("/en/start").location
    read_only(app, kind)
    time_machine.shift(86400)
    assert app.test_client().get(location).status_code == 200


@pytest.mark.both
def test_j7_an_older_schema_is_not_ready(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    with app.app_context(), db.engine.connect().execution_options(writing=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
        connection.commit()
    response = app.test_client().get("/readyz")
    assert (response.status_code, response.get_json()["status"]) == (503, "schema")


def test_j7_an_empty_database_is_not_ready(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    app = make_app(DATABASE_URL=f"sqlite:///{tmp_path / 'empty.db'}")
    assert app.test_client().get("/readyz").status_code == 503


def test_ready_tells_nothing_of_the_database_but_the_kind_of_its_fault(make_app: Callable[..., Flask]) -> None:
    app = make_app(DATABASE_URL="postgresql+psycopg://user:a-password@127.0.0.1:1/nowhere")
    response = app.test_client().get("/readyz")
    assert response.status_code == 503
    assert "a-password" not in response.text


def test_the_security_contact_has_the_form_wanted(make_app: Callable[..., Flask]) -> None:
    client = make_app(OPERATOR_CONTACT="someone@aplomb.example").test_client()
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    assert lines["Contact"] == "mailto:someone@aplomb.example"
    assert datetime.fromisoformat(lines["Expires"]) > datetime.now(UTC)


@pytest.mark.parametrize("contact", ["", "12 Street, 75001 Paris"])
def test_the_security_contact_is_an_address_of_the_web_always(make_app: Callable[..., Flask], contact: str) -> None:
    lines = make_app(OPERATOR_CONTACT=contact).test_client().get("/.well-known/security.txt").text.splitlines()
    contacts = [line for line in lines if line.startswith("Contact: ")]
    assert len(contacts) == 1
    assert contacts[0].startswith(("Contact: mailto:", "Contact: http"))


def test_the_old_name_of_the_icon_leads_to_ours(client: FlaskClient) -> None:
    with client.get(client.get("/favicon.ico").location) as response:
        assert (response.status_code, response.mimetype) == (200, "image/svg+xml")


def test_a_static_file_is_kept_for_ever_under_its_name(client: FlaskClient) -> None:
    with client.get(client.get("/favicon.ico").location) as response:
        assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("encoding", ["zstd", "br", "gzip"])
def test_a_page_is_sent_compressed_as_the_browser_likes(client: FlaskClient, encoding: str) -> None:
    response = client.get("/en/method", headers={"Accept-Encoding": encoding})
    assert response.headers["Content-Encoding"] == encoding
    assert len(response.data) < len(client.get("/en/method").data) / 2


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/robots.txt", "/.well-known/security.txt", "/en/", "/"])
def test_what_can_be_read_can_be_asked_after(client: FlaskClient, path: str) -> None:
    asked, read = client.head(path), client.get(path)
    assert (asked.status_code, asked.data) == (read.status_code, b"")

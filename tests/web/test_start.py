"""Beginning: a form that opens a space, once."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.page import fetch, read
from webapp.content import SECTIONS
from webapp.extensions import db
from webapp.store.engine import start_writing
from webapp.store.models import Audit, Hit, Space
from webapp.store.spaces import SAME_FORM

FIRST = re.compile(rf"/en/space/[\w-]{{32}}/audit/{SECTIONS[0].id}")


def spaces(app: Flask) -> int:
    with app.app_context():
        return db.session.execute(select(func.count(Space.id))).scalar_one()


def counted(app: Flask, times: int) -> None:
    """Go on as if the address had opened so many spaces."""
    with app.app_context():
        start_writing()
        db.session.execute(update(Hit).values(count=times))
        db.session.commit()


def test_the_home_page_has_one_clear_way_to_begin(client: FlaskClient) -> None:
    page = fetch(client, "/en/")
    assert page.link("Begin my self-audit") == "/en/start"
    assert not page.all("form")


def test_the_start_page_says_what_is_asked_and_kept_and_opens_nothing(client: FlaskClient, app: Flask) -> None:
    page = fetch(client, "/en/start")
    assert "deleted after 7 days; any other, 24 months after its last visit" in page.words
    assert spaces(app) == 0


@pytest.mark.both
def test_beginning_opens_a_space_at_its_first_section(client: FlaskClient, app: Flask) -> None:
    response = client.post("/en/start", data=fetch(client, "/en/start").form())
    assert response.status_code == 303
    assert FIRST.fullmatch(response.location)
    assert fetch(client, response.location).h1 == "Your situation"


@pytest.mark.both
def test_a8_the_same_form_sent_again_opens_the_same_space(client: FlaskClient, app: Flask) -> None:
    form = fetch(client, "/en/start").form()
    assert len({client.post("/en/start", data=form).location for _ in range(3)}) == 1
    assert spaces(app) == 1


def test_the_same_form_sent_again_keeps_what_was_answered_meanwhile(client: FlaskClient, app: Flask) -> None:
    form = fetch(client, "/en/start").form()
    person = Person(client, client.post("/en/start", data=form).location.split("/")[3])
    person.answer("brand.profile", 4)
    client.post("/en/start", data=form)
    assert person.saved() == {"brand.profile": "4"}


def test_each_form_shown_opens_a_space_of_its_own(client: FlaskClient) -> None:
    forms = [fetch(client, "/en/start").form() for _ in range(2)]
    first, second = (client.post("/en/start", data=form).location for form in forms)
    assert first != second


def test_a_form_found_again_in_the_history_opens_a_new_space(
    client: FlaskClient, time_machine: TimeMachineFixture
) -> None:
    form = fetch(client, "/en/start").form()
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)
    first = client.post("/en/start", data=form).location
    time_machine.shift(SAME_FORM)
    assert client.post("/en/start", data=form).location != first


def test_a_form_does_not_bring_back_a_link_that_was_replaced(client: FlaskClient) -> None:
    form = fetch(client, "/en/start").form()
    person = Person(client, client.post("/en/start", data=form).location.split("/")[3])
    person.renew()
    again = client.post("/en/start", data=form).location
    assert person.token not in again
    assert fetch(client, again).form("section-form")["audit"] == "1"


@pytest.mark.both
@pytest.mark.parametrize("nonce", [None, "", "x", "x" * 5000, "\x00", "é漢\U0001f600", "' OR 1=1 --"])
def test_any_nonce_opens_a_space(client: FlaskClient, nonce: str | None) -> None:
    response = client.post("/en/start", data={} if nonce is None else {"nonce": nonce})
    assert FIRST.fullmatch(response.location)


def test_two_forms_without_a_nonce_open_two_spaces(client: FlaskClient, app: Flask) -> None:
    client.post("/en/start")
    client.post("/en/start")
    assert spaces(app) == 2


@pytest.mark.both
def test_one_address_opens_no_more_than_three_hundred_spaces_an_hour(
    client: FlaskClient, app: Flask, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)
    client.post("/en/start")
    counted(app, 299)
    assert client.post("/en/start").status_code == 303
    page = read(client.post("/en/start"), app, 429)
    assert page.h1 == "Too many tries in a short time"
    assert spaces(app) == 2
    time_machine.shift(3601)
    assert client.post("/en/start").status_code == 303


def test_the_limit_of_one_address_is_not_that_of_another(client: FlaskClient, app: Flask) -> None:
    client.post("/en/start")
    counted(app, 300)
    assert client.post("/en/start").status_code == 429
    assert client.post("/en/start", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 303


def test_a_visitors_address_is_kept_nowhere(client: FlaskClient, app: Flask) -> None:
    client.post("/en/start", environ_base={"REMOTE_ADDR": "192.0.2.77"})
    with app.app_context():
        assert "192.0.2.77" not in str(db.session.connection().exec_driver_sql("SELECT * FROM hits").all())


def test_the_space_remembers_the_language_it_was_opened_in(app: Flask) -> None:
    person = Person.begins(app, "fr")
    assert person.get("/data.json").get_json()["language"] == "fr"


def test_a_new_space_has_one_audit_with_nothing_answered(person: Person, app: Flask) -> None:
    with app.app_context():
        assert db.session.execute(select(func.count(Audit.id))).scalar_one() == 1
    assert person.saved() == {}

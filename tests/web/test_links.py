"""C1: a link cannot be guessed, and one that opens nothing tells nothing. C2: nobody sees what is another's."""

import re
from base64 import urlsafe_b64decode
from itertools import pairwise
from secrets import token_urlsafe

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.page import Page, fetch, read
from tests.sitemap import pages_of, paths, rules
from webapp.extensions import db
from webapp.web.limits import WRONG_LINKS

pytestmark = pytest.mark.thorough

WRONG = ["x", "A" * 32, "a" * 31, "a" * 33, "a" * 3000, "é" * 32, "%00" * 8, "%ED%A0%80", "..", "*", "%20", "null", "0"]


@pytest.fixture
def veteran(person: Person) -> Person:
    """Someone for whom every page of a space has something to show."""
    person.answer_all()
    person.fill("outcomes", {"outcomes.calls": "83479"})
    person.finish()
    person.begin_again()
    return person


def reply(client: FlaskClient, path: str) -> tuple[int, str, list[tuple[str, str]]]:
    """All that one learns from an answer."""
    response = client.get(path)
    return response.status_code, Page(response, client.application).words, sorted(response.headers.to_wsgi_list())


def test_c1_a_link_has_at_least_128_bits_and_no_order(app: Flask) -> None:
    tokens = [Person.begins(app).token for _ in range(20)]
    assert {len(urlsafe_b64decode(token)) for token in tokens} == {24}
    assert all(re.fullmatch(r"[\w-]{32}", token) for token in tokens)
    assert len({token[:4] for token in tokens}) == len(tokens)
    assert not all(first < second for first, second in pairwise(tokens))


@pytest.mark.both
def test_c1_the_database_does_not_hold_the_link(person: Person) -> None:
    with person.app.app_context():
        rows = db.session.execute(text("SELECT * FROM spaces")).all()
    assert person.token not in str(rows)
    assert urlsafe_b64decode(person.token) not in rows[0]


@pytest.mark.both
def test_c1_an_unknown_a_deleted_and_a_malformed_link_get_the_same_answer(client: FlaskClient, person: Person) -> None:
    person.post("/data/erase", {"sure": "yes"})
    expected = reply(client, "/en/nowhere")
    for token in (person.token, token_urlsafe(24), *WRONG):
        status, words, headers = reply(client, f"/en/space/{token}/")
        assert (status, words) == expected[:2]
        assert [name for name, _ in headers] == [name for name, _ in expected[2]]


def test_c1_every_address_of_a_space_gives_the_same_answer_to_a_wrong_link(client: FlaskClient) -> None:
    client.environ_base["REMOTE_ADDR"] = "192.0.2.9"
    expected = Page(client.get("/en/nowhere"), client.application).words
    for method in ("GET", "POST"):
        for rule in rules(client.application, "space", method):
            path = next(paths(client.application, rule, {"token": "a" * 32, "language": "en"}))
            page = read(client.open(path, method=method, data={"audit": 1}), client.application, 404)
            assert page.words == expected


def test_c1_a_link_of_the_same_space_before_it_was_replaced_is_as_wrong_as_any(person: Person) -> None:
    old = person.path("/")
    person.renew()
    assert fetch(person.client, old, 404).h1 == "There is no page here"


@pytest.mark.both
def test_c1_one_address_may_be_wrong_sixty_times_a_minute(
    client: FlaskClient, person: Person, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)
    statuses = [client.get(f"/en/space/{token_urlsafe(24)}/").status_code for _ in range(WRONG_LINKS.amount + 2)]
    assert statuses == [404] * 60 + [429] * 2
    read(client.post(f"/fr/space/{token_urlsafe(24)}/audit"), client.application, 429)
    time_machine.shift(61)
    assert client.get("/en/space/again/").status_code == 404


def test_c1_a_right_link_still_opens_where_others_were_wrong(person: Person) -> None:
    for _ in range(65):
        person.client.get("/en/space/wrong/")
    assert person.get("/").status_code == 200
    assert person.answer("brand.profile", 3).status == 200


def test_c1_the_throttle_of_one_address_is_not_that_of_another(client: FlaskClient) -> None:
    for _ in range(65):
        client.get("/en/space/wrong/")
    other = client.get("/en/space/wrong/", environ_base={"REMOTE_ADDR": "192.0.2.9"})
    assert other.status_code == 404


@pytest.mark.both
def test_c2_no_page_of_one_person_shows_anything_of_another(veteran: Person, stranger: Person) -> None:
    stranger.answer_all(4)
    stranger.finish()
    stranger.begin_again()
    for rest in (path.removeprefix(veteran.path("")) for path in pages_of(veteran.app, "space", "en", veteran.token)):
        assert veteran.get(rest).status_code == 200
        assert veteran.token not in (shown := stranger.get(rest).text)
        assert "83479" not in shown


def test_c2_a_report_is_the_same_whoever_else_reads_theirs(veteran: Person, stranger: Person) -> None:
    before = veteran.page("/report").words
    stranger.answer_all(1)
    stranger.finish()
    for language in ("fr", "en"):
        stranger.page("/report", language=language)
        stranger.page("/advice", language=language)
    assert veteran.page("/report").words == before


def test_c2_the_number_of_anothers_audit_changes_nothing(veteran: Person, stranger: Person) -> None:
    read(stranger.post("/audit/brand", {"audit": veteran.audit, "brand.profile": 4}), stranger.app, 409)
    assert stranger.saved() == {}


def test_e2_the_link_is_in_no_address_that_other_sites_see(veteran: Person) -> None:
    for path in pages_of(veteran.app, "space", "en", veteran.token):
        page = fetch(veteran.client, path)
        assert page.response.headers["Referrer-Policy"] == "same-origin"
        foreign = [tag for tag in page.having("href", "a") if str(tag["href"]).startswith("https://")]
        assert not [tag for tag in foreign if veteran.token in str(tag)]

"""E7: no cookie before one is needed. E2: what personal pages tell caches, search engines and other sites."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Person
from tests.databases import PRODUCTION
from tests.sitemap import pages_of


def test_e7_a_whole_audit_needs_no_cookie(person: Person) -> None:
    person.client = person.app.test_client(use_cookies=False)
    person.answer_all()
    person.fill("context", {"context.goal": "sell"})
    person.finish()
    person.begin_again()
    person.renew()


def test_e7_nobody_is_given_a_session(person: Person) -> None:
    for path in pages_of(person.app, "space", "en", person.token):
        assert "Set-Cookie" not in person.client.get(path).headers


def test_e2_search_engines_are_kept_out_of_personal_pages(client: FlaskClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /fr/space/", "Disallow: /en/space/"} <= set(lines)


def test_public_pages_may_be_found(client: FlaskClient) -> None:
    assert 'name="robots"' not in client.get("/en/").text


def test_over_https_cookies_and_transport_are_secured(make_app: Callable[..., Flask]) -> None:
    client = make_app(**PRODUCTION).test_client()
    response = client.get("/fr/?switch=1", base_url="https://aplomb.example")
    (cookie,) = response.headers.getlist("Set-Cookie")
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    assert response.headers["Strict-Transport-Security"].startswith("max-age=63072000")


def test_over_http_nothing_asks_for_https(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/en/").headers


@pytest.mark.parametrize("path", ["/en/", "/en/nowhere", "/healthz", "/robots.txt", "/favicon.ico", "/"])
def test_no_answer_says_what_it_is_made_with(client: FlaskClient, path: str) -> None:
    assert {"Server", "X-Powered-By"}.isdisjoint(client.get(path).headers)


def test_every_answer_has_each_header_once(person: Person) -> None:
    for response in (person.get("/"), person.get("/data.json"), person.post("/data/leave"), person.get("/nowhere")):
        names = [name for name, _ in response.headers]
        assert sorted(names) == sorted(set(names))
        assert response.headers["X-Content-Type-Options"] == "nosniff"

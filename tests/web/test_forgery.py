"""Requests that another site, or a liar, makes: refused, with nothing changed and no link led astray."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import HTMX, Person
from tests.databases import PRODUCTION
from tests.page import fetch, read
from tests.sitemap import pages_of, paths, rules

pytestmark = pytest.mark.thorough

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "nonsense"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:8000.evil.example"},
    {"Origin": "http://127.0.0.1:9000"},
    {"Origin": ""},
    {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
]
OWN = [
    {},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://localhost"},
    {"Origin": "http://127.0.0.1:8000"},
]
MakeApp = Callable[..., Flask]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_d6_no_form_is_taken_from_another_site(person: Person, headers: dict[str, str]) -> None:
    person.answer("brand.profile", 3)
    before = person.get("/data.json").get_json()["audits"]
    for rule in rules(person.app, "space", "POST"):
        for path in paths(person.app, rule, {"token": person.token, "language": "en"}):
            response = person.client.post(path, data={"audit": 1, "brand.profile": 1, "sure": "yes"}, headers=headers)
            assert read(response, person.app, 403).h1 == "This request came from another site"
    assert person.get("/data.json").get_json()["audits"] == before


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_d6_no_space_is_opened_from_another_site(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.post("/en/start", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_d6_htmx_makes_no_exception(person: Person, headers: dict[str, str]) -> None:
    assert person.post("/audit/answer", {"brand.profile": 3}, headers=HTMX | headers).status_code == 403
    assert person.saved() == {}


@pytest.mark.parametrize("headers", OWN, ids=str)
def test_d6_the_sites_own_forms_are_taken(person: Person, headers: dict[str, str]) -> None:
    assert person.post("/audit/brand", {"brand.profile": 3}, headers=headers).status_code == 303


@pytest.mark.both
def test_d7_reading_changes_nothing(person: Person) -> None:
    person.answer_all()
    person.finish()
    person.begin_again()
    before = person.get("/data.json").get_json() | {"exported_at": ""}
    pages = list(pages_of(person.app, "space", "en", person.token))
    links = {link for path in pages for link in fetch(person.client, path).links() if "/space/" in link}
    for link in sorted(links | {link.replace("/en/", "/fr/") for link in links}):
        assert person.client.get(link).status_code in {200, 302}
        person.client.head(link)
    assert person.get("/data.json").get_json() | {"exported_at": ""} == before


@pytest.mark.parametrize("rest", ["/audit", "/data/erase", "/data/link", "/data/leave", "/data/comparison"])
def test_d7_no_get_takes_the_place_of_a_form(person: Person, rest: str) -> None:
    before = person.get("/data.json").get_json()["audits"]
    assert person.get(f"{rest}?sure=yes&audit=1&agree=yes&next=x").status_code in {302, 405}
    assert person.get("/data.json").get_json()["audits"] == before


FORGED = [
    {"Host": "evil.example"},
    {"Host": "evil.example:80"},
    {"X-Forwarded-Host": "evil.example"},
    {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"},
    {"Forwarded": "host=evil.example;proto=https"},
    {"X-Original-URL": "/evil.example", "X-Rewrite-URL": "//evil.example"},
    {"X-Forwarded-Prefix": "//evil.example"},
    {"X-Forwarded-For": "evil.example", "X-Real-IP": "evil.example"},
    {"Referer": "https://evil.example/"},
]


@pytest.mark.parametrize("headers", FORGED, ids=str)
def test_d10_no_forged_host_is_ever_shown(person: Person, headers: dict[str, str]) -> None:
    person.answer_all()
    person.finish()
    person.begin_again()
    for path in [*pages_of(person.app, "space", "en", person.token), "/en/", "/en/nowhere", "/en/start?switch=1", "/"]:
        response = person.client.get(path, headers=headers)
        assert "evil.example" not in response.text
        assert "evil.example" not in str(response.headers)


@pytest.mark.parametrize("headers", FORGED, ids=str)
def test_d10_no_forged_host_is_where_one_is_sent_on_to(person: Person, headers: dict[str, str]) -> None:
    for path in (person.path("/").rstrip("/"), "/en", "//en//method", person.path("//data")):
        response = person.client.get(path, headers=headers)
        assert "evil.example" not in response.headers.get("Location", "")
    for rest in ("/audit/brand", "/audit/answer", "/data/link"):
        location = person.post(rest, {"brand.profile": 3}, headers=headers).headers.get("Location", "")
        assert "evil.example" not in location


def test_d10_the_link_to_keep_is_on_the_public_address(make_app: MakeApp) -> None:
    person = Person.begins(make_app(**PRODUCTION))
    page = person.page("/")
    assert page.text("#keep-address") == f"https://aplomb.example{person.path('/')}"
    assert "aplomb.example" in str(page.one("a[href^='mailto:']")["href"])


def test_a_proxy_is_believed_only_when_the_operator_says_so(make_app: MakeApp) -> None:
    client = make_app(TRUSTED_PROXIES="1").test_client()
    headers = {"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    assert "evil.example" not in client.get("/en/start", headers=headers).text
    assert client.post("/en/start", headers=headers).status_code == 303


@pytest.mark.parametrize(
    "target", ["//evil.example", "https:evil.example", "/\\evil.example", "https://evil.example/", "\\\\evil.example"]
)
def test_d8_no_parameter_sends_anyone_to_another_site(client: FlaskClient, target: str) -> None:
    query = dict.fromkeys(("next", "url", "return", "return_to", "redirect", "lang", "language", "r", "to"), target)
    for path in ("/", "/en", "/favicon.ico", "/en//method"):
        location = client.get(path, query_string=query).location
        assert urlsplit(location).netloc == ""
        assert location.startswith(("/en/", "/fr/", "/static/"))


@pytest.mark.parametrize("path", ["//evil.example/%2e%2e", "//evil.example", "/en//evil.example//", "///evil.example"])
def test_d8_no_path_sends_anyone_to_another_site(client: FlaskClient, path: str) -> None:
    response = client.get("/", environ_overrides={"PATH_INFO": path})
    assert not response.headers.get("Location", "/").startswith(("//", "http:", "https:"))
    switched = client.get("/", environ_overrides={"PATH_INFO": path}, query_string="switch=1")
    assert not switched.headers.get("Location", "/").startswith(("//", "http:", "https:"))


@pytest.mark.parametrize(
    "path",
    [
        "/static/../wsgi.py",
        "/static/%2e%2e/wsgi.py",
        "/static/..%2fwsgi.py",
        "/static/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/static//etc/passwd",
        "/en/../etc/passwd",
        "/en/%2e%2e/%2e%2e/etc/passwd",
        "/en/method%00.html",
        "/en/method%0d%0aSet-Cookie:x=1",
        "/..;/admin",
        "/.env",
        "/.git/config",
        "/instance/aplomb.db",
        "/en/space/..%2f..%2finstance/secret_key",
        "/en/space/%2e%2e/%2e%2e/start",
    ],
)
def test_d9_path_tricks_find_no_page(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Set-Cookie" not in response.headers

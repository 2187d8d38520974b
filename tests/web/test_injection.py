"""D1, D3: whatever is typed is shown as it was typed, and does nothing."""

import pytest
from flask.testing import FlaskClient

from tests.cast import Person
from tests.page import Page, fetch
from webapp.content import QUESTIONNAIRE

pytestmark = pytest.mark.thorough

HARMLESS = "harmless"
NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'\"><svg/onload=alert(1)>",
    "</title></textarea><b>",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "{{7*191}}",
    "{% print(7*191) %}",
    "${7*191}",
    "#{7*191}",
    "%(token)s",
    "{{ config.SECRET_KEY }}",
    "{{''.__class__.__mro__[1].__subclasses__()}}",
    "' OR '1'='1",
    "1; DROP TABLE spaces; --",
    "=1+1",
    "\u202egnp.exe",
    "é漢\U0001f600\u0301",
]
WHERE = [("context", QUESTIONNAIRE.official[0].id), ("outcomes", QUESTIONNAIRE.outcomes[0].id)]


def shape(page: Page) -> list[tuple[str, list[str]]]:
    """The elements of a page, each with the names of its attributes."""
    return [(tag.name, sorted(tag.attrs)) for tag in page.tags]


@pytest.mark.parametrize(("section", "field"), WHERE)
def test_d1_d3_what_is_typed_in_a_field_is_shown_literally(person: Person, section: str, field: str) -> None:
    harmless = person.refused(section, {field: HARMLESS})
    for text in NASTY:
        page = Page(person.post(f"/audit/{section}", {field: text}), person.app)
        assert page.status == 422
        assert page.form("section-form")[field] == text
        assert shape(page) == shape(harmless)
        assert "1337" not in page.response.text


@pytest.mark.parametrize("path", ["/en/", "/en/start", "/en/nowhere"])
def test_d1_d3_what_stands_in_an_address_is_shown_literally(client: FlaskClient, path: str) -> None:
    plain = Page(client.get(path, query_string={"q": HARMLESS}), client.application)
    for text in NASTY:
        page = Page(client.get(path, query_string={"q": text, text: HARMLESS}), client.application)
        assert shape(page) == shape(plain)
        assert text not in page.response.text
        assert "1337" not in page.response.text


def test_d1_an_address_that_is_not_there_is_not_repeated(client: FlaskClient) -> None:
    plain = Page(client.get("/en/nowhere"), client.application)
    for text in NASTY:
        path = f"/en/{text}".encode().decode("latin-1")
        response = client.get("/en/nowhere", environ_overrides={"PATH_INFO": path})
        assert Page(response, client.application).words == plain.words


def test_d1_d3_a_choice_that_is_not_offered_is_not_repeated(person: Person) -> None:
    harmless = person.refused("brand", {"brand.profile": HARMLESS})
    for text in NASTY:
        page = Page(person.post("/audit/brand", {"brand.profile": text}), person.app)
        assert shape(page) == shape(harmless)
        assert page.words == harmless.words


@pytest.mark.both
def test_d2_nothing_typed_reaches_the_database_as_a_command(person: Person, stranger: Person) -> None:
    stranger.answer("brand.profile", 2)
    for text in NASTY:
        person.post("/audit/answer", {"outcomes.calls": text})
        person.post("/audit/brand", {"brand.profile": text, "shown": text})
        person.client.get(f"/en/space/{text.replace('/', '')}/".replace("?", ""))
        person.client.post("/en/start", data={"nonce": text})
    assert person.saved() == {}
    assert stranger.saved() == {"brand.profile": "2"}


@pytest.mark.parametrize("header", ["Accept-Language", "User-Agent", "Referer", "Cookie", "HX-Request", "HX-Target"])
def test_d1_a_header_is_not_repeated(client: FlaskClient, header: str) -> None:
    for text in NASTY:
        latin = text.encode("utf-8").decode("latin-1")
        page = fetch(client, "/en/start", headers={header: f"language={latin}" if header == "Cookie" else latin})
        assert "onload" not in page.response.text

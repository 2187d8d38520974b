"""The language of each page: in its path, chosen by the browser, by a link or by a button."""

from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from tests.cast import Person
from tests.page import fetch, read
from webapp.languages import LANGUAGES, translator


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("en", "/en/"),
        ("en-US,en;q=0.9", "/en/"),
        ("fr-CA,fr;q=0.9,en;q=0.5", "/fr/"),
        ("de,en;q=0.3", "/en/"),
        ("de,es", "/fr/"),
        ("", "/fr/"),
        (";;;q=,,en;q=abc", "/fr/"),
        ("\x7f" * 200, "/fr/"),
    ],
)
def test_the_front_door_opens_in_the_language_the_browser_prefers(client: FlaskClient, wanted: str, path: str) -> None:
    response = client.get("/", headers={"Accept-Language": wanted})
    assert (response.status_code, response.location) == (302, path)
    assert {"Accept-Language", "Cookie"} <= set(response.vary)


def test_a_browser_that_says_nothing_is_answered_in_french(client: FlaskClient) -> None:
    assert client.get("/").location == "/fr/"


def test_the_language_once_chosen_comes_before_the_browsers(client: FlaskClient) -> None:
    client.set_cookie("language", "en")
    assert client.get("/", headers={"Accept-Language": "fr"}).location == "/en/"


@pytest.mark.parametrize("cookie", ["xx", "", "../fr", "é", "fr; Path=/"])
def test_a_cookie_of_no_language_is_passed_over(client: FlaskClient, cookie: str) -> None:
    client.set_cookie("language", cookie)
    assert client.get("/", headers={"Accept-Language": "en"}).location == "/en/"


def test_the_path_decides_whatever_was_chosen(client: FlaskClient) -> None:
    client.set_cookie("language", "en")
    assert fetch(client, "/fr/").language == "fr"


def test_e7_no_page_sets_a_cookie_before_the_switch_is_used(client: FlaskClient, person: Person) -> None:
    for response in (client.get("/"), client.get("/en/"), person.get("/"), person.post("/audit/brand")):
        assert "Set-Cookie" not in response.headers


def test_the_switch_link_remembers_the_choice_and_lands_on_the_clean_address(client: FlaskClient) -> None:
    link = fetch(client, "/fr/method").link("English")
    response = client.get(link)
    assert (response.status_code, response.location) == (303, "/en/method")
    assert client.get("/").location == "/en/"


def test_the_cookie_holds_the_language_and_nothing_else(client: FlaskClient) -> None:
    (cookie,) = client.get(fetch(client, "/fr/").link("English")).headers.getlist("Set-Cookie")
    assert cookie.startswith("language=en; ")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_following_the_switch_link_again_changes_nothing(client: FlaskClient) -> None:
    link = fetch(client, "/fr/").link("English")
    assert [client.get(link).location for _ in range(3)] == ["/en/"] * 3


def test_the_switch_keeps_the_filters_of_a_page(person: Person) -> None:
    person.answer_all()
    person.finish()
    link = person.page("/advice?pillar=brand&effort=30").link("Français")
    assert person.client.get(link).location == person.path("/advice?pillar=brand&effort=30", "fr")


def test_an_unknown_page_offers_the_home_page_in_the_other_language(client: FlaskClient) -> None:
    link = fetch(client, "/fr/nowhere", 404).link("English")
    assert urlsplit(client.get(link).location).path == "/en/"


@pytest.mark.parametrize(
    "query",
    [
        "language=xx",
        "endpoint=data.erase_all",
        "_external=1",
        "_scheme=javascript",
        "_anchor=x",
        "_method=POST",
        "values=1",
        "code=fr",
        "self=1",
        "filename=x",
        "switch=1&switch=2",
        "%00=%00",
        "a%ED%A0%80=b",
    ],
)
@pytest.mark.parametrize("path", ["/en/", "/en/nowhere", "/nowhere"])
def test_d8_no_parameter_turns_the_switch_away(client: FlaskClient, path: str, query: str) -> None:
    if "switch" in query:
        return
    page = fetch(client, f"{path}?{query}", 404 if "nowhere" in path else 200)
    other = page.link("English" if page.language == "fr" else "Français")
    assert other.startswith(("/en/?", "/fr/?"))


@pytest.mark.parametrize("query", ["token=other", "section_id=people", "number=7", "language=fr"])
def test_no_parameter_leads_the_switch_to_another_page(person: Person, query: str) -> None:
    link = person.page(f"/audit/brand?{query}").link("Français")
    assert urlsplit(link).path == person.path("/audit/brand", "fr")


def test_g3_the_switch_of_a_form_saves_what_is_valid_and_comes_back_in_the_other_language(person: Person) -> None:
    button = person.page("/audit/brand").link("Français")
    response = person.client.post(button, data={"audit": 1, "brand.profile": "3", "switch": "1"})
    assert response.location == person.path("/audit/brand", "fr")
    assert fetch(person.client, response.location).form("section-form")["brand.profile"] == "3"
    assert person.client.get("/").location == "/fr/"


def test_g3_the_switch_of_a_form_keeps_the_rest_as_typed(person: Person) -> None:
    sent = {"context.official.brand": "12,5", "context.official.people": "a lot", "switch": "1"}
    page = person.refused("context", sent, language="fr")
    assert page.language == "fr"
    assert page.form("section-form")["context.official.people"] == "a lot"
    assert page.form("section-form")["context.official.brand"] == "12,5"
    assert page.one("#context-official-people")["aria-invalid"] == "true"


def test_g3_the_switch_of_the_review_finishes_nothing(person: Person) -> None:
    person.answer("brand.profile", 3)
    button = person.page("/audit/review").link("Français")
    response = person.client.post(button, data={"audit": 1, "switch": "1"})
    assert response.location == person.path("/audit/review", "fr")
    assert person.reports() == [None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_is_shown_with_the_separator_of_the_language(person: Person, language: str) -> None:
    person.fill("context", {"context.official.brand": "12.5"})
    shown = person.page("/audit/context", language=language).form("section-form")["context.official.brand"]
    assert shown == {"en": "12.5", "fr": "12,5"}[language]


def test_g3_the_same_report_is_read_in_both_languages(person: Person) -> None:
    person.answer_all(3)
    figures = [cell.replace(",", ".") for cell in person.finished().texts(".figures td") if cell[:1].isdigit()]
    french = person.page("/report", language="fr")
    assert [cell.replace(",", ".") for cell in french.texts(".figures td") if cell[:1].isdigit()] == figures
    assert french.one("main h2#pillars-title").text == translator("fr")("The five pillars")


def test_the_switch_of_a_refused_section_still_leads_somewhere(person: Person) -> None:
    page = person.refused("outcomes", {"outcomes.calls": "many"})
    response = person.client.post(page.link("Français"), data=page.form("section-form") | {"switch": "1"})
    assert read(response, person.app, 422).language == "fr"

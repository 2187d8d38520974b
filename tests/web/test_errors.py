"""What a person sees when something fails: a page of the site, in their language, that says what became of it."""

from collections.abc import Callable

import pytest
from flask import Flask, Response, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, default_exceptions

from tests.cast import HTMX, Person
from tests.page import fetch, read
from webapp.languages import LANGUAGES, translator
from webapp.store.engine import start_writing
from webapp.web.errors import FAILURES

MakeApp = Callable[..., Flask]
languages = pytest.mark.parametrize("language", LANGUAGES)


def failing(app: Flask, status: int) -> Flask:
    """Make the home page fail with a status."""

    def home() -> Response:
        abort(status)

    app.view_functions["pages.home"] = home
    return app


def broken(app: Flask, endpoint: str, error: Exception) -> None:
    """Make a view raise, after it has taken the right to write."""

    def view(**_parts: str) -> Response:
        start_writing()
        raise error

    app.view_functions[endpoint] = view


@languages
@pytest.mark.parametrize(
    "path", ["/nowhere", "/space/wrong-link/", "/space/wrong-link/audit/brand", "/start/", "/method/x", "/%00"]
)
def test_an_unknown_page_speaks_the_language_of_its_path(client: FlaskClient, language: str, path: str) -> None:
    client.set_cookie("language", "en" if language == "fr" else "fr")
    page = fetch(client, f"/{language}{path}", 404)
    assert (page.language, page.h1) == (language, translator(language)("There is no page here"))


@languages
@pytest.mark.parametrize("path", ["/nowhere", "/space/", "/de/", "/FR/", "/favicon.png", "/wp-login.php"])
def test_an_unknown_page_without_a_language_speaks_the_browsers(client: FlaskClient, language: str, path: str) -> None:
    page = fetch(client, path, 404, headers={"Accept-Language": language})
    assert (page.language, page.h1) == (language, translator(language)("There is no page here"))


def test_an_unknown_page_leads_home(client: FlaskClient) -> None:
    assert fetch(client, "/en/nowhere", 404).link("Go to the home page") == "/en/"


@languages
@pytest.mark.parametrize(("method", "path"), [("POST", "/"), ("PUT", "/start"), ("DELETE", "/method"), ("PATCH", "/")])
def test_a_method_that_a_page_does_not_take_is_told(client: FlaskClient, language: str, method: str, path: str) -> None:
    page = read(client.open(f"/{language}{path}", method=method), client.application, 405)
    assert page.h1 == translator(language)("This page cannot be used that way")
    assert "GET" in page.response.headers["Allow"]


@pytest.mark.parametrize(("rest", "status"), [("/audit", 405), ("/audit/answer", 404), ("/data/leave", 405)])
def test_an_address_that_only_takes_a_form_shows_a_page_all_the_same(person: Person, rest: str, status: int) -> None:
    person.page(rest, status)


@pytest.mark.parametrize("rest", ["/data/erase", "/data/link"])
def test_a_page_that_answered_a_form_can_be_loaded_again(person: Person, rest: str) -> None:
    assert person.get(rest).location == person.path("/data")


@languages
def test_what_is_too_large_is_refused_before_anything_is_changed(person: Person, language: str) -> None:
    person.answer("brand.profile", 3)
    response = person.post("/audit/brand", {"brand.profile": "1", "shown": "x" * 1_100_000}, language)
    page = read(response, person.app, 413)
    assert page.h1 == translator(language)("That is too large")
    assert person.saved() == {"brand.profile": "3"}


@pytest.mark.parametrize("rest", ["/audit/answer", "/audit/review", "/data/erase", "/data/comparison"])
def test_every_form_refuses_what_is_too_large(person: Person, rest: str) -> None:
    read(person.post(rest, {"x": "x" * 1_100_000}), person.app, 413)


def test_a_form_with_too_many_parts_is_refused(person: Person) -> None:
    parts = {f"field{number}": "1" for number in range(600)}
    response = person.post("/audit/brand", parts, content_type="multipart/form-data")
    read(response, person.app, 413)


@languages
def test_every_status_has_a_page_with_no_trace_of_the_works(make_app: MakeApp, language: str) -> None:
    app = make_app()
    for status in default_exceptions:
        page = fetch(failing(app, status).test_client(), f"/{language}/", status)
        assert page.language == language
        assert page.h1 in {translator(language)(failure.title) for failure in FAILURES.values()}


@languages
def test_a_failure_of_ours_says_what_became_of_it(make_app: MakeApp, language: str) -> None:
    app = make_app()
    broken(app, "pages.method", ValueError("a detail nobody should read"))
    page = fetch(app.test_client(), f"/{language}/method", 500)
    assert page.h1 == translator(language)("Something failed on our side")
    assert "detail" not in page.response.text
    fetch(app.test_client(), f"/{language}/")


@pytest.mark.both
@languages
def test_a_database_that_fails_is_told_as_a_pause(make_app: MakeApp, language: str) -> None:
    app = make_app()
    broken(app, "pages.method", OperationalError("SELECT", {}, Exception("disk I/O error")))
    page = fetch(app.test_client(), f"/{language}/method", 503)
    assert page.h1 == translator(language)("The site cannot save anything right now")
    assert "disk" not in page.response.text
    assert app.test_client().post(f"/{language}/start").status_code == 303


def test_a_failure_is_logged_without_the_link(make_app: MakeApp, caplog: pytest.LogCaptureFixture) -> None:
    app = make_app()
    person = Person.begins(app)
    broken(app, "audit.review", ValueError("something"))
    person.page("/audit/review", 500)
    assert "failure in GET audit.review" in caplog.text
    assert person.token not in caplog.text


def test_a_failure_gives_up_what_it_had_begun(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person.begins(make_app())
    monkeypatch.setattr("webapp.web.audit.settle", lambda *_: 1 / 0)
    assert person.post("/audit/brand", {"brand.profile": 3}).status_code == 500
    monkeypatch.undo()
    assert person.saved() == {}
    assert person.answer("brand.profile", 2).status == 200


@pytest.mark.parametrize("status", [404, 500])
def test_a_failure_asked_for_by_htmx_is_a_whole_page_with_its_status(make_app: MakeApp, status: int) -> None:
    fetch(failing(make_app(), status).test_client(), "/en/", status, headers=HTMX)


def test_the_body_that_cannot_be_read_is_no_failure_of_ours(person: Person) -> None:
    response = person.client.post(
        person.path("/audit/brand"), data=b"--x\r\nContent-Disposition: form", content_type="multipart/form-data"
    )
    assert response.status_code in {400, 409}


def test_a_page_of_failure_is_kept_by_nobody(client: FlaskClient) -> None:
    assert fetch(client, "/en/nowhere", 404).response.headers["Cache-Control"] == "private, no-store"


def test_an_exception_that_brings_its_own_answer_keeps_it(make_app: MakeApp) -> None:
    app = make_app()

    def home() -> Response:
        raise HTTPException(response=Response("as it is", 418))

    app.view_functions["pages.home"] = home
    assert app.test_client().get("/en/").text == "as it is"

"""A form whose token is too old: what was typed is shown, and can be sent again."""

from collections.abc import Callable

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from flask_wtf import FlaskForm
from wtforms import StringField

from tests.page import Page, read
from webapp.extensions import csrf
from webapp.languages import LANGUAGES, prefix, translator
from webapp.web.access import public
from webapp.web.rendering import page

TYPED = {"name": 'Zoë & "the others" <b>', "note": "line one\r\nline two", "more": ["1", "2"]}


class NoteForm(FlaskForm):  # type: ignore[misc]
    """A form with a token, as those who sign in will have."""

    name = StringField()


@pytest.fixture
def visitor(make_app: Callable[..., Flask]) -> FlaskClient:
    """A visitor of a site with such a form."""
    app = make_app()

    @app.route(f"{prefix()}/note", methods=["GET", "POST"])
    @public
    def note() -> object:
        if request.method == "POST":
            csrf.protect()
            return f"received {sorted(request.form.getlist('more'))} {NoteForm().name.data}"
        return page("errors/expired.html", kept=[], again=request.path)

    return app.test_client()


def sent(visitor: FlaskClient, language: str = "en", **more: str) -> Page:
    """Send the form without the token it wants; return the page that says so."""
    response = visitor.post(f"/{language}/note?from=here", data={**TYPED, **more})
    return read(response, visitor.application, 400)


@pytest.mark.parametrize("language", LANGUAGES)
def test_d6_the_page_says_so_in_the_visitors_language(visitor: FlaskClient, language: str) -> None:
    assert sent(visitor, language).h1 == translator(language)("This form has expired")


def test_d6_what_was_typed_is_shown_literally(visitor: FlaskClient) -> None:
    shown = [tag.get_text().replace("\r\n", "\n") for tag in sent(visitor).all("dd")]
    assert shown == ['Zoë & "the others" <b>', "line one\nline two", "1", "2"]


def test_d6_sending_it_again_gets_through_with_all_that_was_typed(visitor: FlaskClient) -> None:
    page = sent(visitor, csrf_token="stale")
    fields = [(str(tag["name"]), str(tag["value"])) for tag in page.all("main form input")]
    data = {name: [value for other, value in fields if other == name] for name, _ in fields}
    response = visitor.post(page.one("main form")["action"], data=data)
    assert response.text == f"received ['1', '2'] {TYPED['name']}"


def test_d6_a_token_of_another_browser_is_refused_and_not_sent_again(visitor: FlaskClient) -> None:
    other = visitor.application.test_client()
    token = sent(other).form()["csrf_token"]
    page = sent(visitor, csrf_token=token)
    assert [tag["value"] for tag in page.all("input[name=csrf_token]")] != [token]


def test_the_form_goes_back_to_where_it_was_sent(visitor: FlaskClient) -> None:
    assert sent(visitor).one("main form")["action"] == "/en/note?from=here"

"""The gate of the coach's pages."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.typing import ResponseReturnValue

from tests.cast import HTMX, Person
from tests.coaching import Coach, writing
from tests.page import Page, read
from webapp.languages import prefix
from webapp.store.coaches import SignedIn, sign_out, sign_out_everywhere
from webapp.store.groups import OwnGroup
from webapp.web.coaching.access import coach_page, group_page

MakeApp = Callable[..., Flask]


@coach_page
def greet(coach: SignedIn) -> ResponseReturnValue:
    return f"Hello {coach.name}"


@group_page
def name_of(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:
    return f"{coach.name}: {group.name}"


@pytest.fixture
def site(make_app: MakeApp) -> Flask:
    """A site with two pages of its own for coaches."""
    app = make_app()
    app.add_url_rule(f"{prefix()}/coach/greeting", "greeting", greet, methods=["GET", "POST"])
    app.add_url_rule(f"{prefix()}/coach/naming/<int:group_id>", "naming", name_of)
    return app


def test_a_coach_is_let_in(site: Flask) -> None:
    assert Coach.signs_in(site).get("/greeting").text == "Hello Carla Coach"


def test_a_stranger_meets_a_404_that_offers_to_sign_in(site: Flask) -> None:
    page = Page(site.test_client().get("/en/coach/greeting?x=1"), site)
    assert page.status == 404
    assert page.link("Sign in") == "/en/coach/sign-in?next=%2Fen%2Fcoach%2Fgreeting%3Fx%3D1"


def test_htmx_is_led_to_the_sign_in(site: Flask) -> None:
    response = site.test_client().get("/fr/coach/greeting", headers=HTMX)
    assert response.status_code == 404
    assert response.headers["HX-Redirect"].startswith("/fr/coach/sign-in?next=")


def test_the_cookie_is_dead_once_the_coach_has_left(site: Flask) -> None:
    coach, elsewhere = Coach.signs_in(site), Coach.signs_in(site)
    with writing(site):
        sign_out(coach.sid)
        sign_out_everywhere(elsewhere.id)
    assert [coach.get("/greeting").status_code, elsewhere.get("/greeting").status_code] == [404, 404]


def test_another_coach_s_group_is_an_unknown_page(site: Flask) -> None:
    coach, other = Coach.signs_in(site), Coach.signs_in(site)
    group = coach.group("Spring")
    assert coach.get(f"/naming/{group.id}").text == "Carla Coach: Spring"
    assert read(other.get(f"/naming/{group.id}"), site, 404).words == read(other.get("/naming/99999"), site, 404).words


def test_a_form_without_its_token_changes_nothing(site: Flask) -> None:
    coach = Coach.signs_in(site)
    assert coach.client.post("/en/coach/greeting").status_code == 400
    assert coach.post("/greeting").text == "Hello Carla Coach"


def test_a_client_is_no_coach(site: Flask) -> None:
    assert Person.begins(site).client.get("/en/coach/greeting").status_code == 404

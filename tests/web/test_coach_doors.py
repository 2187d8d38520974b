"""Every page of a coach is shut to whoever is none, and the cookie that opens it is well kept."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.cast import HTMX, Person
from tests.coaching import Coach
from tests.databases import PRODUCTION
from tests.newcomers import Newcomer
from tests.sitemap import SAMPLES, rules


def doors(app: Flask, method: str) -> Iterator[str]:
    """Return the path of every route for coaches that takes a method, each part of it filled in somehow."""
    site = app.url_map.bind("localhost")
    for rule in rules(app, "coach", method):
        parts = {part: SAMPLES[part][0] for part in rule.arguments - {"language"}}
        yield site.build(rule.endpoint, parts | {"language": "en"}, method=method)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_c4_a_stranger_and_a_client_find_no_page_where_a_coach_does(app: Flask, person: Person, method: str) -> None:
    paths = list(doors(app, method))
    assert "/en/coach/account" in paths
    for visitor in (app.test_client(), person.client):
        found = {
            (path, visitor.open(path, method=method, headers=how).status_code) for path in paths for how in ({}, HTMX)
        }
        assert found == {(path, 404) for path in paths}


def test_e7_the_cookie_of_a_coach_is_kept_from_scripts_and_from_other_sites(make_app: Callable[..., Flask]) -> None:
    visitor = make_app(**PRODUCTION).test_client()
    response = visitor.get("/fr/coach/sign-in", base_url="https://aplomb.example")
    (cookie,) = response.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_d10_a_forged_host_is_in_no_link_of_a_mail(app: Flask) -> None:
    newcomer = Newcomer.comes(app)
    newcomer.page("/sign-up")
    newcomer.client.environ_base["HTTP_X_FORWARDED_HOST"] = "evil.example"
    newcomer.signs_up()
    with app.test_request_context("/en/", base_url="http://evil.example"):
        assert newcomer.address_mailed("confirm").startswith(app.config["PUBLIC_URL"] + "/en/coach/confirm/")


@pytest.mark.both
@pytest.mark.parametrize("number", ["2147483648", "9" * 20, "9" * 5000])
def test_a_number_that_no_row_has_is_an_unknown_page(coach: Coach, number: str) -> None:
    for path in (f"/groups/{number}", f"/clients/{number}", f"/groups/{number}/invite"):
        assert coach.get(path).status_code == 404

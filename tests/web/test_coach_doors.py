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


ODD = ["-99999999999999999999", "-1", "9" * 20, "1e9", "٣", ""]


@pytest.mark.both
@pytest.mark.parametrize("odd", ODD)
def test_g1_a_number_that_is_none_is_no_failure(coach: Coach, odd: str) -> None:
    group = coach.group()
    for path in (
        f"/groups/{group.id}/invitations?done=resent&page={odd}&who={odd}",
        f"/clients/reminded?group={odd}&done={odd}",
        f"/clients?page={odd}&group={odd}&pillar=brand&under={odd}99999999",
    ):
        assert coach.get(path).status_code in {200, 302, 404}
    for path in ("/clients/remind", "/clients/archive", "/clients/seen"):
        assert coach.post(path, {"client": odd, "group": odd}).status_code in {303, 400}


def test_a_figure_beyond_all_figures_is_no_filter(coach: Coach) -> None:
    assert coach.get("/clients?pillar=brand&under=1e999999999").status_code == 200


def test_a_page_after_the_last_leads_to_the_last(coach: Coach, person: Person) -> None:
    coach.follows(person, coach.group())
    assert coach.client.get(coach.get("/clients?page=999").location).status_code == 200

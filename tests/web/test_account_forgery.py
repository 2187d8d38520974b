"""Forms that another site forged, or that are too old, and destinations that are not ours."""

import pytest
from flask import Flask

from tests.cast import HTMX
from tests.coaching import Coach
from tests.newcomers import EMAIL, PASSWORD, Newcomer
from tests.page import Page, read

pytestmark = pytest.mark.thorough

OTHER = "a quite different password"


@pytest.fixture
def newcomer(app: Flask) -> Newcomer:
    """Someone who has just made an account, confirmed it, and signed in."""
    return Newcomer.joins(app)


FORGED = [({}, {}), ({"Origin": "https://evil.example"}, None), ({"Sec-Fetch-Site": "cross-site"}, None), (HTMX, {})]


@pytest.mark.parametrize(("headers", "token"), FORGED)
@pytest.mark.parametrize("rest", ["/account", "/account/password", "/account/delete", "/sign-out"])
def test_d6_a_forged_form_changes_nothing(
    newcomer: Newcomer, rest: str, headers: dict[str, str], token: dict[str, str] | None
) -> None:
    form = {"name": "Evil", "language": "fr", "password": PASSWORD, "new_password": OTHER, "sure": "yes"}
    real = newcomer.page("/account").form("account-form")["csrf_token"]
    sent = newcomer.client.post(
        f"/en/coach{rest}", data=form | ({"csrf_token": real} if token is None else token), headers=headers
    )
    assert sent.status_code in {400, 403}
    assert newcomer.page("/account").form("account-form")["name"] == "Nina New"


def test_d6_a_token_of_another_session_is_refused(newcomer: Newcomer, coach: Coach) -> None:
    sent = newcomer.client.post("/en/coach/account", data={"csrf_token": coach.csrf, "name": "Evil", "language": "fr"})
    assert sent.status_code == 400
    assert newcomer.page("/account").form("account-form")["name"] == "Nina New"


def test_d6_a_form_that_is_too_old_keeps_what_was_typed_but_no_password(app: Flask) -> None:
    data = {"csrf_token": "stale", "name": "Zoé", "email": EMAIL, "password": PASSWORD}
    page = read(app.test_client().post("/en/coach/sign-up", data=data), app, 400)
    assert page.h1 == "This form has expired"
    assert page.texts("dd") == ["Zoé", EMAIL]
    assert PASSWORD not in page.response.text


@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example",
        "https:evil.example",
        "https://evil.example/fr/coach/",
        "/\\evil.example",
        "/fr/coach//evil.example",
        "/fr/coach/\\evil.example",
        "/fr/coach/../../evil",
        "/fr/coach/\t/evil.example",
        "//evil.example/fr/coach/x",
        "/fr/space/x",
        "javascript:alert(1)",
        "fr/coach/groups",
    ],
)
def test_d8_after_the_sign_in_one_is_led_nowhere_else(newcomer: Newcomer, evil: str) -> None:
    visitor = newcomer.elsewhere()
    form = visitor.page("/sign-in").form()
    data = {**form, "email": EMAIL, "password": PASSWORD}
    sent = visitor.client.post("/en/coach/sign-in", query_string={"next": evil}, data=data)
    assert (sent.status_code, sent.location) == (303, "/en/coach/")


def test_after_the_sign_in_one_is_led_to_the_page_one_wanted_in_the_language_at_hand(newcomer: Newcomer) -> None:
    visitor = newcomer.elsewhere()
    wanted = Page(visitor.client.get("/en/coach/account?x=1"), visitor.app).link("Sign in")
    assert visitor.signs_in(query=wanted.removeprefix("/en/coach/sign-in")).location == "/en/coach/account?x=1"
    assert newcomer.elsewhere().signs_in(query="?next=/fr/coach/account").location == "/en/coach/account"

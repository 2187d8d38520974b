"""The account of a coach: made, confirmed, signed in to, kept, closed."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.cast import Person
from tests.coaching import Coach
from tests.newcomers import EMAIL, PASSWORD, Newcomer, letters
from tests.page import fetch
from webapp.languages import LANGUAGES

MakeApp = Callable[..., Flask]
OTHER = "a quite different password"


@pytest.fixture
def newcomer(app: Flask) -> Newcomer:
    """Someone who has just made an account, confirmed it, and signed in."""
    return Newcomer.joins(app)


@pytest.mark.both
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_coach_makes_an_account_confirms_it_and_signs_in(app: Flask, language: str) -> None:
    newcomer = Newcomer.comes(app, language=language)
    assert newcomer.said(newcomer.signs_up())
    assert newcomer.said(newcomer.follows("confirm"))
    assert newcomer.signs_in().location == f"/{language}/coach/"
    assert newcomer.page("/account").form("account-form")["name"] == "Nina New"


def test_an_address_that_is_not_confirmed_opens_nothing(app: Flask) -> None:
    newcomer = Newcomer.comes(app)
    newcomer.signs_up()
    page = newcomer.refused("/sign-in", {"email": EMAIL, "password": PASSWORD})
    assert page.title.startswith("Error:")
    assert "use the link of its mail first" in page.words


def test_the_mail_that_confirms_can_be_had_again(app: Flask) -> None:
    newcomer = Newcomer.comes(app)
    newcomer.signs_up()
    assert newcomer.said(newcomer.send("/confirm", {"email": EMAIL})).startswith("If this address can be used")
    assert len(letters(app, EMAIL, "confirm")) == 2


def test_an_account_that_waits_takes_the_password_given_last_and_the_earlier_link_is_dead(app: Flask) -> None:
    someone, nina = Newcomer.comes(app), Newcomer.comes(app)
    someone.signs_up(password=OTHER)
    early = someone.mailed("confirm")
    nina.signs_up()
    nina.page(early, 404)
    nina.follows("confirm")
    assert someone.signs_in(OTHER).status_code == 422
    assert nina.signs_in().status_code == 303


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("password", "too short", "This password is too short: 10 characters at least."),
        ("password", "x" * 129, "This is too long: shorten it."),
        ("password", "", "Fill this in."),
        ("password", "ten or more\x07", "Some characters in it cannot be kept: type it again by hand."),
        ("email", "nobody", "Enter an e-mail address such as name@example.org."),
        ("name", "", "Fill this in."),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_kept(app: Flask, name: str, value: str, message: str) -> None:
    data = {"name": "Zoé <b>", "email": EMAIL, "password": PASSWORD, name: value}
    page = Newcomer.comes(app).refused("/sign-up", data)
    assert page.text(f"#{name}-error") == f"Error: {message}"
    assert page.form()["name"] == data["name"]
    assert "value" not in page.one("#password").attrs


def test_a_password_keeps_its_blanks_and_may_be_typed_on_another_keyboard(app: Flask) -> None:
    newcomer = Newcomer.comes(app)
    newcomer.signs_up(password=" caf\u00e9 \u00e9t\u00e9 ")
    newcomer.follows("confirm")
    assert newcomer.signs_in("caf\u00e9 \u00e9t\u00e9").status_code == 422
    assert newcomer.signs_in(" cafe\u0301 e\u0301te\u0301 ").status_code == 303


def test_the_language_switch_of_a_form_keeps_what_was_typed_and_complains_of_nothing(app: Flask) -> None:
    visitor = app.test_client()
    form = fetch(visitor, "/fr/coach/sign-up").form()
    sent = visitor.post("/en/coach/sign-up", data={**form, "name": "Zoé", "switch": "1"})
    assert sent.status_code == 200
    assert 'value="Zoé"' in sent.text
    assert letters(app, EMAIL) == []


def test_a_forgotten_password_is_replaced_by_the_link_of_a_mail(newcomer: Newcomer) -> None:
    visitor = newcomer.elsewhere()
    assert visitor.said(visitor.send("/recover", {"email": EMAIL})).startswith("If this address can be used")
    assert visitor.said(visitor.follows("recover", {"new_password": OTHER})).startswith("Your new password is in force")
    assert visitor.signs_in().status_code == 422
    assert visitor.signs_in(OTHER).status_code == 303
    assert not newcomer.in_()
    assert letters(newcomer.app, EMAIL)[-1].details == {"what": "password"}


def test_the_name_the_language_and_the_wish_for_mails_are_kept(newcomer: Newcomer) -> None:
    form = newcomer.page("/account").form("account-form")
    del form["notified"]
    form |= {"name": "Nína", "language": "fr"}
    assert newcomer.said(newcomer.client.post("/en/coach/account", data=form)) == "Saved."
    kept = newcomer.page("/account").form("account-form")
    assert (kept["name"], kept["language"], "notified" in kept) == ("Nína", "fr", False)


def test_a_language_that_is_not_spoken_is_refused(newcomer: Newcomer) -> None:
    assert newcomer.refused("/account", {"language": "xx"}).text("#language-error").endswith("Choose one of the list.")


def test_a_changed_password_signs_every_other_browser_out(newcomer: Newcomer) -> None:
    elsewhere = newcomer.elsewhere()
    elsewhere.signs_in()
    changed = newcomer.send("/account/password", {"password": PASSWORD, "new_password": OTHER})
    assert newcomer.said(changed).startswith("Your new password is in force")
    assert (newcomer.in_(), elsewhere.in_()) == (True, False)
    assert elsewhere.signs_in(OTHER).status_code == 303


def test_the_password_is_asked_for_what_matters(newcomer: Newcomer) -> None:
    data = {
        "password": "not mine at all",
        "new_password": OTHER,
        "email": "n@aplomb.example",
        "sure": "yes",
        "code": "1",
    }
    for rest in ("password", "email", "delete", "second-factor"):
        assert newcomer.refused(f"/account/{rest}", data).text("#password-error") == "Error: This is not your password."
    assert newcomer.elsewhere().signs_in().status_code == 303


@pytest.mark.both
def test_another_address_is_in_force_once_its_link_was_used(newcomer: Newcomer) -> None:
    new = "nina@elsewhere.example"
    newcomer.send("/account/email", {"email": new, "password": PASSWORD})
    newcomer.email = new
    assert newcomer.elsewhere().signs_in().status_code == 422
    elsewhere = Newcomer.comes(newcomer.app)
    elsewhere.signs_in()
    assert newcomer.said(newcomer.follows("changed-email")).startswith("Your new address is in force")
    assert not elsewhere.in_()
    assert newcomer.elsewhere().signs_in().status_code == 303
    assert letters(newcomer.app, EMAIL)[-1].letter == "changed"


def test_an_address_that_another_has_is_told_by_mail_alone(newcomer: Newcomer, coach: Coach) -> None:
    asked = newcomer.send("/account/email", {"email": coach.email, "password": PASSWORD})
    assert newcomer.said(asked).startswith("A mail is on its way to the new address")
    assert [row.letter for row in letters(newcomer.app, coach.email)] == ["known"]


def test_an_account_never_confirmed_keeps_no_address_from_its_owner(newcomer: Newcomer) -> None:
    new = "nina@elsewhere.example"
    Newcomer.comes(newcomer.app, new).signs_up(password=OTHER)
    newcomer.send("/account/email", {"email": new, "password": PASSWORD})
    newcomer.email = new
    newcomer.follows("changed-email")
    assert newcomer.elsewhere().signs_in().status_code == 303


def test_ones_own_address_is_no_new_one(newcomer: Newcomer) -> None:
    page = newcomer.refused("/account/email", {"email": EMAIL.upper(), "password": PASSWORD})
    assert page.text("#email-error") == "Error: This is your address already."


def test_every_browser_is_signed_out_at_once(newcomer: Newcomer) -> None:
    elsewhere = newcomer.elsewhere()
    elsewhere.signs_in()
    page = newcomer.page("/account")
    assert len(page.all("#browsers-title + ul li")) == 2
    newcomer.client.post("/en/coach/account/sign-out-everywhere", data=page.form("account-form"))
    assert (newcomer.in_(), elsewhere.in_()) == (False, False)


@pytest.mark.both
def test_a_deleted_account_takes_its_groups_along_and_leaves_the_spaces(app: Flask, person: Person) -> None:
    newcomer = Newcomer.joins(app)
    coach = Coach(newcomer.client, 1, EMAIL, "")
    coach.follows(person, coach.group())
    gone = newcomer.send("/account/delete", {"password": PASSWORD, "sure": "yes"})
    assert newcomer.said(gone) == "Your account is deleted, with all that it held."
    assert newcomer.signs_in().status_code == 422
    assert letters(app, EMAIL) == []
    person.page("/data")


def test_an_account_is_deleted_by_whoever_says_that_they_want_it(newcomer: Newcomer) -> None:
    page = newcomer.refused("/account/delete", {"password": PASSWORD})
    assert page.text("#sure-error") == "Error: Tick this box to say that you want it."
    assert newcomer.in_()


def test_where_accounts_are_made_by_those_who_run_the_site_the_page_says_so(make_app: MakeApp) -> None:
    visitor = Newcomer.comes(make_app(COACH_SIGNUP="closed"))
    assert "accounts are made by those who run the site" in visitor.page("/sign-up").words
    token = visitor.page("/sign-in").form()["csrf_token"]
    assert visitor.client.post("/en/coach/sign-up", data={"csrf_token": token}).status_code == 404


def test_whoever_is_signed_in_need_not_sign_in(newcomer: Newcomer) -> None:
    assert newcomer.client.get("/en/coach/sign-in").location == "/en/coach/"


def test_a_page_that_is_only_read_sets_no_cookie_once_signed_in(newcomer: Newcomer) -> None:
    assert "Set-Cookie" not in newcomer.client.get("/en/coach/account").headers

"""The commands about the accounts of coaches."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from click.testing import Result
from flask import Flask

from tests.coaching import Coach
from tests.newcomers import EMAIL, PASSWORD, Newcomer


def command(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["coach", *arguments])


@pytest.mark.both
def test_an_account_made_by_the_operator_is_opened_by_its_link(app: Flask) -> None:
    link = command(app, "add", f" {EMAIL.upper()} ", "--name", "Nina", "--lang", "en").stdout.split()[-1]
    assert link.startswith(app.config["PUBLIC_URL"] + "/en/coach/recover/")
    newcomer = Newcomer.comes(app)
    assert newcomer.signs_in("").status_code == newcomer.signs_in().status_code == 422
    newcomer.send(urlsplit(link).path, {"new_password": PASSWORD})
    assert newcomer.signs_in().status_code == 303


def test_an_address_has_one_account(app: Flask, coach: Coach) -> None:
    result = command(app, "add", coach.email)
    assert result.exit_code == 2
    assert "has an account already" in result.stderr


@pytest.mark.parametrize("arguments", [["add", "nobody"], ["reset-2fa", "nobody@aplomb.example"]])
def test_an_address_that_is_none_or_unknown_is_refused(app: Flask, arguments: list[str]) -> None:
    assert command(app, *arguments).exit_code == 2


def test_a_lost_second_factor_is_taken_away(app: Flask) -> None:
    newcomer = Newcomer.joins(app)
    newcomer.takes_a_second_factor()
    assert command(app, "reset-2fa", EMAIL).exit_code == 0
    assert not newcomer.in_()
    assert newcomer.signs_in().location == "/en/coach/"


def test_the_accounts_are_listed(app: Flask, coach: Coach) -> None:
    Newcomer.comes(app).signs_up()
    first, second = command(app, "list").stdout.splitlines()
    assert first.startswith(coach.email)
    assert first.endswith("ready")
    assert second.startswith(EMAIL)
    assert second.endswith("waits for its confirmation")


@pytest.mark.both
def test_the_purge_ends_old_sign_ins_and_deletes_the_accounts_never_confirmed(app: Flask, coach: Coach) -> None:
    Newcomer.comes(app).signs_up()
    for days, gone in ((29, 0), (32, 1)):
        with time_machine.travel(datetime.now(UTC) + timedelta(days=days)):
            said = app.test_cli_runner().invoke(args=["purge"]).stdout.splitlines()[-1]
        assert said.endswith(f", {gone} accounts never confirmed deleted, {gone} sign-ins ended")
    assert command(app, "list").stdout.startswith(coach.email)


@pytest.mark.parametrize("asked", ["/sign-up", "/confirm"])
def test_signing_up_leaves_an_account_made_by_the_operator_as_it_is(app: Flask, asked: str) -> None:
    link = command(app, "add", EMAIL, "--name", "Nina", "--lang", "en").stdout.split()[-1]
    newcomer = Newcomer.comes(app)
    given = {"email": EMAIL, "name": "Mallory", "password": "somebody else's password"}
    assert "If this address can be used here" in newcomer.said(newcomer.send(asked, given))
    mailed = newcomer.mailed("recover")
    assert newcomer.signs_in("somebody else's password").status_code == 422
    for path in (urlsplit(link).path, mailed):
        assert newcomer.elsewhere().page(path).h1
    newcomer.send(mailed, {"new_password": PASSWORD})
    assert newcomer.signs_in().status_code == 303
    assert newcomer.page("/account").one("#name")["value"] == "Nina"

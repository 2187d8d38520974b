"""The second factor of a coach who is signed in: set up, ended, and its recovery codes."""

from flask import request
from flask.typing import ResponseReturnValue

from webapp.languages import gettext
from webapp.store.accounts import Account, change_account
from webapp.store.coaches import SignedIn
from webapp.web.coaching.access import coach_page
from webapp.web.coaching.account_links import make_token, read_token
from webapp.web.coaching.accounts.area import (
    SAID,
    area,
    back_to,
    form_page,
    own_account,
    proven,
    refuse,
    tell_of_change,
)
from webapp.web.coaching.accounts.fields import PasswordForm, SecondFactorForm
from webapp.web.coaching.accounts.signing import WRONG_CODE
from webapp.web.coaching.accounts.totp import QR_TITLE, codes, drawn, is_code, new_recovery_codes
from webapp.web.rendering import page

OFF = {"tf_totp_secret": None, "tf_counter": None, "mf_recovery_codes": None}
"""The columns of an account without a second factor."""


@area.route("/account/second-factor", methods=["GET", "POST"])
@coach_page
def factor(coach: SignedIn) -> ResponseReturnValue:
    """Set the second factor up, or end it."""
    account = own_account(coach)
    return end_it(coach) if account.tf_totp_secret else set_up(coach, account)


def set_up(coach: SignedIn, account: Account) -> ResponseReturnValue:
    """Show what the app needs; keep it once a code shows that the app has it, and show the recovery codes, once."""
    form = SecondFactorForm(request.form)
    secret = secret_in_hand(account)
    if proof := proven(form, coach):
        if is_code(proof, secret, str(form.code.data)):
            change_account(coach.id, tf_totp_secret=secret)
            tell_of_change(proof, "second-factor-on")
            return page("coach/account/recovery_codes.html", codes=new_recovery_codes(proof), said=SAID["on"])
        refuse(form.code, WRONG_CODE)
    return form_page("coach/account/second_factor_on.html", form, email=coach.email, **shown(account, secret))


def secret_in_hand(account: Account) -> str:
    """Return the secret that the form carries, unreadable, for this very account; a new one when it carries none."""
    found = read_token("set-up", request.form.get("secret", ""))
    return found[1] if found and found[0].id == account.id else codes().generate_totp_secret()


def shown(account: Account, secret: str) -> dict[str, str]:
    """Return what an app needs to know: as a drawing, as an address, as a key to type."""
    uri = codes().get_totp_uri(account.email, secret)
    drawing = drawn(uri, gettext(QR_TITLE))
    key = codes().get_totp_pretty_key(secret)
    return {"secret": make_token("set-up", account, secret), "uri": uri, "drawing": drawing, "key": key}


def end_it(coach: SignedIn) -> ResponseReturnValue:
    """Turn the second factor off."""
    form = PasswordForm(request.form)
    if account := proven(form, coach):
        change_account(coach.id, **OFF)
        tell_of_change(account, "second-factor-off")
        return back_to("overview", "off")
    return form_page("coach/account/second_factor_off.html", form, email=coach.email)


@area.route("/account/recovery-codes", methods=["GET", "POST"])
@coach_page
def recovery_codes(coach: SignedIn) -> ResponseReturnValue:
    """Say how many recovery codes are left; make new ones, shown once."""
    form = PasswordForm(request.form)
    if own_account(coach).tf_totp_secret is None:
        return back_to("factor", "")
    if account := proven(form, coach):
        return page("coach/account/recovery_codes.html", codes=new_recovery_codes(account), said="")
    left = len(own_account(coach).mf_recovery_codes or [])
    return form_page("coach/account/new_codes.html", form, left=left, email=coach.email)

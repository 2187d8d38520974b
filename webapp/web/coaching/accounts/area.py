"""What the pages of an account share: their area, their gates, and how a browser is signed in and out."""

from functools import wraps
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from wtforms import Form

from webapp.content.marker import N_
from webapp.extensions import csrf
from webapp.languages import LANGUAGES, current
from webapp.store.accounts import Account, find_account
from webapp.store.coaches import SignedIn, sign_in
from webapp.store.engine import commit, rollback, start_writing
from webapp.store.outbox import Letter, queue
from webapp.web.access import View, audience
from webapp.web.coaching.access import COACHES, SID
from webapp.web.coaching.accounts.passwords import matches
from webapp.web.coaching.accounts.tries import count_try, forget_tries
from webapp.web.forms.fields import sent_for_good
from webapp.web.rendering import page
from webapp.web.security import SAFE_METHODS

area = Blueprint("account", __name__)

WRONG_PASSWORD: Final = N_("This is not your password.")
GUESSES: Final = "guess"
"""What is counted when a password is tried."""
SAID: Final = {
    "confirmed": N_("Your address is confirmed. Sign in."),
    "password": N_("Your new password is in force, and every browser was signed out. Sign in."),
    "out": N_("You are signed out."),
    "everywhere": N_("You are signed out, here and in every other browser."),
    "deleted": N_("Your account is deleted, with all that it held."),
    "sent": N_("If this address can be used here, a mail is on its way. Its link is good for one use."),
    "saved": N_("Saved."),
    "on": N_("The second factor is on."),
    "off": N_("The second factor is off."),
    "changed": N_("Your new password is in force; every other browser was signed out."),
    "moved": N_("Your new address is in force; every other browser was signed out."),
    "mailed": N_("A mail is on its way to the new address. Until its link is used, nothing changes."),
}
"""What a page says of what was just done, by the word that its address carries."""


def entrance(view: View) -> View:
    """Let anybody in who may be a coach; a form carries a token, as every coach's form."""

    @wraps(view)
    def gate(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        if request.method not in SAFE_METHODS:
            csrf.protect()
        return view(*args, **kwargs)

    return audience("entrance")(gate)


def form_page(template: str, form: Form, /, **values: Any) -> Response:
    """Return a page with a form: as it is first met, or as it was sent."""
    status = 422 if form.errors else 200
    return page(template, status, form=form, said=SAID.get(request.args.get("said", ""), ""), **values)


def refuse(field: Any, message: str) -> None:
    """Note an error that a form's own checks cannot find."""
    field.errors = [*field.errors, message]


def next_page() -> str:
    """Return where to go after the sign-in: a coach's page of this site, in the language at hand (D8)."""
    home = f"/{current().code}/{COACHES}/"
    asked = request.args.get("next", "")
    start, _, rest = asked.removeprefix("/").partition(f"/{COACHES}/")
    parts = urlsplit(f"{home}{rest}")
    safe = start in LANGUAGES and asked.startswith("/") and rest.isprintable() and "\\" not in rest
    return home + rest if safe and ".." not in parts.path and "//" not in parts.path else home


def open_session(account: Account) -> None:
    """Sign the browser at hand in, in a session that shares nothing with the one before; commit.

    Raises 400 when the account changed while its password was being checked.
    """
    start_writing()
    now = find_account(account.id, locked=True)
    if (
        now is None
        or not now.usable
        or (now.password, now.tf_totp_secret) != (account.password, account.tf_totp_secret)
    ):
        rollback()
        abort(400)
    renew_session(account.id)
    commit()


def renew_session(coach_id: int) -> None:
    """Give the browser at hand a new session, signed in, in the transaction at hand."""
    session.clear()
    session[SID] = sign_in(coach_id)
    generate_csrf()  # now, so that no page that is only read has to set a cookie


def own_account(coach: SignedIn, locked: bool = False) -> Account:
    """Return the account of the coach who is signed in."""
    return find_account(coach.id, locked) or abort(404)


def proven(form: Form, coach: SignedIn) -> Account | None:
    """Return the coach's account, locked, when the form was sent for good and its password is theirs; else None."""
    kept = password_given(form, coach)
    return still_theirs(form, coach, kept) if kept else None


def password_given(form: Form, coach: SignedIn) -> str | None:
    """Return what is kept of the coach's password when the form was sent for good and holds it; else None.

    It is checked outside of any transaction: argon2 takes its time, and others want to write.
    """
    if not sent_for_good(form):
        return None
    count_try(GUESSES, coach.email)
    kept = own_account(coach).password
    rollback()
    if matches(form["password"].data, kept):
        forget_tries(GUESSES, coach.email)
        return kept
    refuse(form["password"], WRONG_PASSWORD)
    return None


def still_theirs(form: Form, coach: SignedIn, kept: str) -> Account | None:
    """Return the coach's account, locked, in a transaction that writes, unless its password changed meanwhile."""
    start_writing()
    account = own_account(coach, locked=True)
    if account.password == kept:
        return account
    refuse(form["password"], WRONG_PASSWORD)
    return None


def tell_of_change(account: Account, what: str) -> None:
    """Queue the mail that tells the holder of an account, at the address it has now, what was changed in it."""
    letter = Letter("changed", current().code, account.email, account.id, details={"what": what})
    queue([letter], current_app.config["LINK_KEY"])


def back_to(view: str, said: str) -> ResponseReturnValue:
    """Lead to a page of the account, which says what was done."""
    return redirect(url_for(f"account.{view}", said=said), 303)

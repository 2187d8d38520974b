"""Signing in, with a second factor where there is one, and out."""

from typing import Final

from flask import redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from webapp.content.marker import N_
from webapp.store.accounts import Account, account_of
from webapp.store.coaches import SignedIn, sign_out_everywhere
from webapp.store.coaches import sign_out as end_sign_in
from webapp.store.engine import commit, rollback, start_writing
from webapp.web.coaching.access import SID, coach_page, signed_in
from webapp.web.coaching.account_links import make_token, read_token
from webapp.web.coaching.accounts.area import (
    GUESSES,
    area,
    back_to,
    entrance,
    form_page,
    next_page,
    open_session,
    refuse,
    renew_session,
)
from webapp.web.coaching.accounts.fields import CodeForm, SignInForm
from webapp.web.coaching.accounts.passwords import matches
from webapp.web.coaching.accounts.totp import is_code, use_recovery_code
from webapp.web.coaching.accounts.tries import count_try, forget_tries
from webapp.web.forms.fields import sent_for_good

PENDING: Final = "pending"
"""What the session holds between the password and the second factor."""
ONE_CODE: Final = "code"
WRONG: Final = N_(
    "No account opens with this address and this password. If yours is new, use the link of its mail first."
)
WRONG_CODE: Final = N_("This code is not the current one, or was used already.")


@area.route("/sign-in", methods=["GET", "POST"])
@entrance
def sign_in() -> ResponseReturnValue:
    """Ask who one is; the answer is the same for an address without an account (C7)."""
    if request.method == "GET" and signed_in():
        return redirect(next_page(), 303)
    form = SignInForm(request.form)
    if sent_for_good(form):
        if account := right_account(form):
            return let_in(account)
        refuse(form.password, WRONG)
    return form_page("coach/account/sign_in.html", form, back=request.args.get("next", ""))


def right_account(form: SignInForm) -> Account | None:
    """Return the account that the form proves, None for any reason not to."""
    email, password = str(form.email.data), str(form.password.data)
    count_try(GUESSES, email)
    account = account_of(email)
    rollback()
    if not matches(password, account.password if account else None):
        return None
    forget_tries(GUESSES, email)
    return account if account and account.usable else None


def let_in(account: Account) -> ResponseReturnValue:
    """Sign in, or ask for the second factor first."""
    if account.tf_totp_secret is None:
        open_session(account)
        return redirect(next_page(), 303)
    session.clear()
    session[PENDING] = make_token("second-factor", account)
    return redirect(url_for("account.second_factor", next=next_page()), 303)


@area.route("/second-factor", methods=["GET", "POST"])
@entrance
def second_factor() -> ResponseReturnValue:
    """Ask for a code of the app, or a recovery code; without a password given a moment ago, for that first."""
    found = read_token("second-factor", session.get(PENDING, ""))
    rollback()
    if found is None:
        return redirect(url_for("account.sign_in", next=next_page()), 303)
    form = CodeForm(request.form)
    if sent_for_good(form):
        if code_counts(found[0], str(form.code.data)):
            return redirect(next_page(), 303)
        refuse(form.code, WRONG_CODE)
    return form_page("coach/account/second_factor.html", form, back=next_page())


def code_counts(account: Account, code: str) -> bool:
    """Tell whether a code is right; if so it is used up, and the browser signed in, in one transaction."""
    count_try(ONE_CODE, account.email)
    start_writing()
    found = read_token("second-factor", session[PENDING], locked=True)
    if not (found and (is_code(found[0], found[0].tf_totp_secret or "", code) or use_recovery_code(found[0], code))):
        rollback()
        return False
    renew_session(account.id)
    commit()
    forget_tries(ONE_CODE, account.email)
    return True


@area.post("/sign-out")
@entrance
def sign_out() -> ResponseReturnValue:
    """Sign this browser out; its cookie is worth nothing from now on, whoever kept it."""
    if sid := session.get(SID):
        start_writing()
        end_sign_in(sid)
        commit()
    session.clear()
    return back_to("sign_in", "out")


@area.post("/account/sign-out-everywhere")
@coach_page
def leave_everywhere(coach: SignedIn) -> ResponseReturnValue:
    """Sign every browser of the coach out, this one too."""
    sign_out_everywhere(coach.id)
    session.clear()
    return back_to("sign_in", "everywhere")

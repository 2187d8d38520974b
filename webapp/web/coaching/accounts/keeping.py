"""The account of a coach who is signed in: what is kept, changed, ended."""

from datetime import UTC, datetime

from flask import current_app, request, session
from flask.typing import ResponseReturnValue

from webapp.content.marker import N_
from webapp.languages import current
from webapp.store.accounts import (
    account_of,
    browsers_of,
    change_account,
    delete_account,
    move_account,
)
from webapp.store.coaches import SignedIn, sign_out_everywhere
from webapp.store.engine import start_writing
from webapp.store.outbox import Letter, queue
from webapp.web.coaching.access import coach_page
from webapp.web.coaching.account_links import read_token
from webapp.web.coaching.accounts.area import (
    area,
    back_to,
    form_page,
    own_account,
    password_given,
    proven,
    refuse,
    renew_session,
    still_theirs,
    tell_of_change,
)
from webapp.web.coaching.accounts.fields import AccountForm, ChangeEmailForm, ChangePasswordForm, DeleteForm
from webapp.web.coaching.accounts.passwords import hashed
from webapp.web.coaching.accounts.tries import count_letter
from webapp.web.erasing import discard_mails
from webapp.web.forms.fields import sent_for_good
from webapp.web.rendering import page

SAME = N_("This is your address already.")


@area.route("/account", methods=["GET", "POST"])
@coach_page
def overview(coach: SignedIn) -> ResponseReturnValue:
    """Show what is kept of the coach, and what can be changed; save the name, the language, the wish for mails."""
    account = own_account(coach)
    form = AccountForm(request.form or None, obj=account)
    if sent_for_good(form):
        change_account(coach.id, **form.data)
        return back_to("overview", "saved")
    browsers = browsers_of(coach.id, datetime.now(UTC).date())
    return form_page("coach/account/overview.html", form, account=account, browsers=browsers)


@area.route("/account/password", methods=["GET", "POST"])
@coach_page
def password(coach: SignedIn) -> ResponseReturnValue:
    """Change the password; every other browser is signed out, and this one gets another session."""
    form = ChangePasswordForm(request.form)
    if kept := password_given(form, coach):
        new = hashed(str(form.new_password.data))  # before the lock is taken: argon2 takes its time
        if account := still_theirs(form, coach, kept):
            change_account(coach.id, password=new)
            tell_of_change(account, "password")
            sign_out_everywhere(coach.id)
            renew_session(coach.id)
            return back_to("overview", "changed")
    return form_page("coach/account/password.html", form, email=coach.email)


@area.route("/account/email", methods=["GET", "POST"])
@coach_page
def email(coach: SignedIn) -> ResponseReturnValue:
    """Ask for another address: a mail goes there, whose link puts it in force; whose it is, is told to nobody (C7)."""
    form = ChangeEmailForm(request.form)
    if form.email.data == coach.email and sent_for_good(form):
        refuse(form.email, SAME)
    elif account := proven(form, coach):
        count_letter(str(form.email.data))
        start_writing()
        queue([letter_to(str(form.email.data), account.id)], current_app.config["LINK_KEY"])
        return back_to("overview", "mailed")
    return form_page("coach/account/email.html", form, email=coach.email)


def letter_to(address: str, coach_id: int) -> Letter:
    """Return the letter to an address to come; whoever has an account with it already is told that, and no more."""
    holder = account_of(address)
    if holder and holder.confirmed_at:
        return Letter("known", current().code, address, holder.id)
    return Letter("changed-email", current().code, address, coach_id, details={"email": address})


@area.route("/account/email/<key>", methods=["GET", "POST"])
@coach_page
def confirm_email(coach: SignedIn, key: str) -> ResponseReturnValue:
    """Put a new address in force by a press, for the coach who asked for it and is signed in."""
    account, address = read_token("changed-email", key, locked=request.method == "POST") or (None, "")
    if account is None or account.id != coach.id:
        return page("coach/account/no_link.html", 404, again="account.email")
    if request.method != "POST":
        return page("coach/account/confirm_email.html", email=address, old=account.email, key=key)
    if not move_account(coach.id, address, current_app.config["LINK_KEY"]):
        return page("coach/account/no_link.html", 404, again="account.email")
    tell_of_change(account, "email")
    sign_out_everywhere(coach.id)
    renew_session(coach.id)
    return back_to("overview", "moved")


@area.route("/account/delete", methods=["GET", "POST"])
@coach_page
def delete(coach: SignedIn) -> ResponseReturnValue:
    """Say what goes and what stays; delete the account once its holder has proven that they want it."""
    form = DeleteForm(request.form)
    if account := proven(form, coach):
        discard_mails(delete_account(account, current_app.config["LINK_KEY"]))
        session.clear()
        return back_to("sign_in", "deleted")
    return form_page("coach/account/delete.html", form, email=coach.email)

"""A forgotten password: a mail, whose link lets one choose another."""

from flask import current_app, request, session
from flask.typing import ResponseReturnValue

from webapp.store.accounts import change_account, confirm_account
from webapp.store.coaches import sign_out_everywhere
from webapp.store.engine import commit, rollback, start_writing
from webapp.web.coaching.account_links import read_token
from webapp.web.coaching.accounts.area import area, back_to, entrance, form_page, tell_of_change
from webapp.web.coaching.accounts.fields import AddressForm, NewPasswordForm
from webapp.web.coaching.accounts.joining import ask_by_mail
from webapp.web.coaching.accounts.passwords import hashed
from webapp.web.forms.fields import sent_for_good
from webapp.web.rendering import page


@area.route("/recover", methods=["GET", "POST"])
@entrance
def recover() -> ResponseReturnValue:
    """Send the link to an account, if there is one; the answer is the same when there is none (C7)."""
    form = AddressForm(request.form)
    if sent_for_good(form):
        ask_by_mail(form, "recover")
        return back_to("recover", "sent")
    return form_page("coach/account/recover.html", form)


@area.route("/recover/<key>", methods=["GET", "POST"])
@entrance
def choose_password(key: str) -> ResponseReturnValue:
    """Choose a password by the link of a mail, which proves the address too."""
    found = read_token("recover", key)
    rollback()
    form = NewPasswordForm(request.form)
    if found and not sent_for_good(form):
        return form_page("coach/account/choose_password.html", form, key=key, email=found[0].email)
    if not found or not put_in_force(key, str(form.new_password.data)):
        return page("coach/account/no_link.html", 404, again="account.recover")
    session.clear()
    return back_to("sign_in", "password")


def put_in_force(key: str, password: str) -> bool:
    """Set the password of a link's account, and sign every browser out; False when the link was used already."""
    kept = hashed(password)
    start_writing()
    found = read_token("recover", key, locked=True)
    if found is None:
        rollback()
        return False
    account = found[0]
    change_account(account.id, password=kept)
    confirm_account(account, current_app.config["LINK_KEY"])
    sign_out_everywhere(account.id)
    tell_of_change(account, "password")
    commit()
    return True

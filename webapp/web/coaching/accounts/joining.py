"""Making an account: asked for, then confirmed by a mail; each answer is the same whether there is one already (C7)."""

from flask import abort, current_app, request
from flask.typing import ResponseReturnValue
from wtforms import Form

from webapp.languages import current
from webapp.store.accounts import Account, account_of, add_account, change_account, confirm_account, queue_or_pretend
from webapp.store.engine import commit, rollback, start_writing
from webapp.store.outbox import Letter
from webapp.web.coaching.account_links import read_token
from webapp.web.coaching.accounts.area import area, back_to, entrance, form_page
from webapp.web.coaching.accounts.fields import AddressForm, SignUpForm
from webapp.web.coaching.accounts.passwords import hashed
from webapp.web.coaching.accounts.tries import count_letter
from webapp.web.forms.fields import sent_for_good
from webapp.web.rendering import page


@area.route("/sign-up", methods=["GET", "POST"])
@entrance
def sign_up() -> ResponseReturnValue:
    """Make an account, where the site lets coaches do so by themselves."""
    if current_app.config["COACH_SIGNUP"] == "closed":
        return abort(404) if request.method == "POST" else page("coach/account/closed.html")
    form = SignUpForm(request.form)
    if sent_for_good(form):
        ask_to_join(form)
        return back_to("confirm_again", "sent")
    return form_page("coach/account/sign_up.html", form)


def ask_to_join(form: SignUpForm) -> None:
    """Make the account and queue the mail that confirms it; the holder of one that there is is told so by mail.

    An account that waits for its confirmation takes the name and the password given last: the link of an earlier mail
    is worth nothing any more, so that nobody confirms what someone else chose. One that the operator made waits for
    its first password: it stays as it is, and its holder is sent the link by which to choose one.
    """
    email, name = str(form.email.data), str(form.name.data)
    count_letter(email)
    password = hashed(str(form.password.data))
    start_writing()
    found = account_of(email, locked=True)
    account = found or add_account(email, name, current().code, password)
    if found and not found.confirmed_at and found.password:
        change_account(found.id, name=name, password=password)
    if account:
        send(Letter(letter_for(account), current().code, email, account.id), email)
    commit()


def letter_for(account: Account) -> str:
    """Return the letter that leads on whoever asked to make an account, as it is now."""
    if account.confirmed_at:
        return "known"
    return "confirm" if account.password else "recover"


def send(letter: Letter | None, email: str) -> None:
    """Queue a letter, or do as if."""
    queue_or_pretend(letter, Letter("confirm", current().code, email), current_app.config["LINK_KEY"])


@area.route("/confirm", methods=["GET", "POST"])
@entrance
def confirm_again() -> ResponseReturnValue:
    """Say that a mail was sent, and send another to an account that still waits for it."""
    form = AddressForm(request.form)
    if sent_for_good(form):
        ask_by_mail(form, "confirm")
        return back_to("confirm_again", "sent")
    return form_page("coach/account/confirm_again.html", form)


def ask_by_mail(form: Form, letter: str) -> None:
    """Queue a letter to the account of the form's address, if there is one that wants it; do as if when not."""
    email = str(form["email"].data)
    count_letter(email)
    start_writing()
    account = account_of(email)
    wanted = account and account.active and (letter == "recover" or account.confirmed_at is None)
    sent = letter_for(account) if account and letter == "confirm" else letter
    send(Letter(sent, current().code, email, account.id) if account and wanted else None, email)
    commit()


@area.route("/confirm/<key>", methods=["GET", "POST"])
@entrance
def confirm(key: str) -> ResponseReturnValue:
    """Confirm an address by a press: whoever opens the link, and be it a mail scanner, changes nothing yet."""
    if request.method == "POST":
        start_writing()
    found = read_token("confirm", key, locked=request.method == "POST")
    if found is None:
        rollback()
        return page("coach/account/no_link.html", 404, again="account.confirm_again")
    if request.method != "POST":
        return page("coach/account/confirm.html", email=found[0].email, key=key)
    confirm_account(found[0], current_app.config["LINK_KEY"])
    commit()
    return back_to("sign_in", "confirmed")

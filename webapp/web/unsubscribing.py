"""No more mail from a coach: asked for by the link at the foot of each of their letters, done by one press."""

from typing import NamedTuple

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeSerializer

from webapp.content.refusals import UNWANTED
from webapp.languages import current
from webapp.store.engine import commit, start_writing
from webapp.store.suppressions import coach_name, suppress, suppressed
from webapp.web.access import audience
from webapp.web.limits import count_wrong_link
from webapp.web.rendering import page

area = Blueprint("unsubscribe", __name__)
mailed = audience("mailed")
"""For whoever was sent the link; it is signed, and outlives the space and the client's row."""
ONE_CLICK = ("List-Unsubscribe", "One-Click")
"""What a mail program sends, without a browser, when its own button is pressed (RFC 8058)."""


class Wish(NamedTuple):
    """Whose letters an address wants no more of."""

    coach_id: int
    address_hash: str


def signer() -> URLSafeSerializer:
    """Return what signs such links, and tells the true ones."""
    return URLSafeSerializer(current_app.config["LINK_KEY"], salt="unsubscribe")


def unsubscribe_address(coach_id: int, address_hash: str) -> str:
    """Return the whole address where one ends a coach's letters to an address, on the site's public address."""
    signed = signer().dumps([coach_id, address_hash])
    return f"{current_app.config['PUBLIC_URL']}/{current().code}/unsubscribe/{signed}"


def read(signed: str) -> Wish:
    """Return what a link says; answer 404 when it was not made here."""
    try:
        coach_id, hashed = signer().loads(signed)
    except BadSignature:
        count_wrong_link()
        abort(404)
    return Wish(coach_id, hashed)


@area.get("/unsubscribe/<signed>")
@mailed
def ask(signed: str) -> ResponseReturnValue:
    """Ask whether no more mail is wanted, or say that none will come."""
    wish = read(signed)
    return shown(wish, done=suppressed(*wish))


@area.post("/unsubscribe/<signed>")
@mailed
def agree(signed: str) -> ResponseReturnValue:
    """Have the coach never write to the address again."""
    wish = read(signed)
    start_writing()
    suppress(*wish, UNWANTED)
    commit()
    if request.form.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        return shown(wish, done=True)  # mail programs follow no redirection
    return redirect(url_for("unsubscribe.ask", signed=signed), 303)


def shown(wish: Wish, done: bool) -> ResponseReturnValue:
    """Return the page; a coach who left the site writes to nobody any more."""
    name = coach_name(wish.coach_id)
    return page("mail/unsubscribe.html", name=name, done=done)

"""The link of a space sent to its person by the site itself, and the address kept with the space if they wish."""

from flask import Blueprint, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content.marker import N_
from webapp.languages import current
from webapp.store.outbox import Letter, links_sent, queue
from webapp.store.spaces import Place, keep_address, kept_address
from webapp.web.access import space_page
from webapp.web.forms.addresses import SendForm
from webapp.web.forms.fields import sent_for_good
from webapp.web.rendering import page

area = Blueprint("sending", __name__)

MOST, DAYS = 3, 7
TOO_MANY = N_("Your link was sent three times in the last seven days: look for it in your mails, or copy it from here.")


@area.get("/link/mail")
@space_page
def offer(place: Place) -> ResponseReturnValue:
    """Offer to send the link."""
    known = kept_address(place)
    return send_page(place, SendForm(data={"address": known, "keep": bool(known)}))


@area.post("/link/mail")
@space_page
def send(place: Place) -> ResponseReturnValue:
    """Queue the letter with the link, and keep the address if that is wished."""
    form = SendForm(request.form)
    if not sent_for_good(form):
        return send_page(place, form)
    if links_sent(place.id, DAYS) >= MOST:
        form.form_errors.append(TOO_MANY)
        return send_page(place, form)
    address = form.address.data or ""
    queue([Letter("link", current().code, address, space_id=place.id)], current_app.config["LINK_KEY"])
    if form.keep.data:
        keep_address(place, address)
    return redirect(url_for("sending.offer", token=place.token, sent=1), 303)


def send_page(place: Place, form: SendForm) -> Response:
    """Return the page, with what is wrong with the form if anything is."""
    status = 422 if form.errors else 200
    return page("mail/send.html", status, place=place, form=form, sent="sent" in request.args and not form.errors)

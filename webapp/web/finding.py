"""The link found again by one's address: asked for here, sent there; nobody learns whether the address is known."""

from flask import Blueprint, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.languages import current
from webapp.store.engine import commit, start_writing
from webapp.store.outbox import Letter, queue
from webapp.web.access import public
from webapp.web.forms.addresses import FindForm
from webapp.web.forms.fields import sent_for_good
from webapp.web.limits import count_finding
from webapp.web.rendering import page

area = Blueprint("finding", __name__)


@area.get("/find")
@public
def find() -> ResponseReturnValue:
    """Ask by which address the link is to be found."""
    return find_page(FindForm())


@area.post("/find")
@public
def ask() -> ResponseReturnValue:
    """Have the links of whatever spaces know the address sent to it.

    The same is done for every address: which spaces know it is looked up when the letter is written, if any do.
    """
    form = FindForm(request.form)
    if not sent_for_good(form):
        return find_page(form)
    count_finding()
    letter = Letter("link", current().code, form.address.data or "", details={"find": True})
    start_writing()
    queue([letter], current_app.config["LINK_KEY"])
    commit()
    return redirect(url_for("finding.find", sent=1), 303)


def find_page(form: FindForm) -> Response:
    """Return the page, with what is wrong with the form if anything is."""
    return page("mail/find.html", 422 if form.errors else 200, form=form, sent="sent" in request.args)

"""One's own data: taken along, reached by a new link, erased."""

from datetime import UTC, datetime
from secrets import compare_digest

from flask import Blueprint, Response, current_app, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.store import cards
from webapp.store.audits import everything
from webapp.store.followers import everything as who_follows
from webapp.store.shares import shared_now
from webapp.store.spaces import (
    Place,
    agree_to_comparison,
    keep_address,
    kept_address,
    link_version,
    next_link,
    opened_at,
    renew_link,
)
from webapp.web.access import public, space_page
from webapp.web.erasing import erase_for_good
from webapp.web.followers import panel
from webapp.web.forms.addresses import KeepForm
from webapp.web.forms.fields import sent_for_good
from webapp.web.keeping import mail_to_oneself, space_address
from webapp.web.rendering import page

area = Blueprint("data", __name__)

EXPORT_VERSION = 1


@area.get("/data")
@space_page
def overview(place: Place) -> ResponseReturnValue:
    """Say what is kept, and offer to take it, move it or erase it."""
    return data_page(place)


@area.get("/data.json")
@space_page
def download(place: Place) -> ResponseReturnValue:
    """Give everything the space holds, as JSON."""
    response = jsonify(
        {
            "format": "aplomb-space",
            "version": EXPORT_VERSION,
            "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "language": place.language,
            "link_version": link_version(place),
            "opened_at": opened_at(place).isoformat(),
            "last_visit": place.visited_on.isoformat(),
            "email": kept_address(place) or None,
            "compared_since": place.compared_since.isoformat() if place.compared_since else None,
            "audits": everything(place),
            "cards": cards.everything(place),
            "coaches": who_follows(place.id),
        }
    )
    response.headers["Content-Disposition"] = f'attachment; filename="aplomb-{datetime.now(UTC):%Y-%m-%d}.json"'
    return response


@area.get("/data/address")
@area.get("/data/link")
@area.get("/data/erase")
@space_page
def back(place: Place) -> ResponseReturnValue:
    """Lead back from the address of a form that was sent from the page of one's data."""
    return redirect(url_for("data.overview", token=place.token))


@area.post("/data/link")
@space_page
def new_link(place: Place) -> ResponseReturnValue:
    """Show the next link, then, asked again with it, put it in force; the old one opens nothing any more.

    Shown first, so that an answer lost on its way back locks nobody out.
    """
    key = current_app.config["LINK_KEY"]
    coming = next_link(place, key)
    if not compare_digest(request.form.get("next", "").encode(), coming.encode()):
        return page("data/link.html", place=place, coming=coming, **link_of(place._replace(token=coming)))
    return redirect(url_for("data.overview", token=renew_link(place, key), renewed=1), 303)


@area.post("/data/comparison")
@space_page
def comparison(place: Place) -> ResponseReturnValue:
    """Agree to anonymous comparison, or take the consent back."""
    agree_to_comparison(place, request.form.get("agree") == "yes")
    return redirect(url_for("data.overview", token=place.token), 303)


@area.post("/data/address")
@space_page
def address(place: Place) -> ResponseReturnValue:
    """Keep another address with the space, or forget the one there is."""
    form = KeepForm(request.form)
    forgotten = request.form.get("do") == "forget"
    if not forgotten and not sent_for_good(form):
        return data_page(place, form=form)
    keep_address(place, "" if forgotten else form.address.data or "")
    return redirect(url_for("data.overview", token=place.token, _anchor="address-title"), 303)


@area.post("/data/erase")
@space_page
def erase_all(place: Place) -> ResponseReturnValue:
    """Erase the space once the person has ticked that they want it."""
    if "sure" not in request.form:
        return data_page(place, unsure=True)
    erase_for_good(place.id)
    return redirect(url_for("goodbye.erased"), 303)


@area.post("/data/leave")
@space_page
def leave(place: Place) -> ResponseReturnValue:  # noqa: ARG001
    """Leave the space on a shared computer: the browser is asked to forget what it kept of this site."""
    response = redirect(url_for("goodbye.left"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def data_page(place: Place, unsure: bool = False, form: KeepForm | None = None) -> Response:
    """Return the page of one's data; `unsure` when it was to be erased without the box ticked.

    `form`: the address as it was typed, when it cannot be kept.
    """
    renewed, kept = "renewed" in request.args, kept_address(place)
    form = form or KeepForm(data={"address": kept})
    status = 422 if unsure or form.errors else 200
    shares = shared_now(place)
    values = {"place": place, "unsure": unsure, "renewed": renewed, "shares": shares, "form": form, "kept": kept}
    return page("data/overview.html", status, **values, **panel(place), **link_of(place))


def link_of(place: Place) -> dict[str, str]:
    """Return what a page shows of a space's link."""
    return {"address": space_address(place), "mailto": mail_to_oneself(place)}


goodbye = Blueprint("goodbye", __name__)


@goodbye.get("/goodbye/erased")
@public
def erased() -> ResponseReturnValue:
    """Say that everything is erased."""
    return page("data/erased.html")


@goodbye.get("/goodbye/left")
@public
def left() -> ResponseReturnValue:
    """Say that the space was left, and what a shared computer may still remember."""
    return page("data/left.html")

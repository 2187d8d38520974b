"""A report shared by a read-only link: made and revoked from the report's page, and read by whoever has it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content.marker import N_
from webapp.store.audits import Completed, Sharing
from webapp.store.links import make_share_token
from webapp.store.shares import revoke, share, show_answers
from webapp.store.spaces import Place
from webapp.web.access import SHARED, shared_page, space_page
from webapp.web.colonnade import colonnade
from webapp.web.keeping import mail_to_someone
from webapp.web.rendering import page
from webapp.web.reporting import ReportView, read_report

area = Blueprint("sharing", __name__)
reading = Blueprint("shared", __name__)


def make(place: Place, number: int) -> bool:
    """Make the link of a report, or find the one in force."""
    return share(place, number, "answers" in request.form, current_app.config["LINK_KEY"])


ACTIONS: dict[str, Callable[[Place, int], bool]] = {
    "make": make,
    "show": lambda place, number: show_answers(place, number, True),
    "hide": lambda place, number: show_answers(place, number, False),
    "revoke": revoke,
}
SAID = {
    "make": N_("The link is made."),
    "show": N_("From now on the link shows your answers too."),
    "hide": N_("The link no longer shows your answers."),
    "revoke": N_("The link is revoked: it opens nothing any more."),
}


@dataclass(frozen=True, slots=True)
class Panel:
    """What the page of a report says of its link: if it is in force the link itself, and what was just done."""

    sharing: Sharing | None
    address: str
    mailto: str
    said: str
    unfolded: bool


def panel(place: Place, view: ReportView) -> Panel:
    """Return what the page of a report says of its link."""
    done, sharing = request.args.get("shared", ""), view.sharing
    said = SAID.get(done, "") if (done == "revoke") == (sharing is None) else ""
    if sharing is None:
        return Panel(None, "", "", said, bool(done))
    address = shared_address(place, view.number, sharing)
    return Panel(sharing, address, mail_to_someone(address, view.completed_at), said, bool(done))


def shared_address(place: Place, number: int, sharing: Sharing) -> str:
    """Return the whole address of a shared report, always on the site's public address."""
    token = make_share_token(place.id, number, sharing.version, current_app.config["LINK_KEY"])
    return str(current_app.config["PUBLIC_URL"] + url_for("shared.report", token=token))


@area.post("/report/<int:number>/share")
@space_page
def decide(place: Place, number: int) -> ResponseReturnValue:
    """Make the link of a report, revoke it, or say whether it shows the answers; lead back to where it was pressed."""
    done = request.form.get("do", "")
    if done not in ACTIONS:
        abort(400)
    if not ACTIONS[done](place, number):
        abort(404)
    if request.form.get("on") == "data":
        return redirect(url_for("data.overview", token=place.token, _anchor="shares"), 303)
    return redirect(panel_address(place, number, done, "share-done"), 303)


@area.get("/report/<int:number>/share")
@space_page
def back(place: Place, number: int) -> ResponseReturnValue:
    """Lead back from the address of the form to its panel."""
    return redirect(panel_address(place, number, "open", "share"))


def panel_address(place: Place, number: int, done: str, anchor: str) -> str:
    """Return the address of a place in the panel on the page of a report, unfolded, saying what was done."""
    # Where an address leads, browsers put the focus themselves, after any script: what is to be read must stand there.
    return url_for("report.numbered", token=place.token, number=number, shared=done, _anchor=anchor)


@reading.get(f"/{SHARED}/<token>")
@shared_page
def report(found: Completed) -> ResponseReturnValue:
    """Show a report to whoever was given its link: nothing to press, and nothing else of the space."""
    answers = found.sharing is not None and found.sharing.with_answers
    view = read_report(found, answers=answers)
    response = page("share/report.html", drawing=colonnade(view), view=view, cards=None)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response

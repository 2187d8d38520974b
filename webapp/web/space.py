"""The home of a space: where one stands, what comes next, the link to keep."""

from flask import Blueprint, Response, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp.audit.progress import ids_of
from webapp.content import QUESTIONNAIRE, SECTIONS, VERSION
from webapp.store.audits import begin_again, completed, find_report
from webapp.store.followers import awaited, link_once_shown
from webapp.store.models import Followed
from webapp.store.spaces import Place
from webapp.web.access import space_page
from webapp.web.filling import filling
from webapp.web.joining import first_opening
from webapp.web.keeping import mail_to_oneself, qr_code, space_address
from webapp.web.rendering import page
from webapp.web.reporting import read_report

area = Blueprint("space", __name__)

CARRIED = frozenset((*ids_of(QUESTIONNAIRE.context), *ids_of(QUESTIONNAIRE.questions)))
"""What a new audit takes over from the last one; outcomes and official figures are always fresh."""


@area.get("/")
@space_page
def home(place: Place) -> ResponseReturnValue:
    """Show where the person stands and the one next thing to do; the first time, who invites them, if somebody does."""
    if place.followed == Followed.INVITED and (inviting := awaited(place.id)):
        return first_opening(place, inviting)
    latest = find_report(place)
    return page(
        "space/home.html",
        place=place,
        filling=filling(place) if place.running else None,
        latest=read_report(latest) if latest else None,
        completed=completed(place),
        shown_to_coach=bool(place.followed) and link_once_shown(place.id),
        **keeping(place),
    )


@area.post("/audit")
@space_page
def begin(place: Place) -> ResponseReturnValue:
    """Begin a new audit, or go on with the one that runs."""
    if place.followed == Followed.INVITED and awaited(place.id):
        return redirect(url_for("space.home", token=place.token), 303)
    begin_again(place, VERSION, CARRIED)
    return redirect(url_for("audit.section", token=place.token, section_id=SECTIONS[0].id), 303)


@area.get("/link.svg")
@space_page
def link_code(place: Place) -> ResponseReturnValue:
    """Draw the link as a QR code."""
    return Response(qr_code(space_address(place)), mimetype="image/svg+xml")


def keeping(place: Place) -> dict[str, str]:
    """Return what the panel "Keep this link" shows."""
    return {"address": space_address(place), "mailto": mail_to_oneself(place)}

"""The report: the figures, what they say, and what to do this week."""

from flask import Blueprint, Response, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp.store.audits import HIGHEST_NUMBER, Completed, completed, find_report
from webapp.store.spaces import Place
from webapp.web.access import space_page
from webapp.web.advice import Filters
from webapp.web.colonnade import colonnade
from webapp.web.keeping import mail_to_oneself, space_address
from webapp.web.rendering import page
from webapp.web.reporting import OPEN_WATCHOUTS, read_report

area = Blueprint("report", __name__)


@area.get("/report")
@space_page
def latest(place: Place) -> ResponseReturnValue:
    """Show the latest report."""
    if (found := find_report(place)) is None:
        return redirect(url_for("space.home", token=place.token))
    return report_page(place, found)


@area.get("/report/<int:number>")
@space_page
def numbered(place: Place, number: int) -> ResponseReturnValue:
    """Show the report of the n-th audit."""
    found = find_report(place, number) if number <= HIGHEST_NUMBER else None
    return report_page(place, found or abort(404))


def report_page(place: Place, found: Completed) -> Response:
    """Return the page of a report."""
    view, history = read_report(found), completed(place)
    return page(
        "report/report.html",
        place=place,
        view=view,
        groups=view.by_pillar(view.advice.values()),
        filters=Filters(),
        drawing=colonnade(view),
        history=history,
        newest=history[0][0] == view.number,
        open_watchouts=OPEN_WATCHOUTS,
        address=space_address(place),
        mailto=mail_to_oneself(place),
    )

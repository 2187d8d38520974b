"""The report: the figures, what they say, and what to do this week."""

from flask import Blueprint, Response, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp.store.audits import completed, find_report
from webapp.store.notes import from_coaches
from webapp.store.spaces import Place
from webapp.web.access import space_page
from webapp.web.colonnade import colonnade
from webapp.web.keeping import mail_to_oneself, space_address
from webapp.web.planning import CardList, latest_cards
from webapp.web.rendering import for_htmx, page
from webapp.web.reporting import ReportView, read_report
from webapp.web.sharing import panel

area = Blueprint("report", __name__)


@area.get("/report")
@space_page
def latest(place: Place) -> ResponseReturnValue:
    """Show the latest report, with what can be done with its cards; the list of these alone for htmx."""
    if (found := find_report(place)) is None:
        return redirect(url_for("space.home", token=place.token))
    cards = latest_cards(place, found, "report")
    return for_htmx(
        lambda: page("advice/fragment.html", place=place, view=cards.view, cards=cards),
        lambda: report_page(place, cards),
    )


@area.get("/report/<int:number>")
@space_page
def numbered(place: Place, number: int) -> ResponseReturnValue:
    """Show the report of the n-th audit; what can be done with cards is done from the latest one only."""
    found = find_report(place, number) or abort(404)
    if completed(place)[0][0] == number:
        return report_page(place, latest_cards(place, found, "report"))
    return earlier_page(place, read_report(found))


def report_page(place: Place, cards: CardList, status: int = 200) -> Response:
    """Return the page of the latest report."""
    # Whoever no coach follows is spared the question.
    coaches = from_coaches(place.id) if place.followed is not None else []
    return page("report/report.html", status, cards=cards, coaches=coaches, **shown(place, cards.view))


def earlier_page(place: Place, view: ReportView) -> Response:
    """Return the page of an earlier report, where nothing can be changed."""
    return page("report/report.html", cards=None, **shown(place, view))


def shown(place: Place, view: ReportView) -> dict[str, object]:
    """Return what the page of a report shows besides its cards."""
    return {
        "place": place,
        "view": view,
        "drawing": colonnade(view),
        "history": completed(place),
        "address": space_address(place),
        "mailto": mail_to_oneself(place),
        "panel": panel(place, view),
    }

"""The cards of the latest report: looked at through filters, planned, done, dismissed, taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.audit.plan import Standing, Status, can_be_due
from webapp.languages import local_date
from webapp.store.audits import find_report
from webapp.store.cards import keep_standing, standings
from webapp.store.spaces import Place
from webapp.web.access import space_page
from webapp.web.colonnade import colonnade
from webapp.web.pieces import Advice
from webapp.web.planning import LIST_LEVEL, WEEK_LEVEL, CardList, Notice, WrongDay, latest_cards
from webapp.web.reminders import calendar_entry
from webapp.web.rendering import for_htmx, page, page_or_fragment
from webapp.web.report import report_page
from webapp.web.undoing import brought_back, undo_of

area = Blueprint("advice", __name__)

ANSWERS = {"yes": True, "no": False, "": None}
JUDGED = {Status.PLANNED, Status.DONE}
"""A card is said to be useful once it is worked with."""


@area.get("/advice")
@space_page
def cards(place: Place) -> ResponseReturnValue:
    """Show the cards of the latest report: the whole page, or the list alone for htmx."""
    if (found := find_report(place)) is None:
        return redirect(url_for("space.home", token=place.token))
    listed = latest_cards(place, found, "advice")
    return page_or_fragment("advice/page.html", "advice/fragment.html", place=place, view=listed.view, cards=listed)


@area.get("/advice/<card_id>")
@area.get("/advice/<card_id>/useful")
@space_page
def back(place: Place, card_id: str) -> ResponseReturnValue:  # noqa: ARG001
    """Lead back from the address of a card's form to the cards."""
    return redirect(url_for("advice.cards", token=place.token))


@area.post("/advice/<card_id>")
@space_page
def change(place: Place, card_id: str) -> ResponseReturnValue:
    """Plan a card, for a day if one is sent, call it done, dismissed or suggested again, or undo what was decided."""
    listed, advice = the_card(place, card_id)
    standing = decided(place, advice) or abort(400)
    if "due" in request.form:
        if (day := day_of(request.form["due"], local_date(datetime.now(UTC)))) is None:
            wrong = WrongDay(card_id, level(), request.form["due"])
            return refused(replace(listed, wrong=wrong))
        standing = replace(standing, due_on=day)
    keep_standing(place, card_id, standing)
    return changed(place, advice)


def decided(place: Place, advice: Advice) -> Standing | None:
    """Return where the form that was sent puts a card; None when it says nothing that can be."""
    if sent := request.form.get("undo"):
        before = brought_back(place, advice.id, sent)
        return replace(before, useful=advice.standing.useful) if before else None
    status, now = request.form.get("status", ""), datetime.now(UTC)
    return advice.standing.moved(Status(status), now, local_date(now)) if status in set(Status) else None


@area.post("/advice/<card_id>/useful")
@space_page
def useful(place: Place, card_id: str) -> ResponseReturnValue:
    """Keep whether a card that is planned or done was useful, or take the answer back."""
    listed, advice = the_card(place, card_id)
    said, stored = request.form.get("useful"), standings(place).get(card_id)
    if said not in ANSWERS or stored is None or stored.status not in JUDGED:
        return abort(400)
    keep_standing(place, card_id, replace(stored, useful=ANSWERS[said]))
    advice = replace(advice, standing=replace(advice.standing, useful=ANSWERS[said]))
    there = {"forms_of": listed.forms_of, "back": f"{listed.back}&level={level()}", "level": level()}
    return for_htmx(
        lambda: page("advice/useful.html", advice=advice, **there),
        lambda: redirect(f"{listed.here}?{listed.filters.query}#{anchor(advice)}", 303),
    )


@area.get("/advice/<card_id>.ics")
@space_page
def reminder(place: Place, card_id: str) -> ResponseReturnValue:
    """Give a planned card as an entry of a calendar: for its day, or for a week from now."""
    _, advice = the_card(place, card_id)
    now = datetime.now(UTC)
    day = advice.standing.moved(Status.PLANNED, now, local_date(now)).due_on or local_date(now)
    response = Response(calendar_entry(place, advice, day, now), mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="aplomb-{day:%Y-%m-%d}.ics"'
    return response


def the_card(place: Place, card_id: str) -> tuple[CardList, Advice]:
    """Return a card of the latest report, and the list it stands in; a card that is not there is an unknown page."""
    found = find_report(place) or abort(404)
    listed = latest_cards(place, found)
    return listed, listed.view.advice.get(card_id) or abort(404)


def day_of(text: str, today: date) -> date | None:
    """Return the day that a text tells, None when a card cannot be planned for it."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if can_be_due(day, today) else None


def changed(place: Place, before: Advice) -> ResponseReturnValue:
    """Show the cards after one was changed: what it concerns for htmx, else the page it was changed on."""
    listed, advice = the_card(place, before.id)
    return for_htmx(
        lambda: fragment(listed, Notice(advice, undo_of(place, before.id, before.standing))),
        lambda: redirect(listed.after(before.id, before.standing, anchor(advice)), 303),
    )


def refused(listed: CardList) -> ResponseReturnValue:
    """Show the cards again, with the day that one cannot be planned for."""
    return for_htmx(lambda: fragment(listed, None, 422), lambda: whole(listed))


def fragment(listed: CardList, notice: Notice | None, status: int = 200) -> Response:
    """Return all that a change of a card may change on the page it stands on."""
    drawing = colonnade(listed.view) if listed.on == "report" else None
    values = {"place": listed.place, "view": listed.view, "cards": listed, "notice": notice, "drawing": drawing}
    return page("advice/changed.html", status, **values)


def whole(listed: CardList) -> Response:
    """Return the page that the cards stand on, with what was wrong."""
    if listed.on == "report":
        return report_page(listed.place, listed, 422)
    return page("advice/page.html", 422, place=listed.place, view=listed.view, cards=listed)


def level() -> int:
    """Return the level of the titles where the card stands whose form was sent."""
    return WEEK_LEVEL if request.args.get("level") == str(WEEK_LEVEL) else LIST_LEVEL


def anchor(advice: Advice) -> str:
    """Return the id of the card on the page, where it was changed."""
    return f"card-{advice.id}-{level()}"

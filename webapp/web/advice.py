"""The cards of the latest report: looked at through filters, planned, done, dismissed, taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.audit.plan import Status, can_be_due
from webapp.languages import local_date
from webapp.store.audits import find_report
from webapp.store.cards import keep_standing
from webapp.store.spaces import Place
from webapp.web.access import space_page
from webapp.web.colonnade import colonnade
from webapp.web.pieces import Advice
from webapp.web.planning import CardList, Notice, WrongDay, latest_cards
from webapp.web.reminders import calendar_entry
from webapp.web.rendering import for_htmx, page, page_or_fragment
from webapp.web.report import report_page

area = Blueprint("advice", __name__)

ANSWERS = {"yes": True, "no": False}


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
    """Plan a card, for a day if one is sent, or call it done, dismissed, or suggested again."""
    listed, advice = the_card(place, card_id)
    status = request.form.get("status", "")
    if status not in set(Status):
        return abort(400)
    now = datetime.now(UTC)
    standing = advice.standing.moved(Status(status), now, local_date(now))
    if "due" in request.form:
        if (day := day_of(request.form["due"], local_date(now))) is None:
            return refused(listed, WrongDay(card_id, request.form["due"]))
        standing = replace(standing, due_on=day)
    keep_standing(place, card_id, standing)
    return changed(place, advice)


@area.post("/advice/<card_id>/useful")
@space_page
def useful(place: Place, card_id: str) -> ResponseReturnValue:
    """Keep whether a card was useful; the same answer again takes it back."""
    listed, advice = the_card(place, card_id)
    if (answer := ANSWERS.get(request.form.get("useful", ""))) is None:
        return abort(400)
    said = None if advice.standing.useful is answer else answer
    keep_standing(place, card_id, replace(advice.standing, useful=said))
    fresh, advice = the_card(place, card_id)
    return for_htmx(
        lambda: page("advice/useful.html", advice=advice, level=level(), forms_of=fresh.forms_of, back=here(fresh)),
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
    was = before.standing.status
    return for_htmx(
        lambda: fragment(listed, Notice(advice, was)),
        lambda: redirect(listed.after(before.id, was, anchor(advice)), 303),
    )


def refused(listed: CardList, wrong: WrongDay) -> ResponseReturnValue:
    """Show the cards again, with the day that one cannot be planned for."""
    listed = replace(listed, wrong=wrong)
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


def here(listed: CardList) -> str:
    """Return the query of a card's form, as the form that was sent had it."""
    return f"{listed.back}&level={level()}"


def level() -> str:
    """Return the level of the headings where the card stands that was answered for."""
    return "3" if request.args.get("level") == "3" else "4"


def anchor(advice: Advice) -> str:
    """Return the id of the card on the page, where it was changed."""
    return f"card-{advice.id}-{level()}"

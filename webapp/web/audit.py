"""Filling in the audit: a section a page, each answer saved as it is chosen, then a review and the end."""

from typing import Any

from flask import Blueprint, Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.audit.progress import Section
from webapp.audit.report import make_report
from webapp.audit.saved import sheet_of
from webapp.content import CARDS, QUESTIONNAIRE, SECTIONS, VERSION, WATCHOUTS
from webapp.languages import SWITCH
from webapp.store.audits import complete, follow_content, save_answers
from webapp.store.consents import note_completion, note_start
from webapp.store.followers import awaited
from webapp.store.models import Followed
from webapp.store.spaces import Place, Running, agree_to_comparison
from webapp.store.telling import tell_coaches
from webapp.web.access import space_page
from webapp.web.filling import INTRODUCTIONS, TITLES, Filling, filling
from webapp.web.forms.sections import ASKINGS, Kind, answer_form, checked, fields, section_form
from webapp.web.keeping import mail_to_oneself, space_address
from webapp.web.rendering import for_htmx, page, same_for_all

area = Blueprint("audit", __name__)

BY_ID = {section.id: section for section in SECTIONS}
OF_QUESTION = {name: section for section in SECTIONS for name in section.ids}
COMPARE = "compare"
"""The box that agrees to anonymous comparison, on the context page."""
SHOWN = "shown"
"""The answers that the form showed: only what differs from them was changed there."""
SEPARATOR = "|"


@area.get("/audit/<section_id>")
@space_page
def section(place: Place, section_id: str) -> ResponseReturnValue:
    """Show a section with what was answered."""
    asked = BY_ID.get(section_id) or abort(404)
    if place.running is None or (place.followed == Followed.INVITED and awaited(place.id)):
        return redirect(url_for("space.home", token=place.token))
    return section_page(place, asked, filling(place))


@area.post("/audit/<section_id>")
@space_page
def save_section(place: Place, section_id: str) -> ResponseReturnValue:
    """Save what can be saved of a section; go on, or show again what cannot."""
    asked = BY_ID.get(section_id) or abort(404)
    if (running := the_audit_of_the_form(place)) is None:
        return other_audit(place)
    sent, errors = checked(section_form(section_id)(request.form))
    keep_answers(place, running, changes(asked, sent))
    settle(place, running, asked)
    if errors:
        typed = {name: request.form.get(name, "") for name in errors}
        return section_page(place, asked, filling(place), typed, errors)
    onward = section_id if SWITCH in request.form else after(asked)
    if onward == "review":
        return redirect(url_for("audit.review", token=place.token), 303)
    return redirect(url_for("audit.section", token=place.token, section_id=onward), 303)


@area.post("/audit/answer")
@space_page
def save_answer(place: Place) -> ResponseReturnValue:
    """Save one answer as it is chosen; return the progress, or say why it cannot be saved."""
    if (running := the_audit_of_the_form(place)) is None:
        return other_audit(place)
    name = next((name for name in request.form if name in ASKINGS), None)
    if name is None:
        return abort(400)
    sent, errors = checked(answer_form(name)(request.form))
    if name in sent:
        keep_answers(place, running, {name: sent[name] or None})
    section_id = OF_QUESTION[name].id
    return for_htmx(
        lambda: progress_fragment(filling(place), name, errors.get(name, "")),
        lambda: redirect(url_for("audit.section", token=place.token, section_id=section_id), 303),
    )


@area.get("/audit/review")
@space_page
def review(place: Place) -> ResponseReturnValue:
    """Show all answers, what is missing, and the way to change them."""
    if place.running is None:
        return redirect(url_for("space.home", token=place.token))
    return review_page(place, filling(place))


@area.post("/audit/review")
@space_page
def finish(place: Place) -> ResponseReturnValue:
    """Complete the audit: its report is made once, and never changes."""
    running = the_audit_of_the_form(place)
    if running is None and form_number() and place.running is None:
        return redirect(url_for("report.latest", token=place.token), 303)
    if running is None:
        return other_audit(place)
    if SWITCH in request.form:
        return redirect(url_for("audit.review", token=place.token), 303)
    state = filling(place)
    sheet = sheet_of(state.values, QUESTIONNAIRE)
    if not sheet.answers:
        return review_page(place, state, nothing=True)
    report = make_report(QUESTIONNAIRE, CARDS, WATCHOUTS, sheet).to_record()
    if complete(running.id, report) and place.followed:
        tell_coaches(place.id, running.number, current_app.config["LINK_KEY"])
        note_completion(place.id)
    return redirect(url_for("report.latest", token=place.token), 303)


def keep_answers(place: Place, running: Running, answers: dict[str, str | None]) -> None:
    """Save answers; the first one tells whoever follows the space that its audit is under way."""
    save_answers(running.id, answers)
    if answers and place.followed and place.followed != Followed.STARTED:
        note_start(place.id)


def the_audit_of_the_form(place: Place) -> Running | None:
    """Return the running audit if the form was made for it, else None."""
    return place.running if place.running and form_number() == place.running.number else None


def form_number() -> int | None:
    """Return the number of the audit that the form was made for, if it says one."""
    number = request.form.get("audit", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else None


def other_audit(place: Place) -> Response:
    """Say that the form belongs to an audit that no longer runs, and that nothing was changed."""
    return page("audit/other.html", 409, place=place)


def changes(asked: Section, sent: dict[str, str]) -> dict[str, str | None]:
    """Return what the form changed: a field left as it was shown keeps what another tab may have saved since."""
    shown = request.form.get(SHOWN, "").split(SEPARATOR)
    before = dict(zip(asked.ids, shown, strict=True)) if len(shown) == len(asked.ids) else {}
    return {name: value or None for name, value in sent.items() if value != before.get(name)}


def settle(place: Place, running: Running, asked: Section) -> None:
    """Keep what comes with a whole section: nothing in it is left to review, and the consent is as the box says."""
    if running.content_version != VERSION:
        follow_content(running.id, VERSION)
    state = filling(place)
    kept = state.to_review.intersection(asked.ids)
    save_answers(running.id, {name: state.values[name] for name in kept})
    agrees = COMPARE in request.form
    # A box left as it was shown says nothing: the consent may have been taken back elsewhere since.
    if request.form.get(f"{COMPARE}-{SHOWN}") == ("no" if agrees else "yes"):
        agree_to_comparison(place, agrees)


def after(asked: Section) -> str:
    """Return the id of what comes after a section."""
    position = SECTIONS.index(asked) + 1
    return SECTIONS[position].id if position < len(SECTIONS) else "review"


def before(asked: Section) -> str | None:
    """Return the id of the section before, None before the first."""
    position = SECTIONS.index(asked)
    return SECTIONS[position - 1].id if position else None


def section_page(
    place: Place,
    asked: Section,
    state: Filling,
    typed: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
) -> Response:
    """Return the page of a section, with what was typed where it could not be saved."""
    values = state.values | (typed or {})
    return page(
        "audit/section.html",
        422 if errors else 200,
        place=place,
        asked=asked,
        number=SECTIONS.index(asked) + 1,
        title=TITLES[asked.id],
        introduction=INTRODUCTIONS[asked.id],
        filling=state,
        fields=fields(asked.ids, values, errors or {}, state.to_review),
        shown=SEPARATOR.join(state.values.get(name, "") for name in asked.ids),
        before=before(asked),
        agreed=place.compared_since is not None if not errors else COMPARE in request.form,
        errors=errors or {},
        **link_panel(place, asked),
    )


def link_panel(place: Place, asked: Section) -> dict[str, Any]:
    """Return what the panel "Keep this link" needs, on the first section only."""
    if asked is not SECTIONS[0]:
        return {}
    return {"address": space_address(place), "mailto": mail_to_oneself(place)}


def progress_fragment(state: Filling, name: str, error: str) -> Response:
    """Return the progress, and beside it the word that the answer is saved or why it is not."""
    step = state.step(SECTIONS.index(OF_QUESTION[name]) + 1)
    values = {"progress": state.progress, "asking": ASKINGS[name], "step": step, "error": error}
    if error:
        return page("audit/saved.html", 422, **values)
    return same_for_all("audit/saved.html", (name, step.state, state.progress.answered, state.progress.asked), **values)


def review_page(place: Place, state: Filling, nothing: bool = False) -> Response:
    """Return all answers by section; `nothing` when there is no answer to make a report from."""
    words = {name: answer_in_words(name, value) for name, value in state.values.items()}
    status = 422 if nothing else 200
    return page("audit/review.html", status, place=place, filling=state, askings=ASKINGS, words=words, nothing=nothing)


def answer_in_words(name: str, value: str) -> str:
    """Return the msgid of the option that was chosen, or the number that was typed."""
    if ASKINGS[name].kind is not Kind.CHOICE:
        return value
    return next(offer.text for offer in ASKINGS[name].offers if offer.value == value)

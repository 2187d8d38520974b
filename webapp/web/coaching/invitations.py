"""Inviting people to a group: a list is given, checked, sent; then who was invited and how far each is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Final, NamedTuple

from flask import Blueprint, Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.languages import SWITCH
from webapp.store.coaches import SignedIn
from webapp.store.engine import rollback, start_writing
from webapp.store.groups import OwnGroup, find_group
from webapp.store.invitations import Post
from webapp.store.invitations import invite as invite_people
from webapp.store.quota import due_times
from webapp.web.coaching.access import group_page
from webapp.web.coaching.checking import Line, Verdict, check_list
from webapp.web.coaching.invitation_form import InvitationForm, posted_form
from webapp.web.rendering import page
from webapp.web.uploads import large

area = Blueprint("invitations", __name__)

MOST_SHOWN: Final = 200
"""Lines that need no decision, and are shown all the same."""


class Departure(NamedTuple):
    """When so many `mails` go: `today` so many of them, the last one then."""

    mails: int
    today: int
    last: datetime


@area.get("/groups/<int:group_id>/invite")
@group_page
def invite(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Ask who is to be invited."""
    return form_page(group, InvitationForm(language=group.language))


@area.post("/groups/<int:group_id>/invite")
@large
@group_page
def check(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Show what becomes of each line of the list; nothing is written yet."""
    rollback()  # a long list takes a second to read: nobody has to wait for it with what they want to save
    form = posted_form(group.language)
    if "change" in request.form or (SWITCH in request.form and "checked" not in request.form):
        return form_page(group, form)
    return preview(group, form) if form.validate() else form_page(group, form, 422)


@area.post("/groups/<int:group_id>/invite/send")
@large
@group_page
def send(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:
    """Invite those of the list who can be, and of the doubtful ones those who are ticked."""
    rollback()  # as above: only what is to be written makes others wait
    form = posted_form(group.language)
    if not form.validate():
        return form_page(group, form, 422)
    if SWITCH in request.form:
        return preview(group, form)
    lines = checked_lines(group, form)
    chosen = [line.newcomer for line in lines if line.verdict is Verdict.RIGHT or line.ticked]
    if not chosen and not any(line.invited for line in lines):
        return preview(group, form, 422)
    start_writing()
    invited = invite_people(find_group(coach.id, group.id) or abort(404), chosen, form.note.data, post_of())
    return redirect(url_for("invitations.overview", group_id=group.id, invited=invited, _anchor="said"), 303)


@area.get("/groups/<int:group_id>/invite/send")
@group_page
def back(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Lead back from the address of the form that sends."""
    return redirect(url_for("invitations.invite", group_id=group.id))


def form_page(group: OwnGroup, form: InvitationForm, status: int = 200) -> Response:
    """Return the page that asks who is to be invited."""
    return page("coach/invitations/invite.html", status, group=group, form=form)


def preview(group: OwnGroup, form: InvitationForm, status: int = 200) -> Response:
    """Return the page that shows what becomes of each line; 422 when nobody would be invited."""
    lines = checked_lines(group, form)
    sorted_by = {verdict: [line for line in lines if line.verdict is verdict] for verdict in Verdict}
    going = departure(group, sum(line.verdict is Verdict.RIGHT or line.ticked for line in lines))
    values = {"group": group, "form": form, "lines": sorted_by, "going": going, "most": MOST_SHOWN}
    return page("coach/invitations/check.html", status, failed=status == 422, **values)


def departure(group: OwnGroup, count: int) -> Departure:
    """Return when so many mails of a group's coach would go."""
    now = datetime.now(UTC)
    due = list(islice(due_times(group.coach_id, post_of().per_day, now), count))
    return Departure(count, sum(moment == now for moment in due), due[-1] if due else now)


def checked_lines(group: OwnGroup, form: InvitationForm) -> Sequence[Line]:
    """Return what becomes of each line; ticked are those that the coach ticked, once the list was shown."""
    lines = check_list(group, form.people.entries, form.language.data, post_of().key)
    if "checked" not in request.form:
        return lines
    ticked = set(request.form.getlist("include"))
    doubtful = Verdict.DOUBTFUL
    return [line._replace(ticked=line.verdict is doubtful and str(line.number) in ticked) for line in lines]


def post_of() -> Post:
    """Return how mails of coaches go on this site."""
    config = current_app.config
    return Post(config["MAILS_PER_DAY"], config["LINK_KEY"])

"""A coach's groups: made, changed, paused; the link of each, to be sent or printed."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content.marker import N_
from webapp.languages import today
from webapp.store.coaches import SignedIn
from webapp.store.groups import (
    OwnGroup,
    add_group,
    change_group,
    delete_group,
    groups_with_counts,
    new_code,
    states_of,
)
from webapp.web.coaching.access import coach_page, group_page
from webapp.web.coaching.states import STATE_WORDS
from webapp.web.coaching.together import open_beside, unwelcome
from webapp.web.erasing import discard_mails
from webapp.web.forms.fields import sent_for_good
from webapp.web.forms.groups import DeletingForm, GroupForm
from webapp.web.forms.joining import TAKEN, TogetherForm
from webapp.web.join import first_section, nonce
from webapp.web.keeping import qr_code
from webapp.web.rendering import page

area = Blueprint("groups", __name__)

SAID = {
    "made": N_("The group is made. Its link is ready to be sent."),
    "changed": N_("The group is changed."),
    "paused": N_("The group is paused: its link takes nobody for now."),
    "resumed": N_("The group takes people again."),
    "link": N_("This is the new link. The old one opens nothing any more."),
    "deleted": N_("The group is deleted."),
}
"""What a page says was just done."""


def said() -> str:
    """Return the msgid of what was just done."""
    return SAID.get(request.args.get("said", ""), "")


def join_address(group: OwnGroup) -> str:
    """Return the whole address of a group's link, always on the site's public address and in the group's language."""
    path = url_for("join.join", code=group.code, language=group.language)
    return str(current_app.config["PUBLIC_URL"] + path)


def back_to(group_id: int, done: str) -> Response:
    """Lead to the page of a group, which says what was done."""
    return redirect(url_for("groups.one", group_id=group_id, said=done), 303)  # type: ignore[return-value]


@area.get("/groups")
@coach_page
def overview(coach: SignedIn) -> ResponseReturnValue:
    """List the groups with their numbers."""
    return page("coach/groups/overview.html", groups=groups_with_counts(coach.id), today=today(), said=said())


@area.route("/groups/new", methods=["GET", "POST"])
@coach_page
def new(coach: SignedIn) -> ResponseReturnValue:
    """Make a group."""
    form = GroupForm(request.form or None, language=coach.language)
    if sent_for_good(form):
        return back_to(add_group(coach.id, form.columns()), "made")
    return page("coach/groups/new.html", 422 if form.errors else 200, form=form)


@area.get("/groups/<int:group_id>")
@group_page
def one(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Show a group: its link, whether it takes people, how far these are."""
    values: dict[str, Any] = {"group": group, "today": today(), "address": join_address(group), "said": said()}
    return page("coach/groups/one.html", states=states_of(group), words=STATE_WORDS, **values)


@area.route("/groups/<int:group_id>/edit", methods=["GET", "POST"])
@group_page
def edit(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Change a group."""
    form = GroupForm(request.form or None, data=group._asdict())
    if sent_for_good(form):
        change_group(group, **form.columns())
        return back_to(group.id, "changed")
    return page("coach/groups/edit.html", 422 if form.errors else 200, form=form, group=group)


@area.post("/groups/<int:group_id>/pause")
@group_page
def pause(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Let nobody join by the link for now."""
    change_group(group, paused_at=group.paused_at or datetime.now(UTC))
    return back_to(group.id, "paused")


@area.post("/groups/<int:group_id>/resume")
@group_page
def resume(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Let people join again."""
    change_group(group, paused_at=None)
    return back_to(group.id, "resumed")


@area.post("/groups/<int:group_id>/link")
@group_page
def renew(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Give a group another link; the old one opens nothing any more."""
    change_group(group, code=new_code())
    return back_to(group.id, "link")


@area.route("/groups/<int:group_id>/delete", methods=["GET", "POST"])
@group_page
def delete(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Say what would go with a group; delete it once the coach has ticked that they want it."""
    form = DeletingForm(request.form or None)
    if sent_for_good(form):
        discard_mails(delete_group(group))
        return redirect(url_for("groups.overview", said="deleted"), 303)
    count = sum(states_of(group).values())
    return page("coach/groups/delete.html", 422 if form.errors else 200, form=form, group=group, count=count)


@area.get("/groups/<int:group_id>/code.svg")
@group_page
def code_svg(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Draw a group's link as a QR code, for a page or a poster."""
    return Response(qr_code(join_address(group)), mimetype="image/svg+xml")


@area.get("/groups/<int:group_id>/code.png")
@group_page
def code_png(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """The same, as a picture for slides."""
    return Response(qr_code(join_address(group), "png"), mimetype="image/png")


@area.route("/groups/<int:group_id>/together", methods=["GET", "POST"])
@group_page
def together(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:
    """Open a space for a client who sits beside the coach, and go to its first section in the client's language."""
    form = TogetherForm(request.form or None, language=group.language)
    if sent_for_good(form) and not unwelcome(group, form):
        if place := open_beside(group, form):
            return first_section(place.token, place.language)
        form.email.errors = (TAKEN,)
    values: dict[str, Any] = {"group": group, "coach": coach.name or coach.email, "nonce": nonce()}
    return page("coach/groups/together.html", 422 if form.errors else 200, form=form, **values)

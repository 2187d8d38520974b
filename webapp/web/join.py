"""A group's link: who invites, what they will see, the choice to share or not, then a space of one's own."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content import SECTIONS, VERSION
from webapp.languages import current, today
from webapp.store.engine import commit, start_writing
from webapp.store.followers import Joining, join_group
from webapp.store.groups import Host, OwnGroup, find_host
from webapp.store.spaces import FOLLOWED_DAYS, Place, find_space, open_space
from webapp.web.access import View, audience, wrong_link
from webapp.web.coaching.branding import branding_of
from webapp.web.forms.fields import sent_for_good
from webapp.web.forms.joining import JoiningForm
from webapp.web.limits import count_opening
from webapp.web.rendering import page

area = Blueprint("join", __name__)


def join_page(view: Callable[[Host], ResponseReturnValue]) -> View:
    """Hand the view the group whose code is in the path; an unknown code gets the page of any unknown path."""

    @wraps(view)
    def gate(code: str) -> ResponseReturnValue:
        host = host_of(code)
        return view(host) if host.group.open_on(today()) else closed(host)

    return audience("join")(gate)


def host_of(code: str) -> Host:
    """Return the group that a code names; one that names none is counted as a wrong link."""
    return find_host(code) or wrong_link()


def closed(host: Host, place: Place | None = None) -> Response:
    """Say that a group takes nobody at the moment, or any more."""
    return page("join/closed.html", 410, host=host, place=place)


@area.route("/join/<code>", methods=["GET", "POST"])
@join_page
def join(host: Host) -> ResponseReturnValue:
    """Say who invites and what they will see; open a space for whoever has chosen, once for each form shown."""
    form = JoiningForm(request.form or None)
    if sent_for_good(form):
        return let_in(host, form)
    values: dict[str, Any] = {"host": host, "form": form, "nonce": nonce(), "kept_days": FOLLOWED_DAYS}
    values["host_brand"] = branding_of(host.group.coach_id)
    return page("join/join.html", 422 if form.errors else 200, **values)


def let_in(host: Host, form: JoiningForm) -> Response:
    """Open a space in the group as its person chose, and go to its first section."""
    count_opening()
    start_writing()
    place = open_for(host.group, current().code)
    join_group(host.group, place.id, Joining(form.name.data or "", place.language, form.chosen()))
    commit()
    return first_section(place.token, current().code)


def open_for(group: OwnGroup, language: str) -> Place:
    """Open a space to join a group with, or find the one that this form opened just now; nothing is committed yet."""
    form = f"{group.id}:{nonce()}"
    token = open_space(form, language, VERSION, current_app.config["LINK_KEY"])
    return find_space(token, locked=True) or abort(404)


def nonce() -> str:
    """Return what tells this form from all others: as it was sent, or a new one."""
    return request.form.get("nonce", "")[:64] or secrets.token_urlsafe(16)


def first_section(token: str, language: str) -> Response:
    """Lead to the first section of a space, in a language."""
    address = url_for("audit.section", token=token, section_id=SECTIONS[0].id, language=language)
    return redirect(address, 303)  # type: ignore[return-value]

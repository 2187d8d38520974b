"""Joining a group with a space one has: by the invitation that opened it, or by the link of a group."""

import re

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content import VERSION
from webapp.content.marker import N_
from webapp.languages import current, today
from webapp.store.audits import begin_again, completed
from webapp.store.consents import choose
from webapp.store.engine import rollback
from webapp.store.followers import Follower, Joining, awaited, followers, join_group, rename
from webapp.store.groups import find_host
from webapp.store.spaces import FOLLOWED_DAYS, Place
from webapp.web.access import space_page
from webapp.web.coaching.branding import branding_of
from webapp.web.erasing import erase_for_good
from webapp.web.forms.fields import sent_for_good
from webapp.web.forms.joining import CodeForm, JoiningForm
from webapp.web.join import closed, first_section, host_of
from webapp.web.limits import count_wrong_link
from webapp.web.rendering import page

area = Blueprint("joining", __name__)

UNKNOWN = N_("No group has this link. Check that you copied the whole of it.")
CODE = re.compile(r"(?:.*/join/)?([\w-]{12})/?(?:[?#].*)?", re.ASCII)
"""The link of a group as people copy it, or its code alone."""


def first_opening(place: Place, follower: Follower, form: JoiningForm | None = None) -> Response:
    """Say who invites, what they will see, and ask for the choice; what was typed is kept where it cannot be taken."""
    form = form or JoiningForm.of(follower)
    values = {"place": place, "follower": follower, "form": form, "kept_days": FOLLOWED_DAYS}
    values["host_brand"] = branding_of(follower.client.coach_id)
    return page("join/first.html", 422 if form.errors else 200, **values)


@area.post("/")
@space_page
def answer(place: Place) -> ResponseReturnValue:
    """Keep what the person answered to whoever invited them, and begin the audit."""
    if (follower := awaited(place.id)) is None:
        return redirect(url_for("space.home", token=place.token), 303)
    form = JoiningForm.of(follower, request.form)
    if not sent_for_good(form):
        return first_opening(place, follower, form)
    if keep_choice(place, follower, form):
        return first_section(place.token, current().code)
    return redirect(url_for("space.home", token=place.token), 303)


def keep_choice(place: Place, follower: Follower, form: JoiningForm) -> bool:
    """Keep what a person lets a coach see, and see to it that an audit is there; tell whether the first one is open."""
    rename(follower.client, form.name.data or "")
    choose(follower.client, form.chosen())
    if completed(place):
        return False
    begin_again(place, VERSION, frozenset())
    return True


@area.get("/refuse")
@space_page
def refusal(place: Place) -> ResponseReturnValue:
    """Ask whether the person really wants no part in it."""
    if (follower := awaited(place.id)) is None:
        return redirect(url_for("space.home", token=place.token))
    return page("join/refuse.html", place=place, follower=follower, unsure=False)


@area.post("/refuse")
@space_page
def refuse(place: Place) -> ResponseReturnValue:
    """Erase the space and the invitation that opened it, once the person has ticked that they want it."""
    if (follower := awaited(place.id)) is None:
        return redirect(url_for("space.home", token=place.token), 303)
    if "sure" not in request.form:
        return page("join/refuse.html", 422, place=place, follower=follower, unsure=True)
    erase_for_good(place.id)
    return redirect(url_for("goodbye.erased"), 303)


@area.route("/data/join", methods=["GET", "POST"])
@space_page
def by_link(place: Place) -> ResponseReturnValue:
    """Take the link of a group, or its code, and go to the page that says who invites."""
    form = CodeForm(request.form or None)
    if sent_for_good(form):
        found = CODE.fullmatch(form.link.data or "")
        if found and find_host(found[1]):
            return redirect(url_for("joining.with_code", token=place.token, code=found[1]), 303)
        rollback()  # the counters write by themselves
        count_wrong_link()
        form.link.errors = (UNKNOWN,)
    return page("join/code.html", 422 if form.errors else 200, place=place, form=form)


@area.route("/join/<code>", methods=["GET", "POST"])
@space_page
def with_code(place: Place, code: str) -> ResponseReturnValue:
    """Say who invites, and join their group with this space."""
    host = host_of(code)
    mine = [one for one in followers(place.id) if one.client.group_id == host.group.id]
    if mine:
        return redirect(url_for("followers.sharing", token=place.token, client_id=mine[0].client.id), 303)
    if not host.group.open_on(today()):
        return closed(host, place)
    form = JoiningForm(request.form or None)
    if sent_for_good(form):
        join_group(host.group, place.id, Joining(form.name.data or "", place.language, form.chosen()))
        return redirect(url_for("data.overview", token=place.token, followers="joined", _anchor="followers"), 303)
    return page(
        "join/with_code.html",
        422 if form.errors else 200,
        place=place,
        host=host,
        form=form,
        host_brand=branding_of(host.group.coach_id),
    )

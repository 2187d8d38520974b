"""Who can see one's space: each coach, what they see, the choice changed or taken back, the group left."""

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content.marker import N_
from webapp.store.followers import Follower, find_follower, followers, leave, link_once_shown
from webapp.store.spaces import Place
from webapp.web.access import space_page
from webapp.web.erasing import discard_mails
from webapp.web.forms.fields import sent_for_good
from webapp.web.forms.joining import JoiningForm
from webapp.web.joining import keep_choice
from webapp.web.rendering import page

area = Blueprint("followers", __name__)

SAID = {
    "joined": N_("You have joined the group."),
    "changed": N_("Your choice is kept, and in force from now on."),
    "left": N_("You have left the group: its coach sees nothing of you any more."),
}
"""What the page of one's data says was just done."""


def panel(place: Place) -> dict[str, object]:
    """Return what the page of one's data says of the coaches who follow the space."""
    return {
        "followers": followers(place.id) if place.followed else [],
        "said": SAID.get(request.args.get("followers", ""), ""),
        "shown_to_coach": bool(place.followed) and link_once_shown(place.id),
    }


@area.route("/data/sharing/<int:client_id>", methods=["GET", "POST"])
@space_page
def sharing(place: Place, client_id: int) -> ResponseReturnValue:
    """Show what one coach sees, and choose it or change it; what is taken back is out of their sight at once."""
    follower = find_follower(place.id, client_id) or abort(404)
    form = JoiningForm.of(follower, request.form)
    if not sent_for_good(form):
        return sharing_page(place, follower, form)
    keep_choice(place, follower, form)
    return redirect(data_address(place, "changed"), 303)


@area.post("/data/sharing/<int:client_id>/leave")
@space_page
def leave_group(place: Place, client_id: int) -> ResponseReturnValue:
    """Leave a coach's group once the person has ticked that they want it."""
    follower = find_follower(place.id, client_id) or abort(404)
    if "sure" not in request.form:
        return sharing_page(place, follower, JoiningForm.of(follower), unsure=True)
    discard_mails(leave(follower.client))
    return redirect(data_address(place, "left"), 303)


@area.get("/data/sharing/<int:client_id>/leave")
@space_page
def back(place: Place, client_id: int) -> ResponseReturnValue:
    """Lead back from the address of the form to its page."""
    return redirect(url_for("followers.sharing", token=place.token, client_id=client_id))


def sharing_page(place: Place, follower: Follower, form: JoiningForm, unsure: bool = False) -> Response:
    """Return the page of what one coach sees; `unsure` when the group was to be left without the box ticked."""
    status = 422 if unsure or form.errors else 200
    return page("join/sharing.html", status, place=place, follower=follower, form=form, unsure=unsure)


def data_address(place: Place, done: str) -> str:
    """Return the address of this part of the page of one's data, saying what was done."""
    return url_for("data.overview", token=place.token, followers=done, _anchor="followers")

"""The people invited to a group: how far each is, and what the coach can do about it."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any, NamedTuple

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content.marker import N_
from webapp.languages import gettext as _
from webapp.languages import ngettext, translate
from webapp.store.clients import OwnClient, find_client
from webapp.store.coaches import SignedIn
from webapp.store.groups import OwnGroup, find_group
from webapp.store.invitations import (
    SENT_AGAIN,
    correct_address,
    hindrance_of,
    known_addresses,
    remind,
    resend,
    untouched,
)
from webapp.store.invited import A_PAGE, invited_by_state, invited_page
from webapp.store.models import State
from webapp.store.reminding import Hindrance
from webapp.store.sent import waiting_for
from webapp.store.suppressions import unsubscribed
from webapp.web.coaching.access import client_page, coach_page, group_page
from webapp.web.coaching.invitation_form import AddressForm
from webapp.web.coaching.invitation_words import GONE, SAID, WHY, WITHDRAWN
from webapp.web.coaching.invitations import area, post_of
from webapp.web.coaching.states import STATE_WORDS
from webapp.web.erasing import erase_for_good
from webapp.web.forms.fields import sent_for_good
from webapp.web.numbers import row_number
from webapp.web.rendering import page

MOST_AT_ONCE = 500
TAKEN = N_("You have invited this address already.")


class Row(NamedTuple):
    """A person invited, and what can be done: send again, correct or withdraw, remind."""

    client: OwnClient
    resend: bool
    change: bool
    remind: bool


@area.get("/groups/<int:group_id>/invitations")
@group_page
def overview(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:
    """List those invited to a group, 50 a page."""
    counts = invited_by_state(group)
    state = next((state for state in counts if state.value == request.args.get("state")), None)
    total = counts[state] if state else sum(counts.values())
    pages = max(1, -(-total // A_PAGE))
    number = min(max(request.args.get("page", 1, type=row_number), 1), pages)
    rows = rows_of(coach, invited_page(group, state, number))
    values: dict[str, Any] = {
        "group": group,
        "counts": counts,
        "chosen": state,
        "rows": rows,
        "number": number,
        "pages": pages,
    }
    values["group_page"] = url_for("groups.one", group_id=group.id)
    return page("coach/invitations/overview.html", said=said(coach), states=STATE_WORDS, **values)


def rows_of(coach: SignedIn, clients: list[OwnClient]) -> list[Row]:
    """Return clients with what can be done about each."""
    gone = unsubscribed(coach.id, [client.email for client in clients if client.email], post_of().key)
    queued = waiting_for([client.id for client in clients])
    return [row_of(client, client.email in gone, client.id in queued) for client in clients]


def row_of(client: OwnClient, gone: bool, queued: bool) -> Row:
    """Return a client with what can be done; `gone` when they want no mail, `queued` when one waits for them."""
    open_still = client.chosen_at is None
    sent = client.state.value in SENT_AGAIN or (client.state is State.WAITING and not queued)
    again = open_still and not gone and sent
    free = hindrance_of(client, [client.email] if gone and client.email else [], datetime.now(UTC)) is None
    return Row(client, again, open_still, free)


def said(coach: SignedIn) -> str:
    """Return what was just done, in words, as the address of the page tells it."""
    if (count := request.args.get("invited", type=row_number)) is not None:
        nobody = _("Nobody is invited anew: all of them were already.")
        return ngettext("%(num)s invitation is made.", "%(num)s invitations are made.", count) if count else nobody
    done = request.args.get("done", "")
    if done == "withdrawn":
        return translate(WITHDRAWN)
    client = find_client(coach.id, request.args.get("who", 0, type=row_number)) if done in SAID else None
    if client is None:
        return ""
    why = WHY.get(Hindrance(request.args["why"])) if request.args.get("why") in set(Hindrance) else None
    told = translate(SAID[done]) % {"name": client.name}
    return f"{told} {translate(why)}." if why else told


@area.route("/clients/<int:client_id>/address", methods=["GET", "POST"])
@client_page
def address(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:
    """Correct the address of an invitation and send it anew, as long as the person has not answered."""
    if not untouched(client):
        return done_with(client, "answered")
    form = AddressForm(request.form or None, email=client.email)
    if sent_for_good(form) and not refused(coach, client, form):
        correct_address(client, form.email.data, post_of())
        return done_with(client, "corrected")
    return page("coach/invitations/address.html", 422 if form.errors else 200, form=form, client=client)


def refused(coach: SignedIn, client: OwnClient, form: AddressForm) -> bool:
    """Tell whether an address cannot be written to, and have the form say why."""
    wanted = form.email.data
    if wanted != client.email and known_addresses(coach.id, [wanted]):
        form.email.errors = (TAKEN,)
    elif unsubscribed(coach.id, [wanted], post_of().key):
        form.email.errors = (GONE,)
    return bool(form.email.errors)


@area.post("/clients/<int:client_id>/resend")
@client_page
def send_again(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:
    """Send an invitation again, by the same link."""
    if client.email and unsubscribed(coach.id, [client.email], post_of().key):
        return done_with(client, "unsubscribed")
    if client.archived:
        return done_with(client, "archived")
    return done_with(client, "resent" if resend(client, post_of()) else "not-resent")


@area.get("/clients/<int:client_id>/withdraw")
@client_page
def ask_to_withdraw(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:  # noqa: ARG001
    """Ask whether an invitation is to be withdrawn."""
    return page("coach/invitations/withdraw.html", client=client)


@area.post("/clients/<int:client_id>/withdraw")
@client_page
def take_back(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:  # noqa: ARG001
    """Delete an invitation with the space that nobody has opened."""
    if not untouched(client):
        return done_with(client, "answered")
    erase_for_good(client.space_id)
    return redirect(url_for("invitations.overview", group_id=client.group_id, done="withdrawn", _anchor="said"), 303)


@area.post("/clients/<int:client_id>/remind")
@client_page
def remind_one(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:
    """Remind a person, if they may be."""
    (why,) = remind(coach.id, [client.id], post_of())
    return done_with(client, "not-reminded" if why else "reminded", why)


@area.post("/clients/remind")
@coach_page
def remind_many(coach: SignedIn) -> ResponseReturnValue:
    """Remind those of the people ticked who may be."""
    ids = list(dict.fromkeys(request.form.getlist("client", type=row_number)))[:MOST_AT_ONCE]
    counts = remind(coach.id, ids, post_of())
    told: dict[str, Any] = {why.value: counts[why] for why in Hindrance if counts[why]}
    told |= {"done": counts[None], "group": request.form.get("group", type=row_number)}
    return redirect(url_for("invitations.reminded", **told), 303)


@area.get("/clients/reminded")
@coach_page
def reminded(coach: SignedIn) -> ResponseReturnValue:
    """Say how many were reminded, and how many not and why."""
    counts = Counter({why: request.args.get(why.value, 0, type=row_number) for why in Hindrance})
    group = find_group(coach.id, request.args.get("group", 0, type=row_number))
    done = request.args.get("done", 0, type=row_number)
    return page("coach/invitations/reminded.html", done=done, counts=+counts, why=WHY, group=group)


def done_with(client: OwnClient, done: str, why: Hindrance | None = None) -> ResponseReturnValue:
    """Lead back to the invitations of a client's group, which say what was done."""
    told: dict[str, Any] = {"done": done, "who": client.id, "why": why.value if why else None}
    return redirect(url_for("invitations.overview", group_id=client.group_id, **told, _anchor="said"), 303)

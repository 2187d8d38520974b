"""An audit begun on the coach's computer, the client beside them; the choice is the client's own, dated then."""

from flask import current_app

from webapp.languages import current
from webapp.store.addresses import address_hash
from webapp.store.clients import space_of_address
from webapp.store.engine import rollback
from webapp.store.followers import Joining, followers, join_group
from webapp.store.groups import OwnGroup
from webapp.store.outbox import Letter, queue
from webapp.store.spaces import Place, keep_address
from webapp.store.suppressions import suppressed
from webapp.web.coaching.invitation_words import GONE
from webapp.web.forms.joining import TogetherForm
from webapp.web.join import open_for


def open_beside(group: OwnGroup, form: TogetherForm) -> Place | None:
    """Open a space for a client who sits there, or find the one this form opened just now.

    None, with nothing changed, when the coach already follows another space under the same address.
    """
    email = form.email.data or None
    language = form.language.data or current().code
    place = open_for(group, language)
    if email and space_of_address(group.coach_id, email) not in {None, place.id}:
        rollback()
        return None
    joining = Joining(form.name.data or "", language, form.chosen(), email, together=True)
    if join_group(group, place.id, joining) and email:
        send_link(group, place, email)
    return place


def unwelcome(group: OwnGroup, form: TogetherForm) -> bool:
    """Tell whether the address asked this coach for no mail, and have the form say so."""
    email = form.email.data
    if email and suppressed(group.coach_id, address_hash(email, current_app.config["LINK_KEY"])):
        form.email.errors = (GONE,)
    return bool(form.email.errors)


def send_link(group: OwnGroup, place: Place, email: str) -> None:
    """Keep with a space the address its person gave, and queue the mail that brings them their link."""
    keep_address(place, email)
    client_id = next(one.client.id for one in followers(place.id) if one.client.group_id == group.id)
    once = f"together:{place.id}"
    letter = Letter("together", place.language, email, group.coach_id, client_id, place.id, once)
    queue([letter], current_app.config["LINK_KEY"])

"""What a coach is told by mail, if they want to be: that a person they follow has completed an audit."""

from sqlalchemy import or_, select

from webapp.store.addresses import address_hash
from webapp.store.engine import connection
from webapp.store.models import Client, Coach, State
from webapp.store.outbox import Letter, queue
from webapp.store.suppressions import suppressed

FOLLOWING = (
    select(Client.id, Client.coach_id, Client.email.label("client_address"), Coach.email, Coach.language)
    .join(Coach, Coach.id == Client.coach_id)
    .where(Coach.notified, Coach.active, ~Client.archived, or_(Client.shares, Client.state != State.COMPLETED.value))
    .order_by(Client.id)
)


def tell_coaches(space_id: str, number: int, key: str) -> None:
    """Queue a mail to each coach who follows a space whose audit `number` was completed; `key` hides their addresses.

    To be asked before the completion is noted: whoever shares nothing is told of once. Never two of the same: the mail
    is known by the client and the number. None about a person who wants no mail from
    the coach: the two are no longer in touch.
    """
    rows = connection().execute(FOLLOWING.where(Client.space_id == space_id)).all()
    letters = [
        Letter("completed", language, email, coach_id, client_id, once=f"completed:{client_id}:{number}")
        for client_id, coach_id, client_address, email, language in rows
        if not (client_address and suppressed(coach_id, address_hash(client_address, key)))
    ]
    queue(letters, key)

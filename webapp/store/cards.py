"""Where a space stands with its advice cards, and how many people found each of them useful."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from webapp.audit.plan import Standing, Status
from webapp.store.engine import connection, insert
from webapp.store.models import CardStatus
from webapp.store.spaces import Owner, Place

COLUMNS = CardStatus.status, CardStatus.changed_at, CardStatus.due_on, CardStatus.done_at, CardStatus.useful
OF_SPACE = select(CardStatus.card_id, *COLUMNS).where(CardStatus.space_id == bindparam("space"))


def standings(place: Owner) -> dict[str, Standing]:
    """Return where a space stands with each card it ever decided on, by the card's id."""
    rows = connection().execute(OF_SPACE, {"space": place.id})
    return {
        card_id: Standing(Status(status), since, due_on, done_at, useful)
        for card_id, status, since, due_on, done_at, useful in rows
    }


def keep_standing(place: Place, card_id: str, standing: Standing) -> None:
    """Keep where a space stands with a card."""
    kept = {
        "status": standing.status.value,
        "changed_at": standing.since or datetime.now(UTC),
        "due_on": standing.due_on,
        "done_at": standing.done_at,
        "useful": standing.useful,
    }
    made = insert(CardStatus).values(space_id=place.id, card_id=card_id, **kept)
    connection().execute(made.on_conflict_do_update(index_elements=["space_id", "card_id"], set_=kept))


def usefulness() -> list[tuple[str, int, int]]:
    """Return (card id, how many found it useful, how many did not), of the cards that anybody answered for."""
    counts = [func.count().filter(CardStatus.useful.is_(found)) for found in (True, False)]
    answered = select(CardStatus.card_id, *counts).where(CardStatus.useful.is_not(None))
    rows = connection().execute(answered.group_by(CardStatus.card_id).order_by(CardStatus.card_id))
    return [(row[0], row[1], row[2]) for row in rows]


def everything(place: Place) -> list[dict[str, Any]]:
    """Return every standing of a space as plain values, for the person's own export."""
    return [
        {
            "card": card_id,
            "status": standing.status.value,
            "changed_at": standing.since.isoformat() if standing.since else None,
            "due_on": standing.due_on.isoformat() if standing.due_on else None,
            "done_at": standing.done_at.isoformat() if standing.done_at else None,
            "useful": standing.useful,
        }
        for card_id, standing in sorted(standings(place).items())
    ]

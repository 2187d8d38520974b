"""What undoes a decision on a card: where the person stood before, signed, so that it comes back as it was."""

from datetime import date, datetime

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from webapp.audit.plan import Standing, Status
from webapp.store.spaces import Place


def undo_of(place: Place, card_id: str, before: Standing) -> str:
    """Return what a form sends to bring a standing back."""
    moments = (before.since, before.due_on, before.done_at)
    kept = [before.status.value, *(moment.isoformat() if moment else None for moment in moments)]
    return str(signer(place, card_id).dumps(kept))


def brought_back(place: Place, card_id: str, sent: str) -> Standing | None:
    """Return the standing that a form brings back; None when it was not made here, for this card of this space."""
    try:
        status, since, due_on, done_at = signer(place, card_id).loads(sent)
    except (BadSignature, ValueError):
        return None
    return Standing(
        Status(status),
        datetime.fromisoformat(since) if since else None,
        date.fromisoformat(due_on) if due_on else None,
        datetime.fromisoformat(done_at) if done_at else None,
    )


def signer(place: Place, card_id: str) -> URLSafeSerializer:
    """Return what signs for one card of one space; neither is named in what is signed."""
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"undo:{place.id}:{card_id}")

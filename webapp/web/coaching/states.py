"""How far clients are, in words."""

from datetime import datetime, timedelta

from webapp.content.marker import N_
from webapp.store.models import State

STATE_WORDS = {
    State.WAITING: N_("Invitation waiting to be sent"),
    State.SENT: N_("Invitation sent"),
    State.UNCERTAIN: N_("Invitation perhaps not delivered"),
    State.REFUSED: N_("Invitation refused"),
    State.OPENED: N_("Invitation opened"),
    State.STARTED: N_("Audit begun"),
    State.COMPLETED: N_("Audit completed"),
}
NEEDS = {
    "unseen": N_("Completed, not seen by you"),
    "stuck": N_("Begun, no sign for seven days"),
    "unopened": N_("Not opened for three days"),
    "undelivered": N_("Not delivered, or perhaps not"),
}
"""Why a client needs their coach, by the filter that finds them."""
FILTERS = {**NEEDS, **{state.value: words for state, words in STATE_WORDS.items()}}
REMINDED_ONCE_IN = timedelta(days=3)
REMINDED_STATES = {State.SENT, State.UNCERTAIN, State.OPENED, State.STARTED}


def may_remind(state: str, invited_at: datetime | None, reminded_at: datetime | None, now: datetime) -> bool:
    """Tell whether somebody may be reminded now: invited, not done, and not written to in the last three days."""
    last = max((at for at in (invited_at, reminded_at) if at), default=None)
    return state in REMINDED_STATES and last is not None and now - last >= REMINDED_ONCE_IN

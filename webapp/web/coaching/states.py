"""How far clients are, in words."""

from webapp.content.marker import N_
from webapp.store.models import State

STATE_WORDS = {
    State.WAITING: N_("Invitation waiting to be sent"),
    State.SENT: N_("Invitation sent"),
    State.UNCERTAIN: N_("Invitation perhaps not delivered"),
    State.REFUSED: N_("Invitation refused"),
    State.OPENED: N_("Invitation answered"),
    State.STARTED: N_("Audit begun"),
    State.COMPLETED: N_("Audit completed"),
}
NEEDS = {
    "unseen": N_("Completed, not seen by you"),
    "stuck": N_("Begun, nothing new for seven days"),
    "unopened": N_("Not opened for three days"),
    "undelivered": N_("Not delivered, or perhaps not"),
}
"""Why a client needs their coach, by the filter that finds them."""
FILTERS = {**NEEDS, **{state.value: words for state, words in STATE_WORDS.items()}}

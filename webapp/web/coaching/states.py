"""How far clients are, in words."""

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

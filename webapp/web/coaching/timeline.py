"""What happened with a client so far, in words: the invitation, its mails, what the person did."""

from datetime import datetime
from typing import NamedTuple

from webapp.content.marker import N_
from webapp.store.clients import OwnClient
from webapp.store.models import State
from webapp.store.sent import SentMail, mails_to

MAIL_WORDS = {  # by its state, or by why it was dropped
    ("invitation", "waiting"): N_("Invitation waiting to be sent"),
    ("invitation", "sent"): N_("Invitation sent"),
    ("invitation", "refused"): N_("Invitation refused by the mail server"),
    ("invitation", "uncertain"): N_("Invitation sent, with no word that it arrived"),
    ("invitation", "unwanted"): N_("Invitation not sent: this address asked not to be written to"),
    ("invitation", "archived"): N_("Invitation not sent: this person had been archived"),
    ("reminder", "waiting"): N_("Reminder waiting to be sent"),
    ("reminder", "sent"): N_("Reminder sent"),
    ("reminder", "refused"): N_("Reminder refused by the mail server"),
    ("reminder", "uncertain"): N_("Reminder sent, with no word that it arrived"),
    ("reminder", "unwanted"): N_("Reminder not sent: this address asked not to be written to"),
    ("reminder", "archived"): N_("Reminder not sent: this person had been archived"),
    ("reminder", "done"): N_("Reminder not sent: the audit had been completed"),
}
ADDED = N_("Added to your clients")
TOGETHER = N_("Choice recorded with you, on your screen")
CHOSEN = N_("Choice made of what you see")
BEGUN = N_("Audit begun")
VISITED = N_("Last visit, with the audit begun")
COMPLETED = N_("Audit completed")


class Event(NamedTuple):
    """What happened, a msgid, and when."""

    at: datetime
    words: str


def timeline(client: OwnClient) -> list[Event]:
    """Return what happened with a client, the first thing first."""
    events = [Event(client.added_at, ADDED), *(of_mail(mail) for mail in mails_to(client))]
    if client.chosen_at:
        events.append(Event(client.chosen_at, TOGETHER if client.together else CHOSEN))
    if client.state is State.STARTED:
        events.append(Event(client.state_at, VISITED if client.shares else BEGUN))
    if client.completed_at:
        events.append(Event(client.completed_at, COMPLETED))
    return sorted(events, key=lambda event: event.at)


def of_mail(mail: SentMail) -> Event:
    """Return what a mail to a client tells; one being sent still waits."""
    end = mail.answer if mail.state == "dropped" else mail.state
    words = MAIL_WORDS.get((mail.letter, end), MAIL_WORDS[mail.letter, "waiting"])
    return Event(mail.ended_at or mail.queued_at, words)

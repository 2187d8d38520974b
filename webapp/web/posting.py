"""A letter put into words, as text and as HTML, and into the headers it travels with."""

import hashlib
import hmac
from datetime import UTC, datetime

from flask import current_app

from webapp.languages import current
from webapp.languages import gettext as _
from webapp.mail.message import Body, Envelope, message
from webapp.store.claims import Claimed
from webapp.web.letters import Writing
from webapp.web.templating import environment


def written(mail: Claimed, letter: Writing) -> bytes:
    """Return a letter as the message that is sent."""
    return message(envelope_of(mail, letter), body_of(letter))


def body_of(letter: Writing) -> Body:
    """Return what is read of a letter."""
    coach = letter.on_behalf_of
    words = {
        "letter": letter,
        "colon": _(":"),
        "unsubscribe_words": _("Receive no more mail from %(coach)s", coach=coach) if coach else "",
        "public_url": current_app.config["PUBLIC_URL"],
    }
    templates = environment()
    text = templates.get_template("email/letter.txt").render(words)
    return Body(letter.subject, text, templates.get_template("email/letter.html").render(words))


def envelope_of(mail: Claimed, letter: Writing) -> Envelope:
    """Return who writes to whom."""
    sender = str(current_app.config["MAIL_FROM"])
    behalf = letter.on_behalf_of
    return Envelope(
        sender=sender,
        sender_name=_("%(coach)s via Aplomb", coach=behalf) if behalf else "Aplomb",
        recipient=mail.address,
        message_id=f"{message_number(mail.id)}@{sender.rpartition('@')[2]}",
        date=datetime.now(UTC),
        language=current().code,
        reply_to=letter.reply_to,
        unsubscribe=letter.unsubscribe,
    )


def message_number(mail_id: int) -> str:
    """Return what tells one mail of this site from all others, the same at each try."""
    key = current_app.config["SECRET_KEY"].encode()
    return f"{mail_id}.{hmac.new(key, f'mail:{mail_id}'.encode(), hashlib.sha256).hexdigest()[:24]}"

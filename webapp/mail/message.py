"""A letter as a message that mail programs read: headers, text and HTML."""

import re
import unicodedata
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from email_validator import validate_email

SUBJECT_LENGTH = 150
NAME_LENGTH = 80
POLICY = SMTP.clone(cte_type="7bit")
"""Lines short and in ASCII, whatever the text: every server on the way takes them."""
LIKE_A_HOST = re.compile(r"(?<=[^\W_])\.(?=[^\W\d_]{2})")
SCHEME = re.compile(r"(?i)\b[a-z][a-z0-9+.-]*://+")


class Body(NamedTuple):
    """What is read of a letter."""

    subject: str
    text: str
    html: str


class Envelope(NamedTuple):
    """Who writes to whom; `message_id` without its brackets; `unsubscribe`: where one click ends such letters."""

    sender: str
    sender_name: str
    recipient: str
    message_id: str
    date: datetime
    language: str
    reply_to: str = ""
    unsubscribe: str = ""


def inert(name: str) -> str:
    """Return a name that somebody typed so that no mail program makes a header, or a link, of it."""
    line = "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in name)
    # U+2024 looks like a full stop, and ends the name of no host.
    return " ".join(LIKE_A_HOST.sub("\u2024", SCHEME.sub("", line)).split())[:NAME_LENGTH]


def deliverable(address: str) -> str:
    """Return an address with its domain as servers know it; raise ValueError when no server can."""
    # IDNA 2008, as registries have it: by the older rules, straße.de was strasse.de, which is somebody else's.
    found = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    return f"{found.local_part}@{found.ascii_domain}"


def message(envelope: Envelope, body: Body) -> bytes:
    """Return a letter to one recipient, ready to be sent; raise ValueError for an address that cannot be written."""
    made = EmailMessage(policy=POLICY)
    made["From"] = mailbox(envelope.sender, envelope.sender_name)
    made["To"] = mailbox(deliverable(envelope.recipient))
    made["Subject"] = " ".join(body.subject.split())[:SUBJECT_LENGTH]
    made["Date"] = envelope.date
    made["Message-ID"] = f"<{envelope.message_id}>"
    made["Auto-Submitted"] = "auto-generated"
    if envelope.reply_to:
        made["Reply-To"] = mailbox(deliverable(envelope.reply_to))
    if envelope.unsubscribe:
        made["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(body.text, cte="quoted-printable")
    made.add_alternative(body.html, subtype="html", cte="quoted-printable")
    made["Content-Language"] = envelope.language  # set before, it would go with the text
    return made.as_bytes()


def mailbox(address: str, name: str = "") -> Address:
    """Return an address, and the name shown for it, as a header takes them."""
    return Address(display_name=name, addr_spec=address)

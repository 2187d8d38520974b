"""Erasing a space with every trace of it: in the database, and in the mails that are files."""

from flask import current_app

from webapp.mail.folder import OUTBOX, discard
from webapp.store.sent import mails_about
from webapp.store.spaces import Place, erase


def erase_for_good(place: Place) -> None:
    """Delete a space and all it holds, commit, and delete the files of the mails about it."""
    mails = mails_about(place.id)
    erase(place)
    discard(current_app.config["INSTANCE"] / OUTBOX, mails)

"""Erasing with every trace of it: what is deleted from the database leaves no mail that is a file either."""

from collections.abc import Iterable

from flask import current_app

from webapp.mail.folder import OUTBOX, discard
from webapp.store.spaces import erase


def erase_for_good(space_id: str) -> None:
    """Delete a space and all it holds, commit, and delete the files of the mails about it."""
    discard_mails(erase(space_id, current_app.config["LINK_KEY"]))


def discard_mails(ids: Iterable[int]) -> None:
    """Delete the files of mails whose person, group or account was deleted."""
    discard(current_app.config["INSTANCE"] / OUTBOX, ids)

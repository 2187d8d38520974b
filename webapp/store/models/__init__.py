"""The tables."""

from webapp.store.models.coaching import (
    Client,
    Coach,
    Dropped,
    Followed,
    Group,
    Mail,
    Note,
    SignIn,
    State,
    Suppression,
)
from webapp.store.models.moment import Moment
from webapp.store.models.spaces import Answer, Audit, CardStatus, Fact, Hit, Share, Space

__all__ = [
    "Answer",
    "Audit",
    "CardStatus",
    "Client",
    "Coach",
    "Dropped",
    "Fact",
    "Followed",
    "Group",
    "Hit",
    "Mail",
    "Moment",
    "Note",
    "Share",
    "SignIn",
    "Space",
    "State",
    "Suppression",
]

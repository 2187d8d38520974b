"""What a letter is about, read at the moment it is written: its coach, its client, the spaces it leads to."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from webapp.store.claims import Claimed
from webapp.store.engine import connection
from webapp.store.links import make_token
from webapp.store.models import Client, Coach, Group, Space
from webapp.store.spaces import DAYS_A_MONTH


class LinkedSpace(NamedTuple):
    """A space as a letter leads to it: the token of its link, its language, the day it was opened, the last visit."""

    token: str
    language: str
    opened_on: date
    visited_on: date


class Facts(NamedTuple):
    """What a letter is about; `coach` is the row of the coach, None without one."""

    spaces: list[LinkedSpace]
    coach: Any = None
    client: str = ""
    group: str = ""
    note: str = ""


TO_ANYBODY = ("link", "notice")
"""The letters that no coach has to stand behind."""
MOST_SPACES = 20
"""How many spaces one letter leads to: those visited last."""
LINKS = select(Space.id, Space.link_version, Space.language, Space.opened_at, Space.visited_on)
PERSON = select(Client.name, Client.note, Client.space_id, Group.name).join(Group, Group.id == Client.group_id)
COACH = select(Coach.__table__)


def facts(mail: Claimed, key: str) -> Facts | None:
    """Return what a mail is about, None when that was deleted meanwhile; `key` makes the links."""
    coach = connection().execute(COACH.where(Coach.id == mail.coach_id)).first() if mail.coach_id else None
    if mail.client_id is not None:
        person = connection().execute(PERSON.where(Client.id == mail.client_id)).first()
        if coach is None or person is None:
            return None
        name, note, space_id, group = person
        return Facts(linked(LINKS.where(Space.id == space_id), key), coach, name, group, note)
    if coach is None and mail.coach_id is not None:
        return None
    if (mail.details or {}).get("find"):
        known = LINKS.where(Space.email == mail.address).order_by(Space.visited_on.desc(), Space.id).limit(MOST_SPACES)
        return about_spaces(linked(known, key), coach)
    if mail.space_id is None:
        return None if mail.letter in TO_ANYBODY else Facts([], coach)
    return about_spaces(linked(LINKS.where(Space.id == mail.space_id), key), coach)


def about_spaces(spaces: list[LinkedSpace], coach: Any) -> Facts | None:
    """Return what a mail about spaces is about, None when there is none of them."""
    return Facts(spaces, coach) if spaces else None


def linked(query: Any, key: str) -> list[LinkedSpace]:
    """Return the spaces that a query names, with their links."""
    return [
        LinkedSpace(make_token(space_id, version, key), language, opened_at.date(), visited_on)
        for space_id, version, language, opened_at, visited_on in connection().execute(query)
    ]


def deleted_on(space: LinkedSpace, months: int) -> date:
    """Return the day a space is deleted when nobody visits it any more."""
    return space.visited_on + timedelta(days=round(months * DAYS_A_MONTH) + 1)

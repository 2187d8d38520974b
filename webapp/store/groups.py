"""A coach's groups."""

import re
import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, select, update

from webapp.store.clients import let_go
from webapp.store.engine import connection, insert
from webapp.store.models import Client, Coach, Group, State
from webapp.store.sent import let_mails_go, of_clients

CODE_BYTES = 9
CODE = re.compile(r"[\w-]{12}", re.ASCII)
COACH_NAME = func.coalesce(func.nullif(Coach.name, ""), Coach.email).label("coach_name")
"""What people read of whoever invites them: the name, or the address of a coach who gave none."""


class OwnGroup(NamedTuple):
    """A group as its coach sees it."""

    id: int
    coach_id: int
    name: str
    language: str
    welcome: str
    code: str
    closes_on: date | None
    paused_at: datetime | None
    created_at: datetime

    def open_on(self, today: date) -> bool:
        """Tell whether people can still join by its link."""
        return self.paused_at is None and (self.closes_on is None or today <= self.closes_on)


class Host(NamedTuple):
    """Who waits behind a group's link: the group, and the name of its coach."""

    group: OwnGroup
    coach: str


class Counted(NamedTuple):
    """A group with how many people it has, and how many of them completed an audit; the archived are left out."""

    group: OwnGroup
    clients: int
    completed: int


COLUMNS = [getattr(Group, name) for name in OwnGroup._fields]
OWN = select(*COLUMNS).where(Group.coach_id == bindparam("coach"), Group.id == bindparam("group"))
ALL = select(*COLUMNS).where(Group.coach_id == bindparam("coach")).order_by(Group.id.desc())
BY_CODE = select(*COLUMNS).where(Group.code == bindparam("code"))
HOST = BY_CODE.add_columns(COACH_NAME).join(Coach, Coach.id == Group.coach_id).where(Coach.active)
COUNTED = (
    ALL.add_columns(func.count(Client.id), func.count(Client.completed_at))
    .outerjoin(Client, (Client.group_id == Group.id) & ~Client.archived)
    .group_by(Group.id)
)
STATES = (
    select(Client.state, func.count(Client.id))
    .where(Client.group_id == bindparam("group"), ~Client.archived)
    .group_by(Client.state)
)


def add_group(coach_id: int, values: Mapping[str, Any]) -> int:
    """Make a group of the columns given; return its id."""
    row = {"coach_id": coach_id, "code": new_code(), "created_at": datetime.now(UTC), **values}
    return int(connection().execute(insert(Group).values(**row).returning(Group.id)).scalar_one())


def new_code() -> str:
    """Return what a group's link is known by: 72 random bits, 12 characters."""
    return secrets.token_urlsafe(CODE_BYTES)


def find_group(coach_id: int, group_id: int) -> OwnGroup | None:
    """Return a group of this coach, None when it is nobody's or another's."""
    row = connection().execute(OWN, {"coach": coach_id, "group": group_id}).first()
    return OwnGroup(*row) if row else None


def groups_of(coach_id: int) -> list[OwnGroup]:
    """Return all groups of a coach, the newest first."""
    return [OwnGroup(*row) for row in connection().execute(ALL, {"coach": coach_id})]


def groups_with_counts(coach_id: int) -> list[Counted]:
    """Return all groups of a coach with their numbers, the newest first, by one query."""
    rows = connection().execute(COUNTED, {"coach": coach_id})
    return [Counted(OwnGroup(*row[:-2]), *row[-2:]) for row in rows]


def states_of(group: OwnGroup) -> dict[State, int]:
    """Return how many people of a group are in each state, in the order in which one goes through them."""
    found = {row[0]: int(row[1]) for row in connection().execute(STATES, {"group": group.id})}
    return {state: found[state.value] for state in State if state.value in found}


def find_host(code: str) -> Host | None:
    """Return the group that a link's code names with who invites, None when there is none."""
    if not CODE.fullmatch(code):
        return None
    row = connection().execute(HOST, {"code": code}).first()
    return Host(OwnGroup(*row[:-1]), row[-1]) if row else None


def change_group(group: OwnGroup, **changed: Any) -> None:
    """Change columns of a group."""
    connection().execute(update(Group).where(Group.id == group.id).values(**changed))


def delete_group(group: OwnGroup) -> list[int]:
    """Delete a group with its invitations and notes; the spaces of its people stay theirs.

    Return the ids of the mails to its people, whose files are to be discarded.
    """
    let_go(Client.group_id, group.id)
    mails = let_mails_go(of_clients(Client.group_id == group.id))
    connection().execute(delete(Group).where(Group.id == group.id))
    return mails

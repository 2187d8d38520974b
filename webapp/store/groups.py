"""A coach's groups."""

import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, select, update

from webapp.store.engine import connection, insert
from webapp.store.models import Group

CODE_BYTES = 9


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


COLUMNS = [getattr(Group, name) for name in OwnGroup._fields]
OWN = select(*COLUMNS).where(Group.coach_id == bindparam("coach"), Group.id == bindparam("group"))
ALL = select(*COLUMNS).where(Group.coach_id == bindparam("coach")).order_by(Group.id.desc())
BY_CODE = select(*COLUMNS).where(Group.code == bindparam("code"))


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


def group_by_code(code: str) -> OwnGroup | None:
    """Return the group that a link's code names, None when there is none."""
    row = connection().execute(BY_CODE, {"code": code}).first()
    return OwnGroup(*row) if row else None


def change_group(group: OwnGroup, **changed: Any) -> None:
    """Change columns of a group."""
    connection().execute(update(Group).where(Group.id == group.id).values(**changed))


def delete_group(group: OwnGroup) -> None:
    """Delete a group with its invitations and notes; the spaces of its people stay theirs."""
    connection().execute(delete(Group).where(Group.id == group.id))

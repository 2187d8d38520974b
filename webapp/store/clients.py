"""The people a coach follows: one row a group and space, from the invitation on."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, select, update
from sqlalchemy.orm import InstrumentedAttribute, aliased

from webapp.store.engine import connection, insert
from webapp.store.models import Client, Space, State


class Choice(NamedTuple):
    """What a person agrees that a coach sees: reports and plan; besides, single answers; besides, the journal."""

    shares: bool
    answers: bool = False
    journal: bool = False


class OwnClient(NamedTuple):
    """A client as their coach sees them; never the space's link, which is the person's own."""

    id: int
    coach_id: int
    group_id: int
    space_id: str
    name: str
    email: str | None
    language: str
    note: str
    state: State
    state_at: datetime
    refusal: str
    added_at: datetime
    invited_at: datetime | None
    reminded_at: datetime | None
    together: bool
    chosen_at: datetime | None
    shares: bool
    shares_answers: bool
    shares_journal: bool
    shares_since: datetime | None
    archived: bool
    completions: int
    completed_at: datetime | None
    seen_at: datetime | None


COLUMNS = [getattr(Client, name) for name in OwnClient._fields]
OWN = select(*COLUMNS).where(Client.coach_id == bindparam("coach"), Client.id == bindparam("client"))


def name_key(name: str) -> str:
    """Return a name as lists are sorted and searched by: without accents, in small letters."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:80]


def add_client(coach_id: int, group_id: int, space_id: str, values: Mapping[str, Any]) -> int:
    """Add someone to a group, with the columns given (`name`, `language`, `state` at least); return the row's id."""
    now = datetime.now(UTC)
    row = {"coach_id": coach_id, "group_id": group_id, "space_id": space_id, "added_at": now, "state_at": now, **values}
    row["name_key"] = name_key(row["name"])
    return int(connection().execute(insert(Client).values(**row).returning(Client.id)).scalar_one())


def find_client(coach_id: int, client_id: int) -> OwnClient | None:
    """Return a client of this coach, None when they are nobody's or another's."""
    row = connection().execute(OWN, {"coach": coach_id, "client": client_id}).first()
    return read_client(row) if row else None


def space_of_address(coach_id: int, email: str) -> str | None:
    """Return the space of the client whom a coach follows under an address, None when there is none."""
    query = select(Client.space_id).where(Client.coach_id == coach_id, Client.email == email)
    return connection().execute(query).scalar()


def read_client(row: Any) -> OwnClient:
    """Return the client that a row of COLUMNS tells."""
    client = OwnClient(*row)
    return client._replace(state=State(client.state))


def change_client(client_id: int, **changed: Any) -> None:
    """Change columns of a client."""
    connection().execute(update(Client).where(Client.id == client_id).values(**changed))


def set_followed(space_id: str, followed: str | None) -> None:
    """Keep with a space how far it is with its coaches."""
    connection().execute(update(Space).where(Space.id == space_id).values(followed=followed))


def let_go(column: InstrumentedAttribute[int], value: int) -> None:
    """Before rows with this value are deleted: free their spaces, but those that another row still follows."""
    other = aliased(Client)
    leaving = select(Client.space_id).where(column == value)
    followed = exists().where(other.space_id == Space.id, getattr(other, column.key) != value).correlate(Space)
    spaces = update(Space).where(Space.id.in_(leaving), ~followed)
    connection().execute(spaces.values(followed=None))

"""What a coach may take along, read page by page with a fresh connection each: no export holds anybody up.

What a person shares is asked again for each page: who takes it back is out of all that is not read yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, and_, select, tuple_

from webapp.extensions import db
from webapp.store.consents import FIGURES
from webapp.store.models import Audit, CardStatus, Client, Coach, Group, Mail, Note

PAGE = 500
CLIENT = [
    Client.id, Client.group_id, Client.space_id, Client.name, Client.name_key, Client.email, Client.language,
    Client.note, Client.state, Client.state_at, Client.refusal, Client.added_at, Client.invited_at, Client.reminded_at,
    Client.together, Client.chosen_at, Client.shares, Client.shares_answers, Client.shares_journal,
    Client.shares_since, Client.archived, Client.completions, Client.completed_at,
]  # fmt: skip
"""What a coach knows of each client, none of it a figure."""
SHOWN = [getattr(Client, f"last_{name}") for name in FIGURES]
"""The figures, which only the rows of those who share have."""
ACCOUNT = [
    Coach.email, Coach.name, Coach.language, Coach.created_at, Coach.confirmed_at, Coach.notified, Coach.signature,
    Coach.booking_url, Coach.accent,
]  # fmt: skip
MAIL = [
    Mail.id, Mail.letter, Mail.language, Mail.client_id, Mail.state, Mail.queued_at, Mail.due_at, Mail.ended_at,
    Mail.attempts, Mail.answer,
]  # fmt: skip
GROUP = [column for column in Group.__table__.columns if column.name not in {"coach_id", "code"}]


class Scope(NamedTuple):
    """Whose clients: all of a coach, or those of one group."""

    coach_id: int
    group_id: int | None = None


class Shared(NamedTuple):
    """A part of a completed report, of a client who shares it."""

    client: RowMapping
    number: int
    completed_at: datetime
    part: Any


def reports(scope: Scope, part: str, **only: bool) -> Iterator[Shared]:
    """Return one part of every completed report of the clients who share, under the same condition as `pages`."""
    for page in pages(scope, {"shares": True, **only}):
        spaces = [client["space_id"] for client in page]
        found = completed(spaces, Audit.report[part])
        for client in page:
            for audit in found[client["space_id"]]:
                yield Shared(client, audit["number"], audit["completed_at"], audit["part"])


def pages(scope: Scope, only: Mapping[str, bool] = MappingProxyType({})) -> Iterator[list[RowMapping]]:
    """Return the clients page by page, by name (as an index has them), those put away last.

    `only`: columns that must be so, such as {"shares": True}.
    """
    for archived in (False, True):
        last: tuple[str, int] | None = None
        while page := read(of_scope(scope, archived, only, last)):
            yield page
            last = page[-1]["name_key"], page[-1]["id"]


def of_scope(scope: Scope, archived: bool, only: Mapping[str, bool], after: tuple[str, int] | None) -> Any:
    """Return the query of the page that comes after a client."""
    whose = Client.coach_id == scope.coach_id
    if scope.group_id is not None:
        whose = and_(whose, Client.group_id == scope.group_id)
    query = select(*CLIENT, *SHOWN).where(whose, Client.archived.is_(archived))
    for name, value in only.items():
        query = query.where(getattr(Client, name).is_(value))
    if after:
        query = query.where(tuple_(Client.name_key, Client.id) > after)
    return query.order_by(Client.name_key, Client.id).limit(PAGE)


def completed(spaces: Sequence[str], part: Any = Audit.report) -> dict[str, list[RowMapping]]:
    """Return the completed audits of spaces, by space, the earliest first: `number`, `completed_at`, `part`.

    Of a whole report the database takes a part out in a tenth of the time that reading it here would take.
    """
    query = select(Audit.space_id, Audit.number, Audit.completed_at, part.label("part")).where(
        Audit.space_id.in_(spaces), Audit.completed_at.is_not(None)
    )
    return by("space_id", read(query.order_by(Audit.space_id, Audit.number)))


def groups(coach_id: int) -> list[RowMapping]:
    """Return a coach's groups, the codes of their links left out."""
    return read(select(*GROUP).where(Group.coach_id == coach_id).order_by(Group.id))


def account(coach_id: int) -> RowMapping:
    """Return what is kept of an account, nothing that signs in among it."""
    return read(select(*ACCOUNT).where(Coach.id == coach_id))[0]


def notes_of(clients: Sequence[RowMapping]) -> dict[int, list[RowMapping]]:
    """Return a coach's notes on clients, by the client's id."""
    ids = [client["id"] for client in clients]
    query = select(Note.client_id, Note.card_id, Note.text, Note.shared, Note.written_at).order_by(Note.id)
    return by("client_id", read(query.where(Note.client_id.in_(ids))))


def plans_of(clients: Sequence[RowMapping]) -> dict[str, list[RowMapping]]:
    """Return the plans of those who share, by their space's id."""
    spaces = [client["space_id"] for client in clients if client["shares"]]
    columns = [
        getattr(CardStatus, name) for name in ("space_id", "card_id", "status", "changed_at", "due_on", "done_at")
    ]
    query = select(*columns).where(CardStatus.space_id.in_(spaces))
    return by("space_id", read(query.order_by(CardStatus.space_id, CardStatus.card_id)))


def by(column: str, rows: Iterable[RowMapping]) -> dict[Any, list[RowMapping]]:
    """Return rows by what one of their columns says."""
    found: dict[Any, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def mails(coach_id: int) -> Iterator[RowMapping]:
    """Return the mails that went out, or wait, in a coach's name; nobody's address among it."""
    last = 0
    while page := read(select(*MAIL).where(Mail.coach_id == coach_id, Mail.id > last).order_by(Mail.id).limit(PAGE)):
        yield from page
        last = page[-1]["id"]


def read(query: Any) -> list[RowMapping]:
    """Return the rows of a query, read with a connection of its own that is given back at once."""
    with db.engine.connect() as reader:
        return list(reader.execute(query).mappings())

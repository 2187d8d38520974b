"""What a coach notes about a client, and what of it the person reads in their report."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update

from webapp.store.clients import OwnClient
from webapp.store.engine import connection, insert
from webapp.store.models import Client, Coach, Note


class OwnNote(NamedTuple):
    """A note as its coach reads it; `card_id` is None when it is about the whole."""

    id: int
    card_id: str | None
    text: str
    shared: bool
    written_at: datetime


class FromCoach(NamedTuple):
    """What a person reads of a coach: their name, whether they see the reports, their booking link or "", notes."""

    name: str
    sees: bool
    booking_url: str
    notes: tuple[OwnNote, ...]


COLUMNS = [getattr(Note, name) for name in OwnNote._fields]
OF_CLIENT = select(*COLUMNS).where(Note.client_id == bindparam("client")).order_by(Note.id.desc())
OF_SPACE = (
    select(Client.id, Coach.name, Client.shares, Coach.booking_url, *COLUMNS)
    .join(Coach, Coach.id == Client.coach_id)
    .outerjoin(Note, (Note.client_id == Client.id) & Note.shared)
    .where(Client.space_id == bindparam("space"), Client.chosen_at.is_not(None))
    .order_by(Client.id, Note.id)
)


def notes_on(client: OwnClient) -> list[OwnNote]:
    """Return a coach's notes about a client, the newest first."""
    return [OwnNote(*row) for row in connection().execute(OF_CLIENT, {"client": client.id})]


def find_note(client: OwnClient, note_id: int) -> OwnNote | None:
    """Return a note about this client, None when there is no such one."""
    return next((note for note in notes_on(client) if note.id == note_id), None)


def add_note(client: OwnClient, card_id: str | None, text: str, shared: bool) -> int:
    """Keep a note about a client, on one card or on the whole; return its id."""
    row = {"client_id": client.id, "card_id": card_id, "text": text, "shared": shared, "written_at": datetime.now(UTC)}
    return int(connection().execute(insert(Note).values(**row).returning(Note.id)).scalar_one())


def change_note(note: OwnNote, card_id: str | None, text: str, shared: bool) -> None:
    """Change what a note says, what it is about, and who reads it."""
    changed = update(Note).where(Note.id == note.id)
    connection().execute(changed.values(card_id=card_id, text=text, shared=shared, written_at=datetime.now(UTC)))


def delete_note(note: OwnNote) -> None:
    """Delete a note."""
    connection().execute(delete(Note).where(Note.id == note.id))


def from_coaches(space_id: str) -> list[FromCoach]:
    """Return what a person reads of each coach whose invitation they answered."""
    rows = connection().execute(OF_SPACE, {"space": space_id}).all()
    coaches = {client_id: (name, sees, booking) for client_id, name, sees, booking, *_ in rows}
    return [
        FromCoach(*told, shared_notes(note for of, _, _, _, *note in rows if of == client_id))
        for client_id, told in coaches.items()
    ]


def shared_notes(rows: Iterable[list[object]]) -> tuple[OwnNote, ...]:
    """Return the notes that rows tell; a client without any has one row of nothing."""
    return tuple(OwnNote(*row) for row in rows if row[0] is not None)  # type: ignore[arg-type]

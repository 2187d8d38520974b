"""The coaches who follow a space, as its person sees them: who waits for an answer, and what each was let see."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, exists, select

from webapp.store.clients import (
    COLUMNS,
    Choice,
    OwnClient,
    add_client,
    change_client,
    let_go,
    name_key,
    read_client,
)
from webapp.store.consents import choose, note_course
from webapp.store.engine import connection
from webapp.store.groups import COACH_NAME, OwnGroup
from webapp.store.models import Answer, Audit, Client, Coach, Followed, Group, Note, Space, State
from webapp.store.sent import let_mails_go, of_clients


class Follower(NamedTuple):
    """A coach who invited the person of a space: their row on the person, their name, the group and its welcome."""

    client: OwnClient
    coach: str
    group: str
    welcome: str

    @property
    def choice(self) -> Choice:
        """What the person lets this coach see."""
        return Choice(self.client.shares, self.client.shares_answers, self.client.shares_journal)


class Joining(NamedTuple):
    """Who joins a group: the name their coach will read, their language and choice; `together`: at the coach’s."""

    name: str
    language: str
    choice: Choice
    email: str | None = None
    together: bool = False


OF_SPACE = (
    select(*COLUMNS, COACH_NAME, Group.name.label("group_name"), Group.welcome)
    .join(Coach, Coach.id == Client.coach_id)
    .join(Group, Group.id == Client.group_id)
    .where(Client.space_id == bindparam("space"))
    .order_by(Client.id)
)
ONCE_SHOWN = exists().where(Client.space_id == Space.id, Client.together).correlate(Space)
SHARED_NOTES = (
    select(Note.text, Note.card_id, Note.written_at)
    .where(Note.client_id == bindparam("client"), Note.shared)
    .order_by(Note.id)
)


def followers(space_id: str) -> list[Follower]:
    """Return the coaches who invited the person of a space, whatever the person chose."""
    rows = connection().execute(OF_SPACE, {"space": space_id}).all()
    width = len(COLUMNS)
    return [Follower(read_client(row[:width]), *row[width:]) for row in rows]


def find_follower(space_id: str, client_id: int) -> Follower | None:
    """Return one of them by the row it has, None when the row is another space's or nobody's."""
    return next((one for one in followers(space_id) if one.client.id == client_id), None)


def awaited(space_id: str) -> Follower | None:
    """Return the coach whose invitation the person has not answered yet, if there is one."""
    return next((one for one in followers(space_id) if one.client.chosen_at is None), None)


def rename(client: OwnClient, name: str) -> None:
    """Give a client the name that the person wants to be read by."""
    if name != client.name:
        change_client(client.id, name=name, name_key=name_key(name))


def join_group(group: OwnGroup, space_id: str, joining: Joining) -> bool:
    """Have the person of a space join a group as they chose; False, and nothing changed, when they are in it."""
    if any(one.client.group_id == group.id for one in followers(space_id)):
        return False
    at = standing(space_id)
    row = {"name": joining.name, "language": joining.language, "email": joining.email, "together": joining.together}
    client_id = add_client(group.coach_id, group.id, space_id, row | at)
    added = find_follower(space_id, client_id)
    if added is None:
        raise LookupError("a client just added is not there")
    choose(added.client, joining.choice)
    if at["state"] == State.STARTED.value:
        note_course(space_id, Followed.STARTED)
    return True


def standing(space_id: str) -> dict[str, Any]:
    """Return the columns that say how far a space already is, for a coach who comes to follow it.

    How often and when audits were completed before is told with the reports alone: `choose` sees to it.
    """
    done = select(Audit.id).where(Audit.space_id == space_id, Audit.completed_at.is_not(None)).limit(1)
    if connection().execute(done).first():
        return {"state": State.COMPLETED.value, "completed_at": datetime.now(UTC)}
    answered = select(Answer.audit_id).join(Audit, Audit.id == Answer.audit_id).where(Audit.space_id == space_id)
    begun = connection().execute(answered.limit(1)).first() is not None
    return {"state": (State.STARTED if begun else State.OPENED).value}


def leave(client: OwnClient) -> list[int]:
    """Take the person out of a coach's group: the coach's row goes, with their notes and the mails about it.

    Return the ids of these mails, whose files are to be discarded.
    """
    let_go(Client.id, client.id)
    mails = let_mails_go(of_clients(Client.id == client.id))
    connection().execute(delete(Client).where(Client.id == client.id))
    return mails


def link_once_shown(space_id: str) -> bool:
    """Tell whether a coach has seen the link in force: the audit was begun with them, and no link came since."""
    query = select(Space.id).where(Space.id == space_id, Space.link_version == 1, ONCE_SHOWN)
    return connection().execute(query).first() is not None


def everything(space_id: str) -> list[dict[str, Any]]:
    """Return who follows a space as plain values, for the person's own export."""
    return [in_words(one) for one in followers(space_id)]


def in_words(one: Follower) -> dict[str, Any]:
    """Return what is kept of one coach's following as plain values, with the notes they share with the person."""
    client = one.client
    moments = ("added_at", "invited_at", "reminded_at", "chosen_at", "shares_since", "completed_at")
    notes = connection().execute(SHARED_NOTES, {"client": client.id}).all()
    return {
        "coach": one.coach,
        "group": one.group,
        "name": client.name,
        "email": client.email,
        "state": client.state.value,
        "together": client.together,
        "shares": one.choice._asdict(),
        **{name: moment.isoformat() if (moment := getattr(client, name)) else None for name in moments},
        "notes": [{"text": text, "card": card, "written_at": at.isoformat()} for text, card, at in notes],
    }

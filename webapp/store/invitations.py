"""Invitations: made with a space, a row of the coach's and a mail at once; sent again, corrected."""

import secrets
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, exists, or_, select, update

from webapp.store.clients import COLUMNS, OwnClient, change_client, name_key, read_client
from webapp.store.engine import changed_rows, connection, insert
from webapp.store.groups import OwnGroup
from webapp.store.links import hash_token, make_token
from webapp.store.models import Audit, Client, Followed, Group, Mail, Space, State
from webapp.store.outbox import Letter, queue
from webapp.store.quota import due_times
from webapp.store.reminding import PAUSE, Hindrance, hindrance
from webapp.store.suppressions import unsubscribed

SENT_AGAIN = (State.SENT.value, State.UNCERTAIN.value, State.REFUSED.value)


class Newcomer(NamedTuple):
    """Someone to be invited."""

    name: str
    email: str
    language: str


class Known(NamedTuple):
    """Where an address stands already: in which group, and how far."""

    group: str
    state: State


class Post(NamedTuple):
    """How a coach's mails go: how many a day, and the key that hides addresses and makes links."""

    per_day: int
    key: str


def known_addresses(coach_id: int, addresses: Collection[str]) -> dict[str, Known]:
    """Return those of the addresses whose person this coach has a row of."""
    rows = select(Client.email, Group.name, Client.state).join(Group, Group.id == Client.group_id)
    found = connection().execute(rows.where(Client.coach_id == coach_id, Client.email.in_(addresses)))
    return {str(email): Known(group, State(state)) for email, group, state in found}


def invite(group: OwnGroup, people: Iterable[Newcomer], note: str, post: Post) -> int:
    """Invite people to a group, each with a space of their own and a mail; return how many.

    No address is invited twice by a coach. Whoever invites the same people at the same moment waits, as all take them
    in the same order.
    """
    now = datetime.now(UTC)
    ids = {person: secrets.token_hex(16) for person in sorted(people, key=lambda person: person.email)}
    if not ids:
        return 0
    connection().execute(insert(Space), [space_row(ids[person], person, post.key, now) for person in ids])
    rows = [client_row(group, ids[person], person, note, now) for person in ids]
    once = insert(Client).on_conflict_do_nothing(index_elements=["coach_id", "email"])
    added = connection().execute(once.returning(*COLUMNS), rows)
    clients = [read_client(row) for row in added]
    spare = set(ids.values()) - {client.space_id for client in clients}
    connection().execute(delete(Space).where(Space.id.in_(spare)))
    write_to("invitation", clients, post, now)
    return len(clients)


def space_row(space_id: str, person: Newcomer, key: str, now: datetime) -> dict[str, Any]:
    """Return the row of a space made for someone, who has not opened it yet."""
    row = {"id": space_id, "link_hash": hash_token(make_token(space_id, 1, key)), "link_version": 1}
    row |= {"language": person.language, "email": person.email, "followed": Followed.INVITED.value}
    return row | {"opened_at": now, "visited_on": now.date()}


def client_row(group: OwnGroup, space_id: str, person: Newcomer, note: str, now: datetime) -> dict[str, Any]:
    """Return the row of someone invited to a group."""
    row = {**person._asdict(), "name_key": name_key(person.name), "note": note, "state": State.WAITING.value}
    row |= {"coach_id": group.coach_id, "group_id": group.id, "space_id": space_id}
    return row | {"added_at": now, "state_at": now, "invited_at": now}


def write_to(letter: str, clients: Sequence[OwnClient], post: Post, now: datetime) -> None:
    """Queue a letter to clients of one coach, each for the day on which it may go."""
    if not clients:
        return
    due = due_times(clients[0].coach_id, post.per_day, now)
    letters = [
        Letter(letter, client.language, client.email, client.coach_id, client.id, client.space_id, due_at=next(due))
        for client in clients
        if client.email
    ]
    queue(letters, post.key)


def resend(client: OwnClient, post: Post) -> bool:
    """Send an invitation again that the person has not answered; tell whether it was: one that waits is not.

    One that says to wait, while no mail does, was dropped: the person had been archived.
    """
    now = datetime.now(UTC)
    mail = exists().where(Mail.client_id == Client.id, Mail.state.in_(("waiting", "sending")))
    free = or_(Client.state.in_(SENT_AGAIN), (Client.state == State.WAITING.value) & ~mail)
    unanswered = update(Client).where(Client.id == client.id, Client.chosen_at.is_(None), ~Client.archived, free)
    if not changed_rows(unanswered.values(**waiting_since(now))):
        return False
    drop_waiting(client)
    write_to("invitation", [client], post, now)
    return True


def waiting_since(now: datetime) -> dict[str, Any]:
    """Return the columns of an invitation that is to be sent."""
    return {"state": State.WAITING.value, "state_at": now, "invited_at": now, "refusal": ""}


def drop_waiting(client: OwnClient) -> None:
    """Delete the mails that wait to be sent to a client."""
    connection().execute(delete(Mail).where(Mail.client_id == client.id, Mail.state == "waiting"))


def untouched(client: OwnClient) -> bool:
    """Tell whether the person has not answered, nor has any other hand in the space; who would answer now waits."""
    connection().execute(select(Space.id).where(Space.id == client.space_id).with_for_update())
    elsewhere = exists().where(Client.space_id == client.space_id, Client.id != client.id)
    begun = exists().where(Audit.space_id == client.space_id)
    unanswered = select(Client.id).where(Client.id == client.id, Client.chosen_at.is_(None), ~elsewhere, ~begun)
    return connection().execute(unanswered).first() is not None


def correct_address(client: OwnClient, address: str, post: Post) -> None:
    """Send an `untouched` invitation to another address, by another link: the old one opens nothing any more."""
    now = datetime.now(UTC)
    version = connection().execute(select(Space.link_version).where(Space.id == client.space_id)).scalar_one() + 1
    link = {"link_version": version, "link_hash": hash_token(make_token(client.space_id, version, post.key))}
    connection().execute(update(Space).where(Space.id == client.space_id).values(email=address, **link))
    change_client(client.id, email=address, **waiting_since(now))
    drop_waiting(client)
    write_to("invitation", [client._replace(email=address)], post, now)


def remind(coach_id: int, client_ids: Collection[int], post: Post) -> Counter[Hindrance | None]:
    """Remind those of a coach's clients who may be; return how many were (None), and how many not by reason."""
    now = datetime.now(UTC)
    mine = select(*COLUMNS).where(Client.coach_id == coach_id, Client.id.in_(client_ids)).order_by(Client.id)
    clients = [read_client(row) for row in connection().execute(mine)]
    gone = unsubscribed(coach_id, [client.email for client in clients if client.email], post.key)
    found = {client: hindrance_of(client, gone, now) for client in clients}
    ids = [client.id for client, why in found.items() if why is None]
    early = or_(Client.reminded_at.is_(None), Client.reminded_at <= now - PAUSE)
    marked = update(Client).where(Client.id.in_(ids), early).values(reminded_at=now).returning(Client.id)
    reminded = set(connection().execute(marked).scalars())
    write_to("reminder", [client for client in clients if client.id in reminded], post, now)
    return Counter(why or (None if client.id in reminded else Hindrance.SOON) for client, why in found.items())


def hindrance_of(client: OwnClient, gone: Collection[str], now: datetime) -> Hindrance | None:
    """Return why a client is not reminded, None when they may be; `gone`: addresses that are not written to."""
    if client.archived:
        return Hindrance.ARCHIVED
    if not client.email:
        return Hindrance.NO_ADDRESS
    if client.email in gone:
        return Hindrance.UNSUBSCRIBED
    return hindrance(client.state, client.invited_at or client.added_at, client.reminded_at, now)

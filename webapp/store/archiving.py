"""What a coach does to clients, one or several: archived, brought back, seen, moved. Another's are left alone."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import bindparam, select, update

from webapp.store.clients import OwnClient, change_client
from webapp.store.engine import changed_rows, connection
from webapp.store.models import Client

GROUPS_OF_SPACE = select(Client.group_id).where(
    Client.coach_id == bindparam("coach"), Client.space_id == bindparam("space")
)


def archive(coach_id: int, client_ids: Sequence[int], archived: bool) -> int:
    """Archive clients of this coach, or bring them back; return how many were changed."""
    own = update(Client).where(Client.coach_id == coach_id, Client.id.in_(client_ids))
    return changed_rows(own.where(Client.archived.is_not(archived)).values(archived=archived))


def mark_seen(coach_id: int, client_ids: Sequence[int]) -> int:
    """Note that a coach has seen what clients completed; return of how many that was new."""
    own = update(Client).where(Client.coach_id == coach_id, Client.id.in_(client_ids))
    new = own.where(Client.completed_at.is_not(None), Client.seen_at.is_(None))
    return changed_rows(new.values(seen_at=datetime.now(UTC)))


def groups_with(client: OwnClient) -> set[int]:
    """Return the coach's groups that this person is in."""
    in_force = {"coach": client.coach_id, "space": client.space_id}
    return set(connection().execute(GROUPS_OF_SPACE, in_force).scalars())


def move(client: OwnClient, group_id: int) -> bool:
    """Put a client into another group of their coach; False when the person is in that one already."""
    if group_id in groups_with(client):
        return False
    change_client(client.id, group_id=group_id)
    return True

"""The people invited to a group, page by page."""

from sqlalchemy import ColumnElement, func, select

from webapp.store.clients import COLUMNS, OwnClient, read_client
from webapp.store.engine import connection
from webapp.store.groups import OwnGroup
from webapp.store.models import Client, State

A_PAGE = 50


def invited_by_state(group: OwnGroup) -> dict[State, int]:
    """Return how many of those invited to a group are how far, in the order of the states."""
    counted = select(Client.state, func.count()).where(*invited(group)).group_by(Client.state)
    found = {row[0]: row[1] for row in connection().execute(counted)}
    return {state: found[state.value] for state in State if state.value in found}


def invited_page(group: OwnGroup, state: State | None, number: int) -> list[OwnClient]:
    """Return the n-th page of those invited to a group, by name, in a state or in any."""
    rows = select(*COLUMNS).where(*invited(group)).order_by(Client.name_key, Client.id)
    if state:
        rows = rows.where(Client.state == state.value)
    return [read_client(row) for row in connection().execute(rows.limit(A_PAGE).offset((number - 1) * A_PAGE))]


def invited(group: OwnGroup) -> tuple[ColumnElement[bool], ...]:
    """Return what tells the rows of those invited to a group."""
    return Client.group_id == group.id, Client.archived.is_(False), Client.invited_at.is_not(None)

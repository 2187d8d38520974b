"""The gates: each view says who may come in, and is handed the object it works on, already fetched and allowed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeAlias

from flask import abort, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError

from webapp.store.audits import Completed
from webapp.store.consents import note_sign
from webapp.store.engine import NotNow, commit, rollback, start_writing
from webapp.store.models import Followed
from webapp.store.shares import find_shared
from webapp.store.spaces import Place, find_space, visit
from webapp.web.limits import count_wrong_link
from webapp.web.security import SAFE_METHODS

SPACES = "space"
"""What a space's path begins with, after the language and before its token."""
SHARED = "shared"
"""The same, of a report that others may read."""

P = ParamSpec("P")
View: TypeAlias = Callable[..., ResponseReturnValue]
SpaceView: TypeAlias = Callable[Concatenate[Place, P], ResponseReturnValue]
SharedView: TypeAlias = Callable[[Completed], ResponseReturnValue]


def audience(name: str) -> Callable[[View], View]:
    """Declare who a view is for; a route without a declared audience fails a test."""

    def declare(view: View) -> View:
        view.audience = name  # type: ignore[attr-defined]
        return view

    return declare


public = audience("public")


def space_page(view: SpaceView[P]) -> View:
    """Hand the view the space whose link is in the path; a link that opens nothing gets the page of any unknown path.

    A request that changes something does so in one transaction, committed before it is answered.
    """

    @wraps(view)
    def gate(token: str, *args: Any, **kwargs: Any) -> ResponseReturnValue:
        writing = request.method not in SAFE_METHODS
        if writing:
            start_writing()
        if (place := find_space(token, locked=writing)) is None:
            wrong_link()
        note_visit(place, writing)
        response = view(place, *args, **kwargs)
        if writing:
            commit()
        return response

    return audience("space")(gate)


def shared_page(view: SharedView) -> View:
    """Hand the view the report that the read-only link in the path opens; reading it is no visit of the space."""

    @wraps(view)
    def gate(token: str) -> ResponseReturnValue:
        if (found := find_shared(token)) is None:
            wrong_link()
        return view(found)

    return audience("shared")(gate)


def wrong_link() -> NoReturn:
    """Count a link that opens nothing, and answer as for any unknown path."""
    rollback()
    count_wrong_link()
    abort(404)


def note_visit(place: Place, writing: bool) -> None:
    """Note the first visit of a day; a page is shown even when that cannot be written."""
    today = datetime.now(UTC).date()
    if place.visited_on == today:
        return
    if writing:
        note_day(place, today)
    else:
        if_possible(lambda: note_day(place, today))


def note_day(place: Place, today: date) -> None:
    """Note that a space was visited today, for whoever follows it too."""
    visit(place, today)
    if place.followed == Followed.STARTED:
        note_sign(place.id)


def if_possible(write: Callable[[], None]) -> None:
    """Write something in a transaction of its own, unless that would have to wait: the page itself is only read."""
    with suppress(DBAPIError, NotNow):
        start_writing(optional=True)
        write()
        commit()
    rollback()

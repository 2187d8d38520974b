"""The gates of the coach's pages: a stranger, a client and another coach meet the page of any unknown address."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any, Concatenate, NoReturn, ParamSpec, TypeAlias
from urllib.parse import urlencode

from flask import abort, request, session, url_for
from flask.typing import ResponseReturnValue

from webapp.extensions import csrf
from webapp.store.clients import OwnClient, find_client
from webapp.store.coaches import SignedIn, find_signed_in, seen
from webapp.store.engine import commit, rollback, start_writing
from webapp.store.groups import OwnGroup, find_group
from webapp.web.access import View, audience, if_possible
from webapp.web.rendering import page, wants_fragment
from webapp.web.security import SAFE_METHODS

COACHES = "coach"
"""What a coach's path begins with, after the language."""
SID = "sid"
"""What the cookie of a coach's session holds."""

P = ParamSpec("P")
CoachView: TypeAlias = Callable[Concatenate[SignedIn, P], ResponseReturnValue]
GroupView: TypeAlias = Callable[Concatenate[SignedIn, OwnGroup, P], ResponseReturnValue]
ClientView: TypeAlias = Callable[Concatenate[SignedIn, OwnClient, P], ResponseReturnValue]


def coach_page(view: CoachView[P]) -> View:
    """Hand the view the coach who is signed in; anybody else gets a 404 that offers to sign in.

    A request that changes something carries a token besides, and is one transaction, committed before it is answered.
    """

    @wraps(view)
    def gate(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        writing = request.method not in SAFE_METHODS
        if writing:
            start_writing()
        coach = signed_in() or nobody()
        if writing:
            csrf.protect()
        response = view(coach, *args, **kwargs)
        if writing:
            commit()
        return response

    return audience("coach")(gate)


def group_page(view: GroupView[P]) -> View:
    """Hand the view the group in the path, looked up through its coach."""

    @wraps(view)
    def of_group(coach: SignedIn, group_id: int, *args: Any, **kwargs: Any) -> ResponseReturnValue:
        return view(coach, find_group(coach.id, group_id) or abort(404), *args, **kwargs)

    return coach_page(of_group)


def client_page(view: ClientView[P]) -> View:
    """Hand the view the client in the path, looked up through their coach."""

    @wraps(view)
    def of_client(coach: SignedIn, client_id: int, *args: Any, **kwargs: Any) -> ResponseReturnValue:
        return view(coach, find_client(coach.id, client_id) or abort(404), *args, **kwargs)

    return coach_page(of_client)


def signed_in() -> SignedIn | None:
    """Return the coach whose cookie came along, None without one that counts."""
    if not (sid := session.get(SID)):
        return None
    today = datetime.now(UTC).date()
    coach = find_signed_in(sid, today)
    if coach and coach.seen_on != today:
        note_use(sid, today)
    return coach


def note_use(sid: str, today: date) -> None:
    """Note the first use of a sign-in on a day; a page is shown even when that cannot be written."""
    session.modified = True  # the cookie is given anew too: its signature counts no longer than a sign-in does
    if request.method in SAFE_METHODS:
        if_possible(lambda: seen(sid, today))
    else:
        seen(sid, today)


def nobody() -> NoReturn:
    """Answer whoever is not signed in: there is no page here, but for a coach there may be."""
    rollback()
    back = f"?{urlencode({'next': request.full_path.rstrip('?')})}" if request.method in SAFE_METHODS else ""
    sign_in = url_for("account.sign_in") + back
    response = page("coach/nobody.html", 404, sign_in=sign_in)
    if wants_fragment():
        response.headers["HX-Redirect"] = sign_in
    abort(response)

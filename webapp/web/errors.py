"""Every failure as a page of the site, in the visitor's language, with its own status."""

from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, Response, abort, current_app, request, session
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException, InternalServerError

from webapp.content.marker import N_
from webapp.store.engine import rollback
from webapp.web.coaching.access import COACHES, SID
from webapp.web.rendering import page


@dataclass(frozen=True, slots=True)
class Failure:
    """What a person reads when something failed: a title and a text."""

    title: str
    text: str


FAILURES: Final = {
    400: Failure(N_("This request cannot be read"), N_("Something in it is not as a browser would send it. Go back, reload the page and try again.")),
    403: Failure(N_("This request came from another site"), N_("For your safety it was refused, and nothing was changed. Open the page here and try again.")),
    404: Failure(N_("There is no page here"), N_("The address may be incomplete, or the link may have been replaced or erased. Check that you copied the whole of it.")),
    405: Failure(N_("This page cannot be used that way"), N_("Go back to the page before and use its buttons.")),
    408: Failure(N_("The connection was too slow"), N_("What you sent did not arrive in time, and nothing was changed. Your browser still has it: try again.")),
    409: Failure(N_("This page is about another audit"), N_("A newer page of your space has taken its place. Nothing was changed. Open your space to see where things stand.")),
    413: Failure(N_("That is too large"), N_("What you sent is larger than this site accepts, and nothing was changed. Go back and shorten it.")),
    429: Failure(N_("Too many tries in a short time"), N_("Wait a few minutes, then try again. Nothing was lost.")),
    500: Failure(N_("Something failed on our side"), N_("Your last action may not have been saved. What was saved before is safe. Wait a moment, then try again.")),
    503: Failure(N_("The site cannot save anything right now"), N_("Your last action was not saved. What was saved before is safe. Wait a minute, then try again.")),
}  # fmt: skip
OTHERS: Final = {401: 403, 410: 404, 414: 400, 415: 400, 422: 400, 431: 400}
UNSAFE_TO_REPEAT: Final = frozenset({"csrf_token", "password", "new_password", "code", "secret"})
"""What a form whose token is too old does not show again: to be typed, or made, anew."""


def init_app(app: Flask) -> None:
    """Answer every failure by a page."""
    app.before_request(refuse)
    app.register_error_handler(CSRFError, expired)
    app.register_error_handler(HTTPException, show)
    app.register_error_handler(DBAPIError, cannot_save)
    app.register_error_handler(InternalServerError, show)
    app.log_exception = log_exception  # type: ignore[method-assign]


def refuse() -> None:
    """Refuse what the server's guard found too large or too slow; only its page is left to show."""
    if status := request.environ.get("aplomb.refused"):
        abort(status)


def log_exception(exc_info: Any) -> None:
    """Log a failure under its endpoint: the path may hold a person's link, which no log may."""
    current_app.logger.error("failure in %s %s", request.method, request.endpoint, exc_info=exc_info)


def show(error: HTTPException) -> Response:
    """Show the page of an HTTP failure."""
    if error.response is not None:
        return error.response  # type: ignore[return-value]
    rollback()
    status = error.code or 500
    known = OTHERS.get(status, status) if OTHERS.get(status, status) in FAILURES else 400 if status < 500 else 500
    response = failure_page(known, status)
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def cannot_save(error: DBAPIError) -> Response:
    """Say plainly that the database did not take it; the log says why, without the values."""
    rollback()
    current_app.logger.error("database: %s", type(error.orig).__name__)
    return failure_page(503, 503)


def failure_page(known: int, status: int) -> Response:
    """Return the page of a failure; one that a coach meets among their own pages keeps their menu."""
    among_coaches = request.path.split("/")[2:3] == [COACHES] and SID in session
    frame = "_coach.html" if among_coaches else "_page.html"
    return page("errors/failure.html", status, failure=FAILURES[known], status=status, frame=frame)


def expired(error: CSRFError) -> Response:  # noqa: ARG001
    """Show what was typed in a form whose token is too old, with a button to send it again."""
    kept = [(name, value) for name, value in request.form.items(multi=True) if name not in UNSAFE_TO_REPEAT]
    return page("errors/expired.html", 400, kept=kept, again=request.full_path.rstrip("?"))

"""A whole page or a part of it: the same address gives both, and only this module asks which is wanted."""

from collections.abc import Callable, Hashable
from typing import Any, cast

from flask import Response
from flask.typing import ResponseReturnValue
from htmx_flask import request as plain_request
from htmx_flask.requests import HtmxAwareRequest

from webapp.web.templating import environment, parts


def wants_fragment() -> bool:
    """Tell whether htmx asked for a part; a page it restores from its history is wanted whole."""
    request = cast(HtmxAwareRequest, plain_request)
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def page(template: str, status: int = 200, /, **values: Any) -> Response:
    """Return a whole page."""
    return html(environment().get_template(template).render(values), status)


def same_for_all(template: str, key: Hashable, **values: Any) -> Response:
    """Return a fragment that says the same to all who did the same: see `templating.Parts`."""
    return html(parts()(template, key, **values), 200)


def html(text: str, status: int) -> Response:
    """Return a text as an HTML answer."""
    return Response(text, status, [("Vary", "HX-Request")], content_type="text/html; charset=utf-8")


def page_or_fragment(template: str, fragment: str, status: int = 200, /, **values: Any) -> Response:
    """Return the whole page, or its part for htmx."""
    return page(fragment if wants_fragment() else template, status, **values)


def for_htmx(
    fragment: Callable[[], ResponseReturnValue], otherwise: Callable[[], ResponseReturnValue]
) -> ResponseReturnValue:
    """Return the part for htmx, or what the browser does without it."""
    return fragment() if wants_fragment() else otherwise()

"""A whole page or a part of it: the same address gives both, and only this module asks which is wanted."""

from collections.abc import Callable
from typing import Any, cast

from flask import Response, make_response, render_template
from flask.typing import ResponseReturnValue
from htmx_flask import request as plain_request
from htmx_flask.requests import HtmxAwareRequest


def wants_fragment() -> bool:
    """Tell whether htmx asked for a part; a page it restores from its history is wanted whole."""
    request = cast(HtmxAwareRequest, plain_request)
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def page(template: str, status: int = 200, /, **values: Any) -> Response:
    """Return a whole page."""
    response = make_response(render_template(template, **values), status)
    response.vary.add("HX-Request")
    return response


def page_or_fragment(template: str, fragment: str, status: int = 200, /, **values: Any) -> Response:
    """Return the whole page, or its part for htmx."""
    return page(fragment if wants_fragment() else template, status, **values)


def for_htmx(
    fragment: Callable[[], ResponseReturnValue], otherwise: Callable[[], ResponseReturnValue]
) -> ResponseReturnValue:
    """Return the part for htmx, or what the browser does without it."""
    return fragment() if wants_fragment() else otherwise()

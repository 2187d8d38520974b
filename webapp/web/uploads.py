"""The views that take a file, or a text as long as one."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from flask import request
from flask.typing import ResponseReturnValue

from webapp.web.access import View

UPLOAD: Final = 12 * 1024 * 1024


def large(view: Callable[..., ResponseReturnValue]) -> View:
    """Let a view take up to UPLOAD bytes; serving.UPLOADS names its address to the server."""

    @wraps(view)
    def wide(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        request.max_content_length = request.max_form_memory_size = UPLOAD
        return view(*args, **kwargs)

    wide.takes_uploads = True  # type: ignore[attr-defined]
    return wide

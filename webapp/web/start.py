"""Beginning: what will be asked and kept, then a space of one's own."""

import secrets

from flask import Blueprint, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content import SECTIONS, VERSION
from webapp.languages import current
from webapp.store.engine import commit, start_writing
from webapp.store.spaces import UNUSED_DAYS, open_space
from webapp.web.access import public
from webapp.web.limits import count_opening
from webapp.web.rendering import page

area = Blueprint("start", __name__)


@area.get("/start")
@public
def start() -> ResponseReturnValue:
    """Say what will be asked and kept."""
    return page("start/start.html", nonce=secrets.token_urlsafe(16), sections=SECTIONS, unused_days=UNUSED_DAYS)


@area.post("/start")
@public
def open_one() -> ResponseReturnValue:
    """Open a space and go to its first section; the same form sent twice opens one space."""
    count_opening()
    nonce = request.form.get("nonce", "")[:64] or secrets.token_urlsafe(16)
    start_writing()
    token = open_space(nonce, current().code, VERSION, current_app.config["LINK_KEY"])
    commit()
    return redirect(url_for("audit.section", token=token, section_id=SECTIONS[0].id), 303)

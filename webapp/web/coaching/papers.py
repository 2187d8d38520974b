"""The papers of a coach, filled in from the account and the settings, to be printed."""

from flask import Blueprint, Response, current_app
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from webapp.content.papers import AGREEMENT, NOTICE
from webapp.languages import gettext as _
from webapp.store.coaches import SignedIn
from webapp.web.coaching.access import coach_page
from webapp.web.rendering import page

area = Blueprint("papers", __name__)

LINE = Markup('<span class="to-fill"><span class="hidden">%s</span></span>')
NAMES = {"operator": "OPERATOR_NAME", "contact": "OPERATOR_CONTACT", "host": "HOSTING_NAME", "site": "PUBLIC_URL"}


@area.get("/papers/agreement")
@coach_page
def agreement(coach: SignedIn) -> ResponseReturnValue:
    """Show the data-processing agreement between a coach and whoever runs the site."""
    return paper("coach/papers/agreement.html", coach, AGREEMENT)


@area.get("/papers/notice")
@coach_page
def notice(coach: SignedIn) -> ResponseReturnValue:
    """Show what a coach's clients are to be told of their data."""
    return paper("coach/papers/notice.html", coach, NOTICE)


def paper(template: str, coach: SignedIn, articles: tuple[object, ...]) -> Response:
    """Return a paper with what is known filled in, and lines for the rest."""
    known = {name: current_app.config[setting] for name, setting in NAMES.items()}
    known |= {"coach": coach.name, "email": coach.email, "carrier": ""}
    filled = {name: escape(value) if value else LINE % _("(to be filled in by hand)") for name, value in known.items()}
    filled["months"] = current_app.config["RETENTION_MONTHS"]
    return page(template, articles=articles, filled=filled)

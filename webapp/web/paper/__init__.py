"""The report on paper: the page's facts and words, as a PDF."""

import re

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from webapp.pdf.document import Document
from webapp.pdf.render import Version, render
from webapp.store.audits import completed, find_report
from webapp.store.cards import standings
from webapp.store.engine import rollback
from webapp.store.spaces import Place
from webapp.web.access import space_page
from webapp.web.paper.composing import compose
from webapp.web.reporting import read_report

__all__ = ["area", "compose", "printed"]

area = Blueprint("paper", __name__)


@area.get("/report/<int:number>.pdf")
@space_page
def numbered(place: Place, number: int) -> ResponseReturnValue:
    """Give the report of the n-th audit on paper; `version` chooses how much of it. The plan is on the latest only."""
    found = find_report(place, number) or abort(404)
    latest = completed(place)[0][0] == number
    document = compose(read_report(found, standings(place) if latest else None))
    rollback()  # nothing more is read: whoever waits for the press holds no transaction meanwhile
    return printed(document, asked_version())


def asked_version() -> Version:
    """Return the version asked for; one that there is not gives the full report."""
    asked = request.args.get("version", "")
    return Version(asked) if asked in list(Version) else Version.FULL


def printed(document: Document, version: Version, whose: str = "") -> Response:
    """Return a document as an answer that the browser shows, and keeps under a name that tells the day.

    `whose`: the name of the person it is about, for a reader who keeps those of several.
    """
    response = Response(render(document, version), mimetype="application/pdf")
    person = re.sub(r"[\W_]+", "-", whose).strip("-")
    name = "-".join(filter(None, ("aplomb", person, f"{document.day:%Y-%m-%d}"))) + (
        "-summary" if version is Version.SUMMARY else ""
    )
    response.headers.set("Content-Disposition", "inline", filename=f"{name}.pdf")
    return response

"""A coach's name, logo and colour where their clients meet them; served under addresses that change with them."""

import hashlib
from dataclasses import dataclass
from secrets import compare_digest

from flask import Blueprint, Response, abort, url_for
from flask.typing import ResponseReturnValue

from webapp.colours import DARK, LIGHT, legible
from webapp.pdf.document import Letterhead
from webapp.store.branding import Presentation, logo_of, presentation_of
from webapp.web.access import audience

area = Blueprint("branding", __name__)

FOREVER = "public, max-age=31536000, immutable"
RULES = """@media screen { :root { --accent: %s; } }
@media screen and (prefers-color-scheme: dark) { :root { --accent: %s; } }
"""


@dataclass(frozen=True, slots=True)
class Branding:
    """What pages show of a coach: the name, the address of the logo and of the colour's stylesheet, "" for none."""

    name: str
    logo: str = ""
    css: str = ""
    booking_url: str = ""


def branding_of(coach_id: int) -> Branding:
    """Return what pages show of a coach; nothing at all of one that there is not."""
    shown = presentation_of(coach_id)
    return brand_of(coach_id, shown) if shown else Branding("")


def brand_of(coach_id: int, shown: Presentation) -> Branding:
    """Return what pages show, of what the coach says of themselves."""
    logo = url_for("branding.logo", coach_id=coach_id, digest=shown.logo_hash) if shown.logo_hash else ""
    mark = digest_of(shown.accent)
    css = url_for("branding.colours", coach_id=coach_id, digest=mark) if shown.accent else ""
    return Branding(shown.name, logo, css, shown.booking_url)


def letterhead(coach_id: int) -> Letterhead | None:
    """Return what stands at the head of a paper, None of a coach who shows neither a name nor a logo."""
    shown = presentation_of(coach_id)
    if shown is None or not (shown.name or shown.logo_hash):
        return None
    return Letterhead(shown.name, logo_of(coach_id) if shown.logo_hash else None)


def stylesheet(accent: str) -> str:
    """Return the stylesheet of a colour, legible by day and by night; on paper all is black."""
    return RULES % (legible(accent, LIGHT), legible(accent, DARK))


def digest_of(accent: str) -> str:
    """Return what tells a colour's stylesheet from any other, 16 characters; "" for none."""
    return hashlib.sha256(stylesheet(accent).encode()).hexdigest()[:16] if accent else ""


@area.get("/brand/<int:coach_id>/<digest>.png")
@audience("machines")
def logo(coach_id: int, digest: str) -> ResponseReturnValue:
    """Give a coach's logo, under its own hash only."""
    shown = presentation_of(coach_id)
    if shown is None or not same(shown.logo_hash or "", digest):
        abort(404)
    return kept(logo_of(coach_id) or b"", "image/png")


@area.get("/brand/<int:coach_id>/<digest>.css")
@audience("machines")
def colours(coach_id: int, digest: str) -> ResponseReturnValue:
    """Give the stylesheet of a coach's colour, under its own hash only."""
    shown = presentation_of(coach_id)
    if shown is None or not same(digest_of(shown.accent), digest):
        abort(404)
    return kept(stylesheet(shown.accent), "text/css")


def same(wanted: str, given: str) -> bool:
    """Tell whether there is a hash, and it is the one given."""
    return bool(wanted) and compare_digest(wanted.encode(), given.encode("utf-8", "surrogatepass"))


def kept(body: bytes | str, kind: str) -> Response:
    """Return a file that browsers may keep for good."""
    return Response(body, mimetype=kind, headers={"Cache-Control": FOREVER})

"""The personal link, to be kept: in plain text, as a QR code, by mail; and the link of a report, to be sent."""

from datetime import datetime
from io import BytesIO
from urllib.parse import quote

import segno
from flask import current_app, url_for

from webapp.languages import day
from webapp.languages import gettext as _
from webapp.store.spaces import Place


def space_address(place: Place) -> str:
    """Return the whole address of a space, always on the site's public address."""
    return str(current_app.config["PUBLIC_URL"] + url_for("space.home", token=place.token))


def mail_to_oneself(place: Place) -> str:
    """Return a mailto address that opens the person's own mail program with the link in it."""
    subject = _("My link to my Aplomb space")
    body = _("Here is the link to my space. Whoever has it can open it: keep it for yourself.")
    return mail(subject, body, space_address(place))


def mail_to_someone(address: str, made_at: datetime) -> str:
    """Return a mailto address that opens the person's own mail program with the link of a report in it."""
    subject = _("My report on how I use LinkedIn")
    body = _("Here is my report of %(day)s, to read; it needs no account.", day=day(made_at))
    return mail(subject, body, address)


def mail(subject: str, body: str, address: str) -> str:
    """Return the mailto address of a mail to nobody yet."""
    text = f"{body}\n\n{address}\n"
    return f"mailto:?subject={quote(subject)}&body={quote(text)}"


def qr_code(address: str, kind: str = "svg") -> bytes:
    """Return an address as a QR code in black on white: an SVG document, or a PNG picture fit for print."""
    drawing, code = BytesIO(), segno.make(address, error="m", micro=False)
    if kind == "png":
        code.save(drawing, kind="png", border=4, scale=16, light="#fff")
    else:
        code.save(drawing, kind="svg", xmldecl=False, border=3, light="#fff", omitsize=True)
    return drawing.getvalue()

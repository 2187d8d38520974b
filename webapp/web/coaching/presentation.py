"""How clients see their coach: name, signature, booking link, colour and logo."""

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import CombinedMultiDict

from webapp.colours import DARK, LIGHT, legible
from webapp.drawing.swatch import swatch
from webapp.store.branding import Presentation, change_presentation, presentation_of
from webapp.store.coaches import SignedIn
from webapp.store.engine import rollback, start_writing
from webapp.web.coaching.access import coach_page
from webapp.web.coaching.branding import brand_of
from webapp.web.forms.fields import sent_for_good
from webapp.web.forms.presentation import DEFAULT_ACCENT, PresentationForm
from webapp.web.rendering import page
from webapp.web.uploads import large

area = Blueprint("presentation", __name__)

INK = ("#20242e", "#ece7db")
"""The ink of light and dark pages (static/css/site.css), for the samples."""
NOBODY = Presentation("", "", "", "", None)


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour chosen, what it is by day and by night, and a sample of each."""

    chosen: str
    light: str
    dark: str

    @property
    def samples(self) -> tuple[Markup, Markup]:
        """What a text in this colour looks like on a light page and on a dark one."""
        by_day, by_night = swatch(self.light, LIGHT[1], INK[0]), swatch(self.dark, DARK[1], INK[1])
        return Markup(by_day), Markup(by_night)  # noqa: S704 (colours only)


@area.route("/presentation", methods=["GET", "POST"])
@large
@coach_page
def edit(coach: SignedIn) -> ResponseReturnValue:
    """Show the form with a preview; keep what was sent."""
    before = presentation_of(coach.id) or NOBODY
    if request.method == "GET":
        form = PresentationForm(data=before._asdict() | {"picker": before.accent or DEFAULT_ACCENT})
        return shown(coach, before, form)
    rollback()  # a large picture takes seconds to read: nobody has to wait for it with what they want to save
    form = PresentationForm(CombinedMultiDict([request.files, request.form]))
    good = sent_for_good(form)
    start_writing()
    if not good:
        return shown(coach, before, form, 422 if form.errors else 200)
    keep(coach, before, form)
    return redirect(url_for("presentation.edit", saved=1, _anchor="preview-title"), 303)


def shown(coach: SignedIn, before: Presentation, form: PresentationForm, status: int = 200) -> Response:
    """Return the page: the form, and what clients see of what is kept."""
    brand, colour = brand_of(coach.id, before), before.accent
    accent = Accent(colour, legible(colour, LIGHT), legible(colour, DARK)) if colour else None
    saved = "saved" in request.args
    values = {"form": form, "brand": brand, "accent": accent, "shown": before, "saved": saved}
    return page("coach/presentation/edit.html", status, **values)


def keep(coach: SignedIn, before: Presentation, form: PresentationForm) -> None:
    """Keep what a form says."""
    changed = {name: form[name].data for name in ("name", "signature", "booking_url")}
    changed["accent"] = form.chosen_accent(before.accent)
    if form.logo.picture or form.remove_logo.data:
        changed["logo"] = form.logo.picture
    change_presentation(coach.id, **changed)

"""The form of a coach's note: on one card of a report or on the whole, private unless shared."""

from flask import request
from wtforms import Form

from webapp.content.marker import N_
from webapp.languages import gettext as _
from webapp.languages import translate
from webapp.store.notes import OwnNote
from webapp.web.forms.fields import BooleanField, ProseField, SelectField
from webapp.web.pieces import Advice
from webapp.web.reporting import ReportView
from webapp.web.wording import title_of

LONGEST = 4000


class NoteForm(Form):
    """A note: what it is about, what it says, whether the person reads it too."""

    card = SelectField(N_("About"), validate_choice=False)
    text = ProseField(N_("Note"), longest=LONGEST, needed=True)
    shared = BooleanField(N_("Show it to the person, at the head of their report, under your name"))

    @property
    def card_id(self) -> str | None:
        """The card it is about; None for the whole, and for what is no card."""
        return self.card.data if self.card.data in dict(self.card.choices) else None


def note_form(view: ReportView | None, note: OwnNote | None = None) -> NoteForm:
    """Return the form as it was sent, else as a note has it, else empty; its cards are those of a report."""
    asked = {"card": request.args.get("card", "")}
    values = {"card": note.card_id or "", "text": note.text, "shared": note.shared} if note else asked
    form = NoteForm(request.form if request.method == "POST" else None, data=values)
    form.card.choices = [("", _("The whole")), *((advice.id, named(advice)) for advice in cards_of(view))]
    if note and note.card_id and note.card_id not in dict(form.card.choices):
        form.card.choices.append((note.card_id, translate(title_of(note.card_id))))
    return form


def cards_of(view: ReportView | None) -> list[Advice]:
    """Return the cards that a note can be about, pillar by pillar."""
    return [advice for _, group in view.by_pillar(view.advice.values()) for advice in group] if view else []


def named(advice: Advice) -> str:
    """Return a card as a list of all of them names it."""
    pillar = translate(advice.pillar.short) if advice.pillar else advice.kept.pillar
    return f"{pillar}{_(':')} {translate(title_of(advice.id))}"

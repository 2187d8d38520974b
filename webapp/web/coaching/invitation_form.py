"""The form by which people are invited: a list pasted, or a file whose lines take the list's place."""

from typing import Any, Final

from flask import request
from werkzeug.datastructures import CombinedMultiDict, FileStorage
from wtforms import FileField, Form
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

from webapp.content.marker import N_
from webapp.languages import LANGUAGES, language_words
from webapp.rosters.people import Entry, Unreadable
from webapp.rosters.reading import read_people
from webapp.rosters.texts import text_of_file, tidy
from webapp.web.coaching.invitation_words import FAULTS
from webapp.web.forms.fields import EmailField, ProseField, SelectField

NEEDED: Final = N_("Paste a list, or choose a file.")
BOTH: Final = N_("There is a list and a file: keep one of the two.")
LONGEST_NOTE: Final = 1000


class RosterField(ProseField):
    """Names and addresses, in whatever form they come; `entries` are those it names, once it is validated."""

    entries: list[Entry]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text as it was typed, but for what cannot be kept."""
        self.data = tidy(valuelist[0]).rstrip() if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Read the people; raise StopValidation when there are none or too many."""
        self.entries = []
        if not self.data and form.file.errors:
            return
        if not self.data:
            raise StopValidation(NEEDED)
        try:
            self.entries = read_people(self.data, language_words())
        except Unreadable as error:
            raise StopValidation(FAULTS[error.fault]) from None


class RosterFileField(FileField):
    """A file that holds a list; its data is the text of it."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the file, if one was chosen; raise ValueError when it is no list."""
        self.data = ""
        if valuelist and isinstance(valuelist[0], FileStorage) and valuelist[0].filename:
            try:
                self.data = text_of_file(valuelist[0].read())
            except Unreadable as error:
                raise ValueError(FAULTS[error.fault]) from None


class InvitationForm(Form):
    """Who is to be invited, in which language unless the list says, with which words."""

    # First, as its error tells the list below whether it is missed.
    file = RosterFileField(N_("Or a file"), description=N_("CSV, TSV or Excel (.xlsx), its columns in any order."))
    people = RosterField(
        N_("Names and addresses"),
        N_("A name and an address on each line, or what you copy from a spreadsheet or from your mail program."),
    )
    language = SelectField(N_("Language of the mail"), description=N_("Where the list does not tell one."))
    note = ProseField(N_("A personal word (optional)"), N_("It stands in the mail, as you write it."), LONGEST_NOTE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.choices = [SelectChoice(code, language.name) for code, language in LANGUAGES.items()]
        if self.file.data and self.people.data:
            self.file.process_errors = (BOTH,)
        elif self.file.data:
            self.people.data = self.file.data


class AddressForm(Form):
    """Where an invitation is to go instead."""

    email = EmailField(N_("E-mail address"), needed=True)


def posted_form(language: str) -> InvitationForm:
    """Return the form as it was sent, with its file."""
    return InvitationForm(CombinedMultiDict([request.files, request.form]), language=language)

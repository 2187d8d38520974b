"""The fields that people type into: cleaned, then checked, with messages of our own."""

import re
import unicodedata
from typing import Any, Final

from email_validator import EmailNotValidError, validate_email
from flask import request
from wtforms import BooleanField, DateField, Form, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from webapp.content.marker import N_
from webapp.languages import SWITCH
from webapp.store.addresses import normal

__all__ = ["BooleanField", "DayField", "EmailField", "LineField", "ProseField", "SelectField", "clean", "sent_for_good"]

REFUSED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters and halves of characters: no text has them, and PostgreSQL takes some of them for an error."""
TURNING: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of the text that follows: of a name in a list, it would turn the rest of the line."""
INVISIBLE: Final = frozenset({"Cf", "Zs", "Zl", "Zp"})
"""The categories of what shows nothing by itself: a text of nothing else is empty."""
UNREADABLE: Final = N_("Some characters in it cannot be kept: type it again by hand.")
NEEDED: Final = N_("Fill this in.")
TOO_LONG: Final = N_("This is too long: shorten it.")
NO_ADDRESS: Final = N_("Enter an e-mail address such as name@example.org.")
ACCENTED: Final = N_("This site cannot write to addresses with accents before the @: use another one.")
NO_DAY: Final = N_("Enter a day such as 2027-01-31.")
LONGEST_ADDRESS: Final = 254


def clean(text: str) -> str:
    """Return a text as it is kept: composed (NFC), its line ends \\n, without blanks around, turned by nothing.

    A text of which nothing would be seen is "".
    """
    plain = TURNING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    composed = unicodedata.normalize("NFC", plain).strip()
    seen = any(unicodedata.category(letter) not in INVISIBLE and letter not in "\n\t" for letter in composed)
    return composed if seen else ""


def readable(typed: object) -> str:
    """Return what was typed as a page may show it again: a mark stands for each character that no page can hold."""
    return REFUSED.sub("\ufffd", str(typed))


class LineField(StringField):
    """A line of text of at most `longest` characters; `needed` when it may not be empty."""

    def __init__(self, label: str, description: str = "", longest: int = 80, needed: bool = False, **kwargs: Any):
        super().__init__(label, description=description, **kwargs)
        self.longest, self.needed = longest, needed

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text cleaned, on one line."""
        self.data = " ".join(clean(valuelist[0]).split("\n")) if valuelist else ""

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError when the text cannot be kept."""
        check_text(self.data or "", self.longest, self.needed)


class ProseField(TextAreaField):
    """Lines of text, at most `longest` characters in all."""

    def __init__(self, label: str, description: str = "", longest: int = 2000, needed: bool = False, **kwargs: Any):
        super().__init__(label, description=description, **kwargs)
        self.longest, self.needed = longest, needed

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text cleaned."""
        self.data = clean(valuelist[0]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError when the text cannot be kept."""
        check_text(self.data or "", self.longest, self.needed)


class EmailField(LineField):
    """An e-mail address, kept in small letters."""

    def __init__(self, label: str, description: str = "", longest: int = LONGEST_ADDRESS, **kwargs: Any):
        super().__init__(label, description, longest, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the address as it is compared."""
        self.data = normal(valuelist[0]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError unless it is an address, or empty where it may be."""
        super().pre_validate(form)
        if self.data and (fault := address_fault(self.data)):
            raise ValidationError(fault)


class DayField(DateField):
    """A day, or none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the day; raise ValueError when there is no such one."""
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            super().process_formdata([valuelist[0].strip()])
        except ValueError:
            raise ValueError(NO_DAY) from None


def check_text(text: str, longest: int, needed: bool) -> None:
    """Raise ValidationError when a text is missing, too long, or holds what cannot be kept."""
    if REFUSED.search(text):
        raise ValidationError(UNREADABLE)
    if needed and not text:
        raise ValidationError(NEEDED)
    if len(text) > longest:
        raise ValidationError(TOO_LONG)


def address_fault(text: str) -> str:
    """Return why a text is no e-mail address that this site can write to, "" when it is (its domain is not asked)."""
    try:
        found = validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return NO_ADDRESS
    return "" if found.local_part.isascii() else ACCENTED


def sent_for_good(form: Form) -> bool:
    """Tell whether a form came by a press of its own button, and is right.

    The language switch sends it too, to be shown again as it stands: that is neither kept nor complained of.
    """
    return request.method == "POST" and SWITCH not in request.form and form.validate()

"""The form of each section of the audit, made from the questionnaire: what it takes, and how a field is shown."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final

from wtforms import Form, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from webapp.audit.questionnaire import NOT_APPLICABLE, PILLAR_POINTS, ContextQuestion, FigureQuestion, Question
from webapp.content import QUESTIONNAIRE, SECTIONS
from webapp.content.marker import N_

OFFICIAL_FIGURE: Final = re.compile(r"\d{1,2}(?:[.,]\d{1,3})?")
WHOLE_NUMBER: Final = re.compile(r"\d{1,5}")
NOT_OFFERED: Final = N_("Choose one of the answers offered.")
NOT_A_FIGURE: Final = N_("Enter a figure from 0 to 25, such as 12.5, or leave the field empty.")
NOT_WHOLE: Final = N_("Enter a whole number from 0 to 99,999, or leave the field empty.")


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    DECIMAL = "decimal"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Offer:
    """An option as a form offers it: the value it sends, its words; `excuse` for "not applicable"."""

    value: str
    text: str
    excuse: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as a form asks it. `id` stands in the page, `name` in what the form sends."""

    name: str
    id: str
    kind: Kind
    topic: str
    text: str
    help: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A question with what was answered: the text to show again, the message when it cannot be taken."""

    asking: Asking
    value: str = ""
    error: str = ""
    to_review: bool = False


class FigureField(StringField):
    """LinkedIn's figure for a pillar, 0 to 25, with a point or a comma; its data is canonical, such as "12.5"."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the comma, and the spaces of any width around."""
        self.data = valuelist[0].strip().replace(",", ".") if valuelist else ""

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError unless it is empty or a figure of a pillar."""
        if not self.data:
            return
        if not (OFFICIAL_FIGURE.fullmatch(self.data) and self.data.isascii() and Decimal(self.data) <= PILLAR_POINTS):
            raise ValidationError(NOT_A_FIGURE)
        self.data = canonical(Decimal(self.data))


class WholeField(StringField):
    """A number of things, zero or more; its data is canonical, such as "3"."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number without the spaces that people put between thousands."""
        self.data = re.sub(r"\s", "", valuelist[0]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError unless it is empty or a whole number."""
        if not self.data:
            return
        if not (WHOLE_NUMBER.fullmatch(self.data) and self.data.isascii()):
            raise ValidationError(NOT_WHOLE)
        self.data = str(int(self.data))


class ChoiceField(RadioField):
    """One of the options offered, or none."""

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError unless it is empty or offered."""
        if self.raw_data and self.raw_data[0] and not any(choice.value == self.data for choice in self.choices):
            raise ValidationError(NOT_OFFERED)


def canonical(number: Decimal) -> str:
    """Return a decimal without the zeros it does not need: 12.50 is "12.5", 0.0 is "0"."""
    return format(number.normalize(), "f")


def asking(question: Question | ContextQuestion | FigureQuestion) -> Asking:
    """Return a question as a form asks it."""
    words = question.topic, question.text, question.help
    place = question.id, question.id.replace(".", "-")
    match question:
        case Question():
            offers = tuple(Offer(str(o.level), o.text, o.level == NOT_APPLICABLE) for o in question.options)
            return Asking(*place, Kind.CHOICE, *words, offers)
        case ContextQuestion():
            return Asking(*place, Kind.CHOICE, *words, tuple(Offer(c.id, c.text) for c in question.choices))
        case FigureQuestion():
            return Asking(*place, Kind.DECIMAL if question in QUESTIONNAIRE.official else Kind.WHOLE, *words)


ASKED: Final[tuple[Question | ContextQuestion | FigureQuestion, ...]] = (
    *QUESTIONNAIRE.context,
    *QUESTIONNAIRE.official,
    *QUESTIONNAIRE.questions,
    *QUESTIONNAIRE.outcomes,
)
ASKINGS: Final = {question.id: asking(question) for question in ASKED}
"""Every question of the audit as a form asks it, by name."""


def unbound(asked: Asking) -> Any:
    """Return the WTForms field that checks a question's answer."""
    if asked.kind is Kind.CHOICE:
        choices = [SelectChoice(value=offer.value, label=offer.text) for offer in asked.offers]
        return ChoiceField(choices=choices, validate_choice=False)
    return (FigureField if asked.kind is Kind.DECIMAL else WholeField)()


def form_of(names: tuple[str, ...]) -> type[Form]:
    """Return the form that checks the answers to the questions named."""
    return type("AnswersForm", (Form,), {name: unbound(ASKINGS[name]) for name in names})


@cache
def section_form(section_id: str) -> type[Form]:
    """Return the form of a whole section."""
    return form_of(next(section.ids for section in SECTIONS if section.id == section_id))


@cache
def answer_form(name: str) -> type[Form]:
    """Return the form of one question, for an answer saved as it is chosen."""
    return form_of((name,))


def checked(form: Form) -> tuple[dict[str, str], dict[str, str]]:
    """Return what was sent that can be kept, and a message for each that cannot, both by name.

    A choice that was not sent is absent from both; a number sent empty is "".
    """
    form.validate()
    errors = {name: str(messages[0]) for name, messages in form.errors.items() if name}
    sent = {entry.name: entry.data or "" for entry in form if entry.raw_data and entry.name not in errors}
    return {name: value for name, value in sent.items() if value or ASKINGS[name].kind is not Kind.CHOICE}, errors


def fields(
    names: tuple[str, ...], values: Mapping[str, str], errors: Mapping[str, str], to_review: Collection[str]
) -> list[Field]:
    """Return the fields of the questions named, with what was answered or typed."""
    return [Field(ASKINGS[name], values.get(name, ""), errors.get(name, ""), name in to_review) for name in names]

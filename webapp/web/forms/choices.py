"""The fields that people choose in: one of a few, or a language; a value that is not offered gets our own message."""

from typing import Any, Final

from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice

from webapp.content.marker import N_
from webapp.languages import LANGUAGES

CHOOSE: Final = N_("Choose one of these.")


class ChoiceField(RadioField):
    """One of a few values, none chosen beforehand; the page gives each its words."""

    def __init__(self, label: str, values: tuple[str, ...], **kwargs: Any):
        offered = [SelectChoice(value, value) for value in values]
        super().__init__(label, choices=offered, invalid_choice_message=CHOOSE, **kwargs)


def language_field(label: str, description: str = "") -> SelectField:
    """Return a field for one of the site's languages."""
    return SelectField(label, description=description, choices=languages, invalid_choice_message=CHOOSE)


def languages() -> list[SelectChoice]:
    """Return each language by its code, under its own name."""
    return [SelectChoice(code, language.name) for code, language in LANGUAGES.items()]

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


class LanguageField(SelectField):
    """One of the site's languages."""

    def __init__(self, label: str, description: str = "", **kwargs: Any):
        super().__init__(label, description=description, choices=languages, invalid_choice_message=CHOOSE, **kwargs)


def languages() -> list[SelectChoice]:
    """Return each language by its code, under its own name."""
    return [SelectChoice(code, language.name) for code, language in LANGUAGES.items()]

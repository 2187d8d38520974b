"""The fields of an account's forms."""

import unicodedata
from typing import Any, Final

from wtforms import Form, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from webapp.content.marker import N_
from webapp.languages import LANGUAGES
from webapp.web.forms.fields import BooleanField, EmailField, LineField, SelectField, check_text

SHORTEST, LONGEST = 10, 128
TOO_SHORT: Final = N_("This password is too short: 10 characters at least.")
NOT_LISTED: Final = N_("Choose one of the list.")
NOT_SURE: Final = N_("Tick this box to say that you want it.")
PASSWORD: Final = N_("Password")
NEW_PASSWORD: Final = N_("New password")
HOW_LONG: Final = N_(
    "10 characters at least: a few words that only you put together, or what your password manager suggests."
)
EMAIL: Final = N_("E-mail address")
YOUR_NAME: Final = N_("Your name")
NAME_HELP: Final = N_("The people you invite read it.")
CODE: Final = N_("Code of your app")


class SecretField(StringField):
    """A password: taken as typed, its blanks too; `new` when it is being chosen."""

    def __init__(self, label: str, description: str = "", new: bool = False, **kwargs: Any):
        super().__init__(label, description=description, **kwargs)
        self.new = new

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text, composed, as another keyboard may write it otherwise."""
        self.data = unicodedata.normalize("NFC", valuelist[0]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError when it is missing, cannot be read, is too long, or too short for a new one."""
        check_text(self.data or "", LONGEST, True)
        if self.new and len(self.data or "") < SHORTEST:
            raise ValidationError(TOO_SHORT)


class SignInForm(Form):
    """Who one is, and the proof."""

    email = EmailField(EMAIL, needed=True)
    password = SecretField(PASSWORD)


class CodeForm(Form):
    """A code of the app, or a recovery code."""

    code = LineField(
        N_("Code"),
        N_("The six digits that your app shows now, or one of your recovery codes."),
        longest=40,
        needed=True,
    )


class SignUpForm(Form):
    """An account to be made."""

    name = LineField(YOUR_NAME, NAME_HELP, needed=True)
    email = EmailField(EMAIL, N_("A mail is sent there, to confirm it."), needed=True)
    password = SecretField(PASSWORD, HOW_LONG, new=True)


class AddressForm(Form):
    """The address of an account, for which a mail is asked."""

    email = EmailField(EMAIL, needed=True)


class NewPasswordForm(Form):
    """A password, chosen by whoever has the link of a mail."""

    new_password = SecretField(NEW_PASSWORD, HOW_LONG, new=True)


class PasswordForm(Form):
    """What only the holder of the account knows."""

    password = SecretField(PASSWORD)


class ChangePasswordForm(Form):
    """The password, and the one to come."""

    password = SecretField(N_("Current password"))
    new_password = SecretField(NEW_PASSWORD, HOW_LONG, new=True)


class ChangeEmailForm(Form):
    """The address to come, and the password."""

    email = EmailField(N_("New e-mail address"), N_("A mail is sent there; its link puts it in force."), needed=True)
    password = SecretField(PASSWORD)


class SecondFactorForm(Form):
    """A code that shows that the app was set up, and the password."""

    code = LineField(CODE, N_("The six digits that it shows now."), longest=40, needed=True)
    password = SecretField(PASSWORD)


class DeleteForm(Form):
    """That one is sure, and the password."""

    password = SecretField(PASSWORD)
    sure = BooleanField(N_("Yes, delete my account and all that it holds"))

    def validate_sure(self, field: BooleanField) -> None:
        """Raise ValidationError unless the box is ticked."""
        if not field.data:
            raise ValidationError(NOT_SURE)


class AccountForm(Form):
    """What the site needs to know of a coach."""

    name = LineField(YOUR_NAME, NAME_HELP, needed=True)
    language = SelectField(
        N_("Language of the mails you receive"),
        choices=[SelectChoice(value=one.code, label=one.name) for one in LANGUAGES.values()],
        validate_choice=False,  # its message is not ours
    )
    notified = BooleanField(N_("Mail me when someone completes the audit"))

    def validate_language(self, field: SelectField) -> None:
        """Raise ValidationError on a language that the site does not speak."""
        if field.data not in LANGUAGES:
            raise ValidationError(NOT_LISTED)

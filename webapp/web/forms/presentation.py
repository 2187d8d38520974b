"""The form in which a coach says how clients see them."""

import re
from typing import Final

from wtforms import BooleanField, FileField, Form
from wtforms.validators import ValidationError

from webapp.colours import is_colour
from webapp.content.marker import N_
from webapp.images import NoPicture, TooLarge, logo
from webapp.web.forms.fields import LineField, ProseField

HTTPS: Final = re.compile(r"https://[^\s/?#@:]+\.[^\s/?#@:.]+(:\d{1,5})?([/?#]\S*)?", re.IGNORECASE)
NO_LINK: Final = N_("Enter a whole address that begins with https://, such as https://calendar.example/name.")
NO_COLOUR: Final = N_("Enter a colour as # and six figures or letters from a to f, such as #24576a.")
NO_PICTURE: Final = N_("This file is not taken as a logo: choose a PNG, JPEG or WebP picture.")
TOO_LARGE: Final = N_("This picture is too large: choose one of 1 MB and 16 million points at most.")


class BookingField(LineField):
    """The address of a page where one books an appointment, https only; or none."""

    def pre_validate(self, form: Form) -> None:
        """Raise ValidationError when it is no such address."""
        super().pre_validate(form)
        if self.data and not HTTPS.fullmatch(self.data):
            raise ValidationError(NO_LINK)


class ColourField(LineField):
    """A colour such as #24576a, or none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the colour in small letters, its # put back where it was left out."""
        super().process_formdata(valuelist)
        typed = (self.data or "").lower()
        self.data = f"#{typed}" if is_colour(f"#{typed}") else typed

    def pre_validate(self, form: Form) -> None:
        """Raise ValidationError when it is no colour."""
        super().pre_validate(form)
        if self.data and not is_colour(self.data):
            raise ValidationError(NO_COLOUR)


class LogoField(FileField):
    """A picture to upload; once it is checked, `picture` is the PNG made of it, None without one."""

    picture: bytes | None = None

    def pre_validate(self, form: Form) -> None:  # noqa: ARG002
        """Raise ValidationError when it is not taken."""
        self.picture = None
        if not (self.data and self.data.filename):
            return
        try:
            self.picture = logo(self.data.read())
        except TooLarge:
            raise ValidationError(TOO_LARGE) from None
        except NoPicture:
            raise ValidationError(NO_PICTURE) from None


class PresentationForm(Form):
    """How clients see a coach."""

    name = LineField(
        N_("Your name"), N_("As your clients know you: it stands on invitations, reports and mails."), needed=True
    )
    signature = ProseField(
        N_("Signature of your mails"),
        N_("It closes the mails that go out in your name. Line ends are kept."),
        longest=500,
    )
    booking_url = BookingField(
        N_("Booking link"),
        N_("A page where one makes an appointment with you. It stands at the end of your clients’ reports."),
        longest=500,
    )
    picker = ColourField(N_("Accent colour, from a palette"))
    accent = ColourField(
        N_("Accent colour, by its code"),
        N_("Such as #24576a; empty for the colour of the site. Where it would be hard to read, it is adjusted."),
    )
    logo = LogoField(
        N_("Logo"), description=N_("PNG, JPEG or WebP, 1 MB at most. It is made to fit in 400 by 160 points.")
    )
    remove_logo = BooleanField(N_("Take the logo away"))

    def chosen_accent(self, before: str) -> str:
        """Return the colour chosen: the code when it was changed, else the palette's when that was."""
        typed, picked = self.accent.data or "", self.picker.data or ""
        if typed != before or not picked or picked == (before or DEFAULT_ACCENT):
            return typed
        return picked


DEFAULT_ACCENT: Final = "#a23a1c"
"""The site's own accent: where the palette stands before a colour is chosen."""

"""The forms that take one e-mail address: to have a link sent, to keep the address, to forget it."""

from wtforms import Form

from webapp.content.marker import N_
from webapp.web.forms.fields import BooleanField, EmailField

ADDRESS = N_("Your e-mail address")


class FindForm(Form):
    """Which address the links are asked for by."""

    address = EmailField(ADDRESS, needed=True)


class SendForm(Form):
    """Where the link of a space is sent; `keep`: whether the address stays with it."""

    address = EmailField(ADDRESS, needed=True)
    keep = BooleanField(
        N_("Keep my address: I can then ask for my link by it alone, and am told before the space is deleted")
    )


class KeepForm(Form):
    """Which address stays with a space."""

    address = EmailField(ADDRESS, needed=True)

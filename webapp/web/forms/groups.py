"""What a coach says of a group."""

from typing import Any, Final

from wtforms import BooleanField, Form
from wtforms.validators import ValidationError

from webapp.content.marker import N_
from webapp.web.forms.choices import language_field
from webapp.web.forms.fields import DayField, LineField, ProseField

UNSURE: Final = N_("Tick the box to say that you want to delete it.")


class GroupForm(Form):
    """A group's columns."""

    name = LineField(N_("Name of the group"), N_("The people you invite read it."), needed=True)
    language = language_field(N_("Language by default"), N_("Of the link and the invitations; everyone can switch."))
    welcome = ProseField(
        N_("Welcome text (optional)"),
        N_("Read by whoever opens the link: what the group is for, and what comes next."),
    )
    closes_on = DayField(N_("Last day to join (optional)"), description=N_("After it, the link takes nobody any more."))

    def columns(self) -> dict[str, Any]:
        """Return the columns of a group as they were filled in."""
        return {name: self[name].data for name in ("name", "language", "welcome", "closes_on")}


class DeletingForm(Form):
    """The box that says that a group is really to be deleted."""

    sure = BooleanField(N_("Yes, delete this group"))

    def validate_sure(self, field: BooleanField) -> None:
        """Raise ValidationError unless the box is ticked."""
        if not field.data:
            raise ValidationError(UNSURE)

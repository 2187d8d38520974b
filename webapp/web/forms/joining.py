"""What a person fills in to be followed by a coach: the name to be read by, and what the coach may see."""

from typing import Final, Self

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form
from wtforms.validators import ValidationError

from webapp.content.marker import N_
from webapp.store.clients import Choice
from webapp.store.followers import Follower
from webapp.web.forms.choices import ChoiceField, language_field
from webapp.web.forms.fields import EmailField, LineField

SHARE: Final = "share"
KEEP: Final = "keep"
TAKEN: Final = N_("You already follow someone under this address.")
GUESSABLE: Final = N_("Without it, your answers are not listed; a score or a card’s gain can still let one be guessed.")
NOT_HERE: Final = N_("Tick the box: the choice is the client’s own, made here and now.")


class JoiningForm(Form):
    """A name and a choice; its two boxes count only for whoever shares."""

    name = LineField(N_("Your name, or a pseudonym"), N_("This is how your coach will read you."), needed=True)
    choice = ChoiceField(N_("What you let your coach see"), (SHARE, KEEP))
    answers = BooleanField(N_("Also my answers, question by question"), description=GUESSABLE)
    journal = BooleanField(N_("Also my journal: LinkedIn’s own figures and my outcomes"))

    @classmethod
    def of(cls, follower: Follower, sent: MultiDict[str, str] | None = None) -> Self:
        """Return the form as it was sent, or filled with what this coach has of the person now."""
        client, chosen = follower.client, follower.choice
        kept = "" if client.chosen_at is None else SHARE if chosen.shares else KEEP
        return cls(sent or None, data={"name": client.name, "choice": kept, **chosen._asdict()})

    def chosen(self) -> Choice:
        """Return what the person agrees to."""
        shares = self.choice.data == SHARE
        return Choice(shares, shares and bool(self.answers.data), shares and bool(self.journal.data))


class TogetherForm(JoiningForm):
    """The same, filled in by a coach and a client side by side."""

    name = LineField(N_("Name, or a pseudonym"), needed=True)
    email = EmailField(N_("E-mail address (optional)"), N_("The personal link is sent there."))
    language = language_field(N_("Language of the audit"))
    here = BooleanField(N_("I am here, and I agree"))

    def validate_here(self, field: BooleanField) -> None:
        """Raise ValidationError unless the person said that they are there."""
        if not field.data:
            raise ValidationError(NOT_HERE)


class CodeForm(Form):
    """The link of a group, or the code at its end, as it was given to a person."""

    link = LineField(
        N_("Link of the group, or its code"),
        N_("Your coach gives it to you. The code is the end of the link, twelve characters."),
        longest=300,
        needed=True,
    )

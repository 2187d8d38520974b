"""What the letters about a coach's account say."""

from webapp.content.marker import N_
from webapp.languages import current, translate
from webapp.languages import gettext as _
from webapp.store.claims import Claimed
from webapp.store.correspondence import Facts
from webapp.web.coaching.account_links import account_link
from webapp.web.letters import Writer, Writing

TEXTS = {
    "confirm": (
        N_("Confirm your e-mail address"),
        N_("Someone, most likely you, made a coach account on Aplomb with this address. Confirm it, then sign in."),
        N_("Confirm my address"),
        N_("If it wasn’t you, delete this mail: without it, nobody can use the account."),
    ),
    "recover": (
        N_("Choose a new password"),
        N_("Someone, most likely you, asked for a new password for your coach account."),
        N_("Choose a new password"),
        N_("If it wasn’t you, delete this mail: your password stays as it is."),
    ),
    "changed-email": (
        N_("Confirm your new e-mail address"),
        N_("This is to be the new address of your coach account. Until you confirm it, the old one stays in force."),
        N_("Confirm my address"),
        N_("If you know nothing of this account, delete this mail: nothing has changed."),
    ),
    "known": (
        N_("You have an account already"),
        N_("Someone, most likely you, tried to make a coach account with this address. There is one: sign in, or ask for a new password there."),
        N_("Sign in"),
        N_("If it wasn’t you, delete this mail: nothing has changed."),
    ),
    "changed": (
        N_("Your coach account has changed"),
        N_("The password, the address or the second factor of your coach account was changed. If it was you, there is nothing to do."),
        N_("It wasn’t me: choose a new password"),
        N_("This mail goes to the address that the account had before the change."),
    ),
}  # fmt: skip
"""letter -> subject, text, words of its button, what the small print says."""


def write_account_letter(mail: Claimed, about: Facts) -> Writing:
    """Return a letter about an account, with the link that its page wants."""
    subject, text, button, small = TEXTS[mail.letter]
    address = account_link(mail.letter, about.coach, mail.details, current().code)
    words = [_("Hello,"), translate(text)]
    return Writing(translate(subject), words, [(translate(button), address)], [], [translate(small)])


ACCOUNT_WRITERS: dict[str, Writer] = dict.fromkeys(TEXTS, write_account_letter)

"""What the letters about a coach's account say; each link is made by whoever knows what it must prove."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from webapp.content.marker import N_
from webapp.languages import gettext as _
from webapp.languages import translate
from webapp.store.claims import Claimed
from webapp.store.correspondence import Facts
from webapp.web.letters import Writer, Writing, site

LinkMaker: TypeAlias = Callable[[str, Any, Any], str]
"""(letter, row of the coach, details) -> the whole address that the letter leads to."""
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
        N_("It wasn’t me"),
        N_("This mail goes to the address that the account had before the change."),
    ),
}  # fmt: skip
"""letter -> subject, text, words of its button, what the small print says."""
PAGES = {"known": "coach/sign-in", "changed": "contact"}
"""Where those letters lead that prove nothing."""


def account_writers(makers: Mapping[str, LinkMaker]) -> dict[str, Writer]:
    """Return what writes each letter about an account; `makers` are those of the links, by letter."""

    def writer(letter: str) -> Writer:
        subject, text, button, small = TEXTS[letter]

        def write(mail: Claimed, about: Facts) -> Writing:
            address = site(PAGES[letter]) if letter in PAGES else makers[letter](letter, about.coach, mail.details)
            words = [_("Hello,"), translate(text)]
            return Writing(translate(subject), words, [(translate(button), address)], [], [translate(small)])

        return write

    return {letter: writer(letter) for letter in TEXTS}

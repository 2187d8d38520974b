"""Domains of mail that many people use, and those that are probably one of them mistyped."""

from difflib import get_close_matches
from functools import lru_cache
from typing import Final

KNOWN: Final = frozenset(
    """
gmail.com googlemail.com hotmail.com hotmail.fr hotmail.co.uk outlook.com outlook.fr live.com live.fr msn.com
yahoo.com yahoo.fr yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com mail.com gmx.com gmx.fr gmx.net
orange.fr wanadoo.fr laposte.net free.fr sfr.fr neuf.fr bbox.fr numericable.fr aliceadsl.fr club-internet.fr
proton.me protonmail.com btinternet.com sky.com virginmedia.com bluewin.ch skynet.be telenet.be videotron.ca
""".split()  # noqa: SIM905 (a table, as one reads it)
)
ALIKE: Final = 0.88
"""One letter in eight or more: a domain of five letters that differs by one may well be another."""


@lru_cache(maxsize=4096)
def meant(domain: str) -> str:
    """Return the known domain that this one is probably a slip of, "" when it is known or like none."""
    if domain in KNOWN:
        return ""
    return next(iter(get_close_matches(domain, KNOWN, 1, ALIKE)), "")

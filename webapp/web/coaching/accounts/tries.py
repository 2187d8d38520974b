"""How often one may try a password or a code, and have mails of an account sent (C6)."""

from typing import Final

from limits import RateLimitItemPerHour, RateLimitItemPerMinute

from webapp.store.engine import rollback
from webapp.web.limits import LIMITER, count, keyed

TRIES: Final = RateLimitItemPerMinute(5, 15)
"""Tries of one account's password, and as many of its codes.

A window opens with its first try: the end of one and the start of the next may meet, so that ten is the most in any
fifteen minutes.
"""
TRIES_OF_VISITOR: Final = RateLimitItemPerMinute(100, 15)
"""Tries of one network address, which a whole company may share."""
LETTERS: Final = RateLimitItemPerHour(5)
LETTERS_OF_VISITOR: Final = RateLimitItemPerHour(30)


def count_try(what: str, who: str) -> None:
    """Count a try before anything costly is done; raise TooManyRequests over the limit.

    The transaction at hand is given up first, as counting writes in one of its own.
    """
    rollback()
    count(TRIES_OF_VISITOR, what)
    count(TRIES, what, who)


def count_letter(email: str) -> None:
    """Count a mail asked for; raise TooManyRequests when too many are, by a visitor or for an address."""
    rollback()
    count(LETTERS_OF_VISITOR, "account-letter")
    count(LETTERS, "account-letter", email)


def forget_tries(what: str, who: str) -> None:
    """Start anew once the right one was given."""
    rollback()
    LIMITER.clear(TRIES, what, keyed(who))

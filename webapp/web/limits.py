"""How often one address may do what could be abused; addresses are counted by a keyed hash and forgotten in a day."""

import hashlib
import hmac

from flask import current_app, request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import TooManyRequests

from webapp.store.hits import DatabaseStorage

OPENINGS = RateLimitItemPerHour(300)
"""A workshop of a whole room opens its spaces from one address."""
FINDINGS = RateLimitItemPerHour(60)
LIMITER = FixedWindowRateLimiter(DatabaseStorage())
WRONG_LINKS = RateLimitItemPerMinute(60)


def address_key() -> str:
    """Return a keyed hash of the visitor's address."""
    return keyed(request.remote_addr or "")


def keyed(text: str) -> str:
    """Return a keyed hash that tells a text again without telling it."""
    return hmac.new(current_app.config["SECRET_KEY"].encode(), text.encode(), hashlib.sha256).hexdigest()[:32]


def count_opening() -> None:
    """Count one space opened; raise TooManyRequests when one address opens too many."""
    count(OPENINGS, "opening")


def count_finding() -> None:
    """Count one link asked for by mail; raise TooManyRequests when one address asks too often."""
    count(FINDINGS, "finding")


def count_wrong_link() -> None:
    """Count one link that opens nothing; raise TooManyRequests when one address tries too many."""
    count(WRONG_LINKS, "wrong-link")


def count(limit: RateLimitItem, what: str, who: str = "") -> None:
    """Count one try, of the visitor’s address unless `who` is told; raise TooManyRequests over the limit.

    What cannot be counted passes. It is counted in a transaction of its own: none that writes may be under way.
    """
    try:
        allowed = LIMITER.hit(limit, what, keyed(who) if who else address_key())
    except SQLAlchemyError:
        return
    if not allowed:
        raise TooManyRequests(retry_after=limit.get_expiry())

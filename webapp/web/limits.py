"""How often one address may do what could be abused; addresses are counted by a keyed hash and forgotten in a day."""

import hashlib
import hmac

from flask import current_app, request
from limits import RateLimitItemPerMinute
from werkzeug.exceptions import TooManyRequests

from webapp.extensions import limiter

OPENINGS = "300 per hour"
"""A workshop of a whole room opens its spaces from one address."""
WRONG_LINKS = RateLimitItemPerMinute(60)


def address_key() -> str:
    """Return a keyed hash of the visitor's address."""
    address = request.remote_addr or ""
    return hmac.new(current_app.config["SECRET_KEY"].encode(), address.encode(), hashlib.sha256).hexdigest()[:32]


def count_wrong_link() -> None:
    """Count one link that opens nothing; raise TooManyRequests when one address tries too many."""
    if not limiter.limiter.hit(WRONG_LINKS, "wrong-link", address_key()):
        raise TooManyRequests

"""The links: tokens that only the link key can make, of which the database keeps a hash."""

import hashlib
import hmac
from base64 import urlsafe_b64encode

TOKEN_BYTES = 24


def make_token(space_id: str, version: int, key: str) -> str:
    """Return the token of a space's link: 192 bits of HMAC-SHA256, base64url, 32 characters."""
    return token_of(f"space:{space_id}:{version}", key)


def make_share_token(space_id: str, number: int, version: int, key: str) -> str:
    """Return the token of the read-only link of the n-th report of a space.

    It is made of the report's number: its row's id may be another's once the row is gone.
    """
    return token_of(f"share:{space_id}:{number}:{version}", key)


def token_of(what: str, key: str) -> str:
    """Return the token of whatever `what` names."""
    digest = hmac.new(key.encode(), what.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest[:TOKEN_BYTES]).decode()


def hash_token(token: str) -> bytes:
    """Return the SHA-256 of a token, by which what it opens is looked up."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def hash_nonce(nonce: str, key: str) -> str:
    """Return what tells a form sent twice: a keyed hash of its nonce."""
    return hmac.new(key.encode(), f"open:{nonce}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:32]


def key_fingerprint(key: str) -> str:
    """Return what tells two link keys apart without giving either away."""
    return hmac.new(key.encode(), b"fingerprint", hashlib.sha256).hexdigest()[:16]

"""E-mail addresses: as they are compared, and what is kept of one that must be forgotten."""

import hashlib
import hmac
import unicodedata


def normal(address: str) -> str:
    """Return an address as it is kept and compared: in small letters, without spaces around."""
    return unicodedata.normalize("NFC", address).strip().lower()


def address_hash(address: str, key: str) -> str:
    """Return what tells an address again without telling it: a keyed hash, 32 characters."""
    return hmac.new(key.encode(), f"address:{normal(address)}".encode(), hashlib.sha256).hexdigest()[:32]

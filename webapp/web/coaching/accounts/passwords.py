"""Passwords: hashed with argon2, and compared with the same effort whether there is one or not."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app


def hasher() -> PasswordHasher:
    """Return argon2 with the effort of the site."""
    return PasswordHasher(**current_app.config["PASSWORD_HASHING"])


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return hasher().hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Tell whether a password is the one that was kept; when none was, argon2 works as long for nothing (C7)."""
    if kept is None:
        hashed(password)
        return False
    try:
        return hasher().verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False

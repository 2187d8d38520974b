"""The links that the mails of an account carry: made when a mail is delivered, kept nowhere, good for one use.

Each is signed, dated, and bound to the state of the account: once the password, the address, the second factor or the
confirmation has changed, and so once it was used, it opens nothing.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Protocol

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from webapp.store.accounts import Account, find_account

HOUR: Final = 3600
LIVES: Final = {
    "confirm": 72 * HOUR,
    "recover": 24 * HOUR,
    "changed-email": 24 * HOUR,
    "second-factor": HOUR // 6,
    "set-up": HOUR,
}
"""What a token is for -> the seconds it lives."""
ENDPOINTS: Final = {
    "confirm": "account.confirm",
    "recover": "account.choose_password",
    "changed-email": "account.confirm_email",
    "known": "account.sign_in",
    "changed": "account.recover",
}
"""Letter -> the page that its link opens."""


class Holder(Protocol):
    """What a token is bound to, of a row of the coaches."""

    @property
    def id(self) -> int: ...
    @property
    def email(self) -> str: ...
    @property
    def password(self) -> str | None: ...
    @property
    def tf_totp_secret(self) -> str | None: ...
    @property
    def confirmed_at(self) -> datetime | None: ...


def make_token(use: str, holder: Holder, more: str = "") -> str:
    """Return a token for one use of an account; `more` is told back to whoever shows it."""
    return str(serializer(use).dumps([holder.id, state_of(holder), more]))


def read_token(use: str, token: str, locked: bool = False) -> tuple[Account, str] | None:
    """Return the account that a token is for, and what more it tells; None when it is worth nothing (any more)."""
    try:
        coach_id, state, more = serializer(use).loads(token, max_age=LIVES[use])
    except BadData:
        return None
    account = find_account(coach_id, locked)
    return (account, more) if account and account.active and state_of(account) == state else None


def account_link(letter: str, coach: Holder, details: Mapping[str, Any] | None = None, language: str = "") -> str:
    """Return the whole address that a letter's link opens, on the public address of the site.

    Letters: confirm, recover, changed-email (details: {"email": the new one}); known and changed, whose link opens the
    page that helps to a new password. The page is in `language`, else in the coach's own. Needs the app, not a request.
    """
    values = {"language": language or getattr(coach, "language", "")}
    if letter in LIVES:
        values["key"] = make_token(letter, coach, (details or {}).get("email", ""))
    site = current_app.url_map.bind("")
    return str(current_app.config["PUBLIC_URL"] + site.build(ENDPOINTS[letter], values, url_scheme=""))


def serializer(use: str) -> URLSafeTimedSerializer:
    """Return what signs the tokens of one use."""
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=f"account:{use}")


def state_of(holder: Holder) -> str:
    """Return a digest of what a token is bound to."""
    parts = (holder.email, holder.password, holder.tf_totp_secret, holder.confirmed_at)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]

"""The second factor: codes of an app (TOTP), each taken once, and recovery codes for a lost telephone."""

import hashlib
import hmac
import io
import re
from typing import Any, cast

import segno
from flask import current_app
from flask_security.totp import Totp
from markupsafe import Markup

from webapp.content.marker import N_
from webapp.store.accounts import Account, change_account

ISSUER = "Aplomb"
DRIFT = 30
"""Seconds that the clock of a telephone may be off."""
HOW_MANY = 10
QR_TITLE = N_("QR code for your app")


class OnceOnly(Totp):
    """Flask-Security's codes, none of which is taken twice."""

    def get_last_counter(self, user: Any) -> int | None:
        """Return which code was used last."""
        last: int | None = user.tf_counter
        return last

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Note the code that was used."""
        change_account(user.id, tf_counter=tmatch.counter)


def codes() -> OnceOnly:
    """Return what makes and checks codes; the secrets it makes are readable with the site's key only."""
    return OnceOnly({"1": keyed("totp")}, ISSUER)


def is_code(account: Account, secret: str, code: str) -> bool:
    """Tell whether a code is the app's of now, and note that it was used; the account's row is locked."""
    return codes().verify_totp(code, secret, cast(Any, account), window=DRIFT)


def use_recovery_code(account: Account, code: str) -> bool:
    """Tell whether a code is one of the recovery codes left, and take it away; the account's row is locked."""
    left, found = list(account.mf_recovery_codes or []), digest(account, code)
    if found not in left:
        return False
    left.remove(found)
    change_account(account.id, mf_recovery_codes=left)
    return True


def new_recovery_codes(account: Account) -> list[str]:
    """Make new recovery codes in the place of the old ones; they can be read now, and never again."""
    made = codes().generate_recovery_codes(HOW_MANY)
    change_account(account.id, mf_recovery_codes=[digest(account, code) for code in made])
    return made


def digest(account: Account, code: str) -> str:
    """Return what is kept of a recovery code: typed with or without hyphens, in small letters or capitals."""
    return keyed(f"recovery:{account.id}:{re.sub(r'[^0-9a-f]', '', code.lower())}")


def keyed(text: str) -> str:
    """Return a digest that only this site can make."""
    return hmac.new(current_app.config["SECRET_KEY"].encode(), text.encode(), hashlib.sha256).hexdigest()


def drawn(uri: str, title: str) -> Markup:
    """Return the QR code of an address as an SVG drawing, dark on light whatever the screen."""
    out = io.BytesIO()
    segno.make(uri, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, omitsize=True, light="#fff", title=title, svgclass="qr", lineclass=None
    )
    return Markup(out.getvalue().decode())  # noqa: S704

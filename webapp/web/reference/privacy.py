"""What the privacy page says in figures, from the settings and the constants that decide it."""

from datetime import timedelta

from flask import current_app

from webapp.languages import COOKIE, COOKIE_AGE
from webapp.store.accounts import UNCONFIRMED_DAYS
from webapp.store.coaches import SIGNED_IN_DAYS
from webapp.store.ends import FORGOTTEN_DAYS
from webapp.store.spaces import FOLLOWED_DAYS, NOTICE_DAYS, UNUSED_DAYS
from webapp.web.limits import FINDINGS, OPENINGS, WRONG_LINKS


def privacy_facts() -> dict[str, object]:
    """Return how long things are kept, the cookie's name, and the kind of database in use."""
    longest = max(limit.get_expiry() for limit in (OPENINGS, FINDINGS, WRONG_LINKS))
    return {
        "months": current_app.config["RETENTION_MONTHS"],
        "unused_days": UNUSED_DAYS,
        "followed_days": FOLLOWED_DAYS,
        "notice_days": NOTICE_DAYS,
        "mail_days": FORGOTTEN_DAYS,
        "count_minutes": longest // 60,
        "signed_in_days": SIGNED_IN_DAYS,
        "unconfirmed_days": UNCONFIRMED_DAYS,
        "cookie": COOKIE,
        "cookie_days": timedelta(seconds=COOKIE_AGE).days,
        "postgresql": current_app.config["DATABASE_URL"].startswith("postgresql"),
    }

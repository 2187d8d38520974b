"""What a coach shows of themselves to the people they follow."""

import hashlib
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update

from webapp.store.engine import connection
from webapp.store.models import Coach


class Presentation(NamedTuple):
    """A coach's name, the signature of their mails, their booking link, accent colour and the hash of their logo."""

    name: str
    signature: str
    booking_url: str
    accent: str
    logo_hash: str | None


COLUMNS = [getattr(Coach, name) for name in Presentation._fields]
OF_COACH = select(*COLUMNS).where(Coach.id == bindparam("coach"))
LOGO = select(Coach.logo).where(Coach.id == bindparam("coach"))


def presentation_of(coach_id: int) -> Presentation | None:
    """Return what a coach shows of themselves, None when there is no such coach."""
    row = connection().execute(OF_COACH, {"coach": coach_id}).first()
    return Presentation(*row) if row else None


def logo_of(coach_id: int) -> bytes | None:
    """Return a coach's logo, a PNG."""
    return connection().execute(LOGO, {"coach": coach_id}).scalar()


def change_presentation(coach_id: int, **changed: Any) -> None:
    """Change what a coach shows of themselves: columns of `Presentation`, and `logo` (None takes it away)."""
    if "logo" in changed:
        logo = changed["logo"]
        changed["logo_hash"] = hashlib.sha256(logo).hexdigest()[:32] if logo else None
    connection().execute(update(Coach).where(Coach.id == coach_id).values(**changed))

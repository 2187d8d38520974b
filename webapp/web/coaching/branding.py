"""Whose paper it is: what a coach shows of themselves."""

from sqlalchemy import bindparam, select

from webapp.pdf.document import Letterhead
from webapp.store.engine import connection
from webapp.store.models import Coach

SHOWN = select(Coach.name, Coach.logo).where(Coach.id == bindparam("coach"))


def letterhead(coach_id: int) -> Letterhead | None:
    """Return what a coach's papers bear; None for one who has given neither a name nor a logo."""
    name, logo = connection().execute(SHOWN, {"coach": coach_id}).one()
    return Letterhead(name, logo) if name or logo else None

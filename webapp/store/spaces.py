"""Spaces: opened by a form, reached by their link, visited, erased, and deleted when their time is up."""

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, Protocol

from sqlalchemy import Select, bindparam, delete, exists, select, update

from webapp.store.engine import commit, connection, forget_for_good, insert, start_writing
from webapp.store.links import hash_nonce, hash_token, make_token
from webapp.store.models import Answer, Audit, Space
from webapp.store.sent import let_mails_go, of_spaces

SAME_FORM = timedelta(minutes=10)
"""How long one form opens one space; a page found again later in the history opens a new one."""
UNUSED_DAYS = 7
"""Days that a space without an answer is kept."""
FOLLOWED_DAYS = 90
"""The same, of a space that a coach invited its person to, or that was opened to join a group."""
NOTICE_DAYS = 30
"""Days between the notice of a deletion, where there is an address to write to, and the deletion."""
DAYS_A_MONTH = 30.44
BATCH = 500


class Running(NamedTuple):
    """The audit being filled in: its row, its number in the space, the content it was begun or last saved with."""

    id: int
    number: int
    content_version: str


class Owner(Protocol):
    """A space as far as its reports and its plan are looked up by it."""

    @property
    def id(self) -> str: ...


class FollowedSpace(NamedTuple):
    """A space as a coach reaches it: never by its link."""

    id: str


class Place(NamedTuple):
    """A space as its link reaches it, with its running audit if there is one."""

    id: str
    token: str
    language: str
    visited_on: date
    compared_since: datetime | None
    running: Running | None
    followed: str | None = None


BY_LINK = (
    select(
        Space.id,
        Space.language,
        Space.visited_on,
        Space.compared_since,
        Audit.id,
        Audit.number,
        Audit.content_version,
        Space.followed,
    )
    .outerjoin(Audit, (Audit.space_id == Space.id) & Audit.completed_at.is_(None))
    .where(Space.link_hash == bindparam("hash"))
)
LOCK = select(Space.id).where(Space.link_hash == bindparam("hash")).with_for_update()


def open_space(nonce: str, language: str, content_version: str, key: str) -> str:
    """Open a space with its first audit, or find the one this nonce opened just now; return its link's token."""
    now, form = datetime.now(UTC), hash_nonce(nonce, key)
    earlier = select(Space.id, Space.opened_at, Space.link_version).where(Space.form == form)
    opened = connection().execute(earlier).first()
    if opened and opened.link_version == 1 and now - opened.opened_at < SAME_FORM:
        return make_token(opened.id, 1, key)
    space_id = secrets.token_hex(16)
    token = make_token(space_id, 1, key)
    row = {"id": space_id, "link_hash": hash_token(token), "link_version": 1, "language": language}
    row |= {"opened_at": now, "visited_on": now.date(), "form": None if opened else form}
    if connection().execute(insert(Space).values(**row).on_conflict_do_nothing().returning(Space.id)).first():
        add_audit(space_id, 1, content_version)
        return token
    # Another press of the same button was quicker, on a database where two can write at once.
    twin = connection().execute(select(Space.id).where(Space.form == form)).scalar_one()
    return make_token(twin, 1, key)


def add_audit(space_id: str, number: int, content_version: str) -> int:
    """Begin the audit `number` of a space; return its row's id."""
    row = {"space_id": space_id, "number": number, "content_version": content_version, "started_at": datetime.now(UTC)}
    return int(connection().execute(insert(Audit).values(**row).returning(Audit.id)).scalar_one())


def find_space(token: str, locked: bool = False) -> Place | None:
    """Return the space that a link's token opens, or None; `locked` makes others who write to it wait."""
    reader, wanted = connection(), {"hash": hash_token(token)}
    if locked and reader.dialect.name != "sqlite":
        # By a statement of its own: one that had to wait would read on from what was there before it waited.
        reader.execute(LOCK, wanted)
    row = reader.execute(BY_LINK, wanted).first()
    if row is None:
        return None
    space_id, language, visited_on, compared_since, audit_id, number, version, followed = row
    running = Running(audit_id, number, version) if audit_id is not None else None
    return Place(space_id, token, language, visited_on, compared_since, running, followed)


def opened_at(place: Place) -> datetime:
    """Return when a space was opened."""
    return connection().execute(select(Space.opened_at).where(Space.id == place.id)).scalar_one()


def visit(place: Place, today: date) -> None:
    """Note that a space was visited today; the retention counts from there."""
    connection().execute(update(Space).where(Space.id == place.id).values(visited_on=today))


def next_link(place: Place, key: str) -> str:
    """Return the token of the link that would come after the one in force; it opens nothing yet."""
    return make_token(place.id, link_version(place) + 1, key)


def renew_link(place: Place, key: str) -> str:
    """Give a space its next link, the old one dying at once; return the new token."""
    version = link_version(place) + 1
    token = make_token(place.id, version, key)
    changed = {"link_version": version, "link_hash": hash_token(token)}
    connection().execute(update(Space).where(Space.id == place.id).values(**changed))
    return token


def link_version(place: Place) -> int:
    """Return how many links a space has had."""
    return connection().execute(select(Space.link_version).where(Space.id == place.id)).scalar_one()


def kept_address(place: Place) -> str:
    """Return the e-mail address kept with a space, "" without one."""
    return connection().execute(select(Space.email).where(Space.id == place.id)).scalar() or ""


def keep_address(place: Place, address: str | None) -> None:
    """Keep an e-mail address with a space, or forget it without one; a notice is given anew to another one."""
    other = (Space.id == place.id, Space.email.is_distinct_from(address or None))
    connection().execute(update(Space).where(*other).values(email=address or None, noticed_on=None))


def agree_to_comparison(place: Place, agrees: bool) -> None:
    """Keep or take back the consent to anonymous comparison, dated when it was first given."""
    if agrees != (place.compared_since is not None):
        since = datetime.now(UTC) if agrees else None
        connection().execute(update(Space).where(Space.id == place.id).values(compared_since=since))


def erase(space_id: str, key: str) -> list[int]:
    """Delete a space and all it holds, commit, and leave no trace of it in the database's files.

    Return the ids of the mails about it, whose files are to be discarded.
    """
    mails = let_mails_go(of_spaces([space_id], key))
    connection().execute(delete(Space).where(Space.id == space_id))
    commit()
    forget_for_good()
    return mails


def last_day(today: date, months: int) -> date:
    """Return the day since which a space must have been visited to be kept today."""
    return today - timedelta(days=round(months * DAYS_A_MONTH))


def purge(today: date, months: int, key: str) -> int:
    """Delete the spaces whose time is up (see the privacy page), in batches; return how many.

    Where there is an address, the notice must have come first: webapp.store.notices sends it.
    """
    unused, unopened = (today - timedelta(days=days) for days in (UNUSED_DAYS, FOLLOWED_DAYS))
    told = (Space.noticed_on > Space.visited_on) & (Space.noticed_on <= today - timedelta(days=NOTICE_DAYS))
    silent = (Space.visited_on < last_day(today, months)) & (Space.email.is_(None) | told)
    answered = exists().where(Answer.audit_id == Audit.id, Audit.space_id == Space.id)
    left = (Space.visited_on < unopened) | ((Space.visited_on < unused) & Space.followed.is_(None))
    due = select(Space.id).where(silent | (left & ~answered)).limit(BATCH)
    deleted = 0
    while gone := delete_some(due, key):
        deleted += gone
    # Even with nothing to delete: an erasure that met a reader is brought to its end here.
    forget_for_good()
    return deleted


def delete_some(due: Select[str], key: str) -> int:
    """Delete the spaces that a query names, in one transaction; return how many."""
    start_writing()
    ids = connection().execute(due).scalars().all()
    let_mails_go(of_spaces(ids, key))
    connection().execute(delete(Space).where(Space.id.in_(ids)))
    commit()
    return len(ids)

"""Audits and their answers: saved one by one, carried over, completed into a report that never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, select, update

from webapp.store.engine import changed_rows, connection, insert
from webapp.store.models import Answer, Audit, Share
from webapp.store.spaces import Owner, Place, add_audit


class Saved(NamedTuple):
    """What was answered in an audit: values by question id, and which were carried over and not looked at again."""

    values: dict[str, str]
    to_review: frozenset[str]


class Sharing(NamedTuple):
    """A report's read-only link that is in force: how many it had, since when, and whether it shows the answers."""

    version: int
    since: datetime
    with_answers: bool


@dataclass(frozen=True, slots=True)
class Completed:
    """A completed audit: its number, when, the record of its report, and its link if it is shared."""

    number: int
    completed_at: datetime
    record: dict[str, Any]
    sharing: Sharing | None = None


OF_AUDIT = select(Answer.question_id, Answer.value, Answer.to_review).where(Answer.audit_id == bindparam("audit"))

COMPLETED = (
    select(Audit.number, Audit.completed_at)
    .where(Audit.space_id == bindparam("space"), Audit.completed_at.is_not(None))
    .order_by(Audit.number.desc())
)
SHARED_AS = Share.version, Share.shared_at, Share.with_answers
LATEST = (
    COMPLETED.add_columns(Audit.report, *SHARED_AS)
    .outerjoin(Share, (Share.audit_id == Audit.id) & Share.link_hash.is_not(None))
    .limit(1)
)
NUMBERED = LATEST.where(Audit.number == bindparam("number"))
HIGHEST_NUMBER = 2**31 - 1
"""The databases' integers end here: a report of a higher number cannot even be asked for."""


@cache
def upsert(dialect: str) -> Any:
    """Return the statement that saves an answer, new or not; building it costs more than running it."""
    made = insert(Answer, dialect)
    changed = {"value": made.excluded.value, "to_review": made.excluded.to_review}
    return made.on_conflict_do_update(index_elements=["audit_id", "question_id"], set_=changed)


def saved_answers(audit_id: int) -> Saved:
    """Return what was answered in an audit."""
    rows = connection().execute(OF_AUDIT, {"audit": audit_id}).all()
    values = {question: value for question, value, _ in rows}
    return Saved(values, frozenset(question for question, _, to_review in rows if to_review))


def save_answers(audit_id: int, values: Mapping[str, str | None]) -> None:
    """Save answers by question id; None takes one back. The last one to write wins, question by question."""
    rows = [
        {"audit_id": audit_id, "question_id": question, "value": value, "to_review": False}
        for question, value in values.items()
        if value is not None
    ]
    if rows:
        connection().execute(upsert(connection().dialect.name), rows if len(rows) > 1 else rows[0])
    if taken_back := [question for question, value in values.items() if value is None]:
        gone = delete(Answer).where(Answer.audit_id == audit_id, Answer.question_id.in_(taken_back))
        connection().execute(gone)


def follow_content(audit_id: int, content_version: str) -> None:
    """Note that a running audit now follows this version of the content."""
    connection().execute(update(Audit).where(Audit.id == audit_id).values(content_version=content_version))


def complete(audit_id: int, record: dict[str, Any]) -> bool:
    """Complete a running audit with the record of its report; False when it was completed already."""
    running = update(Audit).where(Audit.id == audit_id, Audit.completed_at.is_(None))
    return bool(changed_rows(running.values(completed_at=datetime.now(UTC), report=record)))


def begin_again(place: Place, content_version: str, carried: frozenset[str]) -> None:
    """Begin a new audit unless one runs; the answers to the questions `carried` come along, to be reviewed."""
    if place.running:
        return
    last = select(Audit.id, Audit.number).where(Audit.space_id == place.id).order_by(Audit.number.desc()).limit(1)
    earlier = connection().execute(last).first()
    audit_id = add_audit(place.id, earlier.number + 1 if earlier else 1, content_version)
    answers = saved_answers(earlier.id).values if earlier else {}
    rows = [
        {"audit_id": audit_id, "question_id": question, "value": value, "to_review": True}
        for question, value in answers.items()
        if question in carried
    ]
    if rows:
        connection().execute(insert(Answer), rows)


def completed(place: Owner) -> list[tuple[int, datetime]]:
    """Return the number and the date of each completed audit of a space, the latest first."""
    rows = connection().execute(COMPLETED, {"space": place.id})
    return [(number, at) for number, at in rows if at]


def find_report(place: Owner, number: int | None = None) -> Completed | None:
    """Return a completed audit of a space by its number, the latest unless told; None when there is none."""
    if number is not None and number > HIGHEST_NUMBER:
        return None
    which = {"space": place.id} | ({"number": number} if number is not None else {})
    row = connection().execute(LATEST if number is None else NUMBERED, which).first()
    return completed_as(*row) if row else None


def all_completed(place: Owner, most: int) -> list[Completed]:
    """Return the completed audits of a space, the latest first, at most so many."""
    return [completed_as(*row) for row in connection().execute(LATEST.limit(most), {"space": place.id})]


def completed_as(number: int, at: datetime, record: dict[str, Any], version: int | None, *shared: Any) -> Completed:
    """Return a completed audit of what a row says, its last columns SHARED_AS."""
    return Completed(number, at, record, None if version is None else Sharing(version, *shared))


def everything(place: Place) -> list[dict[str, Any]]:
    """Return all audits of a space as plain values, for the person's own export."""
    columns = Audit.id, Audit.number, Audit.content_version, Audit.started_at, Audit.completed_at, Audit.report
    links = Share.link_hash.is_not(None), *SHARED_AS
    query = select(*columns, *links).outerjoin(Share, Share.audit_id == Audit.id)
    query = query.where(Audit.space_id == place.id).order_by(Audit.number)
    return [
        {
            "number": number,
            "content_version": version,
            "started_at": started_at.isoformat(),
            "completed_at": completed_at.isoformat() if completed_at else None,
            "answers": saved.values,
            "to_review": sorted(saved.to_review),
            "report": report,
            "share": share_in_words(*share),
        }
        for audit_id, number, version, started_at, completed_at, report, *share in connection().execute(query).all()
        for saved in [saved_answers(audit_id)]
    ]


def share_in_words(in_force: bool, version: int | None, made_at: datetime, with_answers: bool) -> dict[str, Any] | None:
    """Return what is kept of a report's link as plain values, the link itself left out; None when it never had one."""
    if version is None:
        return None
    made = made_at.isoformat()
    return {"in_force": bool(in_force), "since": made, "with_answers": with_answers, "version": version}

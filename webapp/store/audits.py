"""Audits and their answers: saved one by one, carried over, completed into a report that never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select, update

from webapp.extensions import db
from webapp.store.engine import changed_rows, insert
from webapp.store.models import Answer, Audit
from webapp.store.spaces import Place, add_audit


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer as it was saved; `to_review` when it was carried over from an earlier audit."""

    value: str
    to_review: bool


@dataclass(frozen=True, slots=True)
class Completed:
    """A completed audit: its number, when, and the record of its report."""

    number: int
    completed_at: datetime
    record: dict[str, Any]


def saved_answers(audit_id: int) -> dict[str, Saved]:
    """Return what was answered in an audit, by question id."""
    query = select(Answer.question_id, Answer.value, Answer.to_review).where(Answer.audit_id == audit_id)
    return {question: Saved(value, to_review) for question, value, to_review in db.session.execute(query)}


def save_answers(audit_id: int, values: Mapping[str, str | None]) -> None:
    """Save answers by question id; None takes one back. The last one to write wins, question by question."""
    rows = [
        {"audit_id": audit_id, "question_id": question, "value": value, "to_review": False}
        for question, value in values.items()
        if value is not None
    ]
    if rows:
        made = insert(Answer)
        changed = {"value": made.excluded.value, "to_review": made.excluded.to_review}
        upsert = made.on_conflict_do_update(index_elements=["audit_id", "question_id"], set_=changed)
        db.session.execute(upsert, rows)
    if taken_back := [question for question, value in values.items() if value is None]:
        gone = delete(Answer).where(Answer.audit_id == audit_id, Answer.question_id.in_(taken_back))
        db.session.execute(gone)


def follow_content(audit_id: int, content_version: str) -> None:
    """Note that a running audit now follows this version of the content."""
    db.session.execute(update(Audit).where(Audit.id == audit_id).values(content_version=content_version))


def complete(audit_id: int, record: dict[str, Any]) -> bool:
    """Complete a running audit with the record of its report; False when it was completed already."""
    running = update(Audit).where(Audit.id == audit_id, Audit.completed_at.is_(None))
    return bool(changed_rows(running.values(completed_at=datetime.now(UTC), report=record)))


def begin_again(place: Place, content_version: str, carried: frozenset[str]) -> None:
    """Begin a new audit unless one runs; the answers to the questions `carried` come along, to be reviewed."""
    if place.running:
        return
    last = select(Audit.id, Audit.number).where(Audit.space_id == place.id).order_by(Audit.number.desc()).limit(1)
    earlier = db.session.execute(last).first()
    audit_id = add_audit(place.id, earlier.number + 1 if earlier else 1, content_version)
    answers = saved_answers(earlier.id) if earlier else {}
    rows = [
        {"audit_id": audit_id, "question_id": question, "value": saved.value, "to_review": True}
        for question, saved in answers.items()
        if question in carried
    ]
    if rows:
        db.session.execute(insert(Answer), rows)


def completed(place: Place) -> list[tuple[int, datetime]]:
    """Return the number and the date of each completed audit of a space, the latest first."""
    query = select(Audit.number, Audit.completed_at).where(Audit.space_id == place.id, Audit.completed_at.is_not(None))
    return [(number, at) for number, at in db.session.execute(query.order_by(Audit.number.desc())) if at]


def find_report(place: Place, number: int | None = None) -> Completed | None:
    """Return a completed audit of a space by its number, the latest unless told; None when there is none."""
    query = select(Audit.number, Audit.completed_at, Audit.report).where(
        Audit.space_id == place.id, Audit.completed_at.is_not(None)
    )
    query = query.where(Audit.number == number) if number is not None else query.order_by(Audit.number.desc())
    row = db.session.execute(query.limit(1)).first()
    return Completed(row[0], row[1], row[2]) if row and row[1] and row[2] is not None else None


def everything(place: Place) -> list[dict[str, Any]]:
    """Return all audits of a space as plain values, for the person's own export."""
    query = select(Audit).where(Audit.space_id == place.id).order_by(Audit.number)
    return [
        {
            "number": audit.number,
            "started_at": audit.started_at.isoformat(),
            "completed_at": audit.completed_at.isoformat() if audit.completed_at else None,
            "answers": {question: saved.value for question, saved in saved_answers(audit.id).items()},
            "report": audit.report,
        }
        for audit in db.session.execute(query).scalars()
    ]

"""The tables of a space: its audits, its plan, its links; and what the site remembers of itself."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Base
from webapp.store.models.moment import Moment


class Space(Base):
    """A person's place, reached by its link; of the link, only the SHA-256 is kept. `form`: which form opened it.

    `email`: where the person wants the link sent; `followed`: how far it is with a coach (`Followed`), else None;
    `noticed_on`: the day its deletion was announced by mail.
    """

    __tablename__ = "spaces"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    link_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    link_version: Mapped[int] = mapped_column(default=1)
    form: Mapped[str | None] = mapped_column(String(32), unique=True)
    language: Mapped[str] = mapped_column(String(8))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    visited_on: Mapped[date] = mapped_column(Date, index=True)
    compared_since: Mapped[datetime | None] = mapped_column(Moment)
    email: Mapped[str | None] = mapped_column(String(254), index=True)
    followed: Mapped[str | None] = mapped_column(String(8))
    noticed_on: Mapped[date | None] = mapped_column(Date)


class Audit(Base):
    """One filling-in of the questionnaire, the n-th of its space; `report` is there once it is completed."""

    __tablename__ = "audits"
    __table_args__ = (
        UniqueConstraint("space_id", "number"),
        Index(
            "uq_audits_running",
            "space_id",
            unique=True,
            sqlite_where=text("completed_at IS NULL"),
            postgresql_where=text("completed_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    space_id: Mapped[str] = mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"))
    number: Mapped[int]
    content_version: Mapped[str] = mapped_column(String(16))
    started_at: Mapped[datetime] = mapped_column(Moment)
    completed_at: Mapped[datetime | None] = mapped_column(Moment)
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class Answer(Base):
    """What was answered to one question of an audit; `to_review` when carried over from an earlier audit."""

    __tablename__ = "answers"

    audit_id: Mapped[int] = mapped_column(ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(String(64))
    to_review: Mapped[bool] = mapped_column(default=False)


class Fact(Base):
    """What the site must remember of itself, such as the fingerprint of its link key."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Hit(Base):
    """A counter of a rate limit; its key holds a keyed hash of the address, never the address."""

    __tablename__ = "hits"

    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[float] = mapped_column(index=True)


class CardStatus(Base):
    """Where a space stands with an advice card, over all its audits.

    `due_on`: the day it is planned for; `done_at`: when it was last done; `useful`: whether it was found useful.
    """

    __tablename__ = "card_statuses"

    space_id: Mapped[str] = mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"), primary_key=True)
    card_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    status: Mapped[str] = mapped_column(String(16))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    due_on: Mapped[date | None] = mapped_column(Date)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    useful: Mapped[bool | None]


class Share(Base):
    """The read-only link of a report; of the link, only the SHA-256 is kept, and nothing once it is revoked."""

    __tablename__ = "shares"

    audit_id: Mapped[int] = mapped_column(ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int]
    link_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    with_answers: Mapped[bool]
    shared_at: Mapped[datetime] = mapped_column(Moment)

"""The tables of coaching: coaches, their groups, the people they follow, and what they note."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Base
from webapp.store.models.moment import Moment

UNSEEN = text("completed_at IS NOT NULL AND seen_at IS NULL")
"""Completed, and the coach has not said to have seen it."""

NEVER_AGAIN = {"sqlite_autoincrement": True}
"""Numbers that links, mails and files are known by must not name another row later, as SQLite's do unless told."""
SORTED_BY = ("index", "brand", "people", "insights", "relationships", "messaging")
"""The figures that clients are sorted and filtered by."""


class State(StrEnum):
    """How far an invitation is; `opened`: the person answered the page that says who invites them."""

    WAITING = "waiting"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"
    OPENED = "opened"
    STARTED = "started"
    COMPLETED = "completed"


class Followed(StrEnum):
    """How far a space is with the coaches who follow it; kept with the space, so that no page has to ask for it."""

    INVITED = "invited"
    JOINED = "joined"
    STARTED = "started"


class Dropped(StrEnum):
    """Why a mail was not sent after all, as its row says: what it was about is gone, archived, or done without it."""

    GONE = "gone"
    ARCHIVED = "archived"
    DONE = "done"
    UNWANTED = "unwanted"
    TOO_MANY = "too-many"


class Coach(Base):
    """An account: how its holder signs in, and what they show of themselves to the people they follow.

    The second factor's secret is kept encrypted, its recovery codes hashed; `tf_counter`: the last code of it that was
    used, so that none is taken twice.
    """

    __tablename__ = "coaches"
    __table_args__ = NEVER_AGAIN

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    tf_totp_secret: Mapped[str | None] = mapped_column(String(255))
    tf_counter: Mapped[int | None]
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(Moment)
    language: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(80), default="")
    notified: Mapped[bool] = mapped_column(default=True)
    signature: Mapped[str] = mapped_column(Text, default="")
    booking_url: Mapped[str] = mapped_column(String(500), default="")
    accent: Mapped[str] = mapped_column(String(7), default="")
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    logo_hash: Mapped[str | None] = mapped_column(String(32))


class SignIn(Base):
    """A browser in which a coach is signed in; of what it holds, only the SHA-256 is kept."""

    __tablename__ = "sign_ins"

    sid_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    coach_id: Mapped[int] = mapped_column(ForeignKey("coaches.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    seen_on: Mapped[date] = mapped_column(Date)


class Group(Base):
    """People that a coach invites together. `code` stands in its link; a new link is a new code."""

    __tablename__ = "groups"
    __table_args__ = NEVER_AGAIN

    id: Mapped[int] = mapped_column(primary_key=True)
    coach_id: Mapped[int] = mapped_column(ForeignKey("coaches.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(8))
    welcome: Mapped[str] = mapped_column(Text, default="")
    code: Mapped[str] = mapped_column(String(32), unique=True)
    closes_on: Mapped[date | None] = mapped_column(Date)
    paused_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Client(Base):
    """A person in a coach's group: invited by mail, come by the group's link, or filling the audit in together.

    What the person chose: `chosen_at`, then `shares` (reports and plan), `shares_answers`, `shares_journal`, since
    `shares_since`. The figures, in tenths of a point (activity and quality in points), and the cards of the week are
    there only while the person shares: what was not agreed to cannot be sorted by, nor counted.
    """

    __tablename__ = "clients"
    __table_args__ = (
        UniqueConstraint("space_id", "group_id"),
        UniqueConstraint("coach_id", "email"),
        Index("ix_clients_by_name", "coach_id", "archived", "name_key", "id", "email"),
        Index("ix_clients_by_state", "coach_id", "archived", "state", "state_at"),
        Index("ix_clients_by_age", "coach_id", "archived", "state_at", "id"),
        *(Index(f"ix_clients_by_{figure}", "coach_id", "archived", f"last_{figure}", "id") for figure in SORTED_BY),
        Index("ix_clients_of_group", "group_id", "archived", "name_key", "id"),
        Index(
            "ix_clients_unseen",
            "coach_id",
            "archived",
            "state_at",
            sqlite_where=UNSEEN,
            postgresql_where=UNSEEN,
        ),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    coach_id: Mapped[int] = mapped_column(ForeignKey("coaches.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    space_id: Mapped[str] = mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(String(80))
    email: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(8))
    note: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(12))
    state_at: Mapped[datetime] = mapped_column(Moment)
    refusal: Mapped[str] = mapped_column(Text, default="")
    added_at: Mapped[datetime] = mapped_column(Moment)
    invited_at: Mapped[datetime | None] = mapped_column(Moment)
    reminded_at: Mapped[datetime | None] = mapped_column(Moment)
    together: Mapped[bool] = mapped_column(default=False)
    chosen_at: Mapped[datetime | None] = mapped_column(Moment)
    shares: Mapped[bool] = mapped_column(default=False)
    shares_answers: Mapped[bool] = mapped_column(default=False)
    shares_journal: Mapped[bool] = mapped_column(default=False)
    shares_since: Mapped[datetime | None] = mapped_column(Moment)
    archived: Mapped[bool] = mapped_column(default=False)
    completions: Mapped[int] = mapped_column(default=0)
    completed_at: Mapped[datetime | None] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    first_index: Mapped[int | None]
    first_brand: Mapped[int | None]
    first_people: Mapped[int | None]
    first_insights: Mapped[int | None]
    first_relationships: Mapped[int | None]
    first_messaging: Mapped[int | None]
    first_activity: Mapped[int | None]
    first_quality: Mapped[int | None]
    last_index: Mapped[int | None]
    last_brand: Mapped[int | None]
    last_people: Mapped[int | None]
    last_insights: Mapped[int | None]
    last_relationships: Mapped[int | None]
    last_messaging: Mapped[int | None]
    last_activity: Mapped[int | None]
    last_quality: Mapped[int | None]
    week: Mapped[str] = mapped_column(String(255), default="")


class Note(Base):
    """What a coach wrote about a client, on one advice card or on the whole; `shared` with the client or private."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"), index=True)
    card_id: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    shared: Mapped[bool]
    written_at: Mapped[datetime] = mapped_column(Moment)


class Suppression(Base):
    """An address that a coach must never write to again; a keyed hash of it, which outlives all else.

    `coach_hash`: the keyed hash of the coach's own address, once their account is deleted; for when they come back.
    """

    __tablename__ = "suppressions"
    __table_args__ = (UniqueConstraint("coach_id", "address_hash"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(primary_key=True)
    coach_id: Mapped[int | None] = mapped_column(ForeignKey("coaches.id", ondelete="SET NULL"))
    coach_hash: Mapped[str | None] = mapped_column(String(32), index=True)
    address_hash: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Moment)


class Mail(Base):
    """A mail to be sent, written in the transaction that wants it: which letter, and whose; links are made at delivery.

    `address` is forgotten once the mail's end is known; the row outlives whom it is about (see sent.let_mails_go), so
    that the limits, which count rows, begin anew for nobody. `once`: what this mail is about, so that it is queued
    once. `answer`: what the server said, or why the mail was dropped. `claimed_by`: the worker that had it last.
    """

    __tablename__ = "mails"
    __table_args__ = (
        Index("ix_mails_to_send", "state", "due_at"),
        Index("ix_mails_of_coach", "coach_id", "due_at"),
        Index("ix_mails_of_day", "coach_id", "claimed_at"),
        Index("ix_mails_to_address", "address_hash", "ended_at"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    letter: Mapped[str] = mapped_column(String(24))
    language: Mapped[str] = mapped_column(String(8))
    coach_id: Mapped[int | None] = mapped_column(ForeignKey("coaches.id", ondelete="SET NULL"))
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id", ondelete="SET NULL"), index=True)
    space_id: Mapped[str | None] = mapped_column(ForeignKey("spaces.id", ondelete="SET NULL"), index=True)
    once: Mapped[str | None] = mapped_column(String(80), unique=True)
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    address: Mapped[str | None] = mapped_column(String(254))
    address_hash: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(12))
    queued_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    claimed_by: Mapped[str | None] = mapped_column(String(32))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(Text, default="")

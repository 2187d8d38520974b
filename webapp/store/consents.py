"""What a person lets a coach see: chosen, changed, taken back; and the figures that follow from it at once."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, case, exists, func, select, update

from webapp.audit.figures import figures
from webapp.audit.report import Report
from webapp.store.clients import Choice, OwnClient, change_client
from webapp.store.engine import connection
from webapp.store.models import Audit, Client, Followed, Space, State

FIGURES = ("index", "brand", "people", "insights", "relationships", "messaging", "activity", "quality")
NO_FIGURES: dict[str, Any] = {
    **{f"{which}_{name}": None for which in ("first", "last") for name in FIGURES},
    "week": "",
    "completions": 0,
}
COMPLETED = (
    select(Audit.report, Audit.completed_at)
    .where(Audit.space_id == bindparam("space"), Audit.completed_at.is_not(None))
    .limit(1)
)
FIRST, LAST = COMPLETED.order_by(Audit.number), COMPLETED.order_by(Audit.number.desc())
COUNT = select(func.count()).where(Audit.space_id == bindparam("space"), Audit.completed_at.is_not(None))
BEFORE_OPENING = (State.WAITING, State.SENT, State.UNCERTAIN, State.REFUSED)


def choose(client: OwnClient, choice: Choice, now: datetime | None = None) -> None:
    """Keep what a person chose, the first time or anew; what is no longer shared leaves the coach's sight at once."""
    now = now or datetime.now(UTC)
    since = client.shares_since if client.shares and choice.shares else now if choice.shares else None
    changed: dict[str, Any] = {
        "shares": choice.shares,
        "shares_answers": choice.shares and choice.answers,
        "shares_journal": choice.shares and choice.journal,
        "shares_since": since,
    }
    if client.chosen_at is None:
        changed["chosen_at"] = now
    if client.state in BEFORE_OPENING:
        changed |= {"state": State.OPENED.value, "state_at": now}
    change_client(client.id, **changed, **shown_figures(client.space_id, choice.shares))
    note_course(client.space_id, Followed.JOINED)


def note_course(space_id: str, reached: Followed) -> None:
    """Keep with a space how far it is with its coaches: never behind, but invited while one waits."""
    awaited = exists().where(Client.space_id == space_id, Client.chosen_at.is_(None))
    invited, started = Followed.INVITED.value, Followed.STARTED.value
    course = case((awaited, invited), (Space.followed == started, started), else_=reached.value)
    connection().execute(update(Space).where(Space.id == space_id).values(followed=course))


def note_start(space_id: str) -> None:
    """Note that the first answer was given, for whoever follows this space."""
    before = Client.state.in_([*(state.value for state in BEFORE_OPENING), State.OPENED.value])
    now = datetime.now(UTC)
    started = update(Client).where(Client.space_id == space_id, before)
    connection().execute(started.values(state=State.STARTED.value, state_at=now))
    note_course(space_id, Followed.STARTED)


def note_sign(space_id: str) -> None:
    """Note for whoever it is shared with that the person of this space, who has begun, was here: they are not stuck.

    When somebody comes back who keeps all to themselves is nobody's business.
    """
    begun = update(Client).where(Client.space_id == space_id, Client.state == State.STARTED.value, Client.shares)
    connection().execute(begun.values(state_at=datetime.now(UTC)))


def note_completion(space_id: str) -> None:
    """Note that an audit was completed, for whoever follows this space; its figures only where they are shared."""
    now = datetime.now(UTC)
    done = {"state": State.COMPLETED.value, "state_at": now, "completed_at": now, "seen_at": None}
    of_space = update(Client).where(Client.space_id == space_id)
    connection().execute(of_space.where(Client.shares).values(**done | shown_figures(space_id, True)))
    # Whoever keeps their reports to themselves is seen to complete once; that they went on is theirs too.
    connection().execute(of_space.where(~Client.shares, Client.state != State.COMPLETED.value).values(**done))


def shown_figures(space_id: str, shares: bool) -> dict[str, Any]:
    """Return the columns of a client's figures: those of the first and the last report, or none."""
    shown = dict(NO_FIGURES)
    for which, query in (("first", FIRST), ("last", LAST)) if shares else ():
        if row := connection().execute(query, {"space": space_id}).first():
            report = Report.from_record(row.report)
            found = figures(report.scores)
            shown |= {f"{which}_{name}": found.get(name) for name in FIGURES} | {"week": " ".join(report.week())}
            shown["completed_at"] = row.completed_at
    if shares:
        shown["completions"] = connection().execute(COUNT, {"space": space_id}).scalar_one()
    return shown

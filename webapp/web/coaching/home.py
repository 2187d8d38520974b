"""This week: the clients who need their coach, why, and what can be done for several of them at once."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, current_app, request
from flask.typing import ResponseReturnValue

from webapp.content.marker import N_
from webapp.store.coaches import SignedIn
from webapp.store.groups import groups_of
from webapp.store.listing import Listed, Wanted, clients_of, has_clients
from webapp.store.models import State
from webapp.store.reminding import may_remind
from webapp.store.suppressions import unsubscribed
from webapp.web.coaching.access import coach_page
from webapp.web.coaching.asking import query_of
from webapp.web.coaching.states import STATE_WORDS
from webapp.web.numbers import row_number
from webapp.web.rendering import page

area = Blueprint("coach", __name__)

SHOWN = 10
"""How many clients each list shows at most."""
NO_ADDRESS = N_("no e-mail address: nobody to remind by mail")
UNWANTED = N_("asked not to be written to")
JUST_WRITTEN = N_("written to in the last three days")


@dataclass(frozen=True)
class Need:
    """Why clients need their coach: the filter that finds them, whether a reminder helps, the newest first or last."""

    name: str
    title: str
    lead: str
    reminds: bool = False
    newest: bool = False

    @property
    def wanted(self) -> Wanted:
        """What the table is asked for to show them all."""
        return Wanted(state=self.name, sort="activity", down=self.newest)

    @property
    def query(self) -> str:
        """How an address asks for it."""
        return query_of(self.wanted)


NEEDS = (
    Need("unseen", N_("Completed"), N_("Finished, and not yet marked as seen."), newest=True),
    Need(
        "stuck",
        N_("Stuck on the way"),
        N_("Begun and not finished; nothing new to see for seven days."),
        reminds=True,
    ),
    Need("unopened", N_("Not opened yet"), N_("Invited three days ago or more."), reminds=True),
    Need("undelivered", N_("Not reached"), N_("The address refused the mail, or nobody knows."), newest=True),
)


@dataclass(frozen=True)
class Entry:
    """A client in a list, and why they cannot be chosen there ("" when they can)."""

    client: Listed
    barred: str = ""


@dataclass(frozen=True)
class Section:
    """The clients who need their coach for one reason, and whether there are more than shown."""

    need: Need
    entries: list[Entry]
    more: bool

    @property
    def choice(self) -> bool:
        """Whether somebody can be chosen."""
        return any(not entry.barred for entry in self.entries)


@area.get("/")
@coach_page
def home(coach: SignedIn) -> ResponseReturnValue:
    """Show who needs the coach this week."""
    found = {need: clients_of(coach.id, need.wanted, SHOWN) for need in NEEDS}
    addresses = {client.email for need, listed in found.items() if need.reminds for client in listed if client.email}
    unwanted = unsubscribed(coach.id, addresses, current_app.config["LINK_KEY"])
    sections = [section(need, listed, unwanted) for need, listed in found.items() if listed]
    return page(
        "coach/home.html",
        sections=sections,
        groups={group.id: group.name for group in groups_of(coach.id)},
        followed=bool(sections) or has_clients(coach.id),
        states=STATE_WORDS,
        done=request.args.get("done", ""),
        count=request.args.get("count", 0, type=row_number),
    )


def section(need: Need, listed: list[Listed], unwanted: set[str]) -> Section:
    """Return the clients found for one reason; of those whom a reminder would help, who may not get one."""
    now = datetime.now(UTC)
    bars = [barred(client, unwanted, now) if need.reminds else "" for client in listed[:SHOWN]]
    return Section(need, [Entry(*entry) for entry in zip(listed, bars, strict=False)], len(listed) > SHOWN)


def barred(client: Listed, unwanted: set[str], now: datetime) -> str:
    """Return why somebody cannot be reminded now, a msgid; "" when they can."""
    if not client.email:
        return NO_ADDRESS
    if client.email in unwanted:
        return UNWANTED
    return "" if may_remind(State(client.state), client.invited_at, client.reminded_at, now) else JUST_WRITTEN

"""The cards of the latest report as they are worked with: on which page, through which filters, what just changed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from flask import request, url_for

from webapp.audit.plan import Status
from webapp.store.audits import Completed
from webapp.store.cards import standings
from webapp.store.spaces import Place
from webapp.web.filters import Filters, known
from webapp.web.pieces import Advice, Column
from webapp.web.reporting import ReportView, read_report

PAGES = {"report": "report.latest", "advice": "advice.cards"}
"""The pages that show the cards with their buttons, by the word an address names them with."""
ON = "on"
CHANGED, WAS = "changed", "was"
"""What an address says of the card that was just changed, and of its status before."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just changed, and the status that undoes it."""

    advice: Advice
    was: Status


@dataclass(frozen=True, slots=True)
class WrongDay:
    """A day that a card cannot be planned for, as it was typed."""

    card_id: str
    typed: str

    @property
    def shown(self) -> str:
        """What the field shows again: it can hold a day, and nothing else."""
        try:
            return date.fromisoformat(self.typed).isoformat()
        except ValueError:
            return ""


@dataclass(frozen=True)
class CardList:
    """The cards of a report, on one of the pages that show them with their buttons."""

    place: Place
    view: ReportView
    on: str
    filters: Filters = field(default_factory=Filters.from_query)
    wrong: WrongDay | None = None

    @cached_property
    def groups(self) -> list[tuple[Column, list[Advice]]]:
        """The cards that pass the filters, by pillar."""
        return self.view.by_pillar(self.filters.pick(self.view.advice.values()))

    @cached_property
    def tally(self) -> Counter[str]:
        """How many cards there are of each status, and how many are shown."""
        counted = Counter(advice.standing.status.value for advice in self.view.advice.values())
        counted["shown"] = sum(len(cards) for _, cards in self.groups)
        counted["all"] = len(self.view.advice)
        return counted

    @cached_property
    def here(self) -> str:
        """The address of the page, without filters."""
        return url_for(PAGES[self.on], token=self.place.token)

    @cached_property
    def forms_of(self) -> str:
        """The path that the addresses of the cards' forms begin with."""
        return url_for("space.home", token=self.place.token)

    @cached_property
    def back(self) -> str:
        """The query that tells a changed card's form which page it stands on."""
        return f"?{ON}={self.on}" + (f"&{self.filters.query}" if self.filters else "")

    @property
    def notice(self) -> Notice | None:
        """What the address says was just changed, None when it says nothing, or nothing that is so."""
        advice = self.view.advice.get(request.args.get(CHANGED, ""))
        was = request.args.get(WAS, "")
        return Notice(advice, Status(was)) if advice and was in set(Status) else None

    def after(self, card_id: str, was: Status, anchor: str) -> str:
        """Return the address of the page once a card was changed, where it is told and can be undone."""
        said = urlencode({CHANGED: card_id, WAS: was.value})
        query = f"{self.filters.query}&{said}" if self.filters else said
        return f"{self.here}?{query}#{anchor}"


def latest_cards(place: Place, found: Completed, on: str = "", wrong: WrongDay | None = None) -> CardList:
    """Return the cards of the latest report; unless told, the address says on which page they stand."""
    on = on or known(ON, tuple(PAGES)) or "advice"
    return CardList(place, read_report(found, standings(place)), on, wrong=wrong)

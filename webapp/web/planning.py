"""The cards of the latest report as they are worked with: on which page, through which filters, what just changed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from flask import request, url_for

from webapp.audit.plan import Standing
from webapp.store.audits import Completed
from webapp.store.cards import standings
from webapp.store.spaces import Place
from webapp.web.filters import Filters, known
from webapp.web.pieces import Advice, Column
from webapp.web.reporting import ReportView, read_report
from webapp.web.undoing import brought_back, undo_of

PAGES = {"report": "report.latest", "advice": "advice.cards"}
"""The pages that show the cards with their buttons, by the word an address names them with."""
ON = "on"
WEEK_LEVEL, LIST_LEVEL = 3, 4
"""The level of the titles of this week's cards, and of those of the list."""
CHANGED, UNDO = "changed", "undo"
"""What an address says of the card that was just changed, and what brings back where one stood before."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just changed, and what a form sends to undo it."""

    advice: Advice
    undo: str


@dataclass(frozen=True, slots=True)
class WrongDay:
    """A day that a card cannot be planned for, as it was typed, and the level of the headings where it was."""

    card_id: str
    level: int
    typed: str

    @property
    def at(self) -> tuple[str, int]:
        """The card, where it was typed."""
        return self.card_id, self.level

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
    filters: Filters
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

    @cached_property
    def notice(self) -> Notice | None:
        """What the address says was just changed, None when it says nothing, or nothing that was so."""
        advice, undo = self.view.advice.get(request.args.get(CHANGED, "")), request.args.get(UNDO, "")
        return Notice(advice, undo) if advice and brought_back(self.place, advice.id, undo) else None

    @property
    def unfolded(self) -> str:
        """The pillar whose cards must be seen: one of them was just changed there, or could not be."""
        if self.wrong and self.wrong.level == LIST_LEVEL:
            return self.view.advice[self.wrong.card_id].kept.pillar
        return self.notice.advice.kept.pillar if self.notice else ""

    def after(self, card_id: str, before: Standing, anchor: str) -> str:
        """Return the address of the page once a card was changed, where it is told and can be undone."""
        said = urlencode({CHANGED: card_id, UNDO: undo_of(self.place, card_id, before)})
        query = f"{self.filters.query}&{said}" if self.filters else said
        return f"{self.here}?{query}#{anchor}"


def latest_cards(place: Place, found: Completed, on: str = "") -> CardList:
    """Return the cards of the latest report; unless told, the address says on which page they stand."""
    on = on or known(ON, tuple(PAGES)) or "advice"
    return CardList(place, read_report(found, standings(place)), on, Filters.from_query())

"""The cards of a report, filtered by pillar and by effort; the filters live in the address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.audit.advice import EFFORT
from webapp.content import QUESTIONNAIRE
from webapp.store.audits import find_report
from webapp.store.spaces import Place
from webapp.web.access import space_page
from webapp.web.rendering import page_or_fragment
from webapp.web.reporting import Advice, read_report

area = Blueprint("advice", __name__)

EFFORTS = tuple(str(minutes) for minutes in EFFORT)
PILLARS = tuple(pillar.id for pillar in QUESTIONNAIRE.pillars)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the cards are filtered by; "" lets all through. `effort`: minutes a week at most."""

    pillar: str = ""
    effort: str = ""

    @classmethod
    def from_query(cls) -> Self:
        """Read the filters in the address; one that there is not lets all through."""
        pillar, effort = request.args.get("pillar", ""), request.args.get("effort", "")
        return cls(pillar if pillar in PILLARS else "", effort if effort in EFFORTS else "")

    def pick(self, listed: Iterable[Advice]) -> list[Advice]:
        """Return the cards that pass."""
        return [a for a in listed if self.lets_through(a)]

    def lets_through(self, advice: Advice) -> bool:
        """Tell whether a card passes."""
        kept = advice.kept
        return self.pillar in {"", kept.pillar} and (not self.effort or kept.minutes <= int(self.effort))


@area.get("/advice")
@space_page
def cards(place: Place) -> ResponseReturnValue:
    """Show the cards of the latest report: the whole page, or the list alone for htmx."""
    if (found := find_report(place)) is None:
        return redirect(url_for("space.home", token=place.token))
    view, filters = read_report(found), Filters.from_query()
    groups = view.by_pillar(filters.pick(view.advice.values()))
    return page_or_fragment(
        "advice/page.html",
        "advice/fragment.html",
        place=place,
        view=view,
        groups=groups,
        filters=filters,
    )

"""The accessibility statement's figures, counted from the criteria as they were judged."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from webapp.audit.scoring import one_decimal
from webapp.content.accessibility import ASSESSED_ON, CRITERIA, RGAA_VERSION, SHORTCOMINGS, THEMES, Status


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the RGAA: its number, its name (a msgid), and how many of its criteria stand where."""

    number: int
    name: str
    met: int
    not_met: int
    not_applicable: int


def accessibility_facts() -> dict[str, object]:
    """Return all that the statement shows."""
    met, not_met, not_applicable = tally(CRITERIA)
    return {
        "version": RGAA_VERSION,
        "assessed_on": ASSESSED_ON,
        "criteria": len(CRITERIA),
        "met": met,
        "not_met": not_met,
        "not_applicable": not_applicable,
        "rate": rate(),
        "themes": [theme(number, name) for number, name in enumerate(THEMES, 1)],
        "shortcomings": SHORTCOMINGS,
    }


def rate() -> Decimal:
    """Return the percentage of the applicable criteria that are met, to one decimal."""
    met, not_met, _ = tally(CRITERIA)
    return one_decimal(Fraction(100 * met, met + not_met))


def theme(number: int, name: str) -> Theme:
    """Return a theme with its counts."""
    return Theme(number, name, *tally({id: status for id, status in CRITERIA.items() if id.startswith(f"{number}.")}))


def tally(criteria: dict[str, Status]) -> tuple[int, int, int]:
    """Return how many criteria are met, not met, not applicable."""
    counts = Counter(criteria.values())
    return counts[Status.MET], counts[Status.NOT_MET], counts[Status.NOT_APPLICABLE]

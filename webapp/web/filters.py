"""What the cards of a report are filtered by; the filters live in the address, and combine."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Self
from urllib.parse import urlencode

from flask import request

from webapp.audit.advice import EFFORT
from webapp.audit.plan import Status
from webapp.content import QUESTIONNAIRE
from webapp.web.pieces import Advice

EFFORTS = tuple(str(minutes) for minutes in EFFORT)
PILLARS = tuple(pillar.id for pillar in QUESTIONNAIRE.pillars)
STATUSES = tuple(status.value for status in Status)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the cards are filtered by; "" lets all through. `effort`: minutes a week at most."""

    pillar: str = ""
    effort: str = ""
    status: str = ""

    @classmethod
    def from_query(cls) -> Self:
        """Read the filters in the address; one that there is not lets all through."""
        return cls(known("pillar", PILLARS), known("effort", EFFORTS), known("status", STATUSES))

    def __bool__(self) -> bool:
        return bool(self.pillar or self.effort or self.status)

    @property
    def query(self) -> str:
        """The filters as they stand in an address; "" without any."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    def pick(self, listed: Iterable[Advice]) -> list[Advice]:
        """Return the cards that pass."""
        return [a for a in listed if self.lets_through(a)]

    def lets_through(self, advice: Advice) -> bool:
        """Tell whether a card passes."""
        kept = advice.kept
        return (
            self.pillar in {"", kept.pillar}
            and (not self.effort or kept.minutes <= int(self.effort))
            and self.status in {"", advice.standing.status.value}
        )


def known(name: str, values: tuple[str, ...]) -> str:
    """Return what the address says under a name, "" when that is none of the values."""
    said = request.args.get(name, "")
    return said if said in values else ""

"""What the address of the clients' table asks for, and how an address asks for it."""

from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from flask import request

from webapp.audit.figures import from_tenths, tenths
from webapp.store.listing import BEYOND, PILLARS, SORTS, STATES, WORDS, Wanted
from webapp.web.filters import known
from webapp.web.forms.fields import REFUSED, clean
from webapp.web.numbers import row_number

LONGEST = 80
THRESHOLDS = ("5", "8", "10", "12", "15", "18", "20")
"""The figures that the page offers to be under; an address may say any other."""
THRESHOLD = "12"
"""The one that is chosen until another is."""
MOST = 250
"""The most a pillar can have, in tenths."""


def asked(groups: Collection[int]) -> Wanted:
    """Return what the address asks for; what it says that there is not lets all through. `groups`: the coach's."""
    pillar = known("pillar", PILLARS)
    group = whole("group")
    return Wanted(
        words=tuple(typed().split()[:WORDS]),
        state=known("state", tuple(STATES)),
        group=group if group in groups else None,
        pillar=pillar,
        under=threshold() if pillar else None,
        archived=known("archived", ("yes",)) == "yes",
        sort=known("sort", tuple(SORTS)) or usual(pillar),
        down=known("order", ("down",)) == "down",
        page=min(whole("page") or 1, BEYOND),
    )


def usual(pillar: str) -> str:
    """Return what a list is sorted by unless told: those under a figure by that figure, the others by their names."""
    return pillar or "name"


def typed() -> str:
    """Return what is sought, cleaned; nothing for what no name can hold."""
    text = clean(request.args.get("q", ""))[:LONGEST]
    return "" if REFUSED.search(text) else text


def whole(name: str) -> int | None:
    """Return the positive number that the address says under a name, None when it says none."""
    return request.args.get(name, 0, type=row_number) or None


def threshold() -> int | None:
    """Return the tenths that a pillar's figure is to be under, None when the address says no such figure."""
    try:
        figure = Decimal(request.args.get("under", "").replace(",", "."))
    except InvalidOperation:
        return None
    return tenths(figure) if figure.is_finite() and 0 < figure <= MOST // 10 else None


def points(under: int) -> str:
    """Return tenths as an address says them: 12, or 12.5."""
    return f"{from_tenths(under)}".removesuffix(".0")


def query_of(wanted: Wanted, **changed: Any) -> str:
    """Return how an address asks for this, with some of it changed."""
    wanted = wanted._replace(**changed)
    said = {
        "q": " ".join(wanted.words),
        "state": wanted.state,
        "group": wanted.group,
        "pillar": wanted.pillar,
        "under": points(wanted.under) if wanted.under is not None else "",
        "archived": "yes" if wanted.archived else "",
        "sort": "" if wanted.sort == usual(wanted.pillar) else wanted.sort,
        "order": "down" if wanted.down else "",
        "page": "" if wanted.page == 1 else wanted.page,
    }
    return urlencode({name: value for name, value in said.items() if value})

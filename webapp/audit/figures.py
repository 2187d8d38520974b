"""The figures of a report as whole numbers, for lists that sort and count by them."""

from collections.abc import Mapping
from decimal import Decimal

from webapp.audit.scoring import Scores


def figures(scores: Scores) -> Mapping[str, int | None]:
    """In: scores. Out: "index" and each pillar's id in tenths of a point, "activity" and "quality" in points."""
    pillars = {pillar.id: tenths(pillar.shown) for pillar in scores.pillars}
    return {"index": tenths(scores.index), **pillars, "activity": scores.activity, "quality": scores.quality}


def from_tenths(count: int) -> Decimal:
    """In: tenths of a point. Out: the figure, with its one decimal."""
    return Decimal(count).scaleb(-1)


def tenths(shown: Decimal | None) -> int | None:
    """In: a figure with one decimal. Out: its tenths; None stays None."""
    return None if shown is None else int(shown * 10)

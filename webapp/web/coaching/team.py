"""What a group says as a whole: how far it stands, what to teach it next, what has moved."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from flask import Blueprint
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from webapp.audit.advice import Card
from webapp.audit.questionnaire import PILLAR_POINTS
from webapp.audit.scoring import one_decimal
from webapp.audit.team import FEWEST, Points, Summary, gathered, mean_change, most_often, summarize
from webapp.content.marker import N_
from webapp.drawing.plot import Spread, Words, scatter, spreads
from webapp.languages import figure, translate
from webapp.languages import gettext as _
from webapp.store.coaches import SignedIn
from webapp.store.groups import OwnGroup
from webapp.store.teams import SCORED, Team, read_team
from webapp.web.coaching.access import group_page
from webapp.web.rendering import page
from webapp.web.wording import CARD_OF, LENS_NAMES, PILLAR_OF

area = Blueprint("team", __name__)

UNITS = 10
"""Figures are counted in tenths of a point."""
MINUS = "\u2212"
INDEX = N_("Index, out of 100")


@dataclass(frozen=True, slots=True)
class Row:
    """A pillar, or the index: its name, how it is spread, how it moved; None where too few people know it."""

    id: str
    name: str
    summary: Summary | None
    change: Fraction | None
    changed: int


@dataclass(frozen=True, slots=True)
class TeamView:
    """What the page tells of a group."""

    completed: int
    unshared: int
    followed_up: int
    rows: list[Row]
    points: list[tuple[tuple[int, int], int]]
    cards: list[tuple[Card, int]]

    @property
    def missing(self) -> int:
        """How many shared audits are missing before anything is told."""
        return max(0, FEWEST - self.completed)

    @property
    def missing_twice(self) -> int:
        """How many people with two shared audits are missing before an evolution is told."""
        return max(0, FEWEST - self.followed_up)

    @property
    def pillars(self) -> list[Row]:
        """The rows of the pillars that enough people know."""
        return [row for row in self.rows if row.summary and row.id in PILLAR_OF]


@area.get("/groups/<int:group_id>/team")
@group_page
def group(coach: SignedIn, group: OwnGroup) -> ResponseReturnValue:  # noqa: ARG001
    """Show what a group says as a whole; under five completed audits only how many are missing."""
    view = team_view(read_team(group.id))
    drawn = {} if view.missing else {"spread": spread(view), "plot": plot(view), "shown": shown, "signed": signed}
    return page("coach/team/group.html", group=group, view=view, least=FEWEST, **drawn)


def team_view(team: Team) -> TeamView:
    """Return what is told of a group."""
    rows = [
        Row(name, PILLAR_OF[name].short if name in PILLAR_OF else INDEX, summarize(team.figures[name], UNITS),
            mean_change(total, people, UNITS), people)
        for name in (*SCORED[1:], SCORED[0])
        for people, total in [team.changes[name]]
    ]  # fmt: skip
    cards = [(CARD_OF[card], people) for card, people in most_often(team.weeks) if card in CARD_OF]
    points = sorted(gathered(team.points).items(), key=lambda point: (-point[1], point[0]))
    return TeamView(team.completed, team.unshared, team.followed_up, rows, points, cards)


def shown(value: Fraction) -> Decimal:
    """Return a figure with one decimal."""
    return one_decimal(value)


def signed(value: Fraction) -> str:
    """Return a change with its sign, as the language writes it."""
    rounded = one_decimal(value)
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    return sign + figure(abs(rounded))


def spread(view: TeamView) -> Markup | None:
    """Draw how the pillars are spread; None when too few people know any."""
    bars = [bar(row) for row in view.pillars]
    separator = _(";")
    said = (
        _("%(name)s: median %(median)s, middle half from %(low)s to %(high)s", name=bar.name, **in_words(bar))
        for bar in bars
    )
    words = Words(_("The five pillars, out of 25"), f"{separator} ".join(said))
    return Markup(spreads(bars, PILLAR_POINTS, words, "spread")) if bars else None  # noqa: S704 (escapes itself)


def bar(row: Row) -> Spread:
    """Return a pillar as the drawing wants it."""
    summary = row.summary
    assert summary
    name = translate(PILLAR_OF[row.id].short)
    return Spread(name, summary.median, summary.low, summary.high, summary.least, summary.most)


def in_words(bar: Spread) -> dict[str, str]:
    """Return the figures of a bar as the language writes them."""
    return {name: figure(one_decimal(getattr(bar, name))) for name in ("median", "low", "high")}


def plot(view: TeamView) -> Markup | None:
    """Draw activity against quality; None when nobody's are known."""
    points: Points = dict(view.points)
    if sum(points.values()) < FEWEST:
        return None
    words = Words(
        title=_("Activity and quality, out of 100"),
        description=_("Each disc is a place where people stand; its size and its figure say how many."),
        across=translate(LENS_NAMES["activity"]),
        upwards=translate(LENS_NAMES["quality"]),
    )
    return Markup(scatter(points, words, "plot"))  # noqa: S704 (the drawing escapes its texts itself)

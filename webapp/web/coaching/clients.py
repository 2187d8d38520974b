"""The clients' table: searched, filtered, sorted and paged by its address alone; what is done to several at once."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.content import QUESTIONNAIRE
from webapp.content.marker import N_
from webapp.store.archiving import archive, mark_seen
from webapp.store.coaches import SignedIn
from webapp.store.groups import OwnGroup, groups_of
from webapp.store.listing import COUNTED, FIGURES, PAGE, Listed, Wanted, clients_of, count_of
from webapp.web.coaching.access import coach_page
from webapp.web.coaching.asking import THRESHOLD, THRESHOLDS, asked, points, query_of, usual
from webapp.web.coaching.states import FILTERS, STATE_WORDS
from webapp.web.numbers import row_number
from webapp.web.rendering import page_or_fragment

area = Blueprint("clients", __name__)

PILLAR_NAMES = {pillar.id: pillar.short for pillar in QUESTIONNAIRE.pillars}
COLUMNS = (
    ("name", N_("Name"), False),
    ("state", N_("State"), False),
    ("activity", N_("Last activity"), True),
    ("index", N_("Index"), False),
    *((pillar, name, False) for pillar, name in PILLAR_NAMES.items()),
)
"""(what it is sorted by, its heading, whether it is sorted downwards first) of each column."""
MOST_AT_ONCE = 200
"""How many clients one press concerns at most."""


@dataclass(frozen=True)
class Heading:
    """A column's heading: what it sorts by, its words, the query that sorts by it, how it is sorted now."""

    sort: str
    words: str
    query: str
    order: str


@dataclass(frozen=True)
class Table:
    """A page of the table, and what leads to the others."""

    wanted: Wanted
    listed: list[Listed]
    count: int
    groups: list[OwnGroup]

    @property
    def shown(self) -> list[Listed]:
        """The clients of this page: one more was asked for, to know whether others follow."""
        return self.listed[:PAGE]

    @property
    def first(self) -> int:
        """The place of the first of them in the whole."""
        return (self.wanted.page - 1) * PAGE + 1

    @property
    def last(self) -> int:
        """The place of the last of them."""
        return self.first + len(self.shown) - 1

    @property
    def counted(self) -> bool:
        """Whether all that pass the filters were counted."""
        return self.count <= COUNTED

    @property
    def before(self) -> str | None:
        """The query of the page before, None on the first, and where there is nobody."""
        return query_of(self.wanted, page=self.wanted.page - 1) if self.wanted.page > 1 and self.listed else None

    @property
    def after(self) -> str | None:
        """The query of the page after, None on the last."""
        return query_of(self.wanted, page=self.wanted.page + 1) if len(self.listed) > PAGE else None

    @property
    def filtered(self) -> bool:
        """Whether some clients are left out."""
        wanted = self.wanted
        return bool(wanted.words or wanted.state or wanted.group or wanted.under is not None)

    @property
    def most(self) -> int:
        """The number from which on clients are not counted."""
        return COUNTED

    @property
    def under(self) -> str:
        """The figure chosen to be under."""
        return points(self.wanted.under) if self.wanted.under is not None else THRESHOLD

    @property
    def thresholds(self) -> list[tuple[str, Decimal]]:
        """The figures that can be chosen to be under: in the address, and to be shown."""
        return [(text, Decimal(text)) for text in sorted({*THRESHOLDS, self.under}, key=Decimal)]

    @property
    def sorted_otherwise(self) -> bool:
        """Whether it is sorted in another way than it would be unless told."""
        return self.wanted.sort != usual(self.wanted.pillar)

    @property
    def figure_names(self) -> list[str]:
        """The names of the figures, msgids."""
        return [words for name, words, _ in COLUMNS if name in FIGURES]

    @property
    def group_names(self) -> dict[int, str]:
        """The name of each group."""
        return {group.id: group.name for group in self.groups}

    @property
    def headings(self) -> list[Heading]:
        """The headings of the columns."""
        return [self.heading(*column) for column in COLUMNS]

    def heading(self, sort: str, words: str, down_first: bool) -> Heading:
        """Return a heading, whose press turns the order round where it sorts already."""
        mine = self.wanted.sort == sort
        order = ("descending" if self.wanted.down else "ascending") if mine else "none"
        down = not self.wanted.down if mine else down_first
        return Heading(sort, words, query_of(self.wanted, sort=sort, down=down, page=1), order)


@area.get("/clients")
@coach_page
def table(coach: SignedIn) -> ResponseReturnValue:
    """Show a page of the table, the region alone for htmx."""
    groups = groups_of(coach.id)
    wanted = asked({group.id for group in groups})
    count = count_of(coach.id, wanted)
    if wanted.page > (last := max(1, -(-count // PAGE))) and count <= COUNTED:
        return redirect(f"{url_for('clients.table')}?{query_of(wanted, page=last)}")
    shown = Table(wanted, clients_of(coach.id, wanted, PAGE, count), count, groups)
    words = {"states": STATE_WORDS, "filters": FILTERS, "pillars": PILLAR_NAMES}
    return page_or_fragment("coach/clients/table.html", "coach/clients/fragment.html", table=shown, **words)


@area.post("/clients/archive")
@coach_page
def archive_many(coach: SignedIn) -> ResponseReturnValue:
    """Archive the clients ticked."""
    return done("archived", archive(coach.id, chosen(), True))


@area.post("/clients/seen")
@coach_page
def seen_many(coach: SignedIn) -> ResponseReturnValue:
    """Note that the coach has seen what the clients ticked completed."""
    return done("seen", mark_seen(coach.id, chosen()))


def chosen() -> list[int]:
    """Return the ids of the clients ticked."""
    found = request.form.getlist("client")[:MOST_AT_ONCE]
    try:
        return [row_number(text) for text in found]
    except ValueError:
        return abort(400)


def done(what: str, count: int) -> ResponseReturnValue:
    """Lead back to where the press was, which says what was done to how many."""
    said = urlencode({"done": what, "count": count})
    return redirect(f"{url_for('coach.home')}?{said}", 303)

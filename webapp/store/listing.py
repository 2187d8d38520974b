"""A coach's clients as lists show them: searched, filtered, sorted, a page at a time."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, and_, bindparam, case, func, literal, or_, select

from webapp.store.clients import name_key
from webapp.store.engine import connection
from webapp.store.models import Client, State

PAGE: Final = 25
COUNTED: Final = 10_000
"""Beyond this number clients are not counted: it would take as long as all else."""
STUCK: Final = timedelta(days=7)
"""Without a sign for this long, whoever began is said to be stuck;"""
UNOPENED: Final = timedelta(days=3)
"""and an invitation not opened for this long may have been missed."""
PILLARS: Final = ("brand", "people", "insights", "relationships", "messaging")
FIGURES: Final = ("index", *PILLARS)
FIGURE_OF: Final = {name: getattr(Client, f"last_{name}") for name in FIGURES}
WORDS: Final = 4
"""How many words of a search count."""
BEYOND: Final = 1_000_000
"""No list has a page of a higher number."""


class Wanted(NamedTuple):
    """What a list is asked for; what is empty lets all through.

    `words`: parts of a name or an address; `state`: of STATES; `under`: the pillar's figure is below, in tenths;
    `sort`: of SORTS; `down`: the other way round.
    """

    words: tuple[str, ...] = ()
    state: str = ""
    group: int | None = None
    pillar: str = ""
    under: int | None = None
    archived: bool = False
    sort: str = "name"
    down: bool = False
    page: int = 1

    def shape(self, walked: bool = False) -> "Shape":
        """Return what the statement depends on."""
        below = self.pillar if self.under is not None else ""
        return Shape(len(self.words), self.state, self.group is not None, below, self.sort, self.down, walked)


class Shape(NamedTuple):
    """What tells one statement from another; the values themselves are given to it as it is run.

    `walked`: so many pass the filter that the first of them are found soonest by going through all in order.
    """

    words: int
    state: str
    in_group: bool
    pillar: str
    sort: str
    down: bool
    walked: bool


class Listed(NamedTuple):
    """A client in a list. The figures, in tenths of a point, are None unless the person shares them."""

    id: int
    name: str
    email: str | None
    group_id: int
    state: str
    state_at: datetime
    refusal: str
    chosen_at: datetime | None
    shares: bool
    archived: bool
    invited_at: datetime | None
    reminded_at: datetime | None
    completed_at: datetime | None
    seen_at: datetime | None
    last_index: int | None
    last_brand: int | None
    last_people: int | None
    last_insights: int | None
    last_relationships: int | None
    last_messaging: int | None

    @property
    def figures(self) -> tuple[int | None, ...]:
        """The index, then the pillars, in tenths."""
        return self[-6:]


STATES: Final = {
    **{state.value: Client.state == state.value for state in State},
    "undelivered": Client.state.in_((State.REFUSED.value, State.UNCERTAIN.value)),
    "unseen": and_(Client.completed_at.is_not(None), Client.seen_at.is_(None)),
    "stuck": and_(Client.state == State.STARTED.value, Client.state_at < bindparam("stuck")),
    "unopened": and_(Client.state == State.SENT.value, Client.state_at < bindparam("unopened")),
}
"""What a list can be filtered by: how far a client is, or why they need their coach."""
SORTS: Final = {
    "name": Client.name_key,
    "state": case({state.value: place for place, state in enumerate(State)}, value=Client.state),
    "activity": Client.state_at,
    **FIGURE_OF,
}
COLUMNS = [getattr(Client, name) for name in Listed._fields]
ANY = select(Client.id).where(Client.coach_id == bindparam("coach")).limit(1)


def clients_of(coach_id: int, wanted: Wanted, most: int = PAGE, among: int = 0) -> list[Listed]:
    """Return the page wanted of a coach's clients, at most `most`, and one more when others come after them.

    `among`: how many `count_of` found, where that is known.
    """
    skipped = (min(max(wanted.page, 1), BEYOND) - 1) * most
    values = values_of(coach_id, wanted) | {"most": most + 1, "skipped": skipped}
    return [Listed(*row) for row in connection().execute(page_of(wanted.shape(among > COUNTED)), values)]


def count_of(coach_id: int, wanted: Wanted) -> int:
    """Return how many clients pass the filters; one more than COUNTED stands for all that are more."""
    return int(connection().execute(how_many(wanted.shape()), values_of(coach_id, wanted)).scalar_one())


def has_clients(coach_id: int) -> bool:
    """Tell whether a coach follows anybody, archived or not."""
    return connection().execute(ANY, {"coach": coach_id}).first() is not None


def values_of(coach_id: int, wanted: Wanted) -> dict[str, Any]:
    """Return the values that a statement of this shape is run with."""
    now = datetime.now(UTC)
    values: dict[str, Any] = {
        "coach": coach_id,
        "archived": wanted.archived,
        "group": wanted.group,
        "under": wanted.under,
    }
    values |= {"stuck": now - STUCK, "unopened": now - UNOPENED}
    for number, word in enumerate(wanted.words):
        values |= {f"name{number}": anywhere(name_key(word)), f"address{number}": anywhere(word.lower())}
    return values


def anywhere(text: str) -> str:
    """Return the pattern of what holds a text."""
    for special in ("\\", "%", "_"):
        text = text.replace(special, f"\\{special}")
    return f"%{text}%"


@lru_cache(maxsize=512)
def page_of(shape: Shape) -> Select[Any]:
    """Return the statement of a page; building it costs more than running it."""
    column = SORTS[shape.sort]
    order = [column.desc(), Client.id.desc()] if shape.down else [column.asc(), Client.id.asc()]
    if shape.sort in FIGURES:
        # Those who share nothing stand last both ways: no order tells anything of them.
        order[0] = order[0].nulls_last()
    if shape.sort != "state":
        return a_page(select(*COLUMNS).where(*conditions(shape)).order_by(*order))
    # In an order that no index has, what is sorted had better be small: the rows themselves come after.
    few = a_page(select(Client.id).where(*conditions(shape)).order_by(*order)).subquery()
    return select(*COLUMNS).join(few, few.c.id == Client.id).order_by(*order)


def a_page(whole: Select[Any]) -> Select[Any]:
    """Return the statement of a page of what a statement finds."""
    return whole.limit(bindparam("most")).offset(bindparam("skipped"))


@lru_cache(maxsize=512)
def how_many(shape: Shape) -> Select[Any]:
    """Return the statement that counts, no further than it is told."""
    found = select(literal(1)).where(*conditions(shape)).limit(COUNTED + 1).subquery()
    return select(func.count()).select_from(found)


def conditions(shape: Shape) -> list[Any]:
    """Return what a client must meet to be listed."""
    found: list[Any] = [Client.coach_id == bindparam("coach"), Client.archived == bindparam("archived")]
    if shape.in_group:
        found.append(Client.group_id == bindparam("group"))
    if shape.state:
        found.append(STATES[shape.state])
    if shape.pillar:
        # A sum is in no index: the database goes by the order asked for instead.
        figure = FIGURE_OF[shape.pillar] + 0 if shape.walked and shape.sort != shape.pillar else FIGURE_OF[shape.pillar]
        found.append(figure < bindparam("under"))
    for number in range(shape.words):
        named = Client.name_key.like(bindparam(f"name{number}"), escape="\\")
        found.append(or_(named, Client.email.like(bindparam(f"address{number}"), escape="\\")))
    return found

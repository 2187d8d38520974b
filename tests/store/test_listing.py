"""Lists of clients: what they find, in which order, and by which way through the database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from tests.coaching import Coach, writing
from tests.crowd import crowd
from tests.queries import queries
from webapp.store.engine import connection
from webapp.store.groups import OwnGroup
from webapp.store.listing import COUNTED, FIGURES, PAGE, SORTS, STATES, Wanted, clients_of, count_of

pytestmark = pytest.mark.thorough

MANY = 400


@pytest.fixture
def group(coach: Coach) -> OwnGroup:
    """A group of four hundred people."""
    made = coach.group()
    with writing(coach.app):
        crowd(coach.id, made.id, MANY)
    return made


@pytest.fixture
def here(group: OwnGroup, coach: Coach) -> Iterator[Connection]:
    """A connection to the database that holds them."""
    assert group
    with coach.app.app_context():
        yield connection()


@pytest.mark.both
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("down", [False, True])
def test_paging_goes_through_everybody_once(here: Connection, coach: Coach, sort: str, down: bool) -> None:
    assert here
    count = count_of(coach.id, Wanted())
    pages = range(1, -(-count // PAGE) + 1)
    found = [
        client for page in pages for client in clients_of(coach.id, Wanted(sort=sort, down=down, page=page))[:PAGE]
    ]
    assert len({client.id for client in found}) == len(found) == count == MANY - MANY // 50


@pytest.mark.both
@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("down", [False, True])
def test_those_who_share_nothing_come_last_both_ways(here: Connection, coach: Coach, figure: str, down: bool) -> None:
    assert here
    listed = clients_of(coach.id, Wanted(sort=figure, down=down), MANY)
    values = [client.figures[FIGURES.index(figure)] for client in listed]
    known = [value for value in values if value is not None]
    assert values == sorted(known, reverse=down) + [None] * (len(values) - len(known))
    assert all(client.shares for client in listed[: len(known)])


@pytest.mark.both
@pytest.mark.parametrize("among", [0, COUNTED + 1], ids=["few", "walked"])
def test_only_those_who_share_are_under_a_threshold(here: Connection, coach: Coach, among: int) -> None:
    assert here
    wanted = Wanted(pillar="people", under=100)
    listed = clients_of(coach.id, wanted, MANY, among)
    assert len(listed) == count_of(coach.id, wanted) > 0
    assert all(client.shares and (client.last_people or 0) < 100 for client in listed)


@pytest.mark.both
@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("ELOISE",), "Éloïse N"),
        (("n0", "chloé"), "Chloé N"),
        (("APLOMB.example",), "Agnès N"),
        (("%",), None),
        (("_",), None),
    ],
)
def test_names_are_found_without_their_accents_and_addresses_too(
    here: Connection, coach: Coach, words: tuple[str, ...], first: str | None
) -> None:
    assert here
    listed = clients_of(coach.id, Wanted(words=words))
    assert (listed[0].name[: len(first)] if first and listed else None) == first


@pytest.mark.both
@pytest.mark.parametrize("state", STATES)
def test_a_filter_and_its_count_agree(here: Connection, coach: Coach, state: str) -> None:
    assert here
    wanted = Wanted(state=state)
    assert len(clients_of(coach.id, wanted, MANY)) == count_of(coach.id, wanted)


@pytest.mark.both
def test_another_coach_has_nobody(here: Connection, coach: Coach, other_coach: Coach) -> None:
    assert here
    assert count_of(coach.id, Wanted()) > count_of(other_coach.id, Wanted()) == 0


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort != "state"])
def test_j5_a_page_is_read_in_the_order_of_an_index(here: Connection, coach: Coach, sort: str) -> None:
    with queries(coach.app) as asked:
        clients_of(coach.id, Wanted(sort=sort))
    ((statement, values),) = asked
    plan = " ".join(row[3] for row in here.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values))
    assert "ix_clients_by_" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan

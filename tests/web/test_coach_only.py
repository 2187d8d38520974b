"""Every route of the coaches' part, from the map of addresses: who is not its coach meets a page that is not there.

A new route is in here from its first day; a part of an address that stands for something of a coach's is named `_id`
and gets its value from `world`.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import AnyConverter, Rule
from werkzeug.test import TestResponse

from tests.cast import HTMX, Person
from tests.coaching import EVERYTHING, Coach, writing
from tests.sitemap import SAMPLES, rules
from webapp.extensions import db
from webapp.store.engine import connection
from webapp.store.notes import add_note

pytestmark = pytest.mark.thorough

CANARY = "Canarie-7f3a9"
KNOWN = {"card_id", "section_id"}
"""Parts that name what belongs to nobody."""
METHODS = ("GET", "HEAD", "POST")
COUNTERS = {"hits"}
"""Tables that count requests, whoever sent them."""
FORM = {"text": CANARY, "name": "taken", "client": "1", "sure": "yes", "do": "make", "archived": "yes"}


class World(NamedTuple):
    """A coach with a group, a client who shares everything, and a note; the value of each part of an address."""

    owner: Coach
    person: Person
    parts: dict[str, int]


@pytest.fixture
def world(coach: Coach, person: Person) -> World:
    person.answer_all(1)
    person.finish()
    group = coach.group(f"Group {CANARY}", welcome=CANARY)
    client = coach.follows(person, group, EVERYTHING, f"Zoé {CANARY}", email=f"{CANARY.lower()}@aplomb.example")
    with writing(coach.app):
        note = add_note(client, None, f"Note {CANARY}", False)
    parts = {"group_id": group.id, "client_id": client.id, "note_id": note, "coach_id": coach.id, "number": 1}
    return World(coach, person, parts)


def has_object(rule: Rule) -> bool:
    """Tell whether a route is about something of a coach's."""
    return any(part.endswith("_id") and part not in KNOWN for part in rule.arguments)


def asked(world: World) -> Iterator[tuple[Rule, str, str]]:
    """Return each route of a coach's, with each method it takes, and its path in the world."""
    app = world.owner.app
    site = app.url_map.bind("localhost")
    for method in METHODS:
        for rule in rules(app, "coach", method):
            values = {part: value_of(rule, part, world.parts) for part in rule.arguments}
            yield rule, method, site.build(rule.endpoint, values, method=method)


def value_of(rule: Rule, part: str, known: dict[str, int]) -> Any:
    """Return what stands in the place of a part."""
    if part == "language":
        return "en"
    if part in known:
        return known[part]
    converter = rule._converters[part]
    return sorted(converter.items)[0] if isinstance(converter, AnyConverter) else SAMPLES[part][0]


def everything(app: Flask) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that is kept."""
    with app.app_context():
        tables = [table for table in db.metadata.sorted_tables if table.name not in COUNTERS]
        return {
            t.name: [tuple(row) for row in connection().execute(select(t).order_by(*t.primary_key))] for t in tables
        }


def words(response: TestResponse) -> bytes:
    """Return what an answer says, out of its archive if it is one."""
    if not response.data.startswith(b"PK"):
        return response.data
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        return b" ".join(archive.read(name) for name in archive.namelist())


def test_there_are_such_routes(world: World) -> None:
    assert len({rule.endpoint for rule, _, _ in asked(world) if has_object(rule)}) >= 8


@pytest.mark.parametrize("who", ["stranger", "client"])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_no_page_of_a_coach_is_there_for_who_is_none(
    world: World, subtests: pytest.Subtests, who: str, headers: dict[str, str]
) -> None:
    app = world.owner.app
    visitor = app.test_client() if who == "stranger" else world.person.client
    before = everything(app)
    for rule, method, path in asked(world):
        with subtests.test(f"{method} {rule.rule}"):
            response = visitor.open(path, method=method, data=FORM if method == "POST" else None, headers=headers)
            assert response.status_code == 404
            assert CANARY.encode() not in response.data
    assert everything(app) == before


@pytest.mark.both
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_c2_nothing_of_a_coach_is_there_for_another(
    world: World, other_coach: Coach, subtests: pytest.Subtests, headers: dict[str, str]
) -> None:
    app = world.owner.app
    before = everything(app)
    for rule, method, path in asked(world):
        if has_object(rule):
            with subtests.test(f"{method} {rule.rule}"):
                data = {"csrf_token": other_coach.csrf, **FORM} if method == "POST" else None
                response = other_coach.client.open(path, method=method, data=data, headers=headers)
                assert response.status_code == 404
                assert CANARY.encode() not in response.data
    assert everything(app) == before


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_c2_no_list_of_another_s_tells_of_them(
    world: World, other_coach: Coach, subtests: pytest.Subtests, headers: dict[str, str]
) -> None:
    """The pages without an object in their path, asked for with every parameter that could name one."""
    query = {"q": CANARY, "group": world.parts["group_id"], "client": world.parts["client_id"], "archived": ""}
    for rule, method, path in asked(world):
        if method == "GET" and not has_object(rule):
            for asked_for in ({}, query):
                with subtests.test(f"{rule.rule} {asked_for}"):
                    response = other_coach.client.get(path, query_string=asked_for, headers=headers)
                    said = words(response).replace(b'value="' + CANARY.encode(), b"")
                    assert CANARY.encode() not in said.replace(f"q={CANARY}".encode(), b"")


def test_c3_an_id_of_another_s_in_a_form_field_changes_nothing(world: World, subtests: pytest.Subtests) -> None:
    """Forms that concern several at once take only one's own."""
    theirs = {"client": world.parts["client_id"], "group": world.parts["group_id"], "coach_id": world.owner.id}
    before = of_owner(world)
    for rule, method, path in asked(world):
        if method == "POST" and not has_object(rule):
            other = Coach.signs_in(world.owner.app)  # another each time: some of these forms end what they do it with
            with subtests.test(rule.rule):
                other.client.post(path, data={"csrf_token": other.csrf, **theirs})
    assert of_owner(world) == before


def of_owner(world: World) -> list[tuple[Any, ...]]:
    """Return the rows that are the coach's: another's forms may well make rows of their own."""
    kept, parts = everything(world.owner.app), world.parts
    mine = {"coaches": world.owner.id, "clients": parts["client_id"], "groups": parts["group_id"]}
    mine["notes"] = parts["note_id"]
    return [row for table, id_ in mine.items() for row in kept[table] if row[0] == id_]


def test_their_coach_does_see_the_canary(world: World) -> None:
    seen = [
        rule.endpoint
        for rule, method, path in asked(world)
        if method == "GET" and CANARY.encode() in words(world.owner.client.get(path))
    ]
    assert {"coach.home", "clients.table", "clients.one", "clients.report", "notes.edit"} <= set(seen)


@pytest.mark.both
def test_d7_no_get_of_a_coach_changes_anything(world: World) -> None:
    before = everything(world.owner.app)
    for _, method, path in asked(world):
        if method != "POST":
            assert world.owner.client.open(path, method=method).status_code < 500
    assert everything(world.owner.app) == before

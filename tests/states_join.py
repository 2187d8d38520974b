"""The pages of a coach's groups, and those of the people who are invited to them."""

from collections.abc import Iterator
from datetime import date

from flask import Flask

from tests.cast import Person
from tests.coaching import EVERYTHING, Coach
from tests.page import Page, fetch, read
from webapp.languages import LANGUAGES
from webapp.store.clients import Choice
from webapp.store.groups import OwnGroup
from webapp.store.models import State
from webapp.web.coaching.groups import SAID
from webapp.web.followers import SAID as SAID_OF_SHARING

COACH, GROUP, TYPED = "Ada Bell", "2027", "<i>typed value</i>"
"""Names that no page takes for words of its own: see web/pseudo.py."""
YES = {"name": TYPED, "choice": "share", "answers": "yes", "journal": "yes"}


def joining(app: Flask, language: str) -> Iterator[Page]:
    """Return every page of a group and of the ways into it."""
    coach = Coach.signs_in(app, name=COACH, language=language)
    yield from making(coach)
    group = coach.group(GROUP, language=language, welcome=TYPED)
    yield from at_the_coach(coach, group)
    yield from coming_in(coach, group)
    yield from invited(coach, group)
    yield from following(coach, group)


def making(coach: Coach) -> Iterator[Page]:
    """No group yet, then one that cannot be made, then one just made."""
    yield coach.page("/groups")
    yield coach.page("/groups/new")
    yield coach.refused("/groups/new", {"name": "", "language": "zz", "closes_on": "31"})
    yield coach.refused("/groups/new", {"name": "x" * 81, "language": coach.language, "welcome": "\x00"})
    made = coach.post("/groups/new", {"name": GROUP, "language": coach.language})
    yield fetch(coach.client, made.location)


def at_the_coach(coach: Coach, group: OwnGroup) -> Iterator[Page]:
    """A group with people in every state; what can be done with it, and what cannot."""
    paused = coach.group(GROUP, paused_at=group.created_at)
    coach.group(GROUP, closes_on=date(2099, 1, 2))
    coach.group(GROUP, closes_on=date(2020, 1, 2))
    for state in State:
        coach.follows(Person.begins(coach.app, coach.language), group, None, TYPED, state=state.value)
    for done in SAID:
        yield coach.page(f"/groups/{group.id}?said={done}")
    yield coach.page("/groups?said=deleted")
    yield coach.page(f"/groups/{paused.id}")
    for rest in ("edit", "delete", "together"):
        yield coach.page(f"/groups/{group.id}/{rest}")
        yield coach.refused(f"/groups/{group.id}/{rest}", {"name": ""})
    person = Person.begins(coach.app, coach.language)
    coach.follows(person, group, name=TYPED, email="taken@aplomb.example")
    taken = {**YES, "email": "taken@aplomb.example", "language": coach.language, "here": "yes"}
    yield coach.refused(f"/groups/{group.id}/together", taken)
    yield coach.refused(f"/groups/{group.id}/together", {**taken, "email": "@"})


def coming_in(coach: Coach, group: OwnGroup) -> Iterator[Page]:
    """The link of a group, for somebody without a space and for somebody who has one."""
    client, person = coach.app.test_client(), Person.begins(coach.app, coach.language)
    shut = coach.group(GROUP, paused_at=group.created_at), coach.group(GROUP, closes_on=date(2020, 1, 2))
    yield fetch(client, f"/{coach.language}/join/{group.code}")
    yield read(client.post(f"/{coach.language}/join/{group.code}"), coach.app, 422)
    for other in shut:
        yield fetch(client, f"/{coach.language}/join/{other.code}", 410)
        yield person.page(f"/join/{other.code}", 410)
    yield person.page("/data/join")
    yield read(person.post("/data/join", {"link": "nowhere"}), coach.app, 422)
    yield person.page(f"/join/{group.code}")
    yield read(person.post(f"/join/{group.code}", {"name": TYPED}), coach.app, 422)
    yield fetch(client, person.post(f"/join/{group.code}", YES).location)


def invited(coach: Coach, group: OwnGroup) -> Iterator[Page]:
    """The first opening of an invitation, answered, refused, and one whose group is gone."""
    person = coach.invites(group, TYPED, coach.language)
    yield person.page("/")
    yield read(person.post("/", {"name": TYPED}), coach.app, 422)
    yield person.page("/data")
    yield person.page("/refuse")
    yield read(person.post("/refuse"), coach.app, 422)


def following(coach: Coach, group: OwnGroup) -> Iterator[Page]:
    """What the person says of who sees them, and changes; a space whose link the coach has seen."""
    person = Person.begins(coach.app, coach.language)
    client = coach.follows(person, group, EVERYTHING, TYPED)
    coach.follows(person, coach.group(GROUP), Choice(shares=False), TYPED)
    for done in SAID_OF_SHARING:
        yield person.page(f"/data?followers={done}")
    yield person.page(f"/data/sharing/{client.id}")
    yield read(person.post(f"/data/sharing/{client.id}", {"name": ""}), coach.app, 422)
    yield read(person.post(f"/data/sharing/{client.id}/leave"), coach.app, 422)
    person.answer_all()
    person.finish()
    yield person.page("/report")
    beside = {**YES, "language": next(iter(LANGUAGES)), "here": "yes"}
    begun = coach.post(f"/groups/{group.id}/together", beside)
    client_side = Person(coach.app.test_client(), begun.location.split("/")[3], coach.language)
    yield client_side.page("/")
    yield client_side.page("/data")
    yield emptied(coach)


def emptied(coach: Coach) -> Page:
    """Return the home of a space that was made for a group which is gone."""
    person = coach.invites(group := coach.group(GROUP), TYPED, coach.language)
    coach.post(f"/groups/{group.id}/delete", {"sure": "yes"})
    return person.page("/")

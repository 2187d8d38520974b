"""Groups of people who completed audits, for what is told of several together."""

from collections.abc import Sequence

from tests.cast import Person
from tests.coaching import EVERYTHING, Coach
from webapp.store.clients import Choice, OwnClient
from webapp.store.groups import OwnGroup

TELLING = {
    "outcomes.conversations": "7351",
    "outcomes.calls": "66",
    "outcomes.offers": "5",
    "outcomes.agreements": "1",
    "context.goal": "sell",
}


def completes(coach: Coach, group: OwnGroup, level: int, choice: Choice = EVERYTHING, name: str = "Zoé") -> OwnClient:
    """Have someone complete an audit at one level, and be followed in a group."""
    person = Person.begins(coach.app)
    again(person, level)
    return coach.follows(person, group, choice, name)


def again(person: Person, level: int) -> None:
    """Have someone complete the running audit at one level."""
    person.answer_all(level)
    for section in ("outcomes", "context"):
        person.post(f"/audit/{section}", TELLING)
    person.finish()


def full_group(coach: Coach, levels: Sequence[int] = (0, 1, 1, 2, 3), name: str = "Spring") -> OwnGroup:
    """Return a group in which someone completed an audit at each of the levels, then one a level higher."""
    group = coach.group(name)
    for level in levels:
        person = Person.begins(coach.app)
        again(person, level)
        coach.follows(person, group, EVERYTHING, f"Client {level}")
        person.begin_again()
        again(person, level + 1)
    return group

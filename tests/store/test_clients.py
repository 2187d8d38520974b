"""What the rows of a client say as their person goes on, and what is left of it when they stop sharing."""

import pytest
from sqlalchemy import select

from tests.cast import Person
from tests.coaching import Coach, writing
from webapp.store.clients import Choice, OwnClient, find_client, name_key
from webapp.store.consents import FIGURES, choose
from webapp.store.engine import connection
from webapp.store.models import Client, State


def row(coach: Coach, client: OwnClient) -> dict[str, object]:
    """Return the row as it is kept."""
    with coach.app.app_context():
        found = connection().execute(select(Client).where(Client.id == client.id)).one()
    return dict(found._mapping)


@pytest.mark.both
def test_a_client_starts_with_the_first_answer_and_completes_with_the_report(coach: Coach, person: Person) -> None:
    client = coach.follows(person, coach.group())
    assert client.state is State.OPENED
    person.answer("brand.profile", 3)
    assert row(coach, client)["state"] == "started"
    person.answer_all(2)
    person.finish()
    kept = row(coach, client)
    assert (kept["state"], kept["completions"], kept["last_index"], kept["last_activity"]) == ("completed", 1, 500, 50)


@pytest.mark.both
def test_the_figures_are_there_only_while_they_are_shared(coach: Coach, person: Person) -> None:
    person.answer_all(4)
    person.finish()
    client = coach.follows(person, coach.group())
    assert row(coach, client)["last_index"] == 1000
    for choice, expected in ((Choice(False), None), (Choice(True), 1000)):
        with writing(coach.app):
            choose(client, choice)
        kept = row(coach, client)
        assert kept["first_index"] == kept["last_index"] == expected
        assert kept["week"] == "", "all is at the top: no card is left"
        assert (kept["shares_since"] is None) is (expected is None)


def test_a_person_who_does_not_share_completes_without_a_figure(coach: Coach, person: Person) -> None:
    client = coach.follows(person, coach.group(), Choice(False, answers=True))
    person.answer_all(3)
    person.finish()
    kept = row(coach, client)
    assert kept["state"] == "completed"
    assert {kept[f"last_{name}"] for name in FIGURES} == {None}
    assert not kept["shares_answers"]


def test_the_first_and_the_last_audit_stay_side_by_side(coach: Coach, person: Person) -> None:
    client = coach.follows(person, coach.group())
    for level in (1, 2, 3):
        person.answer_all(level)
        person.finish()
        person.begin_again()
    kept = row(coach, client)
    assert (kept["first_index"], kept["last_index"], kept["completions"]) == (252, 752, 3)


def test_another_coach_finds_nobody(coach: Coach, other_coach: Coach, person: Person) -> None:
    client = coach.follows(person, coach.group())
    with coach.app.app_context():
        assert find_client(other_coach.id, client.id) is None


@pytest.mark.parametrize(("name", "key"), [("Éloïse Œuvré", "eloise œuvre"), ("  ZOÉ", "  zoe"), ("İrem", "irem")])
def test_names_are_sorted_without_accents(name: str, key: str) -> None:
    assert name_key(name) == key


def test_a_person_who_shares_nothing_is_seen_to_complete_once(coach: Coach, person: Person) -> None:
    client = coach.follows(person, coach.group(), Choice(False))
    person.answer_all(3)
    person.finish()
    first = row(coach, client)
    person.begin_again()
    person.answer_all(4)
    person.finish()
    assert (first["state"], first["completions"]) == ("completed", 0)
    assert row(coach, client) == first


def test_who_shares_again_shows_every_audit_completed_meanwhile(coach: Coach, person: Person) -> None:
    client = coach.follows(person, coach.group(), Choice(False))
    for level in (1, 3):
        person.answer_all(level)
        person.finish()
        person.begin_again()
    with writing(coach.app):
        choose(client, Choice(True))
    kept = row(coach, client)
    assert (kept["first_index"], kept["last_index"], kept["completions"]) == (252, 752, 2)

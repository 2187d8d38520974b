"""Undo brings a card back as it was: its status, its day, the day it was done."""

from itertools import product

import pytest
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.page import fetch
from webapp.audit.plan import Status
from webapp.content import CARDS

pytestmark = pytest.mark.thorough

CARD, OTHER = CARDS[0].id, CARDS[1].id
STATUSES = [status.value for status in Status]


@pytest.fixture
def planner(person: Person, time_machine: TimeMachineFixture) -> Person:
    """Someone with a report, on a day of November."""
    time_machine.move_to("2026-11-02 09:00:00+00:00")
    person.answer_all(1)
    person.finish()
    return person


def kept(person: Person, card: str = CARD) -> object:
    return [found for found in person.get("/data.json").get_json()["cards"] if found["card"] == card]


def undo(person: Person, location: str) -> int:
    """Press the button that the page shows after a change; return the status of the answer."""
    page = fetch(person.client, location)
    data = {"undo": page.one("#undo")["value"]}
    return person.client.post(str(page.one("#said form")["action"]), data=data).status_code


@pytest.mark.parametrize(("was", "then"), [pair for pair in product(STATUSES, STATUSES) if pair[0] != "suggested"])
def test_a_card_comes_back_as_it_was_whatever_was_done_with_it_since(
    planner: Person, time_machine: TimeMachineFixture, was: str, then: str
) -> None:
    planner.decide(CARD, "planned", data={"due": "2026-11-05"})
    planner.decide(CARD, was)
    before = kept(planner)
    time_machine.move_to("2026-11-20 09:00:00+00:00")
    assert undo(planner, planner.decide(CARD, then).location) == 303
    assert kept(planner) == before


def test_a_card_done_before_this_audit_keeps_its_day_through_done_and_undone(
    planner: Person, time_machine: TimeMachineFixture
) -> None:
    planner.decide(CARD, "done")
    time_machine.move_to("2026-12-20 09:00:00+00:00")
    planner.begin_again()
    planner.finish()
    undo(planner, planner.decide(CARD, "done").location)
    assert "Done on 2 November 2026; your last answers" in planner.page("/advice").text(f"#card-{CARD}-4")


def test_what_was_found_useful_meanwhile_stays(planner: Person) -> None:
    planner.decide(CARD, "planned")
    location = planner.decide(CARD, "done").location
    planner.client.post(planner.path(f"/advice/{CARD}/useful"), data={"useful": "yes"})
    undo(planner, location)
    (found,) = kept(planner)  # type: ignore[misc]
    assert (found["status"], found["useful"]) == ("planned", True)


def test_undo_is_for_its_own_card_and_space_and_takes_nothing_forged(planner: Person, stranger: Person) -> None:
    stranger.answer_all(1)
    stranger.finish()
    token = fetch(planner.client, planner.decide(CARD, "planned").location).one("#undo")["value"]
    before = kept(planner)
    for person, card, sent in ((planner, OTHER, token), (stranger, CARD, token), (planner, CARD, f"x{token}")):
        assert person.client.post(person.path(f"/advice/{card}"), data={"undo": sent}).status_code == 400
    assert (kept(planner), kept(stranger), kept(planner, OTHER)) == (before, [], [])


def test_what_undoes_names_neither_the_space_nor_its_link(planner: Person) -> None:
    location = planner.decide(CARD, "planned").location
    token = location.partition("undo=")[2]
    assert planner.token not in token
    assert "undo=" in location

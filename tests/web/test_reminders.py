"""A planned card taken along as an entry of a calendar."""

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from time_machine import TimeMachineFixture

from tests.cast import Person
from webapp.content import CARDS
from webapp.languages import translator

CARD = CARDS[0]


@pytest.fixture
def planner(person: Person, time_machine: TimeMachineFixture) -> Person:
    """Someone with a report, on a day of November."""
    time_machine.move_to("2026-11-27 09:00:00+00:00")
    person.answer_all(1)
    person.finish()
    return person


def entry(person: Person, card: str = CARD.id) -> Any:
    """The only entry of the calendar that a card is taken as."""
    response = person.get(f"/advice/{card}.ics")
    assert response.mimetype == "text/calendar"
    (event,) = Calendar.from_ical(response.data).walk("VEVENT")
    return event


def test_a_card_is_for_a_week_from_now_unless_another_day_is_chosen(planner: Person) -> None:
    assert entry(planner).decoded("dtstart") == date(2026, 12, 4)
    planner.decide(CARD.id, "planned", data={"due": "2026-12-24"})
    assert entry(planner).decoded("dtstart") == date(2026, 12, 24)


def test_the_entry_says_what_to_do_and_how_in_the_language_of_the_page(planner: Person) -> None:
    french = translator("fr")
    planner.language = "fr"
    event = entry(planner)
    assert event["summary"] == french(CARD.title)
    for step in CARD.steps:
        assert french(step) in event["description"]


def test_it_rings_in_the_morning_of_a_whole_day_and_takes_none_of_it(planner: Person) -> None:
    event = entry(planner)
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9)
    assert event["transp"] == "TRANSPARENT"


def test_a_later_file_moves_the_entry_instead_of_adding_one(
    planner: Person, stranger: Person, time_machine: TimeMachineFixture
) -> None:
    first = entry(planner)
    time_machine.move_to("2026-11-28 09:00:00+00:00")
    later = entry(planner)
    assert (later["uid"], later["sequence"] > first["sequence"]) == (first["uid"], True)
    stranger.answer_all(1)
    stranger.finish()
    assert entry(stranger)["uid"] != first["uid"]


def test_the_file_has_a_readable_name_and_never_the_personal_link(planner: Person) -> None:
    response = planner.get(f"/advice/{CARD.id}.ics")
    assert response.headers["Content-Disposition"] == 'attachment; filename="aplomb-2026-12-04.ics"'
    assert response.headers["Cache-Control"] == "private, no-store"
    assert planner.token not in response.text


def test_lines_are_as_short_as_the_format_wants(planner: Person) -> None:
    data = planner.get(f"/advice/{CARD.id}.ics").data
    assert data.count(b"\r\n") == data.count(b"\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_taking_it_changes_nothing(planner: Person) -> None:
    before = planner.get("/data.json").get_json()["cards"]
    entry(planner)
    assert planner.get("/data.json").get_json()["cards"] == before == []

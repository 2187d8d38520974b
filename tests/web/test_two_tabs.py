"""Two tabs, two devices, a page found again: the last answer given is the one that is kept, question by question."""

import pytest
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.page import Page

pytestmark = pytest.mark.both


def send(person: Person, page: Page, **changed: str) -> None:
    """Send the section of a page that has been open for a while."""
    answers = {name.replace("_", "."): value for name, value in changed.items()}
    response = person.client.post(page.path, data=page.form("section-form") | answers)
    assert response.status_code == 303


def test_a4_a_field_left_as_shown_keeps_what_another_tab_saved(person: Person) -> None:
    person.answer("brand.profile", 1)
    stale = person.page("/audit/brand")
    person.elsewhere().answer("brand.profile", 4)
    send(person, stale, brand_keywords="2")
    assert person.saved() == {"brand.profile": "4", "brand.keywords": "2"}


def test_a4_a_field_changed_in_the_last_tab_wins(person: Person) -> None:
    stale = person.page("/audit/brand")
    person.elsewhere().answer("brand.profile", 4)
    send(person, stale, brand_profile="2")
    assert person.saved() == {"brand.profile": "2"}


def test_a4_two_tabs_in_turn_lose_nothing(person: Person) -> None:
    first, second = person.page("/audit/brand"), person.elsewhere().page("/audit/brand")
    send(person, first, brand_profile="1", brand_topics="1")
    send(person, second, brand_keywords="2", brand_topics="3")
    assert person.saved() == {"brand.profile": "1", "brand.keywords": "2", "brand.topics": "3"}


def test_a4_a_number_left_empty_in_a_stale_tab_empties_nothing(person: Person) -> None:
    stale = person.page("/audit/outcomes")
    person.elsewhere().fill("outcomes", {"outcomes.calls": "7"})
    send(person, stale)
    assert person.saved() == {"outcomes.calls": "7"}


def test_a4_a_figure_shown_with_a_comma_is_left_as_shown(person: Person) -> None:
    person.language = "fr"
    person.fill("context", {"context.official.brand": "12,5"})
    stale = person.page("/audit/context")
    person.elsewhere().answer("context.official.brand", "20")
    send(person, stale)
    assert person.saved() == {"context.official.brand": "20"}


def test_a4_going_back_shows_what_is_saved(person: Person) -> None:
    person.fill("brand", {"brand.profile": "1"})
    person.elsewhere().fill("brand", {"brand.profile": "4"})
    assert person.page("/audit/brand").form("section-form")["brand.profile"] == "4"


def test_a8_a_form_sent_twice_saves_once(person: Person) -> None:
    page = person.page("/audit/brand")
    for _ in range(2):
        send(person, page, brand_profile="3")
    assert person.saved() == {"brand.profile": "3"}


def test_a_form_that_does_not_say_what_it_showed_saves_all_it_holds(person: Person) -> None:
    person.answer("brand.profile", 1)
    for shown in ({}, {"shown": ""}, {"shown": "1|2"}, {"shown": "|" * 400}):
        person.post("/audit/brand", {"brand.profile": 3, **shown})
        assert person.saved() == {"brand.profile": "3"}


def test_a2_after_a_year_another_device_finds_everything(person: Person, time_machine: TimeMachineFixture) -> None:
    person.answer("brand.profile", 3)
    time_machine.move_to("2031-02-28 12:00:00+00:00")
    assert person.elsewhere().page("/audit/brand").form("section-form")["brand.profile"] == "3"
    assert person.elsewhere().fill("brand", {"brand.keywords": "1"}).status_code == 303

"""The first opening of an invitation: answered once, by its person alone, or refused."""

import pytest

from tests.coaching import Coach
from tests.page import fetch, read
from tests.web.test_joining import FIRST, SHARING, clients
from webapp.store.models import State


@pytest.mark.both
def test_an_invitation_is_answered_at_its_first_opening(coach: Coach) -> None:
    person = coach.invites(coach.group(welcome="Welcome"), "Zoe")
    page = person.page("/")
    assert (page.h1, page.form("join-form")["name"]) == ("Carla Coach invites you", "Zoe")
    answered = person.client.post(person.path("/"), data={"name": "Zoé Z.", "choice": "keep", "answers": "yes"})
    assert FIRST.fullmatch(answered.location)
    (client,) = clients(coach)
    assert (client.name, client.state, client.shares, client.shares_answers) == ("Zoé Z.", State.OPENED, False, False)
    person.answer("brand.profile", 3)
    assert "Your audit is under way" in person.page("/").words


def test_before_the_answer_every_page_of_the_space_stands(coach: Coach) -> None:
    person = coach.invites(coach.group())
    for rest in ("/audit/brand", "/audit/review", "/report", "/advice", "/report/1"):
        assert person.get(rest).status_code in {302, 404}
    assert person.post("/audit").location == person.path("/")
    assert "You have not answered this invitation yet." in person.page("/data").text("#followers")
    assert person.get("/data.json").get_json()["audits"] == []
    assert clients(coach)[0].state is State.SENT


def test_an_invitation_answered_twice_is_answered_once(coach: Coach) -> None:
    person = coach.invites(coach.group())
    person.post("/", SHARING)
    assert person.post("/", {"name": "Other", "choice": "keep"}).location == person.path("/")
    (client,) = clients(coach)
    assert (client.name, client.shares) == ("Zoé", True)
    assert len(person.get("/data.json").get_json()["audits"]) == 1


@pytest.mark.both
def test_whoever_wants_no_part_in_it_is_erased(coach: Coach) -> None:
    person = coach.invites(coach.group())
    page = person.client.get(person.page("/").link("I do not want to take part"))
    assert "is not written to about it" in page.text
    assert (
        read(person.post("/refuse"), coach.app, 422).link("Tick the box to say that you want no part in it.") == "#sure"
    )
    assert fetch(person.client, person.post("/refuse", {"sure": "yes"}).location).h1 == "Everything is erased"
    assert clients(coach) == []
    assert person.get("/").status_code == 404


def test_nobody_is_erased_by_refusing_what_they_accepted(coach: Coach) -> None:
    person = coach.invites(coach.group())
    person.post("/", SHARING)
    assert person.post("/refuse", {"sure": "yes"}).location == person.path("/")
    assert person.get("/refuse").location == person.path("/")
    assert len(clients(coach)) == 1


@pytest.mark.both
def test_whoever_joins_another_group_first_is_still_asked(coach: Coach, other_coach: Coach) -> None:
    person = coach.invites(coach.group())
    assert person.post(f"/join/{other_coach.group().code}", SHARING).status_code == 303
    assert person.page("/").h1 == "Carla Coach invites you"
    assert FIRST.fullmatch(person.client.post(person.path("/"), data=SHARING).location)
    assert clients(coach)[0].shares
    assert "Your audit is under way" in person.page("/").words


def test_the_first_choice_can_be_made_under_my_data(coach: Coach) -> None:
    person = coach.invites(coach.group())
    (client,) = clients(coach)
    page = person.page(f"/data/sharing/{client.id}")
    assert "You have not answered this invitation yet." in page.words
    assert person.post(f"/data/sharing/{client.id}", SHARING).status_code == 303
    assert clients(coach)[0].state is State.OPENED
    assert "Your audit is under way" in person.page("/").words

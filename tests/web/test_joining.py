"""Joining a coach's group: by its link, by an invitation, with a space one has; what is kept, and nothing else."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.coaching import Coach
from tests.page import Page, fetch, read
from webapp.store.clients import OwnClient, find_client
from webapp.store.engine import connection
from webapp.store.groups import OwnGroup
from webapp.store.models import Client, Space, State
from webapp.web.limits import OPENINGS

FIRST = re.compile(r"/en/space/[\w-]{32}/audit/context")
SHARING = {"name": "Zoé", "choice": "share"}
MISSING = ["Your name, or a pseudonym: Fill this in.", "What you let your coach see: Choose one of these."]


def clients(coach: Coach) -> list[OwnClient]:
    """Return the people whom a coach follows."""
    with coach.app.app_context():
        ids = connection().execute(select(Client.id).where(Client.coach_id == coach.id).order_by(Client.id)).scalars()
        return [client for found in ids.all() if (client := find_client(coach.id, found))]


def rows(app: Flask, table: type) -> int:
    with app.app_context():
        return connection().execute(select(func.count()).select_from(table)).scalar_one()


def joins(coach: Coach, group: OwnGroup, **chosen: str) -> Person:
    """Have somebody join by the group's link, as its form does."""
    client = coach.app.test_client()
    form = fetch(client, f"/en/join/{group.code}").form("join-form")
    response = client.post(f"/en/join/{group.code}", data=form | SHARING | chosen)
    assert FIRST.fullmatch(str(response.location)), response.text
    return Person(client, response.location.split("/")[3])


@pytest.mark.both
def test_one_joins_by_the_link_without_javascript_and_starts(coach: Coach) -> None:
    person = joins(coach, coach.group(), answers="yes")
    person.page("/audit/context")
    (client,) = clients(coach)
    assert (client.name, client.state, client.language) == ("Zoé", State.OPENED, "en")
    assert (client.shares, client.shares_answers, client.shares_journal) == (True, True, False)
    assert client.chosen_at == client.shares_since
    person.answer("brand.profile", 3)
    assert clients(coach)[0].state is State.STARTED


def test_the_page_says_who_invites_and_what_they_would_see(coach: Coach) -> None:
    group = coach.group(welcome="Twenty minutes,\nno more.")
    page = fetch(coach.app.test_client(), f"/en/join/{group.code}")
    assert page.h1 == "Carla Coach invites you"
    assert page.one("blockquote").get_text() == "Twenty minutes,\nno more."
    assert page.texts(".sees h3") == ["If you share", "If you keep it to yourself"]
    assert "nothing else: no score, no card, no answer" in page.words


def test_nothing_is_chosen_beforehand(coach: Coach) -> None:
    page = fetch(coach.app.test_client(), f"/en/join/{coach.group().code}")
    assert len(page.all("[type=radio], [type=checkbox]")) == 4
    assert not page.all("[checked]")


def test_who_chooses_nothing_is_asked_again_with_what_they_typed(coach: Coach) -> None:
    path = f"/en/join/{coach.group().code}"
    page = read(coach.app.test_client().post(path, data={"name": " ", "journal": "yes"}), coach.app, 422)
    assert page.title.startswith("Error: ")
    assert page.texts(".summary a") == MISSING
    assert page.one("#journal").has_attr("checked")
    assert page.one("fieldset.wrong")["aria-describedby"] == "choice-error"
    assert page.one("#choice")["type"] == "radio", "where the summary leads can be answered at once"
    assert rows(coach.app, Space) == 0


def test_the_language_switch_keeps_what_was_typed(coach: Coach) -> None:
    path = f"/fr/join/{coach.group().code}"
    page = read(coach.app.test_client().post(path, data={"name": "Zoé", "choice": "keep", "switch": "1"}), coach.app)
    assert (page.language, page.form("join-form")["name"], page.form("join-form")["choice"]) == ("fr", "Zoé", "keep")
    assert rows(coach.app, Space) == 0


@pytest.mark.both
def test_b1_the_same_form_pressed_twice_opens_one_space(coach: Coach) -> None:
    path = f"/en/join/{coach.group().code}"
    data = SHARING | {"nonce": "the same"}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: coach.app.test_client().post(path, data=data).location, range(6)))
    assert len(set(answers)) == 1
    assert (rows(coach.app, Space), rows(coach.app, Client)) == (1, 1)


@pytest.mark.both
def test_f4_looking_at_the_links_changes_nothing(coach: Coach) -> None:
    group = coach.group()
    person = coach.invites(group)
    before = clients(coach)
    for path in (f"/en/join/{group.code}", person.path("/"), person.path("/refuse"), person.path("/data")):
        for method in ("HEAD", "GET") * 3:
            assert person.client.open(path, method=method).status_code == 200
    assert clients(coach) == before
    assert rows(coach.app, Space) == 1


@pytest.mark.both
@pytest.mark.parametrize("code", ["nowhere", "x" * 12, "x" * 3000, "%00", "%ED%A0%80", "é" * 12])
def test_an_unknown_code_is_an_unknown_page(coach: Coach, person: Person, code: str) -> None:
    for path in (f"/en/join/{code}", person.path(f"/join/{code}")):
        assert read(person.client.get(path), coach.app, 404).h1 == "There is no page here"
        assert person.client.post(path, data=SHARING).status_code == 404


def test_c1_codes_cannot_be_tried_without_end(coach: Coach) -> None:
    client = coach.app.test_client()
    tries = [client.get(f"/en/join/{number:012}").status_code for number in range(61)]
    assert (tries[0], tries[-1]) == (404, 429)


def test_the_link_of_a_closed_account_opens_nothing(coach: Coach) -> None:
    quiet = Coach.signs_in(coach.app, active=False)
    assert coach.client.get(f"/en/join/{quiet.group().code}").status_code == 404


TRICKS = {
    "coach_id": "2",
    "group_id": "2",
    "role": "admin",
    "score": "100",
    "shares": "true",
    "shares_answers": "1",
    "state": "completed",
    "completed_at": "2020-01-01",
    "done": "yes",
    "together": "1",
    "archived": "1",
}


def test_c3_fields_that_nobody_asked_for_are_passed_over(coach: Coach, other_coach: Coach) -> None:
    other_coach.group()
    person = joins(coach, coach.group(), **TRICKS, choice="keep")
    (client,) = clients(coach)
    person.post(f"/data/sharing/{client.id}", TRICKS | {"name": "Zoé", "choice": "keep"})
    invited = coach.invites(coach.group("Second"))
    invited.post("/", TRICKS | {"name": "Ali", "choice": "keep"})
    for client in clients(coach):
        assert (client.state, client.shares, client.shares_answers) == (State.OPENED, False, False)
        assert (client.together, client.archived, client.completed_at) == (False, False, None)
    assert clients(other_coach) == []


NASTY = ["<script>alert(1)</script>", '"><img src=x>', "{{7*191}}", "é漢\U0001f600", "</title><b>", "%(coach)s"]


@pytest.mark.parametrize("text", NASTY)
def test_d1_a_name_is_shown_as_it_was_typed(coach: Coach, text: str) -> None:
    person = joins(coach, coach.group(), name=text)
    (client,) = clients(coach)
    assert client.name == text
    for rest in ("/data", f"/data/sharing/{client.id}"):
        page = Page(person.get(rest), coach.app)
        assert text in (page.form("sharing-form")["name"] if "sharing/" in rest else page.words)
        assert not page.all("main script, main img[src=x], main b")


ADDRESSES: list[Callable[[str], str]] = [
    lambda code: code,
    lambda code: f" http://127.0.0.1:8000/fr/join/{code} ",
    lambda code: f"aplomb.example/en/join/{code}/?x=1#top",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_one_joins_with_the_space_one_has(coach: Coach, person: Person, address: Callable[[str], str]) -> None:
    group = coach.group()
    there = person.post("/data/join", {"link": address(group.code)}).location
    assert there == person.path(f"/join/{group.code}")
    page = fetch(person.client, person.post(f"/join/{group.code}", SHARING).location)
    assert page.text("#followers .notice") == "You have joined the group."
    assert "Carla Coach" in page.text("#followers .shares")
    assert person.get(f"/join/{group.code}").location == person.path(f"/data/sharing/{clients(coach)[0].id}")
    assert rows(coach.app, Client) == 1


@pytest.mark.both
@pytest.mark.parametrize("link", ["nowhere", "\x00", "/join/", "x" * 12, "x" * 400, "", "\ud800"])
def test_what_is_no_link_of_a_group_is_said(person: Person, link: str) -> None:
    page = read(
        person.client.post(person.path("/data/join"), data={"link": link.encode("utf-8", "replace")}), person.app, 422
    )
    assert page.texts(".summary a")[0].startswith("Link of the group, or its code: ")


@pytest.mark.both
def test_a_coach_joined_late_sees_what_was_completed_before(coach: Coach, person: Person) -> None:
    person.answer_all()
    person.finish()
    group = coach.group()
    person.post(f"/join/{group.code}", SHARING)
    (client,) = clients(coach)
    assert (client.state, client.completions) == (State.COMPLETED, 1)
    assert client.completed_at is not None


@pytest.mark.both
def test_a_coach_joined_late_learns_nothing_of_before_from_who_keeps_it(
    coach: Coach, person: Person, time_machine: TimeMachineFixture
) -> None:
    for _ in range(2):
        person.answer_all()
        person.finish()
        person.begin_again()
    time_machine.move_to(datetime.now(UTC) + timedelta(days=9))
    person.post(f"/join/{coach.group().code}", SHARING | {"choice": "keep"})
    (client,) = clients(coach)
    assert (client.state, client.completions) == (State.COMPLETED, 0)
    assert client.completed_at
    assert client.chosen_at
    assert abs(client.completed_at - client.chosen_at) < timedelta(minutes=1)


def test_a_space_half_filled_joins_as_begun(coach: Coach, person: Person) -> None:
    person.answer("brand.profile", 3)
    person.post(f"/join/{coach.group().code}", SHARING)
    assert clients(coach)[0].state is State.STARTED


def test_a_group_takes_no_more_openings_than_the_site_from_one_address(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = coach.group()
    monkeypatch.setattr("webapp.web.limits.OPENINGS", type(OPENINGS)(2))
    client = coach.app.test_client()
    statuses = [client.post(f"/en/join/{group.code}", data=SHARING).status_code for _ in range(3)]
    assert statuses == [303, 303, 429]

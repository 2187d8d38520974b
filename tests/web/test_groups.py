"""A coach's groups: made, changed, paused, deleted; their links and the codes that draw them."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import event

from tests.cast import Person
from tests.coaching import Coach
from tests.page import Page, fetch, read
from webapp.extensions import db

NEW = {"name": "Spring 2027", "language": "en", "welcome": "Hello\r\nall", "closes_on": "2099-03-01"}


def made(coach: Coach, **values: str) -> str:
    """Make a group by its form; return the path of its page, from /coach."""
    response = coach.post("/groups/new", NEW | values)
    assert response.status_code == 303, response.text
    return str(response.location).partition("?")[0].removeprefix("/en/coach")


def link_of(coach: Coach, group: str) -> str:
    """Return the path of the link that a group's page shows."""
    return Page(coach.get(group), coach.app).text("#group-address").removeprefix("http://127.0.0.1:8000")


@pytest.mark.both
def test_a_coach_makes_a_group_and_finds_it_in_the_list(coach: Coach) -> None:
    page = fetch(coach.client, coach.post("/groups/new", NEW).location)
    assert page.h1 == "Spring 2027"
    assert page.text(".notice") == "The group is made. Its link is ready to be sent."
    assert "Open until 1 March 2099" in page.words
    assert coach.page("/groups").texts(".groups h2") == ["Spring 2027"]


def test_the_first_visit_tells_what_to_do(coach: Coach) -> None:
    page = coach.page("/groups")
    assert len(page.all("ol.three li")) == 3
    assert page.link("Make my first group") == "/en/coach/groups/new"


def test_a_group_needs_a_name_and_what_was_typed_is_kept(coach: Coach) -> None:
    page = coach.refused("/groups/new", NEW | {"name": " ", "closes_on": "31 June"})
    assert page.title.startswith("Error: ")
    assert page.texts(".summary a") == ["Name of the group: Fill this in.", "Last day to join (optional): " + NO_DAY]
    assert page.text("textarea") == "Hello all"
    assert page.form()["closes_on"] == "31 June"


NO_DAY = "Enter a day such as 2027-01-31."


def test_the_language_switch_keeps_what_was_typed(coach: Coach) -> None:
    page = read(coach.post("/groups/new", NEW | {"switch": "1"}, language="fr"), coach.app)
    assert (page.language, page.form()["name"]) == ("fr", "Spring 2027")
    assert not coach.page("/groups").all(".groups")


@pytest.mark.both
def test_the_list_counts_people_and_completed_audits_in_one_query(coach: Coach, person: Person) -> None:
    groups = [coach.group(f"Group {number}") for number in range(5)]
    person.answer_all()
    person.finish()
    coach.follows(person, groups[0])
    coach.follows(Person.begins(coach.app), groups[0], None)
    with counted(coach.app) as asked:
        page = coach.page("/groups")
    assert [text.split(".")[0] for text in page.texts(".groups p")][-1] == "2 people, 1 audit completed"
    assert len([statement for statement in asked if "groups" in statement]) == 1


class counted:
    """The statements that the database is asked meanwhile."""

    def __init__(self, app: Flask) -> None:
        with app.app_context():
            self.engine = db.engine
        self.asked: list[str] = []

    def note(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        self.asked.append(statement)

    def __enter__(self) -> list[str]:
        event.listen(self.engine, "before_cursor_execute", self.note)
        return self.asked

    def __exit__(self, *_error: object) -> None:
        event.remove(self.engine, "before_cursor_execute", self.note)


def test_a_group_is_changed(coach: Coach) -> None:
    group = made(coach)
    form = coach.page(f"{group}/edit").form("group-form")
    assert form | {"csrf_token": ""} == {
        "csrf_token": "",
        "name": "Spring 2027",
        "language": "en",
        "closes_on": "2099-03-01",
    }
    coach.post(f"{group}/edit", form | {"name": "Été", "closes_on": "", "welcome": "Two\nlines"})
    page = coach.page(group)
    assert (page.h1, page.text(".welcome")) == ("Été", "Two lines")
    assert "Open, with no last day" in page.words


def test_the_link_is_in_the_groups_language_on_the_public_address(coach: Coach) -> None:
    address = coach.page(made(coach, language="fr")).text("#group-address")
    assert address.startswith("http://127.0.0.1:8000/fr/join/")
    assert len(address.rsplit("/", 1)[1]) == 12


def test_a_new_link_kills_the_old_one(coach: Coach) -> None:
    group = made(coach)
    old = link_of(coach, group)
    coach.post(f"{group}/link")
    assert coach.client.get(old).status_code == 404
    assert fetch(coach.client, link_of(coach, group)).h1 == "Carla Coach invites you"


@pytest.mark.both
def test_a_paused_group_takes_nobody_until_it_is_resumed(coach: Coach) -> None:
    group = made(coach)
    link = link_of(coach, group)
    coach.post(f"{group}/pause")
    assert fetch(coach.client, link, 410).h1 == "This group takes nobody at the moment"
    assert coach.client.post(link, data={"name": "A", "choice": "keep"}).status_code == 410
    coach.post(f"{group}/resume")
    fetch(coach.client, link)


@pytest.mark.parametrize(("closes_on", "status"), [(date(2020, 1, 1), 410), (date(2099, 1, 1), 200), (None, 200)])
def test_after_its_last_day_a_group_takes_nobody(coach: Coach, closes_on: date | None, status: int) -> None:
    group = coach.group(closes_on=closes_on)
    fetch(coach.client, f"/en/join/{group.code}", status)


@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_link_is_drawn_to_be_shown_and_printed(coach: Coach, form: str, start: bytes) -> None:
    response = coach.get(f"{made(coach)}/code.{form}")
    assert response.data.startswith(start)
    assert response.mimetype == {"svg": "image/svg+xml", "png": "image/png"}[form]


@pytest.mark.both
def test_deleting_a_group_leaves_the_spaces_of_its_people(coach: Coach, person: Person) -> None:
    group = coach.group()
    coach.follows(person, group)
    page = coach.refused(f"/groups/{group.id}/delete", {})
    assert "With it go 1 invitation" in page.words
    coach.post(f"/groups/{group.id}/delete", {"sure": "yes"})
    assert coach.get(f"/groups/{group.id}").status_code == 404
    assert "No coach follows you here" in person.page("/data").text("#followers")


def test_an_invitation_to_a_group_that_is_gone_leaves_a_space_to_begin_in(coach: Coach) -> None:
    person = coach.invites(group := coach.group())
    coach.post(f"/groups/{group.id}/delete", {"sure": "yes"})
    assert "Nothing is begun yet" in person.page("/").words
    person.begin_again()
    person.page("/audit/brand")


@pytest.mark.parametrize("rest", ["", "/edit", "/delete", "/together", "/code.svg", "/code.png"])
def test_c2_another_coach_finds_no_group(coach: Coach, other_coach: Coach, rest: str) -> None:
    group = coach.group("Canary group")
    answer = other_coach.get(f"/groups/{group.id}{rest}")
    assert (answer.status_code, "Canary" in answer.text) == (404, False)


@pytest.mark.parametrize("rest", ["edit", "pause", "resume", "link", "delete", "together"])
def test_c2_another_coach_changes_no_group(coach: Coach, other_coach: Coach, rest: str) -> None:
    group = coach.group("Canary group")
    data = {**NEW, "sure": "yes", "choice": "share", "here": "yes"}
    assert other_coach.post(f"/groups/{group.id}/{rest}", data).status_code == 404
    assert coach.page(f"/groups/{group.id}").text("#group-address").endswith(group.code)


def test_d6_no_group_is_changed_without_the_token(coach: Coach) -> None:
    group = coach.group()
    for rest in ("edit", "pause", "link", "delete", "together"):
        assert coach.client.post(f"/en/coach/groups/{group.id}/{rest}", data={"sure": "yes"}).status_code == 400
    assert "Open, with no last day" in coach.page(f"/groups/{group.id}").words


def test_c3_a_group_is_given_to_nobody_else_by_a_field(coach: Coach, other_coach: Coach) -> None:
    made(coach, coach_id=str(other_coach.id), code="x" * 12, paused_at="2020-01-01", id="99")
    assert other_coach.page("/groups").all("ol.three")
    assert coach.page("/groups").texts(".groups h2") == ["Spring 2027"]


@pytest.mark.both
@pytest.mark.parametrize("number", ["99999999999", "9" * 30])
def test_g1_a_group_of_an_impossible_number_is_unknown(coach: Coach, number: str) -> None:
    assert coach.get(f"/groups/{number}").status_code == 404


def test_a_group_with_people_leads_to_its_invitations(coach: Coach) -> None:
    group = coach.group()
    coach.invites(group)
    path = coach.page(f"/groups/{group.id}").link("Follow the invitations")
    assert fetch(coach.client, path).texts(".invited .who") == ["Zoé Client"]


NASTY = "<b>{{7*191}}</b>"


@pytest.mark.parametrize("rest", ["", "/edit", "/delete", "/together"])
def test_d1_d3_what_a_coach_types_is_shown_literally(coach: Coach, rest: str) -> None:
    group = made(coach, name=NASTY, welcome=NASTY)
    for path in (f"/en/coach{group}{rest}", "/en/coach/groups", link_of(coach, group)):
        page = Page(coach.client.get(path), coach.app)
        assert NASTY in page.response.text.replace("&lt;", "<").replace("&gt;", ">")
        assert not page.all("main b")


@pytest.mark.parametrize("switch", [{}, {"switch": "1"}])
def test_what_no_page_can_hold_is_shown_by_a_mark(coach: Coach, switch: dict[str, str]) -> None:
    typed = NEW | {"name": "a\x00b", "welcome": "c\x01d", "closes_on": "\x00"} | switch
    text = coach.post("/groups/new", typed).text
    assert ("a\ufffdb" in text, "c\ufffdd" in text) == (True, True)
    assert not {"\x00", "\x01"}.intersection(text)

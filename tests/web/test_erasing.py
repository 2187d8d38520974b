"""E4: everything erased is gone, from the pages and from every file."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import insert, select

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.page import fetch, read
from tests.posting import deliver
from webapp.extensions import db
from webapp.store.engine import connection
from webapp.store.links import hash_token
from webapp.store.models import Answer, Audit, Client, Mail, Note, Space
from webapp.store.outbox import Letter, queue

CANARY = "83479"
"""A number of conversations that nobody else has had."""

pytestmark = pytest.mark.both


@pytest.fixture
def someone(person: Person) -> Person:
    """A person who has left traces: answers, a finished report, a new audit, an older link."""
    person.fill("outcomes", {"outcomes.conversations": CANARY})
    person.answer_all(2)
    person.finish()
    person.begin_again()
    person.fill("outcomes", {"outcomes.conversations": CANARY})
    person.token = person.renew().location.split("/")[3]
    return person


def traces(app: Flask, *canaries: bytes) -> list[Path]:
    """The files of the instance, and of an SQLite database, that hold one of the canaries."""
    folders = {app.config["INSTANCE"]}
    if (file := app.config["SQLALCHEMY_DATABASE_URI"].partition("sqlite:///")[2]) != "":
        folders.add(Path(file).parent)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(canary in path.read_bytes() for canary in canaries)]


def rows(app: Flask) -> dict[str, int]:
    """How many rows each table of people's data has."""
    with app.app_context():
        return {table.__tablename__: len(db.session.execute(select(table)).all()) for table in (Space, Audit, Answer)}


def test_e4_the_link_opens_nothing_any_more(someone: Person) -> None:
    assert someone.post("/data/erase", {"sure": "yes"}).status_code == 303
    for rest in ("/", "/report", "/data", "/data.json", "/audit/brand", "/link.svg"):
        assert someone.get(rest).status_code == 404


def test_e4_no_row_is_left(someone: Person) -> None:
    someone.post("/data/erase", {"sure": "yes"})
    assert rows(someone.app) == {"spaces": 0, "audits": 0, "answers": 0}


def test_e4_no_file_holds_what_was_typed(someone: Person, kind: str) -> None:
    canaries = (CANARY.encode(), hash_token(someone.token))
    assert bool(traces(someone.app, *canaries)) == (kind == "sqlite")
    someone.post("/data/erase", {"sure": "yes"})
    assert traces(someone.app, *canaries) == []


def test_erasing_leaves_everybody_else_alone(someone: Person, stranger: Person) -> None:
    stranger.answer("brand.profile", 2)
    someone.post("/data/erase", {"sure": "yes"})
    assert stranger.saved() == {"brand.profile": "2"}


def test_erasing_without_the_box_ticked_erases_nothing(someone: Person) -> None:
    page = read(someone.post("/data/erase"), someone.app, 422)
    assert page.title.startswith("Error: ")
    assert page.link("Tick the box to say that you want to erase everything.") == "#sure"
    assert page.one("#sure")["aria-invalid"] == "true"
    assert len(someone.reports()) == 2


def test_the_refused_erasure_can_be_read_in_the_other_language(someone: Person) -> None:
    page = read(someone.post("/data/erase"), someone.app, 422)
    landing = someone.client.get(page.link("Français"), follow_redirects=True)
    assert read(landing, someone.app).language == "fr"


def test_the_page_warns_plainly_before_erasing(someone: Person) -> None:
    assert "Nobody, not even those who run the site, can bring them back." in someone.page("/data").text(
        "section.danger"
    )
    assert not someone.page("/data").one("#sure").has_attr("checked")


def test_a8_erasing_twice_is_harmless(someone: Person) -> None:
    responses = [someone.post("/data/erase", {"sure": "yes"}) for _ in range(2)]
    assert [response.status_code for response in responses] == [303, 404]
    assert fetch(someone.client, responses[0].location).h1 == "Everything is erased"


NAME, NOTE = "Ysolde Quenneville", "She mentioned 58161 at lunch"
"""What nobody else is called, and what a coach noted."""


@pytest.fixture
def followed(someone: Person, coach: Coach) -> Person:
    """The same person, followed by a coach who noted something, a mail to them waiting."""
    client = coach.follows(someone, coach.group(), name=NAME, email="ysolde@aplomb.example")
    letter = Letter("reminder", "en", "ysolde@aplomb.example", coach_id=coach.id, client_id=client.id)
    with writing(someone.app):
        note = {"client_id": client.id, "text": NOTE, "shared": False, "written_at": client.added_at}
        connection().execute(insert(Note).values(**note))
        queue([letter], "key")
    return someone


def test_e4_a_space_that_is_erased_leaves_its_coach_too(followed: Person, coach: Coach) -> None:
    assert coach.page("/groups").texts(".groups p")[0].startswith("1 person, ")
    followed.post("/data/erase", {"sure": "yes"})
    assert coach.page("/groups").texts(".groups p")[0].startswith("0 people, ")
    with followed.app.app_context():
        assert [db.session.execute(select(table)).all() for table in (Client, Note, Mail)] == [[], [], []]


def test_e4_no_file_holds_what_the_coach_had_of_the_person(followed: Person, kind: str) -> None:
    canaries = (NAME.encode(), NOTE.encode(), b"ysolde@aplomb")
    assert bool(traces(followed.app, *canaries)) == (kind == "sqlite")
    followed.post("/data/erase", {"sure": "yes"})
    assert traces(followed.app, *canaries) == []


def test_e4_an_invitation_refused_leaves_no_trace(coach: Coach) -> None:
    invited = coach.invites(coach.group(), NAME)
    invited.post("/refuse", {"sure": "yes"})
    assert traces(coach.app, NAME.encode(), hash_token(invited.token)) == []


def test_e4_no_mail_that_is_a_file_is_left_but_those_of_others(
    followed: Person, coach: Coach, stranger: Person
) -> None:
    outbox = followed.app.config["INSTANCE"] / "outbox"
    for person in (followed, stranger):
        person.client.post(person.path("/link/mail"), data={"address": "ysolde@aplomb.example"})
    deliver(followed.app)
    assert traces(followed.app, followed.token.encode()) != []
    followed.post("/data/erase", {"sure": "yes"})
    assert traces(followed.app, followed.token.encode()) == []
    assert any(stranger.token in file.read_text() for file in outbox.glob("*-link.eml"))

"""C9: what a person lets a coach see, changed and taken back by them alone, and at once."""

import pytest
from sqlalchemy import insert, select, update

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.page import fetch, read
from webapp.store.clients import OwnClient, find_client
from webapp.store.consents import FIGURES
from webapp.store.engine import connection
from webapp.store.followers import let_go
from webapp.store.links import hash_token
from webapp.store.models import Client, Note, Space
from webapp.store.models import Coach as Row

pytestmark = pytest.mark.both


@pytest.fixture
def shared(coach: Coach, person: Person) -> OwnClient:
    """A person who has finished an audit and shares everything with their coach."""
    person.answer_all()
    person.finish()
    return coach.follows(person, coach.group())


def row(coach: Coach, client: OwnClient) -> OwnClient:
    """Return a client as their coach finds them now."""
    with coach.app.app_context():
        found = find_client(coach.id, client.id)
    assert found
    return found


def figures(coach: Coach, client: OwnClient) -> set[object]:
    """Return what the coach's lists can sort and count by."""
    with coach.app.app_context():
        columns = [getattr(Client, f"{which}_{name}") for which in ("first", "last") for name in FIGURES]
        return {*connection().execute(select(*columns, Client.week).where(Client.id == client.id)).one()}


def test_the_page_of_ones_data_says_who_sees_what_since_when(person: Person, shared: OwnClient) -> None:
    section = person.page("/data").text("#followers")
    for words in ("Carla Coach", "Group “Spring 2027”, where you are called Zoé Client", "Since", "how far you are",
                  "your reports and your plan", "your answers, question by question", "your journal"):  # fmt: skip
        assert words in section


def test_who_is_followed_by_nobody_reads_so(person: Person) -> None:
    assert "No coach follows you here" in person.page("/data").text("#followers")


def test_the_form_shows_what_is_in_force(person: Person, shared: OwnClient) -> None:
    form = person.page(f"/data/sharing/{shared.id}").form("sharing-form")
    assert form == {"name": "Zoé Client", "choice": "share", "answers": "yes", "journal": "yes"}


def test_c9_what_is_taken_back_is_gone_from_the_coach_at_once(coach: Coach, person: Person, shared: OwnClient) -> None:
    assert len(figures(coach, shared)) > 2
    answered = person.post(f"/data/sharing/{shared.id}", {"name": "Z.", "choice": "keep", "answers": "yes"})
    page = fetch(person.client, answered.location)
    assert page.text("#followers .notice") == "Your choice is kept, and in force from now on."
    assert "Sees only how far you are" in page.text("#followers")
    assert figures(coach, shared) == {None, ""}
    kept = row(coach, shared)
    assert (kept.name, kept.shares, kept.shares_answers, kept.shares_since) == ("Z.", False, False, None)


def test_what_is_shared_again_is_dated_anew(coach: Coach, person: Person, shared: OwnClient) -> None:
    for choice in ("keep", "share"):
        person.post(f"/data/sharing/{shared.id}", {"name": "Z.", "choice": choice})
    kept = row(coach, shared)
    assert str(kept.shares_since) > str(shared.shares_since)
    assert kept.chosen_at == shared.chosen_at
    assert len(figures(coach, shared)) > 2


def test_a_single_box_is_taken_back_alone(coach: Coach, person: Person, shared: OwnClient) -> None:
    person.post(f"/data/sharing/{shared.id}", {"name": "Zoé", "choice": "share", "journal": "yes"})
    kept = row(coach, shared)
    assert (kept.shares, kept.shares_answers, kept.shares_journal) == (True, False, True)
    assert kept.shares_since == shared.shares_since


def test_a_choice_that_cannot_be_taken_changes_nothing(coach: Coach, person: Person, shared: OwnClient) -> None:
    for wrong in ({"name": ""}, {"choice": "all"}, {"name": "x" * 81}, {"name": "\x00"}):
        read(person.post(f"/data/sharing/{shared.id}", {"name": "Z.", "choice": "keep"} | wrong), person.app, 422)
    assert row(coach, shared) == shared


@pytest.mark.parametrize("rest", ["", "/leave"])
def test_nobody_changes_what_another_shares(coach: Coach, shared: OwnClient, stranger: Person, rest: str) -> None:
    path = f"/data/sharing/{shared.id}{rest}"
    assert stranger.post(path, {"name": "X", "choice": "keep", "sure": "yes"}).status_code == 404
    assert stranger.get(f"/data/sharing/{shared.id}").status_code == 404
    assert stranger.get("/data/sharing/" + "9" * 30).status_code == 404
    assert row(coach, shared) == shared


def test_leaving_a_group_takes_the_person_out_of_the_coachs_sight(
    coach: Coach, person: Person, shared: OwnClient
) -> None:
    path = f"/data/sharing/{shared.id}"
    page = read(person.client.post(person.path(f"{path}/leave")), person.app, 422)
    assert page.link("Tick the box to say that you want to leave.") == "#sure"
    assert page.form("sharing-form")["name"] == "Zoé Client"
    page = fetch(person.client, person.post(f"{path}/leave", {"sure": "yes"}).location)
    assert "No coach follows you here" in page.text("#followers")
    assert not coach.page("/groups").texts(".groups p")[0].startswith("1 person")
    assert person.get(path).status_code == 404
    person.page("/report")


def followed(person: Person) -> str | None:
    with person.app.app_context():
        kept = select(Space.followed).where(Space.link_hash == hash_token(person.token))
        return connection().execute(kept).scalar_one()


def test_leaving_one_coach_keeps_the_other(coach: Coach, other_coach: Coach, person: Person, shared: OwnClient) -> None:
    kept = other_coach.follows(person, other_coach.group("Other"))
    person.post(f"/data/sharing/{shared.id}/leave", {"sure": "yes"})
    assert row(other_coach, kept)
    assert followed(person) is not None
    person.post(f"/data/sharing/{kept.id}/leave", {"sure": "yes"})
    assert followed(person) is None


def test_the_spaces_of_a_coach_who_leaves_are_followed_by_nobody(
    coach: Coach, other_coach: Coach, person: Person, stranger: Person, shared: OwnClient
) -> None:
    coach.follows(stranger, coach.group("Second"))
    other_coach.follows(person, other_coach.group("Other"))
    with writing(coach.app):
        let_go(Client.coach_id, coach.id)
    assert followed(stranger) is None
    assert followed(person) == "joined"


def test_e6_who_follows_and_what_they_wrote_is_in_the_file(coach: Coach, person: Person, shared: OwnClient) -> None:
    with writing(coach.app):
        for text, seen in (("For you", True), ("For me", False)):
            note = {"client_id": shared.id, "text": text, "shared": seen, "written_at": shared.added_at}
            connection().execute(insert(Note).values(**note))
    (found,) = person.get("/data.json").get_json()["coaches"]
    assert (found["coach"], found["group"], found["name"]) == ("Carla Coach", "Spring 2027", "Zoé Client")
    assert found["shares"] == {"shares": True, "answers": True, "journal": True}
    assert [note["text"] for note in found["notes"]] == ["For you"]
    assert found["chosen_at"] == found["shares_since"]


def test_a_coach_without_a_name_is_known_by_their_address(coach: Coach, person: Person, shared: OwnClient) -> None:
    with writing(coach.app):
        connection().execute(update(Row).values(name=""))
    assert coach.email in person.page("/data").text("#followers")

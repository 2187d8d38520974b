"""A client's page and reports: what was agreed to and nothing else; the coach's notes, and what the person reads."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from sqlalchemy import func, select

from tests.cast import Person
from tests.coaching import EVERYTHING, Coach, writing
from tests.page import read
from tests.pdf.reading import Paper
from tests.queries import queries
from webapp.content import CARDS
from webapp.store.clients import Choice, OwnClient
from webapp.store.consents import choose
from webapp.store.engine import connection
from webapp.store.models import Note
from webapp.store.notes import notes_on

pytestmark = pytest.mark.thorough

CARD = CARDS[0]
Follow = Callable[..., OwnClient]


@pytest.fixture
def told(person: Person) -> Person:
    """Someone who completed an audit, with outcomes and LinkedIn's own figures, and planned a card."""
    person.fill("outcomes", {"outcomes.calls": "7"})
    person.fill("context", {"context.official.brand": "12.5"})
    person.answer_all(1)
    person.finish()
    person.decide(CARD.id, "planned")
    return person


@pytest.fixture
def follow(coach: Coach, told: Person) -> Follow:
    """Have the coach follow them, by what they chose."""
    return lambda choice=EVERYTHING: coach.follows(told, coach.group(), choice)


def paper(coach: Coach, client: OwnClient) -> str:
    """Return the words of the report's PDF."""
    response = coach.get(f"/clients/{client.id}/report/1.pdf")
    assert response.status_code == 200
    return Paper(response.data).text


def test_the_paper_and_its_file_carry_the_name_of_the_person(coach: Coach, told: Person) -> None:
    client = coach.follows(told, coach.group(), name="Zoé d’Arc/2")
    assert "Zoé d’Arc/2 · Audit of" in paper(coach, client)
    assert "aplomb-Zoé-d-Arc-2-20" in unquote(
        coach.get(f"/clients/{client.id}/report/1.pdf").headers["Content-Disposition"]
    )


def test_who_shares_shows_reports_plan_and_headline(coach: Coach, follow: Follow) -> None:
    client = follow()
    page = coach.page(f"/clients/{client.id}")
    assert page.texts("[aria-labelledby=reports-title] tbody td") == ["25.2", "6.3", "6.3", "6.3", "6.3", "6.3"]
    assert page.texts("[aria-labelledby=plan-title] li")[0].startswith(CARD.title)
    assert page.texts("[aria-labelledby=journal-title] tbody td")[1:5] == ["7", "—", "—", "12.5"]
    assert "single answers" in page.text(".facts")


@pytest.mark.parametrize("choice", [Choice(False, True, True), None], ids=["refused", "not-asked"])
def test_who_shares_nothing_shows_a_state_alone(coach: Coach, follow: Follow, choice: Choice | None) -> None:
    client = follow(choice)
    page = coach.page(f"/clients/{client.id}")
    assert not page.all(
        "[aria-labelledby=reports-title], [aria-labelledby=plan-title], [aria-labelledby=journal-title]"
    )
    assert "25.2" not in page.words
    assert "nothing else" in page.text(".facts")
    coach.page(f"/clients/{client.id}/report/1", 404)


def test_the_report_shows_answers_and_journal_only_where_they_are_shared(coach: Coach, follow: Follow) -> None:
    client = follow(Choice(True))
    page = coach.page(f"/clients/{client.id}/report/1")
    assert not page.all(".why, .because, .lived")
    assert "12.5" not in page.words
    with writing(coach.app):
        choose(client, EVERYTHING)
    page = coach.page(f"/clients/{client.id}/report/1")
    assert len(page.all(".why")) == 5
    assert page.texts(".lived li") == ["7 calls"]
    assert "12.5" in page.texts(".figures td")


def test_so_does_the_paper_under_the_coach_s_name(coach: Coach, follow: Follow) -> None:
    client = follow(Choice(True))
    words = paper(coach, client)
    assert "Carla Coach" in words
    assert not [said for said in ("Your answer", "you answered", "7 calls", "12.5", "Weight") if said in words]
    with writing(coach.app):
        choose(client, EVERYTHING)
    assert not [
        said
        for said in ("Your answer", "you answered", "7 calls", "12.5", "Weight")
        if said not in paper(coach, client)
    ]


def test_a_mature_report_does_not_say_that_no_outcome_was_given(coach: Coach, person: Person) -> None:
    person.fill("outcomes", {"outcomes.calls": "7"})
    person.answer_all(3)
    person.finish()
    client = coach.follows(person, coach.group(), Choice(True))
    page = coach.page(f"/clients/{client.id}/report/1")
    assert page.all(".mature")
    assert not page.all(".lived")


def test_c9_what_is_no_longer_shared_is_gone_at_once(coach: Coach, follow: Follow) -> None:
    client = follow()
    paths = [f"/clients/{client.id}/report/1", f"/clients/{client.id}/report/1.pdf"]
    assert [coach.get(path).status_code for path in paths] == [200, 200]
    with writing(coach.app):
        choose(client, Choice(False))
    assert [coach.get(path).status_code for path in paths] == [404, 404]
    assert "25.2" not in coach.page(f"/clients/{client.id}").words + coach.page("/clients").words


def test_a_coach_never_sees_the_person_s_link(coach: Coach, told: Person, follow: Follow) -> None:
    client = follow()
    for rest in ("/", "/clients", f"/clients/{client.id}", f"/clients/{client.id}/report/1"):
        assert told.token not in coach.get(rest).text
        assert "/space/" not in coach.get(rest).text


def test_a_note_is_private_until_it_is_shared(coach: Coach, told: Person, follow: Follow) -> None:
    client = follow()
    coach.post(f"/clients/{client.id}/notes", {"card": CARD.id, "text": "Only mine"})
    assert coach.page(f"/clients/{client.id}").texts(".note .typed") == ["Only mine"]
    assert "Only mine" not in told.page("/report").words
    with coach.app.app_context():
        (note,) = notes_on(client)
    data = {"card": CARD.id, "text": "For you", "shared": "yes"}
    assert coach.post(f"/clients/{client.id}/notes/{note.id}", data).status_code == 303
    section = told.page("/report").one(".from-coach")
    assert section.h2.text == "From Carla Coach"
    assert section.select_one(".about a")["href"] == f"#card-{CARD.id}-4"
    assert section.select_one(".typed").text == "For you"


def test_a_note_is_read_by_nobody_else(coach: Coach, told: Person, stranger: Person, follow: Follow) -> None:
    client = follow()
    stranger.answer_all(1)
    stranger.finish()
    coach.follows(stranger, coach.group("Other"))
    coach.post(f"/clients/{client.id}/notes", {"text": "For you alone", "shared": "yes"})
    assert "For you alone" in told.page("/report").words
    assert "For you alone" not in stranger.page("/report").words
    link = told.share()
    assert "For you alone" not in told.client.get(f"/en/shared/{link}").text


def test_d1_a_note_is_shown_as_it_was_typed(coach: Coach, told: Person, follow: Follow) -> None:
    client = follow()
    coach.post(f"/clients/{client.id}/notes", {"text": "<b>é</b> & “7”\n\nline", "shared": "yes"})
    assert told.page("/report").one(".from-coach .typed").text == "<b>é</b> & “7”\n\nline"


def test_a_deleted_note_is_gone_for_both(coach: Coach, told: Person, follow: Follow) -> None:
    client = follow()
    coach.post(f"/clients/{client.id}/notes", {"text": "Passing", "shared": "yes"})
    with coach.app.app_context():
        (note,) = notes_on(client)
    coach.post(f"/clients/{client.id}/notes/{note.id}/delete")
    assert "Passing" not in told.page("/report").words + coach.page(f"/clients/{client.id}").words


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001, "a\x00b"])
@pytest.mark.parametrize("number", ["", "1"], ids=["client", "report"])
def test_i4_a_note_that_cannot_be_kept_is_said_and_stays_as_typed(
    coach: Coach, follow: Follow, text: str, number: str
) -> None:
    client = follow()
    page = coach.refused(
        f"/clients/{client.id}/notes", {"text": text, "report": number, "shared": "yes", "card": CARD.id}
    )
    assert page.title.startswith("Error:")
    assert page.one("#note-form [aria-invalid]")["id"] == "text"
    assert page.one("#card option[selected]")["value"] == CARD.id
    assert page.one("#shared").has_attr("checked")
    assert page.one("#text").text.strip() == text.strip().replace("\0", "\ufffd")
    with coach.app.app_context():
        assert connection().execute(select(func.count()).select_from(Note)).scalar() == 0


@pytest.mark.parametrize("rest", ["", "/report/1", "/notes"])
def test_g3_the_language_switch_keeps_the_note_being_written(coach: Coach, follow: Follow, rest: str) -> None:
    client = follow()
    data = {"text": "Half a thou", "switch": "1"}
    page = read(coach.post(f"/clients/{client.id}{rest}", data, language="fr"), coach.app)
    assert (page.language, page.one("#text").text.strip()) == ("fr", "Half a thou")
    with coach.app.app_context():
        assert notes_on(client) == []


def test_the_person_books_a_call_where_the_coach_has_a_link(coach: Coach, told: Person) -> None:
    booking = "https://calls.aplomb.example/carla"
    booked = Coach.signs_in(coach.app, name="Bea", booking_url=booking)
    booked.follows(told, booked.group())
    assert told.page("/report").link("Book a call with Bea") == booking


def test_a_person_whom_nobody_follows_is_not_asked_about_coaches(told: Person) -> None:
    with queries(told.app) as asked:
        told.get("/report")
    assert not [statement for statement, _ in asked if "notes" in statement or "coaches" in statement]


def test_a_client_moves_to_another_group_of_the_same_coach_only(
    coach: Coach, other_coach: Coach, follow: Follow
) -> None:
    client, autumn, strange = follow(), coach.group("Autumn"), other_coach.group("Theirs")
    assert coach.post(f"/clients/{client.id}/move", {"group": strange.id}).status_code == 404
    assert coach.post(f"/clients/{client.id}/move", {"group": "x"}).status_code == 400
    page = coach.page(coach.post(f"/clients/{client.id}/move", {"group": autumn.id}).location.removeprefix("/en/coach"))
    assert page.text(".notice") == "Moved to the group Autumn."
    assert page.text(".facts dd a") == "Autumn"


def test_nobody_is_twice_in_a_group(coach: Coach, told: Person, follow: Follow) -> None:
    client, autumn = follow(), coach.group("Autumn")
    coach.follows(told, autumn)
    response = coach.post(f"/clients/{client.id}/move", {"group": autumn.id})
    assert response.location.endswith("done=there")


def test_seen_takes_a_client_off_the_week_and_looking_does_not(coach: Coach, follow: Follow) -> None:
    client = follow()
    for rest in (f"/clients/{client.id}", f"/clients/{client.id}/report/1"):
        coach.page(rest)
    assert coach.page("/").texts(".needing strong") == ["Zoé Client"]
    coach.post(f"/clients/{client.id}/seen")
    assert coach.page("/").texts(".needing strong") == []


def test_the_timeline_tells_what_happened_in_order(coach: Coach, follow: Follow) -> None:
    page = coach.page(f"/clients/{follow().id}")
    words = [line.split(" ", 3)[3] for line in page.texts(".timeline li")]
    assert words == ["Audit completed", "Added to your clients", "Choice made of what you see"]

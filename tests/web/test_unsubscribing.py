"""No more mail from a coach: done by a press, on the page or in the mail program; F4: never by a look."""

from urllib.parse import urlsplit

import pytest
from flask import Flask

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.page import fetch, read
from tests.posting import ADDRESS, client_row, hashed, invite, states
from webapp.store.engine import connection
from webapp.store.models import Coach as Row
from webapp.store.suppressions import suppressed
from webapp.web.unsubscribing import unsubscribe_address

pytestmark = pytest.mark.both


@pytest.fixture
def path(coach: Coach) -> str:
    """Where the link in a letter of the coach leads."""
    with coach.app.test_request_context("/en/"):
        return urlsplit(unsubscribe_address(coach.id, hashed(coach.app))).path


def unwanted(coach: Coach) -> bool:
    """Tell whether the coach must not write to the address any more."""
    with coach.app.app_context():
        return suppressed(coach.id, hashed(coach.app))


def test_f4_looking_at_the_link_changes_nothing(coach: Coach, path: str) -> None:
    visitor = coach.app.test_client()
    for _ in range(3):
        assert visitor.head(path).status_code == 200
        assert fetch(visitor, path).h1 == "Receive no more mail?"
    assert not unwanted(coach)


def test_one_press_ends_the_mails_of_that_coach(coach: Coach, other_coach: Coach, path: str) -> None:
    visitor = coach.app.test_client()
    response = visitor.post(path)
    assert response.status_code == 303
    assert "Carla Coach can no longer write to you" in fetch(visitor, response.location).words
    assert unwanted(coach)
    assert not unwanted(other_coach)


def test_pressing_again_changes_nothing_more(coach: Coach, path: str) -> None:
    assert [coach.app.test_client().post(path).status_code for _ in range(3)] == [303] * 3
    assert unwanted(coach)


def test_one_click_of_a_mail_program_does_it_without_a_page_before(coach: Coach, path: str) -> None:
    answer = coach.app.test_client().post(path, data={"List-Unsubscribe": "One-Click"})
    assert read(answer, coach.app, 200).h1 == "No more mail"
    assert unwanted(coach)


def test_d6_another_site_cannot_press_it_in_ones_browser(coach: Coach, path: str) -> None:
    answer = coach.app.test_client().post(path, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert not unwanted(coach)


def test_what_waits_is_dropped_and_its_coach_reads_why(coach: Coach, person: Person, path: str) -> None:
    client = coach.follows(person, coach.group(), None, state="waiting")
    invite(coach, client)
    coach.app.test_client().post(path)
    assert states(coach.app) == {"dropped": 1}
    row = client_row(coach.app, client)
    assert (row.state, row.refusal) == ("refused", "This person asked to receive no more mail from you.")


def test_the_wish_outlives_the_space(coach: Coach, person: Person, path: str) -> None:
    coach.follows(person, coach.group(), None, email=ADDRESS)
    person.post("/data/erase", {"sure": "yes"})
    coach.app.test_client().post(path)
    assert unwanted(coach)


def test_a_link_that_was_not_made_here_is_no_page(app: Flask, coach: Coach, path: str) -> None:
    for wrong in (path[:-1], path[:-4] + "AAAA", "/en/unsubscribe/WzEsIngiXQ.x"):
        assert app.test_client().get(wrong).status_code == 404
        assert app.test_client().post(wrong).status_code == 404


def test_a_coach_who_left_writes_to_nobody(coach: Coach, path: str) -> None:
    with writing(coach.app):
        connection().execute(Row.__table__.delete())
    visitor = coach.app.test_client()
    assert "no longer writes" in fetch(visitor, path).words
    assert visitor.post(path).status_code == 303

"""The demonstration: filled, plausible, and marked as one on every page."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.coaching import Coach, writing
from tests.databases import PRODUCTION
from tests.page import fetch
from webapp.demo.filling import EMAIL, fill
from webapp.demo.people import everybody
from webapp.settings import SettingError
from webapp.store.coaches import sign_in
from webapp.store.engine import connection
from webapp.store.models import Client, Group, State
from webapp.web.coaching.access import SID

pytestmark = pytest.mark.thorough

MakeApp = Callable[..., Flask]


@pytest.fixture
def demo(make_app: MakeApp) -> Flask:
    return make_app(DEMO="yes")


@pytest.fixture
def coach(demo: Flask) -> Coach:
    """The coach of the demonstration, signed in."""
    found = Coach.signs_in(demo)
    coach_id = fill(demo, "secret")
    with writing(demo):
        sid = sign_in(coach_id)
    with found.client.session_transaction() as session:
        session[SID] = sid
    return Coach(found.client, coach_id, EMAIL, sid)


def test_there_are_sixty_people_in_three_groups_at_every_stage(coach: Coach) -> None:
    with coach.app.app_context():
        states = dict(connection().execute(select(Client.state, func.count()).group_by(Client.state)).all())
        assert connection().execute(select(func.count()).select_from(Group)).scalar() == 3
    assert sum(states.values()) == 60
    assert set(states) == set(State) - {State.WAITING}


def test_its_pages_open_and_have_something_to_say(coach: Coach) -> None:
    for group in (1, 2):
        page = coach.page(f"/groups/{group}/team")
        assert page.all(".teach li")
        assert len(page.all("#moved-caption")) == 1
    assert coach.page("/presentation").all(".brand-of img")
    assert len(coach.get("/exports/scores.csv").text.splitlines()) > 30


def test_every_person_of_it_has_a_page_and_so_has_each_report(coach: Coach) -> None:
    with coach.app.app_context():
        ids = list(connection().execute(select(Client.id)).scalars())
    for client_id in ids:
        page = coach.page(f"/clients/{client_id}")
        for path in {path for path in page.links() if "/report/" in path}:
            assert coach.client.get(path).status_code == 200


def test_somebody_shares_nothing_and_somebody_comes_back(coach: Coach) -> None:
    people = everybody()
    assert any(not person.choice.shares for person in people if person.waited)
    assert {len(person.waited) for person in people} == {0, 1, 2, 3, 4}
    assert people == everybody()


@pytest.mark.parametrize("path", ["/fr/", "/en/method", "/fr/start", "/en/nowhere"])
def test_every_page_says_that_it_is_a_demonstration(demo: Flask, path: str) -> None:
    page = fetch(demo.test_client(), path, 404 if "nowhere" in path else 200)
    assert "Demonstration" in page.text("aside.demo") or "Démonstration" in page.text("aside.demo")


def test_no_other_site_says_so(app: Flask) -> None:
    assert not fetch(app.test_client(), "/en/").all(".demo")


def test_k6_a_site_open_to_others_is_no_demonstration(make_app: MakeApp) -> None:
    with pytest.raises(SettingError, match="DEMO"):
        make_app(DEMO="yes", **PRODUCTION)

"""Every route says whom it is for, and every page of each is a good page in each language."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Person
from tests.page import fetch
from tests.sitemap import audience_of, pages_of
from webapp.languages import LANGUAGES

pytestmark = pytest.mark.thorough

AUDIENCES = {"public", "space", "shared", "machines", "entrance", "coach", "join", "mailed"}
languages = pytest.mark.parametrize("language", LANGUAGES)


def test_c4_every_route_declares_its_audience(app: Flask) -> None:
    undeclared = {rule.endpoint for rule in app.url_map.iter_rules() if audience_of(app, rule) not in AUDIENCES}
    assert undeclared == set()


def test_a_personal_route_has_the_link_in_its_path_and_no_other_has(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        assert (audience_of(app, rule) in {"space", "shared"}) == ("token" in rule.arguments), rule


def test_every_page_for_people_stands_under_a_language(app: Flask) -> None:
    without = {rule.rule for rule in app.url_map.iter_rules() if "language" not in rule.arguments}
    machines = {rule.rule for rule in app.url_map.iter_rules() if audience_of(app, rule) == "machines"}
    assert without - machines == {"/"}


@languages
def test_every_public_page_is_a_good_page(client: FlaskClient, language: str, subtests: pytest.Subtests) -> None:
    for path in pages_of(client.application, "public", language):
        with subtests.test(path):
            fetch(client, path)


@languages
def test_every_page_of_a_space_is_a_good_page(person: Person, language: str, subtests: pytest.Subtests) -> None:
    person.answer_all()
    person.finish()
    person.begin_again()
    for path in pages_of(person.app, "space", language, person.token):
        with subtests.test(path):
            fetch(person.client, path)


@languages
def test_every_page_at_the_coach_s_door_is_a_good_page(client: FlaskClient, language: str) -> None:
    for path in pages_of(client.application, "entrance", language):
        fetch(client, path)


@languages
@pytest.mark.parametrize("answers", [False, True])
def test_every_shared_page_is_a_good_page(person: Person, language: str, answers: bool) -> None:
    person.answer_all()
    person.finish()
    for path in pages_of(person.app, "shared", language, person.share(answers=answers)):
        fetch(person.client, path)


@languages
def test_every_page_of_a_space_is_a_good_page_before_the_first_report(
    person: Person, language: str, subtests: pytest.Subtests
) -> None:
    for path in pages_of(person.app, "space", language, person.token):
        with subtests.test(path):
            response = person.client.get(path)
            assert response.status_code in {200, 302, 404}
            if response.status_code == 200:
                fetch(person.client, path)


@languages
def test_pages_are_good_pages_with_few_answers(person: Person, language: str) -> None:
    person.answer("brand.profile", 3)
    person.language = language
    assert person.finished().all(".notice")
    person.page("/advice")
    person.page("/")

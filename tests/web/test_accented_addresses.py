"""An address that the site cannot write to is refused where it is typed, and the form says why."""

from flask import Flask

from tests.cast import Person
from tests.coaching import Coach
from tests.inviting import check
from tests.page import Page, read

ADDRESS = "hélène@exemple.fr"
WHY = "This site cannot write to addresses with accents before the @: use another one."


def said(page: Page) -> str:
    """Return what the summary of a form says."""
    (line,) = page.texts(".summary a")
    return line.partition(": ")[2]


def test_where_ones_link_is_sent(person: Person) -> None:
    assert said(read(person.post("/link/mail", {"address": ADDRESS}), person.app, 422)) == WHY


def test_where_one_finds_ones_link(app: Flask) -> None:
    assert said(read(app.test_client().post("/en/find", data={"address": ADDRESS}), app, 422)) == WHY


def test_beside_a_coach(coach: Coach) -> None:
    data = {"name": "Zoé", "language": "en", "choice": "keep", "here": "yes", "email": ADDRESS}
    assert said(coach.refused(f"/groups/{coach.group().id}/together", data)) == WHY


def test_in_a_list_of_people(coach: Coach) -> None:
    assert WHY in check(coach, coach.group(), f"Hélène;{ADDRESS}").words


def test_letters_with_accents_after_it_are_right(person: Person) -> None:
    assert person.post("/link/mail", {"address": "helene@exemplé.fr"}).status_code == 303

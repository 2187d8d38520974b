"""Lists as they are given: pasted or in a file, too long, empty, or no list at all."""

from io import BytesIO

import pytest

from tests.coaching import Coach
from tests.inviting import THREE, check
from tests.page import read
from webapp.languages import LANGUAGES
from webapp.serving import UPLOADS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_takes_the_place_of_the_list(coach: Coach, language: str) -> None:
    group = coach.group()
    data = "Nom;Prénom;Courriel\nNoël;Zoé;zoe@aplomb.example".encode("cp1252")
    form = {"people": "", "language": "fr", "note": "", "file": (BytesIO(data), "liste.csv")}
    page = read(coach.post(f"/groups/{group.id}/invite", form, language=language), coach.app)
    assert page.texts(".people tbody th") == ["Zoé Noël"]
    assert page.one("input[name=people]")["value"] == data.decode("cp1252")


def test_a_wrong_file_is_named_and_what_was_typed_stays(coach: Coach) -> None:
    group = coach.group()
    form = {"people": "Ada;ada@aplomb.example", "language": "fr", "note": "Hello"}
    png = (BytesIO(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "photo.png")
    page = read(coach.post(f"/groups/{group.id}/invite", form | {"file": png}), coach.app, 422)
    assert page.text("#file-error") == "Error: This file is no list: send a CSV or an Excel file (.xlsx)."
    assert (page.one("#people").text, page.one("#note").text) == ("\nAda;ada@aplomb.example", "\nHello")


def test_a_list_and_a_file_are_one_too_many(coach: Coach) -> None:
    both = {"file": (BytesIO(b"bob@aplomb.example"), "list.csv")}
    page = check(coach, coach.group(), status=422, **both)
    assert page.text("#file-error") == "Error: There is a list and a file: keep one of the two."
    assert page.one("#people").text == f"\n{THREE}"


def test_an_empty_form_is_refused(coach: Coach) -> None:
    page = check(coach, coach.group(), "", 422)
    assert page.title.startswith("Error:")
    assert page.text("#people-error") == "Error: Paste a list, or choose a file."


def test_a_hundred_thousand_lines_are_refused_politely(coach: Coach) -> None:
    people = "\n".join(f"Person {number};person-{number}@aplomb.example" for number in range(100_000))
    page = check(coach, coach.group(), people, 422)
    assert page.text("#people-error") == "Error: There are more than 5,000 lines: invite in several goes."
    assert page.one("#people").text == f"\n{people}"


def test_g2_more_than_a_list_needs_is_refused(coach: Coach) -> None:
    response = coach.post(f"/groups/{coach.group().id}/invite", {"people": "x" * 13 * 1024 * 1024})
    assert response.status_code == 413


def test_the_server_lets_through_what_these_pages_take(coach: Coach) -> None:
    views = coach.app.view_functions
    rules = [rule for rule in coach.app.url_map.iter_rules() if getattr(views[rule.endpoint], "takes_uploads", False)]
    assert {rule.endpoint for rule in rules} >= {"invitations.check", "invitations.send"}
    assert all(rule.rule.endswith(UPLOADS) for rule in rules)

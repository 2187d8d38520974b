"""What a coach reads of a group as a whole."""

import pytest
from flask import Flask

from tests.coaching import Coach, writing
from tests.grouped import completes, full_group
from tests.page import Page
from webapp.store.clients import Choice
from webapp.store.consents import choose

pytestmark = pytest.mark.thorough


@pytest.fixture
def coach(app: Flask) -> Coach:
    return Coach.signs_in(app)


def rows(page: Page, caption: str) -> list[list[str]]:
    table = page.one(f"table:has(#{caption})")
    return [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in table.select("tbody tr")]


def test_e8_under_five_nothing_is_told_but_how_many_are_missing(coach: Coach) -> None:
    group = coach.group()
    for level in (1, 2, 3, 4):
        completes(coach, group, level)
    completes(coach, group, 4, Choice(shares=False))
    page = coach.page(f"/groups/{group.id}/team")
    assert "4 people share a completed audit. 1 other completed one without sharing it" in page.words
    assert "1 more shared audit is needed" in page.words
    assert not page.all("table, svg, .teach")


def test_from_five_on_the_figures_are_those_of_the_people(coach: Coach) -> None:
    group = coach.group()
    for level in (0, 1, 2, 3, 4):
        completes(coach, group, level)
    page = coach.page(f"/groups/{group.id}/team")
    brand, *_, index = rows(page, "spread-caption")
    assert brand == ["Brand", "12.5", "12.5", "6.3 to 18.8", "5"]
    assert index == ["Index, out of 100", "50.1", "50.0", "25.2 to 75.2", "5"]
    assert rows(page, "points-caption") == [[str(25 * level)] * 2 + ["1"] for level in range(5)]
    assert "5 more people with two shared audits are needed" in page.words


def test_what_to_teach_next_is_what_stands_in_most_weeks(coach: Coach) -> None:
    page = coach.page(f"/groups/{full_group(coach).id}/team")
    cards = page.texts(".teach li")
    assert 1 <= len(cards) <= 5
    assert "out of 5" in cards[0]
    assert all("To begin with:" in card for card in cards)


def test_the_evolution_goes_from_the_first_to_the_last_audit(coach: Coach) -> None:
    page = coach.page(f"/groups/{full_group(coach).id}/team")
    assert rows(page, "moved-caption")[-1] == ["Index, out of 100", "+25.0", "5"]


def test_a_drawing_says_in_words_what_it_shows(coach: Coach) -> None:
    page = coach.page(f"/groups/{full_group(coach).id}/team", language="fr")
    assert len(page.all(".plot svg[role=img]")) == 2
    assert "; " in page.text("#spread-description").replace("\u202f", "")


def test_e8_whoever_takes_their_sharing_back_is_told_of_no_more(coach: Coach) -> None:
    group = coach.group()
    for _ in range(4):
        completes(coach, group, 2)
    last = completes(coach, group, 2)
    assert coach.page(f"/groups/{group.id}/team").all("table")
    with writing(coach.app):
        choose(last, Choice(shares=False))
    assert not coach.page(f"/groups/{group.id}/team").all("table")


def test_another_coach_s_group_is_no_page(coach: Coach) -> None:
    group = full_group(coach)
    assert Coach.signs_in(coach.app).get(f"/groups/{group.id}/team").status_code == 404

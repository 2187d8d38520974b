"""What a plan would change: in figures beside today's, and as a ghost on the colonnade."""

import json
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from tests.cast import Person
from tests.oracle import score_sheet
from tests.page import Page, spaced
from webapp.content import CARDS, QUESTIONNAIRE
from webapp.content_export import export

FIRST = CARDS[0].id


@pytest.fixture
def planner(person: Person) -> Person:
    """Someone who begins to work with a report."""
    person.answer_all(1)
    person.finish()
    return person


def figures(page: Page) -> dict[str, list[str]]:
    rows = page.all("#what-if tbody tr")
    return {spaced(row.find("th")): [spaced(cell) for cell in row.find_all("td")] for row in rows}


def test_without_a_plan_the_what_if_says_what_to_do(planner: Person) -> None:
    assert "Add a card to your plan" in planner.page("/report").text("#what-if")


def test_a_ghost_rises_on_the_colonnade_and_is_told(planner: Person) -> None:
    assert not planner.page("/report").all(".colonnade-wide > .colonnade-dashed")
    planner.decide(FIRST, "planned")
    page = planner.page("/report")
    assert page.all(".colonnade-wide > .colonnade-dashed")
    assert "with your plan" in page.text("#wide-description")


@pytest.mark.thorough
def test_the_what_if_equals_the_oracle_on_random_plans(person: Person) -> None:
    random, content = Random(20261127), json.loads(json.dumps(export(str)))
    for _ in range(12):
        answers = {question.id: random.choice(question.options).level for question in QUESTIONNAIRE.questions}
        for pillar in QUESTIONNAIRE.pillars:
            person.post(f"/audit/{pillar.id}", {question.id: answers[question.id] for question in pillar.questions})
        person.finish()
        plan = follow(person, random)
        told = figures(person.page("/report"))
        wanted = score_sheet(content, {"answers": answers, "planned": plan})["what_if"]
        assert [told["Your index"][1]] == [shown(wanted["index"])]
        for pillar in QUESTIONNAIRE.pillars:
            assert told[pillar.title][1] == shown(wanted["pillars"][pillar.id])
        person.begin_again()


def follow(person: Person, random: Random) -> list[str]:
    """Make a random plan of the cards that are listed, all others taken back; return it."""
    listed = [str(card["id"])[5:-2] for card in person.page("/advice").all("#cards article")]
    plan = random.sample(listed, random.randint(1, len(listed)))
    for card in listed:
        person.decide(card, "planned" if card in plan else "suggested")
    return plan


def shown(figure: Any) -> str:
    return "not enough answers" if figure is None else f"{Decimal(str(figure)):.1f}"


def test_doing_a_planned_card_lowers_nothing(planner: Person) -> None:
    planner.decide(FIRST, "planned")
    planned = figures(planner.page("/report"))
    planner.decide(FIRST, "done")
    assert figures(planner.page("/report")) == planned


def test_the_plan_is_listed_with_its_days(planner: Person) -> None:
    for card, status in zip(CARDS, ("planned", "done", "dismissed"), strict=False):
        planner.decide(card.id, status)
    lines = planner.page("/report").texts("#what-if .plan li")
    assert [line.partition(" for ")[0].partition(" done ")[0] for line in sorted(lines)] == sorted(
        card.title for card in CARDS[:2]
    )

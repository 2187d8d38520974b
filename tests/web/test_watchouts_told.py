"""Watch-outs give away nothing that is not shared: on a coach's pages, papers and files, and behind a report's link."""

import pytest
from flask import Flask

from tests.cast import Person
from tests.coaching import EVERYTHING, Coach
from tests.page import Page, fetch
from tests.pdf.reading import Paper
from webapp.store.clients import Choice
from webapp.web.wording import WATCHOUT_OF

pytestmark = pytest.mark.thorough

LINKEDIN = ("brand", "people", "insights", "relationships")
OF_ANSWERS = {
    "Your goal before your score",
    "At the end of the message, a person",
    "Messages that stay unanswered",
    "A wide network, loosely aimed",
    "You publish, your audience reacts little",
    "Sales Navigator may lift the score",
    "Experience needs other measures",
}
OF_JOURNAL = {"From here, the SSI tells you less", "LinkedIn scores you higher"}
OF_BOTH = {"A score does not foretell sales", "Compare, but wisely"}
EVERY = OF_ANSWERS | OF_JOURNAL | OF_BOTH


def tells_all(person: Person) -> None:
    """Complete an audit of which each thing told calls for a watch-out."""
    situation = {"experience": "experienced", "strategy": "none", "network": "2000", "navigator": "yes"}
    situation |= {"goal": "sell", "sector": "retail"} | {f"official.{pillar}": "14" for pillar in LINKEDIN}
    person.fill("context", {f"context.{name}": value for name, value in situation.items()})
    person.fill("outcomes", {f"outcomes.{name}": "0" for name in ("conversations", "calls", "offers", "agreements")})
    person.answer_all(1)
    telling = {"messaging.opening": 2, "relationships.tending": 2, "brand.publishing": 4}
    for question, level in telling.items():
        person.answer(question, level)
    person.finish()


@pytest.mark.parametrize(
    ("shown", "titles"),
    [
        (Choice(True), set()),
        (Choice(True, answers=True), OF_ANSWERS),
        (Choice(True, journal=True), OF_JOURNAL),
        (EVERYTHING, EVERY),
    ],
)
def test_no_watchout_gives_away_what_is_not_shared(
    coach: Coach, person: Person, shown: Choice, titles: set[str]
) -> None:
    tells_all(person)
    client = coach.follows(person, coach.group(), shown)
    page = coach.page(f"/clients/{client.id}/report/1")
    words = " ".join(Paper(coach.get(f"/clients/{client.id}/report/1.pdf").data).text.split())
    (told,) = coach.get("/exports/everything.json").get_json()["clients"][0]["reports"]
    assert {WATCHOUT_OF[slug].title for slug in told["watchouts"]} & EVERY == titles
    assert set(page.texts("article.watchout h3")) & EVERY == titles
    assert {title for title in EVERY if title in words} == titles


def behind_the_link(app: Flask, person: Person, answers: bool) -> Page:
    """Open a report as its reader does."""
    return fetch(app.test_client(use_cookies=False), f"/en/shared/{person.share(answers=answers)}")


def test_who_has_a_report_s_link_meets_no_answer_in_its_watchouts(app: Flask, person: Person) -> None:
    tells_all(person)
    titles = behind_the_link(app, person, answers=False).texts("article.watchout h3")
    assert set(titles) & EVERY == OF_JOURNAL
    person.client.post(person.path("/report/1/share"), data={"do": "revoke"})
    titles = behind_the_link(app, person, answers=True).texts("article.watchout h3")
    assert set(titles) >= EVERY


@pytest.mark.parametrize("answers", [True, False])
def test_the_panel_counts_the_watchouts_that_its_reader_sees(app: Flask, person: Person, answers: bool) -> None:
    tells_all(person)
    seen = len(behind_the_link(app, person, answers).all("article.watchout"))
    told = person.page("/report/1").texts("#share .sees li")
    assert f"{seen} watch-outs, which let your situation show" in told

"""What helps to read a report: the claims under a caveat, the words explained, why each figure, what was useful."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from bs4 import Tag
from flask import Flask

from tests.cast import HTMX, Person
from tests.page import Page, spaced
from webapp.content import CARDS, CLAIMS, DIFFERENCES, GLOSSARY, NOT_COMPARED, QUESTIONNAIRE, READINGS
from webapp.store.cards import usefulness

pytestmark = pytest.mark.thorough

CARD = CARDS[0].id
TEXTS = {claim.id: claim.text for claim in CLAIMS}


@pytest.fixture
def reader(person: Person) -> Person:
    """Someone with a report of uneven pillars."""
    person.answer_levels({q.id: (q.options[nth % 4]).level for nth, q in enumerate(QUESTIONNAIRE.questions)})
    person.finish()
    return person


def test_each_caveat_unfolds_to_the_claims_it_rests_on_with_their_holders(reader: Person) -> None:
    page = reader.page("/report")
    for card in CARDS:
        for shown in page.all(f"#card-{card.id}-4 .claims-below"):
            for source in card.caveat.sources:
                assert TEXTS[source] in spaced(shown)
                assert f"({source})" in spaced(shown.find("a", href=f"/en/sources#{source}"))


def test_words_of_the_glossary_are_explained_where_they_stand(reader: Person) -> None:
    page = reader.page("/report")
    terms = {str(tag["popovertarget"]).removeprefix("meaning-") for tag in page.all("button.term")}
    assert terms <= {"index", "band", "stance", "activity", "quality", "ssi", "weight", "watchout"}
    assert terms >= {"index", "band", "stance", "activity", "quality", "ssi", "weight"}
    for term in GLOSSARY:
        if term.id in terms:
            assert term.meaning in page.text(f"#meaning-{term.id}")


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]


def lines(page: Page, pillar: str) -> list[Tag]:
    return page.all(f"#why-{pillar} tbody tr")


def test_each_pillar_unfolds_into_sums_that_add_up_to_its_figure(reader: Person) -> None:
    page = reader.page("/report")
    for pillar in QUESTIONNAIRE.pillars:
        products = [numbers(spaced(row.find_all("td")[-1])) for row in lines(page, pillar.id)]
        reached, weights = sum(weight * level for weight, level, _ in products), sum(row[0] for row in products)
        assert all(weight * level == product for weight, level, product in products)
        assert page.text(f"#why-{pillar.id} tfoot td") == str(reached)
        exact = Fraction(25 * reached, 4 * weights)
        shown = Decimal((20 * exact.numerator + exact.denominator) // (2 * exact.denominator)).scaleb(-1)
        assert page.text(f"#pillar-{pillar.id} .pillar-figure strong") == str(shown)
        assert f"25 × {reached} ÷ {4 * weights} = " in page.text(f"#why-{pillar.id}")


def test_the_sums_name_the_questions_and_the_answers_given(reader: Person) -> None:
    page = reader.page("/report")
    for pillar in QUESTIONNAIRE.pillars:
        for question, row in zip(pillar.questions, lines(page, pillar.id), strict=True):
            assert spaced(row.find("th")) == question.topic
            assert spaced(row.find("td")) in {option.text for option in question.options}


def test_a_figure_without_end_is_given_as_a_fraction_too(person: Person) -> None:
    person.answer_levels({question.id: 1 for question in QUESTIONNAIRE.pillars[0].questions[:4]})
    assert re.search(r"= \d+/\d+ = \d+\.\d{3}…", person.finished().text("#why-brand"))


def test_what_does_not_count_says_so(person: Person) -> None:
    person.answer_levels({"people.choosing": 2, "people.groups": "n/a"})
    rows = [spaced(row) for row in lines(person.finished(), "people")]
    assert sum("left empty" in row and "doesn’t count" in row for row in rows) == 4
    assert sum("Not applicable: " in row for row in rows) == 1
    assert "four questions that count; here there are 1" in person.page("/report").text("#why-people")


def test_the_index_is_shown_as_the_sum_of_its_pillars(reader: Person) -> None:
    *terms, total = map(Decimal, re.findall(r"\d+\.\d", reader.page("/report").text(".sum")))
    assert (len(terms), sum(terms)) == (4, total)


def test_each_pillar_says_what_its_two_readings_show_and_how_they_differ(reader: Person) -> None:
    page, said = reader.page("/report"), {text for r in READINGS for text in (r.low, r.middle, r.high)}
    for pillar in QUESTIONNAIRE.pillars:
        assert set(page.texts(f"#pillar-{pillar.id} .says dd")) <= said
        differs = re.sub(r"\d+", "%(points)s", page.text(f"#pillar-{pillar.id} .differs"))
        assert differs in {*DIFFERENCES.values(), NOT_COMPARED}


@pytest.fixture
def planner(reader: Person) -> Person:
    """The same, with a card to judge in the plan."""
    reader.decide(CARD, "planned")
    return reader


def test_a_card_is_judged_once_it_is_in_the_plan_or_done(reader: Person) -> None:
    for status, asked in (("suggested", 0), ("planned", 1), ("done", 1), ("dismissed", 0)):
        reader.decide(CARD, status)
        assert len(reader.page("/advice").all(f"#useful-{CARD}-4")) == asked


def useful(person: Person, said: str, **how: object) -> object:
    return person.client.post(person.path(f"/advice/{CARD}/useful?on=advice&level=4"), data={"useful": said}, **how)


def pressed(page: Page) -> list[str]:
    return [str(tag["id"])[: -len(f"-{CARD}-4")] for tag in page.all(f"#useful-{CARD}-4 [aria-pressed=true]")]


@pytest.mark.both
def test_a_card_is_found_useful_or_not_and_the_answer_can_be_changed_and_taken_back(planner: Person) -> None:
    for said, shown in (("yes", ["useful-yes"]), ("yes", ["useful-yes"]), ("no", ["useful-no"]), ("", [])):
        assert useful(planner, said).status_code == 303  # type: ignore[attr-defined]
        assert pressed(planner.page("/advice")) == shown


def test_a_button_that_is_pressed_takes_the_answer_back(planner: Person) -> None:
    useful(planner, "yes")
    values = [str(tag["value"]) for tag in planner.page("/advice").all(f"#useful-{CARD}-4 button")]
    assert values == ["", "no"]


@pytest.mark.parametrize("status", ["suggested", "dismissed"])
def test_a_card_that_one_does_not_work_with_is_not_judged(reader: Person, status: str) -> None:
    reader.decide(CARD, status)
    assert useful(reader, "yes").status_code == 400  # type: ignore[attr-defined]


def test_a_card_of_this_week_asks_once_though_it_stands_in_the_list_too(reader: Person) -> None:
    card = str(reader.page("/report").all(".three article")[0]["id"])[5:-2]
    reader.decide(card, "planned")
    assert [str(tag["id"]) for tag in reader.page("/report").all(f"[id^=useful-{card}]")] == [f"useful-{card}-3"]


def test_htmx_gets_the_question_again_with_thanks(planner: Person) -> None:
    part = Page(useful(planner, "yes", headers=HTMX), planner.app)  # type: ignore[arg-type]
    assert pressed(part) == ["useful-yes"]
    assert part.text("[role=status]") == "Noted, thank you."
    assert part.one("form")["action"] == planner.path(f"/advice/{CARD}/useful?on=advice&level=4")


def test_another_answer_changes_nothing(planner: Person) -> None:
    assert useful(planner, "perhaps").status_code == 400  # type: ignore[attr-defined]
    assert pressed(planner.page("/advice")) == []


@pytest.mark.both
def test_the_operator_is_told_totals_and_nobodys_name(planner: Person, stranger: Person, app: Flask) -> None:
    stranger.answer_all(1)
    stranger.finish()
    for person, card in ((stranger, CARD), (planner, CARDS[1].id)):
        person.decide(card, "done")
    useful(planner, "yes")
    useful(stranger, "no")
    planner.client.post(planner.path(f"/advice/{CARDS[1].id}/useful"), data={"useful": "yes"})
    with app.app_context():
        assert sorted(usefulness()) == sorted([(CARD, 1, 1), (CARDS[1].id, 1, 0)])
    told = app.test_cli_runner().invoke(args=["feedback"])
    assert told.output.splitlines()[-1].split() == ["2", "yes", "1", "no", "in", "all,", "on", "2", "cards"]
    assert f"     1 yes      1 no   {CARD}: {CARDS[0].title}" in told.output


def test_nobody_else_sees_what_was_found_useful(planner: Person, stranger: Person) -> None:
    stranger.answer_all(1)
    stranger.finish()
    stranger.decide(CARD, "planned")
    useful(planner, "yes")
    assert pressed(stranger.page("/advice")) == []

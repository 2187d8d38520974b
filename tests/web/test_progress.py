"""How far one is: one figure, the same wherever it is shown, and a state for each section."""

import pytest

from tests.cast import Person
from webapp.audit.progress import Section
from webapp.content import QUESTIONNAIRE, SECTIONS
from webapp.languages import translator
from webapp.web.filling import SHORT_TITLES, STATES

ASKED = len(QUESTIONNAIRE.context) + len(QUESTIONNAIRE.questions)
SHOWN_ON = ["/", "/audit/review", "/audit/context", "/audit/messaging"]


def figures(person: Person) -> set[str]:
    """The figure as each page shows it, in words and in its bar."""
    pages = [person.page(rest) for rest in SHOWN_ON]
    words = {page.text("#progress-words") for page in pages}
    bars = {f"{page.one('progress')['value']} of {page.one('progress')['max']}" for page in pages}
    assert {word.partition(" questions")[0] for word in words} == bars
    return bars


def states(person: Person) -> dict[str, str]:
    """The state of each section, the same on every page that lists them."""
    found = [{str(tag["id"]): tag.get_text() for tag in person.page(rest).all(".steps .state")} for rest in SHOWN_ON]
    assert all(one == found[0] for one in found)
    return {state_id.removeprefix("state-"): words for state_id, words in found[0].items()}


def test_a_new_audit_is_at_nothing_and_says_so_everywhere(person: Person) -> None:
    assert figures(person) == {f"0 of {ASKED}"}
    assert set(states(person).values()) == {"not started"}


@pytest.mark.both
def test_one_figure_is_shown_on_the_section_the_home_and_the_review(person: Person) -> None:
    person.answer("brand.profile", 3)
    person.fill("context", {"context.goal": "sell"})
    assert figures(person) == {f"2 of {ASKED}"}


def test_the_reply_to_an_answer_shows_the_figure_of_the_page(person: Person) -> None:
    assert person.answer("brand.profile", 3).text("#progress-words") == person.page("/").text("#progress-words")


def test_optional_figures_do_not_count_as_questions(person: Person) -> None:
    person.fill("context", {"context.official.brand": "12"})
    person.fill("outcomes", {"outcomes.calls": "3"})
    assert figures(person) == {f"0 of {ASKED}"}


def test_not_applicable_counts_as_answered(person: Person) -> None:
    question = next(q for q in QUESTIONNAIRE.questions if "n/a" in [option.level for option in q.options])
    person.answer(question.id, "n/a")
    assert figures(person) == {f"1 of {ASKED}"}


def test_answering_everything_reaches_the_whole_figure(person: Person) -> None:
    person.answer_all()
    person.fill("context", {question.id: question.choices[0].id for question in QUESTIONNAIRE.context})
    assert figures(person) == {f"{ASKED} of {ASKED}"}
    assert {state for section, state in states(person).items() if section != "outcomes"} == {"done"}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_a_section_is_partly_done_then_done(person: Person, section: Section) -> None:
    wanted = section.asked or section.optional
    values = dict.fromkeys(wanted, "1") | {q.id: q.choices[0].id for q in QUESTIONNAIRE.context}
    for name in wanted[:-1]:
        person.answer(name, values[name])
    assert states(person)[section.id] == "partly done"
    person.answer(wanted[-1], values[wanted[-1]])
    assert states(person)[section.id] == "done"


def test_the_home_of_the_space_leads_to_the_first_section_that_is_not_done(person: Person) -> None:
    assert person.page("/").link("Go on: Your situation") == person.path("/audit/context")
    for question in QUESTIONNAIRE.context:
        person.answer(question.id, question.choices[0].id)
    title = SHORT_TITLES["brand"]
    assert person.page("/").link(f"Go on: {title}") == person.path("/audit/brand")


def test_the_home_of_the_space_leads_to_the_review_when_all_is_done(person: Person) -> None:
    person.answer_all()
    for question in QUESTIONNAIRE.context:
        person.answer(question.id, question.choices[0].id)
    assert person.page("/").all("main .actions a")[0]["href"] == person.path("/audit/review")


def test_the_section_in_hand_is_marked_in_the_list(person: Person) -> None:
    for rest in SHOWN_ON[1:]:
        assert [tag["href"] for tag in person.page(rest).all(".steps [aria-current=step]")] == [person.path(rest)]
    assert not person.page("/").all(".steps [aria-current]")


def test_sections_can_be_taken_in_any_order(person: Person) -> None:
    for section in reversed(SECTIONS):
        assert person.fill(section.id, {}).status_code == 303
    assert set(states(person).values()) == {"not started"}


def test_states_are_told_in_the_language_of_the_page(person: Person) -> None:
    words = person.page("/", language="fr").texts(".steps .state")
    assert set(words) == {translator("fr")(STATES["not-started"])}

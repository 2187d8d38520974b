"""A section of the audit: shown with what was answered, saved by its button."""

import itertools

import pytest

from tests.cast import Person
from tests.page import fetch, read
from webapp.audit.progress import Section
from webapp.audit.questionnaire import NOT_APPLICABLE
from webapp.content import QUESTIONNAIRE, SECTIONS

EACH = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
EXCUSED = next(q.id for q in QUESTIONNAIRE.questions if NOT_APPLICABLE in [option.level for option in q.options])
BRAND = "context.official.brand"
PEOPLE = "context.official.people"


@EACH
def test_a_section_asks_each_of_its_questions_with_its_options(person: Person, section: Section) -> None:
    page = person.page(f"/audit/{section.id}")
    assert {str(tag["name"]) for tag in page.all("main .question [name*='.']")} == set(section.ids)
    for question in QUESTIONNAIRE.questions:
        if question.id in section.ids:
            values = [tag["value"] for tag in page.all(f"input[name='{question.id}']")]
            assert values == [str(option.level) for option in question.options]


@EACH
def test_a_question_comes_with_its_help(person: Person, section: Section) -> None:
    page = person.page(f"/audit/{section.id}")
    for field in page.all("fieldset.question, .question input[type=text]"):
        assert page.text(f"#{str(field['aria-describedby']).split()[0]}")


@EACH
def test_a_new_section_has_nothing_chosen_for_the_person(person: Person, section: Section) -> None:
    form = person.page(f"/audit/{section.id}").form("section-form")
    assert {value for name, value in form.items() if name in section.ids} <= {""}


def test_sections_follow_one_another_to_the_review(person: Person) -> None:
    steps = [section.id for section in SECTIONS] + ["review"]
    for section, following in itertools.pairwise(steps):
        response = person.fill(section, {})
        assert (response.status_code, response.location) == (303, person.path(f"/audit/{following}"))


def test_each_section_but_the_first_leads_back_to_the_one_before(person: Person) -> None:
    for earlier, section in itertools.pairwise(SECTIONS):
        assert person.page(f"/audit/{section.id}").link("Back") == person.path(f"/audit/{earlier.id}")
    assert "Back" not in person.page(f"/audit/{SECTIONS[0].id}").texts("main a")


@pytest.mark.both
def test_what_was_chosen_is_there_on_coming_back(person: Person) -> None:
    person.fill("brand", {"brand.profile": "3", "brand.keywords": "0"})
    form = person.elsewhere().page("/audit/brand").form("section-form")
    assert {name: form.get(name) for name in ("brand.profile", "brand.keywords", "brand.topics")} == {
        "brand.profile": "3",
        "brand.keywords": "0",
        "brand.topics": None,
    }


def test_the_context_is_saved_like_the_rest(person: Person) -> None:
    person.fill("context", {"context.goal": "recruit", "context.time": "240"})
    assert person.saved() == {"context.goal": "recruit", "context.time": "240"}


def test_a_question_can_be_answered_not_applicable(person: Person) -> None:
    section = EXCUSED.partition(".")[0]
    person.fill(section, {EXCUSED: NOT_APPLICABLE})
    assert person.saved() == {EXCUSED: NOT_APPLICABLE}
    assert person.page(f"/audit/{section}").form("section-form")[EXCUSED] == NOT_APPLICABLE


@pytest.mark.both
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        (" 7 ", "7"),
        ("07", "7"),
        ("12.50", "12.5"),
        ("0", "0"),
        ("0,0", "0"),
        ("25", "25"),
        ("25.000", "25"),
        ("24.999", "24.999"),
        ("\u00a09,25\u202f", "9.25"),
    ],
)
def test_an_official_figure_is_taken_as_people_write_it(person: Person, typed: str, kept: str) -> None:
    person.fill("context", {BRAND: typed})
    assert person.saved() == {BRAND: kept}


@pytest.mark.parametrize(
    "typed",
    ["25.1", "26", "-1", "12.5.1", "a lot", "1e1", "٣", "１２", "12.5555", "Infinity", "NaN", "0x10", "½"],
)
def test_g1_a_figure_that_cannot_be_is_refused_and_shown_again(person: Person, typed: str) -> None:
    page = person.refused("context", {BRAND: typed})
    assert page.form("section-form")[BRAND] == typed
    assert "Enter a figure from 0 to 25, such as 12.5, or leave the field empty." in page.text(".summary")
    assert person.saved() == {}


@pytest.mark.both
@pytest.mark.parametrize(("typed", "kept"), [("0", "0"), ("3", "3"), ("1 200", "1200"), ("1\u202f200", "1200")])
def test_an_outcome_is_a_whole_number(person: Person, typed: str, kept: str) -> None:
    person.fill("outcomes", {"outcomes.calls": typed})
    assert person.saved() == {"outcomes.calls": kept}


@pytest.mark.parametrize("typed", ["1.5", "-2", "100000", "many", "٣", "1e3", "+4"])
def test_g1_an_outcome_that_cannot_be_is_refused_and_shown_again(person: Person, typed: str) -> None:
    page = person.refused("outcomes", {"outcomes.calls": typed})
    assert page.form("section-form")["outcomes.calls"] == typed
    assert "Enter a whole number from 0 to 99,999" in page.text("#outcomes-calls-error")


def test_an_outcome_left_empty_is_unknown_and_zero_is_zero(person: Person) -> None:
    person.fill("outcomes", {"outcomes.calls": "0", "outcomes.offers": ""})
    assert person.saved() == {"outcomes.calls": "0"}


def test_a_number_can_be_taken_back(person: Person) -> None:
    person.fill("outcomes", {"outcomes.calls": "4", "outcomes.offers": "2"})
    person.fill("outcomes", {"outcomes.calls": ""})
    assert person.saved() == {"outcomes.offers": "2"}


@pytest.mark.both
def test_a3_one_wrong_field_costs_none_of_the_others(person: Person) -> None:
    page = person.refused("context", {"context.goal": "sell", BRAND: "12", PEOPLE: "99"})
    assert person.saved() == {"context.goal": "sell", BRAND: "12"}
    form = page.form("section-form")
    assert (form["context.goal"], form[BRAND], form[PEOPLE]) == ("sell", "12", "99")


def test_a3_what_was_refused_leaves_the_earlier_answer_as_it_was(person: Person) -> None:
    person.fill("context", {BRAND: "12"})
    person.refused("context", {BRAND: "99"})
    assert person.saved() == {BRAND: "12"}
    assert person.page("/audit/context").form("section-form")[BRAND] == "12"


def test_i4_an_error_is_told_in_the_title_the_summary_and_the_field(person: Person) -> None:
    page = person.refused("context", {BRAND: "99", PEOPLE: "-1"})
    assert page.title.startswith("Error: Your situation")
    assert page.one(".summary").has_attr("data-focus")
    assert [tag["href"] for tag in page.all(".summary a")] == ["#context-official-brand", "#context-official-people"]
    field = page.one("#context-official-brand")
    assert field["aria-invalid"] == "true"
    assert page.text(f"#{str(field['aria-describedby']).split()[-1]}").startswith("Error: ")


def test_a_choice_that_is_not_offered_is_refused_beside_its_question(person: Person) -> None:
    page = person.refused("brand", {"brand.profile": "9"})
    assert page.text("#brand-profile-error").endswith("Choose one of the answers offered.")
    assert page.one("fieldset#brand-profile")["aria-invalid"] == "true"


def test_the_refused_page_can_be_corrected_and_sent(person: Person) -> None:
    form = person.refused("context", {"context.goal": "sell", BRAND: "99"}).form("section-form")
    assert person.post("/audit/context", form | {BRAND: "19"}).status_code == 303
    assert person.saved() == {"context.goal": "sell", BRAND: "19"}


def test_the_consent_is_not_ticked_beforehand(person: Person) -> None:
    assert "compare" not in person.page("/audit/context").form("section-form")
    assert "Your scores count in no comparison." in person.page("/data").words


@pytest.mark.both
def test_the_consent_is_given_and_taken_back_by_its_box(person: Person) -> None:
    person.fill("context", {"compare": "yes"})
    assert person.page("/audit/context").form("section-form")["compare"] == "yes"
    form = person.page("/audit/context").form("section-form")
    person.post("/audit/context", {name: value for name, value in form.items() if name != "compare"})
    assert "compare" not in person.page("/audit/context").form("section-form")


def test_a_refused_context_shows_the_consent_as_it_was_ticked(person: Person) -> None:
    assert person.refused("context", {"compare": "yes", BRAND: "99"}).form("section-form")["compare"] == "yes"


def test_other_sections_leave_the_consent_alone(person: Person) -> None:
    person.fill("context", {"compare": "yes"})
    person.fill("brand", {"brand.profile": "1"})
    assert person.page("/audit/context").form("section-form")["compare"] == "yes"


def test_the_link_to_keep_is_offered_open_at_the_very_start(person: Person) -> None:
    page = person.page("/audit/context")
    assert page.one("details.keep").has_attr("open")
    assert page.text("#keep-address") == f"http://127.0.0.1:8000{person.path('/')}"
    assert not person.page("/audit/brand").all("details.keep")


@pytest.mark.parametrize("section", ["nowhere", "answer", "Brand", "brand ", "review/x", "%00", "..%2fdata"])
def test_a_section_that_there_is_not_is_an_unknown_page(person: Person, section: str) -> None:
    assert fetch(person.client, person.path(f"/audit/{section}"), 404).h1 == "There is no page here"
    if section not in {"answer"}:
        read(person.post(f"/audit/{section}"), person.app, 404)


def test_a_section_opens_the_home_of_the_space_when_no_audit_runs(person: Person) -> None:
    person.answer("brand.profile", 1)
    person.finish()
    for rest in ("/audit/brand", "/audit/review"):
        assert person.get(rest).location == person.path("/")

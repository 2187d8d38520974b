"""An answer saved as it is chosen: by htmx, and by a plain form where htmx is not."""

import pytest

from tests.cast import HTMX, Person
from tests.page import Page, read
from webapp.content import QUESTIONNAIRE, SECTIONS
from webapp.languages import translator

ASKED = len(QUESTIONNAIRE.context) + len(QUESTIONNAIRE.questions)


@pytest.mark.both
def test_an_answer_is_kept_as_soon_as_it_is_chosen(person: Person) -> None:
    assert person.answer("brand.profile", 3).status == 200
    assert person.elsewhere().page("/audit/brand").form("section-form")["brand.profile"] == "3"


def test_the_reply_is_the_progress_with_a_word_that_it_is_saved(person: Person) -> None:
    reply = person.answer("brand.profile", 3)
    assert not reply.all("html, h1, form")
    assert reply.text("#progress-words") == f"1 of {ASKED} questions answered"
    assert reply.text("#progress .said") == "Saved"
    assert reply.text("#brand-profile-saved") == "Saved"
    assert reply.text("#state-brand") == "partly done"


def test_every_part_of_the_reply_takes_the_place_of_one_on_the_page(person: Person) -> None:
    page = person.page("/audit/context")
    for question, value in (("context.goal", "sell"), ("context.official.brand", "7")):
        for part in person.answer(question, value).soup.find_all(id=True):
            assert page.one(f"#{part['id']}").name == part.name


def test_the_reply_is_for_no_cache(person: Person) -> None:
    response = person.answer("brand.profile", 3).response
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "HX-Request" in response.vary


def test_the_reply_speaks_the_language_of_the_page(person: Person) -> None:
    person.language = "fr"
    reply = person.answer("brand.profile", 3)
    words = translator("fr")("%(answered)s of %(asked)s questions answered")
    assert reply.text("#progress-words") == words % {"answered": 1, "asked": ASKED}
    assert reply.text("#brand-profile-saved") == translator("fr")("Saved")


def test_the_last_answer_of_a_section_makes_it_done(person: Person) -> None:
    for question in QUESTIONNAIRE.pillars[0].questions:
        reply = person.answer(question.id, 2)
    assert reply.text("#state-brand") == "done"


def test_another_choice_takes_the_place_of_the_first(person: Person) -> None:
    person.answer("brand.profile", 3)
    person.answer("brand.profile", 1)
    assert person.saved() == {"brand.profile": "1"}


def test_a_number_is_kept_in_its_plain_form_and_emptied_again(person: Person) -> None:
    person.answer("context.official.brand", "12,50")
    assert person.saved() == {"context.official.brand": "12.5"}
    person.answer("context.official.brand", "")
    assert person.saved() == {}


def test_g1_a_number_that_cannot_be_says_why_and_leaves_the_old_one(person: Person) -> None:
    person.answer("outcomes.calls", "3")
    reply = person.answer("outcomes.calls", "three")
    assert reply.text("#outcomes-calls-error").startswith("Error: Enter a whole number")
    assert reply.text("#outcomes-calls-saved") == ""
    assert reply.text("#progress .said") == ""
    assert person.saved() == {"outcomes.calls": "3"}


def test_a_number_corrected_takes_its_error_away(person: Person) -> None:
    person.answer("outcomes.calls", "three")
    assert person.answer("outcomes.calls", "3").text("#outcomes-calls-error") == ""


def test_g1_a_choice_that_is_not_offered_is_not_kept(person: Person) -> None:
    reply = person.answer("brand.profile", 7)
    assert "Saved" not in reply.words
    assert person.saved() == {}


def test_an_empty_choice_keeps_the_answer_there_was(person: Person) -> None:
    person.answer("brand.profile", 3)
    person.answer("brand.profile", "")
    assert person.saved() == {"brand.profile": "3"}


def test_without_htmx_the_answer_is_saved_and_the_section_shown_again(person: Person) -> None:
    response = person.post("/audit/answer", {"people.fit": 4})
    assert (response.status_code, response.location) == (303, person.path("/audit/people"))
    assert person.saved() == {"people.fit": "4"}


@pytest.mark.parametrize("data", [{}, {"nowhere": "1"}, {"brand.gone": "3"}, {"audit": "1"}])
def test_a_form_with_no_question_in_it_is_not_understood(person: Person, data: dict[str, str]) -> None:
    read(person.post("/audit/answer", data), person.app, 400)


def test_only_the_first_question_of_a_form_is_saved_by_itself(person: Person) -> None:
    person.post("/audit/answer", {"brand.profile": 1, "brand.keywords": 2}, headers=HTMX)
    assert person.saved() == {"brand.profile": "1"}


@pytest.mark.parametrize("number", ["2", "0", "-1", "", "x", "1.0", "１", "99999999999999999999"])
@pytest.mark.parametrize("rest", ["/audit/answer", "/audit/brand", "/audit/review"])
def test_the_form_of_another_audit_is_refused_and_changes_nothing(person: Person, rest: str, number: str) -> None:
    person.answer("brand.profile", 3)
    page = read(person.post(rest, {"audit": number, "brand.profile": "1"}), person.app, 409)
    assert page.h1 == "This form is for another audit"
    assert page.link("Open my space") == person.path("/")
    assert person.saved() == {"brand.profile": "3"}


def test_an_answer_sent_after_the_end_is_refused(person: Person) -> None:
    person.answer("brand.profile", 3)
    person.finish()
    assert person.answer("brand.profile", 1).status == 409
    assert person.post("/audit/brand", {"brand.profile": 1}).status_code == 409
    assert person.saved() == {"brand.profile": "3"}


def test_saving_an_answer_is_never_limited(person: Person) -> None:
    assert {person.answer("brand.profile", turn % 5).status for turn in range(100)} == {200}


def test_a_restored_or_boosted_page_is_whole(person: Person) -> None:
    for header in ("HX-Boosted", "HX-History-Restore-Request"):
        page = read(person.get("/audit/brand", headers={**HTMX, header: "true"}), person.app)
        assert page.form("section-form")


def test_each_question_saves_itself_alone(person: Person) -> None:
    for section in SECTIONS:
        page: Page = person.page(f"/audit/{section.id}")
        saving = {str(tag["data-hx-params"]) for tag in page.all("[data-hx-post]")}
        assert saving == {f"audit,{name}" for name in section.ids}

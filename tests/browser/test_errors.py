"""What cannot be saved: said first, marked where it stands, and kept as it was typed, whatever it is."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import button, figure, option
from tests.browser.watch import allow
from tests.cast import Person
from webapp.languages import LANGUAGES, translator

SCRIPT = "<script>alert(1)</script>"
BREAKING = ["'\"><img src=x onerror=alert(1)>", "{{7*191}}", "javascript:alert(1)"]


@pytest.fixture
def page(page: Page) -> Page:
    allow(page, "status of 422")
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_has_the_focus_and_leads_to_each_field(page: Page, person: Person, language: str) -> None:
    page.goto(person.path("/audit/context", language))
    figure(page, "context.official.brand").fill("99")
    figure(page, "context.official.insights").fill("twelve")
    button(page, "continue").click()
    expect(page).to_have_title(re.compile(f"^{re.escape(translator(language)('Error:'))} "))
    expect(page.locator(".summary")).to_be_focused()
    expect(page.locator(".summary a")).to_have_count(2)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = figure(page, "context.official.insights")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    expect(field).to_have_value("twelve")
    expect(field).to_have_attribute("aria-invalid", "true")
    told = (field.get_attribute("aria-describedby") or "").split()
    assert page.locator(f"#{told[-1]}").inner_text()


def test_a_wrong_figure_is_marked_as_soon_as_it_is_left_and_no_longer_when_it_is_right(
    page: Page, person: Person
) -> None:
    page.goto(person.path("/audit/outcomes"))
    field, error = figure(page, "outcomes.calls"), page.locator("#outcomes-calls-error")
    field.fill("many")
    field.blur()
    expect(error).not_to_be_empty()
    expect(error).to_have_attribute("role", "alert")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#outcomes-calls-saved")).to_be_empty()
    expect(page.locator("#progress .said")).to_be_empty()
    field.fill("12")
    field.blur()
    expect(error).to_be_empty()
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(page.locator("#outcomes-calls-saved")).to_have_text("Saved")


def test_nothing_to_report_leads_to_the_first_question(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/review"))
    button(page, "finish").click()
    expect(page.locator(".summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/audit/brand$"))


def test_erasing_wants_the_box_ticked_then_erases(page: Page, person: Person) -> None:
    page.goto(person.path("/data"))
    button(page, "erase").click()
    expect(page.locator(".summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#sure")).to_be_focused()
    page.keyboard.press("Space")
    button(page, "erase").click()
    expect(page).to_have_url(re.compile("/goodbye/erased$"))
    assert person.get("/").status_code == 404


@pytest.mark.parametrize("typed", [SCRIPT, *BREAKING])
def test_d1_what_is_typed_is_shown_as_it_was_typed(page: Page, person: Person, typed: str) -> None:
    for section, name in (("context", "context.official.brand"), ("outcomes", "outcomes.calls")):
        page.goto(person.path(f"/audit/{section}"))
        field = figure(page, name)
        field.evaluate("(field) => field.removeAttribute('maxlength')")
        field.fill(typed)
        field.press("Enter")
        expect(page.locator(".summary")).to_be_focused()
        expect(figure(page, name)).to_have_value(typed)
        assert page.locator("main script, main img").count() == page.locator("main .code img").count()


def test_an_answer_that_is_no_longer_offered_is_asked_again(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/brand"))
    option(page, "brand.profile", "3").evaluate("(button) => { button.value = '9'; button.checked = true; }")
    button(page, "continue").click()
    expect(page.locator("#brand-profile-error")).not_to_be_empty()
    page.locator(".summary a").click()
    expect(page.locator("#brand-profile-1")).to_be_focused()

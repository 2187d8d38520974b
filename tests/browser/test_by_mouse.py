"""The whole audit with a mouse, in English, with a change of language and of device on the way."""

import re
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.acting import (
    IDS,
    after_a_while,
    answering,
    at_section,
    button,
    choose,
    figure,
    option,
    sheet,
    stop_the_clock,
    token_of,
)
from tests.browser.conftest import NewBrowser
from tests.browser.site import Site
from tests.browser.watch import allow
from tests.cast import Person
from webapp.content import SECTIONS
from webapp.languages import translator
from webapp.web.forms.sections import ASKINGS, Kind

FRENCH = translator("fr")


def fill(page: Page, section: str, chosen: dict[str, str]) -> None:
    """Answer every question of a section, without waiting for one to be saved before the next."""
    for name in IDS[section]:
        if ASKINGS[name].kind is Kind.CHOICE:
            choose(page, name, chosen[name])
        else:
            figure(page, name).fill(chosen[name])


def go_on(page: Page, section: str) -> None:
    button(page, "continue").click()
    at_section(page, section)


def expect_progress(page: Page, answered: int) -> None:
    """Wait until the figure of progress, in words and drawn, is so many."""
    expect(page.locator("#progress-words")).to_contain_text(re.compile(rf"^{answered} "))
    expect(page.locator("#progress progress")).to_have_attribute("value", str(answered))


def test_the_whole_audit_in_english(page: Page, new_browser: NewBrowser, site: Site) -> None:
    chosen = sheet(shift=1)
    page.goto("/en/")
    button(page, "begin").click()
    button(page, "open").click()
    at_section(page, "context")
    for section, following in pairwise(SECTIONS[:4]):
        fill(page, section.id, chosen)
        go_on(page, following.id)
    fill(page, "insights", chosen)
    page.locator(".switch").get_by_text("Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    at_section(page, "insights")
    for name in IDS["insights"]:
        expect(option(page, name, chosen[name])).to_be_checked()
    go_on(page, "relationships")
    fill(page, "relationships", chosen)
    page.locator(".switch").get_by_text("English").click()
    go_on(page, "messaging")

    elsewhere = new_browser().new_page()
    elsewhere.goto(f"/en/space/{token_of(page)}/")
    elsewhere.locator("main .button[href$='/audit/messaging']").click()
    fill(elsewhere, "messaging", chosen)
    go_on(elsewhere, "outcomes")
    fill(elsewhere, "outcomes", chosen)
    go_on(elsewhere, "review")
    expect_progress(elsewhere, 38)
    assert Person(site.app.test_client(), token_of(page)).saved() == chosen
    button(elsewhere, "finish").click()
    expect(elsewhere.locator(".index .figure")).to_have_text(re.compile(r"^\d+\.\d$"))

    page.reload()
    expect(page).to_have_url(re.compile(r"/space/[^/]+/$"))
    page.locator("main .button[href$='/report']").click()
    expect(page.locator("h1")).to_have_text(elsewhere.locator("h1").inner_text())


def test_an_answer_says_that_it_is_saved_and_moves_the_figure_of_progress(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/brand"))
    expect_progress(page, 0)
    with answering(page):
        choose(page, "brand.profile", "3")
    expect(page.locator("#brand-profile-saved")).to_have_text("Saved")
    expect(page.locator("[role=status] #progress .said")).to_have_text("Saved")
    expect_progress(page, 1)
    expect(page.locator("#state-brand")).to_have_class("state partly")
    page.reload()
    expect(option(page, "brand.profile", "3")).to_be_checked()
    expect_progress(page, 1)


def test_the_figure_of_progress_is_the_same_everywhere(page: Page, person: Person) -> None:
    person.answer("brand.profile", 3)
    person.answer("context.goal", "sell")
    for path in ("/", "/audit/context", "/audit/brand", "/audit/outcomes", "/audit/review"):
        page.goto(person.path(path))
        expect_progress(page, 2)


def test_a_change_of_language_keeps_a_figure_that_cannot_be_saved(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/context"))
    choose(page, "context.goal", "recruit")
    page.locator("#compare").check()
    figure(page, "context.official.brand").fill("30,5")
    figure(page, "context.official.people").fill("12.5")
    page.locator(".switch").get_by_text("Français").click()
    allow(page, "422")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page).to_have_title(re.compile(f"^{FRENCH('Error:')}"))
    expect(figure(page, "context.official.brand")).to_have_value("30,5")
    expect(figure(page, "context.official.people")).to_have_value("12,5")
    expect(option(page, "context.goal", "recruit")).to_be_checked()
    expect(page.locator("#compare")).to_be_checked()
    assert person.saved() == {"context.goal": "recruit", "context.official.people": "12.5"}
    figure(page, "context.official.brand").fill("20,5")
    go_on(page, "brand")
    assert person.saved()["context.official.brand"] == "20.5"


def test_the_language_is_kept_for_the_next_visit(page: Page) -> None:
    page.goto("/fr/method")
    page.locator(".switch").get_by_text("English").click()
    expect(page).to_have_url(re.compile("/en/method$"))
    assert [cookie["name"] for cookie in page.context.cookies()] == ["language"]
    page.goto("/")
    expect(page).to_have_url(re.compile("/en/$"))


def test_an_answer_chosen_just_before_leaving_is_saved(page: Page, person: Person) -> None:
    stop_the_clock(page, person.path("/audit/brand"))
    choose(page, "brand.profile", "3")
    page.locator(".steps a[href$='/relationships']").click()
    at_section(page, "relationships")
    assert after_a_while(page, lambda: person.saved() == {"brand.profile": "3"})


def test_back_shows_what_was_saved_since(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/brand"))
    with answering(page):
        choose(page, "brand.profile", "3")
    go_on(page, "people")
    person.answer("brand.profile", 1)
    page.go_back()
    expect(option(page, "brand.profile", "1")).to_be_checked()

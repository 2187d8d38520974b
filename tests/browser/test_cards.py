"""The cards, filtered by htmx: the focus stays, the change is told, and the address says it all."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.acting import button
from tests.cast import Person

FILTERED = re.compile(r"/(report|advice)\?pillar=")


@pytest.fixture
def report(page: Page, veteran: Person) -> Page:
    """The page of a report."""
    page.goto(veteran.path("/report"))
    return page


def effort(page: Page) -> Locator:
    return page.locator("#filter-effort")


def pillar(page: Page) -> Locator:
    return page.locator("#filter-pillar")


def by_key(page: Page, select: Locator, first_letter: str) -> None:
    """Choose by the keyboard, and wait for what htmx brings."""
    select.focus()
    with page.expect_response(FILTERED):
        page.keyboard.press(first_letter)


def test_filtering_keeps_the_focus_and_says_how_many_are_left(report: Page) -> None:
    status = report.locator("#cards-count")
    before = status.inner_text()
    region = status.element_handle()
    by_key(report, pillar(report), "B")
    expect(report.locator(".group")).to_have_count(1)
    expect(pillar(report)).to_be_focused()
    expect(status).not_to_have_text(before)
    expect(status).to_have_attribute("role", "status")
    assert status.evaluate("(now, before) => now === before", region), "a new live region is read by few screen readers"


def test_the_address_carries_the_filters_and_a_reload_gives_the_whole_page(report: Page) -> None:
    by_key(report, pillar(report), "I")
    by_key(report, effort(report), "1")
    expect(report).to_have_url(re.compile(r"/report\?pillar=insights&effort=15&status=$"))
    assert report.evaluate("sessionStorage.length") == 0, "the address of a space stays in the browser"
    cards = report.locator("#cards").inner_text()
    report.reload()
    expect(report.locator("h1")).to_be_visible()
    expect(pillar(report)).to_have_value("insights")
    expect(effort(report)).to_have_value("15")
    assert report.locator("#cards").inner_text() == cards


def test_back_after_a_filter_gives_the_whole_page_that_was_there(report: Page) -> None:
    title = report.locator("h1").inner_text()
    by_key(report, pillar(report), "B")
    expect(report).to_have_url(re.compile("pillar=brand"))
    report.go_back()
    expect(report).to_have_url(re.compile("/report$"))
    expect(report.locator("h1")).to_have_text(title)
    expect(report.locator(".group")).to_have_count(5)
    expect(pillar(report)).to_have_value("")
    expect(report.locator("#keep [data-copy]")).to_be_visible()
    report.go_forward()
    expect(report.locator(".group")).to_have_count(1)
    expect(pillar(report)).to_have_value("brand")


def test_the_language_switch_follows_the_filters(report: Page) -> None:
    by_key(report, pillar(report), "B")
    expect(report).to_have_url(re.compile("pillar=brand"))
    report.locator(".switch").get_by_text("Français").click()
    expect(report).to_have_url(re.compile(r"/fr/space/[^/]+/report\?pillar=brand&effort=&status=$"))


def test_the_filter_button_keeps_the_focus(report: Page) -> None:
    with report.expect_response(FILTERED):
        button(report, "filter").press("Enter")
    expect(button(report, "filter")).to_be_focused()


def test_no_card_at_all_says_so_and_offers_the_way_back(page: Page, people: object, person: Person) -> None:
    person.post("/audit/brand", {f"brand.{name}": 4 for name in ("profile", "keywords", "publishing", "topics")})
    person.post("/audit/brand", {"brand.reception": 4, "brand.measuring": 3})
    person.finish()
    page.goto(person.path("/advice"))
    by_key(page, pillar(page), "P")
    expect(page.locator("#cards-count")).to_have_text(re.compile("^0 cards of 1. In all:"))
    page.locator("#cards a").click()
    expect(page.locator(".card").first).to_be_visible()


def test_a_source_named_on_a_card_leads_to_its_claim(report: Page) -> None:
    report.locator(".claims-below summary").first.click()
    link = report.locator(".claims-below a").first
    claim = link.get_attribute("href") or ""
    link.click()
    expect(report.locator(f"[id='{claim.rpartition('#')[2]}']")).to_be_in_viewport()

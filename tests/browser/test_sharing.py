"""A report shared with someone: the link made, copied, opened elsewhere, and revoked."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import button
from tests.browser.conftest import NewBrowser
from tests.browser.site import Site
from tests.browser.watch import allow
from tests.cast import Person


@pytest.fixture
def owner(person: Person) -> Person:
    """Someone with a report."""
    person.answer_all(1)
    person.finish()
    return person


def make(page: Page, owner: Person) -> str:
    """Make the link from the foot of the report; return it."""
    page.goto(owner.path("/report"))
    expect(button(page, "make a shared link")).to_be_hidden()
    page.locator("#share > summary").click()
    button(page, "make a shared link").click()
    expect(page.locator("#share-done:has(.notice)")).to_be_focused()
    return page.locator("#share-address").inner_text()


def test_a_report_is_shared_read_elsewhere_and_revoked(page: Page, new_browser: NewBrowser, owner: Person) -> None:
    address = make(page, owner)
    elsewhere = new_browser().new_page()
    elsewhere.goto(address)
    expect(elsewhere.locator("h1")).to_have_text(page.locator("h1").inner_text())
    expect(elsewhere.locator("main form, main .why, main .because")).to_have_count(0)
    elsewhere.locator(".switch").get_by_text("Français").click()
    expect(elsewhere.locator("html")).to_have_attribute("lang", "fr")
    button(page, "revoke").click()
    expect(button(page, "make a shared link")).to_be_visible()
    allow(elsewhere, "404")
    assert elsewhere.reload().status == 404  # type: ignore[union-attr]


def test_the_answers_are_shown_once_the_person_says_so(page: Page, new_browser: NewBrowser, owner: Person) -> None:
    address = make(page, owner)
    page.locator("#share button[value='show']").click()
    elsewhere = new_browser().new_page()
    elsewhere.goto(address)
    why = elsewhere.locator("#why-brand")
    why.locator("summary").click()
    expect(why.locator("table")).to_be_visible()
    expect(elsewhere.locator(".because").first).to_be_visible()


def test_the_link_is_copied_and_said_to_be(new_browser: NewBrowser, site: Site, owner: Person) -> None:
    page = new_browser(permissions=["clipboard-read", "clipboard-write"]).new_page()
    address = make(page, owner)
    page.locator("#share [data-copy]").click()
    expect(page.locator("#share-said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert address.startswith(f"{site.address}/en/shared/")


def test_the_letter_holds_the_link(page: Page, owner: Person) -> None:
    address = make(page, owner)
    letter = urlsplit(page.locator("#share a[href^='mailto:']").get_attribute("href") or "")
    assert address in parse_qs(letter.query)["body"][0]


def test_it_all_works_without_javascript(new_browser: NewBrowser, owner: Person) -> None:
    page = new_browser(java_script_enabled=False).new_page()
    page.goto(owner.path("/report"))
    page.locator("#share > summary").click()
    page.locator("#share-answers").check()
    button(page, "make a shared link").click()
    expect(page.locator("#share-address")).to_be_visible()
    page.goto(page.locator("#share-address").inner_text())
    expect(page.locator("#why-brand")).to_be_visible()


def test_a_report_is_revoked_from_my_data(page: Page, owner: Person) -> None:
    token = owner.share()
    page.goto(owner.path("/data"))
    page.locator("#shares a").click()
    expect(page.locator("#share-address")).to_be_visible()
    page.goto(owner.path("/data"))
    page.locator("#shares button").click()
    expect(page.locator("#shares li")).to_have_count(0)
    assert owner.client.get(f"/en/shared/{token}").status_code == 404

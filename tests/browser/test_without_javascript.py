"""All of it works without JavaScript: every answer goes with its section's button."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import IDS, at_section, button, figure, option, sheet, token_of
from tests.browser.conftest import NewBrowser
from tests.browser.site import Site
from tests.browser.watch import allow
from tests.cast import Person
from webapp.content import SECTIONS
from webapp.web.forms.sections import ASKINGS, Kind


@pytest.fixture
def plain(new_browser: NewBrowser) -> Page:
    """A page in a browser that runs no script."""
    return new_browser(java_script_enabled=False).new_page()


def test_the_whole_audit(plain: Page, site: Site) -> None:
    chosen = sheet(shift=2)
    plain.goto("/fr/")
    button(plain, "begin").click()
    button(plain, "open").click()
    for section in SECTIONS:
        at_section(plain, section.id)
        for name in IDS[section.id]:
            if ASKINGS[name].kind is Kind.CHOICE:
                option(plain, name, chosen[name]).check()
            else:
                figure(plain, name).fill(chosen[name])
        button(plain, "continue").click()
    at_section(plain, "review")
    assert Person(site.app.test_client(), token_of(plain)).saved() == chosen
    button(plain, "finish").click()
    expect(plain.locator(".index .figure")).to_be_visible()


def test_the_cards_are_filtered_by_a_button(plain: Page, veteran: Person) -> None:
    plain.goto(veteran.path("/report"))
    plain.locator("#filter-pillar").select_option("brand")
    button(plain, "filter").click()
    expect(plain).to_have_url(re.compile(r"/report\?pillar=brand&effort=&status=$"))
    expect(plain.locator(".group")).to_have_count(1)
    expect(plain.locator("#filter-pillar")).to_have_value("brand")


def test_the_language_changes_without_losing_what_was_typed(plain: Page, person: Person) -> None:
    plain.goto(person.path("/audit/outcomes"))
    figure(plain, "outcomes.calls").fill("many")
    figure(plain, "outcomes.offers").fill("3")
    plain.locator(".switch").get_by_text("Français").click()
    allow(plain, "422")
    expect(plain.locator("html")).to_have_attribute("lang", "fr")
    expect(figure(plain, "outcomes.calls")).to_have_value("many")
    assert person.saved() == {"outcomes.offers": "3"}


def test_the_link_is_there_to_be_kept_and_no_button_does_nothing(plain: Page, person: Person) -> None:
    plain.goto(person.path("/audit/context"))
    expect(plain.locator("#keep-address")).to_contain_text(person.token)
    expect(button(plain, "copy")).to_be_hidden()
    button(plain, "show the code").click()
    expect(plain.locator(".code img")).to_be_visible()

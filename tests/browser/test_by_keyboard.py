"""The whole audit with Tab, the arrows, Space and Enter, in French."""

import re

from playwright.sync_api import Page, expect

from tests.browser.acting import (
    BUTTONS,
    IDS,
    answering,
    at_section,
    figure,
    option,
    saves,
    sheet,
    stop_the_clock,
    token_of,
)
from tests.browser.conftest import NewBrowser
from tests.browser.keyboard import Keyboard
from tests.browser.site import Site
from tests.cast import Person
from webapp.content import SECTIONS
from webapp.languages import translator
from webapp.web.forms.sections import ASKINGS, Kind

FRENCH = translator("fr")


def answer(page: Page, keyboard: Keyboard, name: str, value: str) -> None:
    """Come to a question by Tab, and choose by the arrows or type; it is saved, and the focus stays."""
    asking = ASKINGS[name]
    keyboard.tab_to(f"[name='{name}']")
    with answering(page):
        if asking.kind is Kind.CHOICE:
            keyboard.press("Space")
            keyboard.press("ArrowDown", [offer.value for offer in asking.offers].index(value))
        else:
            page.keyboard.type(value)
            keyboard.tab_to(f":not([name='{name}'])")
    if asking.kind is not Kind.CHOICE:
        keyboard.press("Shift+Tab")
    expect(page.locator(f"[name='{name}']:focus")).to_have_value(value)
    expect(page.locator(f"#{asking.id}-saved")).to_have_text(FRENCH("Saved"))


def test_the_whole_audit_in_french(page: Page, site: Site) -> None:
    keyboard, chosen = Keyboard(page), sheet()
    page.goto("/fr/")
    keyboard.tab_to(BUTTONS["begin"])
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/start$"))
    keyboard.tab_to(BUTTONS["open"])
    keyboard.press("Enter")
    for section in SECTIONS:
        at_section(page, section.id)
        for name in IDS[section.id]:
            answer(page, keyboard, name, chosen[name])
        keyboard.tab_to(BUTTONS["continue"])
        keyboard.press("Enter")
    at_section(page, "review")
    assert Person(site.app.test_client(), token_of(page)).saved() == chosen
    keyboard.tab_to(BUTTONS["finish"])
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/report$"))
    expect(page.locator(".index .figure")).to_have_text(re.compile(r"^\d+,\d$"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page) -> None:
    keyboard = Keyboard(page)
    page.goto("/fr/")
    keyboard.press("Tab")
    keyboard.seen()
    expect(page.locator(".skip")).to_be_focused()
    keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_arrowing_through_the_answers_saves_once(page: Page, person: Person) -> None:
    stop_the_clock(page, person.path("/audit/brand"))
    sent = saves(page)
    Keyboard(page).tab_to("[name='brand.profile']")
    page.keyboard.press("Space")
    for _ in range(3):
        page.clock.run_for(300)
        page.keyboard.press("ArrowDown")
    page.clock.run_for(300)
    assert sent == []
    with answering(page):
        page.clock.run_for(200)
    assert [request["brand.profile"] for request in sent] == ["3"]


def test_enter_in_a_figure_saves_and_continues_in_the_same_language(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/context", "fr"))
    figure(page, "context.official.people").fill("12,5")
    page.keyboard.press("Enter")
    at_section(page, "brand")
    assert "/fr/" in page.url
    assert person.saved() == {"context.official.people": "12.5"}
    assert page.context.cookies() == []


def test_the_focus_is_never_covered_at_400_per_cent(new_browser: NewBrowser, person: Person) -> None:
    page = new_browser(viewport={"width": 320, "height": 256}).new_page()
    page.goto(person.path("/audit/people", "fr"))
    keyboard = Keyboard(page)
    keyboard.tab_to("main form .button")
    keyboard.tab_to("[name='people.searching']", back=True)
    for key in ("ArrowUp", "ArrowDown"):
        for _ in range(6):
            keyboard.press(key)
            keyboard.seen()


def test_an_answer_chosen_and_changed_back_at_once_is_the_last_one_chosen(page: Page, person: Person) -> None:
    person.answer("brand.profile", 1)
    page.goto(person.path("/audit/brand"))
    with answering(page):
        option(page, "brand.profile", "4").check()
    option(page, "brand.profile", "1").check()
    page.keyboard.press("Enter")
    at_section(page, "people")
    assert person.saved() == {"brand.profile": "1"}

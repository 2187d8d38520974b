"""A coach's pages and those of who joins: no barrier, nothing too wide or too low, no other host, no mouse needed."""

import re
from collections.abc import Iterator
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from tests.browser.coach_places import everywhere_coached, press
from tests.browser.coached import Coached, sign_in
from tests.browser.conftest import Measured, NewBrowser
from tests.browser.keyboard import Keyboard
from tests.browser.site import Site
from tests.browser.test_axe import MANNERS, PRINTED, WIDE, barriers
from tests.browser.test_narrow import faults
from tests.browser.test_preferences import MOVING, SEEN
from tests.browser.watch import allow, watch_of
from webapp.languages import DEFAULT, LANGUAGES

NARROWEST = (320,)
PAPER = re.compile(r"/papers/|/report/|/team$|codes$")
"""The pages that are printed."""


def found_at(page: Page, where: str, language: str) -> Iterator[str]:
    """Return what is wrong with a page: all that can be looked at in one language, what words change in the others."""
    first = language == DEFAULT
    manners = [manner for manner in MANNERS[language] if manner is not PRINTED or PAPER.search(where)]
    yield from barriers(page, where, manners if first else ())
    yield from faults(page, where, **({} if first else {"widths": NARROWEST}))
    yield from (f"{where}: moves: {one}" for one in page.evaluate(MOVING))
    page.set_viewport_size(WIDE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_a_coach_has_a_barrier_scrolls_sideways_moves_or_calls_another_host(
    new_browser: NewBrowser, site: Site, coached: Coached, language: str, measured: Measured
) -> None:
    page, begun = new_browser(viewport=WIDE, reduced_motion="reduce").new_page(), monotonic()
    allow(page, "404", "410", "422")
    found, visited = [], 0
    for where in everywhere_coached(site, coached, language, page):
        found += found_at(page, where, language)
        visited += 1
    measured(f"a coach's pages, {language}", f"{visited} in {monotonic() - begun:.0f} s")
    assert not found, "\n".join(found)
    assert visited >= 70
    assert {request.url.startswith(site.address) for request in watch_of(page).requests} == {True}
    assert {cookie["name"] for cookie in page.context.cookies()} == {"session"}
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.fixture
def page(new_browser: NewBrowser, site: Site, coached: Coached) -> Page:
    """A page in a browser where the coach is signed in."""
    context = new_browser()
    sign_in(context, coached.coach, site)
    return context.new_page()


def test_a_client_is_found_and_opened_by_the_keyboard(page: Page, coached: Coached) -> None:
    keyboard = Keyboard(page)
    page.goto(coached.coach.path("/", "fr"))
    keyboard.tab_to(".menu a[href$='/clients']")
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/fr/coach/clients$"))
    keyboard.tab_to("#find-text")
    page.keyboard.type("zoé")
    expect(page.locator("#clients tbody tr")).to_have_count(1)
    expect(page.locator("#find-text")).to_be_focused()
    keyboard.tab_to("#clients tbody a")
    keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Zoé Aubert")


def test_a_list_is_checked_by_the_keyboard(page: Page, coached: Coached) -> None:
    keyboard = Keyboard(page)
    page.goto(coached.coach.path(f"/groups/{coached.group.id}/invite", "fr"))
    keyboard.tab_to("#people")
    page.keyboard.type("Quitterie;quitterie@gmial.com")
    keyboard.tab_to("#invite-form .button")
    keyboard.press("Enter")
    expect(page.locator("#check-form")).to_be_visible()
    keyboard.tab_to("[name='include']")
    keyboard.press("Space")
    keyboard.tab_to("#check-form .button")
    expect(page.locator("[name='include']")).to_be_checked()


def test_the_summary_of_a_form_has_the_focus_and_leads_to_its_field(page: Page, coached: Coached) -> None:
    allow(page, "422")
    page.goto(coached.coach.path("/presentation", "fr"))
    page.locator("#accent").fill("blue")
    press(page, "#presentation-form")
    expect(page.locator(".summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#accent")).to_be_focused()
    expect(page.locator("#accent")).to_have_value("blue")


def test_forced_colours_keep_the_edges_of_what_can_be_pressed(
    new_browser: NewBrowser, site: Site, coached: Coached
) -> None:
    context = new_browser(forced_colors="active")
    sign_in(context, coached.coach, site)
    page = context.new_page()
    page.goto(coached.coach.path("/presentation"))
    for selector in ("main .button", ".field input", ".field textarea", ".sheet"):
        assert page.evaluate(SEEN, selector)["border"] == "solid", selector

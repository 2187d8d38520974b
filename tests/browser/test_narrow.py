"""Small screens, and large letters: no sideways scroll anywhere, and room for a thumb."""

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acting import open_details
from tests.browser.conftest import NewBrowser
from tests.browser.places import People, everywhere
from tests.browser.site import Site
from tests.browser.watch import allow
from tests.cast import Person
from webapp.languages import LANGUAGES

WIDTHS = (320, 360, 640)
"""A small telephone, or 400 % of 1280 pixels; a usual one; 200 %."""
THUMB = 44
BUTTONS = "button, .button, summary, select, input[type=text], .option label, nav a, .switch a, .switch button, .row a"
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility() && !one.matches(".first-button"))
  .filter((one) => Math.round(one.getBoundingClientRect().height) < least)
  .map((one) => one.outerHTML.slice(0, 120))"""
SIDEWAYS = """() => {
  const wide = document.documentElement;
  if (wide.scrollWidth <= wide.clientWidth) return [];
  const beyond = [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > wide.clientWidth + 1)
    .filter((one) => !one.closest(".table"));
  return [`${wide.scrollWidth} px wide`, ...beyond.slice(-3).map((one) => one.outerHTML.slice(0, 120))];
}"""
CUT = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const style = getComputedStyle(one);
  const cut = ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
  return cut && one.clientWidth > 1 && !one.closest("svg") && !one.matches("progress, input");
}).map((one) => one.outerHTML.slice(0, 120))"""


def faults(page: Page, where: str, widths: Sequence[int] = WIDTHS) -> Iterator[str]:
    """Return what does not fit."""
    open_details(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for trouble in (SIDEWAYS, CUT):
            if found := page.evaluate(trouble):
                yield f"{where} at {width}: {found}"
        if small := page.evaluate(SMALL, [BUTTONS, THUMB]):
            yield f"{where} at {width}: too low: {small}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_and_its_buttons_are_large(
    new_browser: NewBrowser, site: Site, people: People, language: str
) -> None:
    page = new_browser().new_page()
    allow(page, "404", "409", "422")
    found = [fault for where in everywhere(site, people, language, page) for fault in faults(page, where)]
    assert not found, "\n".join(found)


def test_letters_twice_as_large_lose_nothing(page: Page, veteran: Person) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for path in ("/fr/", *(veteran.path(rest, "fr") for rest in ("/", "/report", "/audit/context", "/audit/review"))):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(SIDEWAYS) == [], path
        assert page.evaluate(CUT) == [], path


def test_letters_twice_as_large_fit_on_a_telephone_too(page: Page, veteran: Person) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for rest in ("/report", "/advice"):
        page.goto(veteran.path(rest, "fr"))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(SIDEWAYS) == [], rest


def test_the_wide_drawing_gives_way_to_the_narrow_one(page: Page, veteran: Person) -> None:
    page.goto(veteran.path("/report"))
    for width, shown, hidden in ((1280, "wide", "narrow"), (360, "narrow", "wide")):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(f".colonnade-{shown}")).to_be_visible()
        expect(page.locator(f".colonnade-{hidden}")).to_be_hidden()

"""What people ask of their own system: colours of theirs, no motion."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.acting import choose, option
from tests.browser.conftest import NewBrowser
from tests.cast import Person

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
}).map((one) => one.outerHTML.slice(0, 100))"""
SEEN = """(selector) => {
  const style = getComputedStyle(document.querySelector(selector));
  return { border: style.borderTopStyle, fill: style.fill, stroke: style.stroke, background: style.backgroundColor };
}"""


@pytest.fixture
def forced(new_browser: NewBrowser) -> Page:
    """A page in a browser whose colours are the person's own."""
    return new_browser(forced_colors="active").new_page()


def test_nothing_moves_for_who_asked_for_no_motion(new_browser: NewBrowser, veteran: Person) -> None:
    page = new_browser(reduced_motion="reduce").new_page()
    for path in ("/fr/", veteran.path("/report"), veteran.path("/audit/brand")):
        page.goto(path)
        assert page.evaluate(MOVING) == []


def test_forced_colours_keep_the_edges_of_what_can_be_pressed(forced: Page, veteran: Person) -> None:
    forced.goto(veteran.path("/audit/brand"))
    for selector in ("main .button", ".question", ".button.second"):
        assert forced.evaluate(SEEN, selector)["border"] == "solid", selector
    bar = forced.locator("#progress progress")
    assert bar.evaluate("(bar) => getComputedStyle(bar).borderTopStyle") == "solid"


def test_forced_colours_keep_the_answer_chosen(forced: Page, person: Person) -> None:
    forced.goto(person.path("/audit/brand"))
    choose(forced, "brand.profile", "3")
    chosen, other = option(forced, "brand.profile", "3"), option(forced, "brand.profile", "2")
    assert chosen.screenshot() != other.screenshot()


def test_forced_colours_keep_the_drawing(forced: Page, veteran: Person) -> None:
    forced.goto(veteran.path("/report"))
    activity, quality = (
        forced.evaluate(SEEN, f".colonnade-wide .colonnade-{lens}") for lens in ("activity", "quality")
    )
    assert activity["fill"] != quality["fill"]
    for shade in (activity, quality):
        assert shade["fill"] != forced.evaluate("getComputedStyle(document.body).backgroundColor")


def test_forced_colours_show_the_focus(forced: Page, veteran: Person) -> None:
    forced.goto(veteran.path("/audit/brand"))
    forced.keyboard.press("Tab")
    assert forced.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_dark_is_dark_and_light_is_light(page: Page) -> None:
    page.goto("/fr/")
    shades = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        shade = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shades.append(sum(int(part) for part in re.findall(r"\d+", shade)))
    light, dark = shades
    assert light > 600 > 150 > dark

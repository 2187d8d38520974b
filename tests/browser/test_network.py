"""A line that drops: what is not saved says so, goes again by itself, and in the end nothing is lost or doubled."""

import re

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.browser.acting import (
    ANSWER,
    IDS,
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
from tests.browser.proxy import bad_line
from tests.browser.site import Site
from tests.browser.watch import allow, watch_of
from tests.cast import Person
from webapp.content import SECTIONS
from webapp.web.forms.sections import ASKINGS, Kind

UNSAVED, REFUSED = "Not saved yet: trying again", "Not saved: reload the page"
SERVER_SENDS = {"status": 503, "body": "no room"}


class Line:
    """Stands between the page and the site, and lets saves through only when told."""

    def __init__(self, page: Page) -> None:
        self.up = False
        page.route(ANSWER, self.carry)
        allow(page, "ERR_CONNECTION_RESET", "503", "htmx:")

    def carry(self, route: Route) -> None:
        if self.up:
            route.continue_()
        else:
            route.abort("connectionreset")


def test_a_save_that_fails_says_so_and_is_sent_again_by_itself(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/brand"))
    line = Line(page)
    choose(page, "brand.profile", "3")
    expect(page.locator("#progress .said")).to_have_text(UNSAVED)
    expect(page.locator("#brand-profile-saved")).to_have_text(UNSAVED)
    assert person.saved() == {}
    with answering(page):
        line.up = True
    expect(page.locator("#progress .said")).to_have_text("Saved")
    expect(page.locator("#brand-profile-saved")).to_have_text("Saved")
    assert person.saved() == {"brand.profile": "3"}


def test_what_was_chosen_last_is_what_is_sent_again(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/brand"))
    line = Line(page)
    with page.expect_event("requestfailed"):
        choose(page, "brand.profile", "3")
    with page.expect_event("requestfailed"):
        choose(page, "brand.profile", "1")
    with answering(page):
        line.up = True
    expect(page.locator("#brand-profile-saved")).to_have_text("Saved")
    assert person.saved() == {"brand.profile": "1"}


def test_a_failing_server_is_asked_again_too(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/brand"))
    Line(page).up = True
    page.route(ANSWER, lambda route: route.fulfill(**SERVER_SENDS), times=1)  # type: ignore[arg-type]
    choose(page, "brand.profile", "3")
    expect(page.locator("#brand-profile-saved")).to_have_text(UNSAVED)
    expect(page.locator("#brand-profile-saved")).to_have_text("Saved")


def test_an_answer_unsaved_beside_one_that_is_saved_still_says_so(page: Page, person: Person) -> None:
    stop_the_clock(page, person.path("/audit/brand"))
    line = Line(page)
    with page.expect_event("requestfailed"):
        choose(page, "brand.profile", "3")
        page.clock.run_for(500)
    expect(page.locator("#brand-profile-saved")).to_have_text(UNSAVED)
    line.up = True
    with answering(page):
        choose(page, "brand.keywords", "2")
        page.clock.run_for(450)
    expect(page.locator("#brand-keywords-saved")).to_have_text("Saved")
    expect(page.locator("#brand-profile-saved")).to_have_text(UNSAVED)


def test_the_button_saves_what_could_not_be_saved_before(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/brand"))
    Line(page)
    with page.expect_event("requestfailed"):
        choose(page, "brand.profile", "3")
    button(page, "continue").click()
    at_section(page, "people")
    assert person.saved() == {"brand.profile": "3"}


def test_a_form_of_a_finished_audit_says_so(page: Page, person: Person) -> None:
    allow(page, "409")
    person.answer("brand.profile", 3)
    page.goto(person.path("/audit/brand"))
    person.finish()
    choose(page, "brand.profile", "1")
    expect(page.locator("#brand-profile-saved")).to_have_text(REFUSED)


@pytest.mark.parametrize("one_in", [20, 6])
def test_j4_an_audit_completes_on_a_slow_line_that_resets_requests(
    new_browser: NewBrowser, site: Site, one_in: int
) -> None:
    """At 150 ms and one reset in twenty, as promised, and on a line that is much worse."""
    with bad_line(site.address, latency=0.15, one_in=one_in) as (address, line):
        page = new_browser(base_url=address).new_page()
        watch_of(page).host = address.removeprefix("http://")
        allow(page, "ERR_", "htmx:")
        chosen = fill_in(page)
        assert Person(site.app.test_client(), token_of(page)).saved() == chosen
        go(page, "finish", r"/report$")
        expect(page.locator(".index .figure")).to_be_visible()
        assert len(line.cuts) == line.requests // one_in
        assert "POST" in line.cuts


def fill_in(page: Page) -> dict[str, str]:
    """Go through the whole audit, whatever the line does; return what was chosen."""
    chosen = sheet()
    come(page, "/en/start")
    go(page, "open", r"/audit/context$")
    for section, following in zip(SECTIONS, [*SECTIONS[1:], None], strict=True):
        for name in IDS[section.id]:
            if ASKINGS[name].kind is Kind.CHOICE:
                option(page, name, chosen[name]).check()
            else:
                figure(page, name).fill(chosen[name])
        go(page, "continue", rf"/audit/{following.id if following else 'review'}$")
    return chosen


def come(page: Page, path: str) -> None:
    """Open a page, again when the line was cut."""
    try:
        page.goto(path)
    except Error:
        come(page, path)


def go(page: Page, does: str, there: str) -> None:
    """Press a button; when the line was cut, load again what the browser could not load, as a person does."""
    with page.expect_event("framenavigated"):
        button(page, does).click()
    for _ in range(10):
        if re.search(there, page.url) and page.locator("footer").count():
            return
        try:
            page.reload()
        except Error:
            continue
    raise AssertionError(f"{does} never leads to {there}, but to {page.url}")

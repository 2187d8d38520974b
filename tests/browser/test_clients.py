"""A coach's pages in a real browser: the table that htmx changes in place, with and without script."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewBrowser
from tests.browser.site import Site
from tests.cast import Person
from tests.coaching import Coach, writing
from tests.crowd import crowd
from webapp.content import CARDS
from webapp.store.clients import OwnClient
from webapp.store.notes import add_note

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def followed(site: Site) -> tuple[Coach, OwnClient]:
    """A coach with sixty clients, one of whom has a report and a note."""
    coach = Coach.signs_in(site.app)
    group = coach.group()
    with writing(site.app):
        crowd(coach.id, group.id, 60)
    person = Person.begins(site.app)
    person.answer_all(2)
    person.finish()
    client = coach.follows(person, group, name="Zoé Zimmer", email="zimmer@aplomb.example")
    with writing(site.app):
        add_note(client, CARDS[0].id, "A word on this card", True)
    return coach, client


@pytest.fixture
def opened(new_browser: NewBrowser, site: Site, followed: tuple[Coach, OwnClient]) -> Opened:
    """Open a page of the coach's, in a browser where they are signed in."""

    def open_page(rest: str, **how: Any) -> Page:
        context = new_browser(**how)
        (cookie,) = followed[0].client._cookies.values()
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site.address}])
        page = context.new_page()
        page.goto(followed[0].path(rest))
        return page

    return open_page


def test_i5_typing_a_name_finds_it_in_place_and_in_the_address(opened: Opened) -> None:
    page = opened("/clients")
    page.get_by_label("Name or address").press_sequentially("zimmer")
    expect(page.locator("#count")).to_have_text("1 person.")
    expect(page.locator("#clients tbody th > a")).to_have_text(["Zoé Zimmer"])
    assert page.evaluate("document.activeElement.id") == "find-text"
    assert "q=zimmer" in page.url
    assert "q=zimmer" in str(page.locator("#switch a").get_attribute("href"))
    page.reload()
    expect(page.locator("#count")).to_have_text("1 person.")


def test_i5_a_heading_sorts_and_keeps_the_focus_and_back_goes_back(opened: Opened) -> None:
    page = opened("/clients")
    page.locator("#sort-index").focus()
    for order in ("ascending", "descending"):
        page.keyboard.press("Enter")
        page.wait_for_selector(f"th[aria-sort={order}] #sort-index")
        page.wait_for_function("document.activeElement.id === 'sort-index'")
    page.get_by_label("State").select_option("completed")
    page.wait_for_url("**state=completed**")
    assert "sort=index&order=down" in page.url
    page.go_back()
    expect(page.locator("h1")).to_have_text("Your clients")


def test_i6_without_script_the_same_form_finds(opened: Opened) -> None:
    page = opened("/clients", java_script_enabled=False)
    page.get_by_label("Name or address").fill("zimmer")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("#count")).to_have_text("1 person.")


def test_a_note_is_written_from_the_report(opened: Opened, followed: tuple[Coach, OwnClient]) -> None:
    page = opened(f"/clients/{followed[1].id}/report/1")
    page.locator("#writing summary").click()
    page.get_by_label("About", exact=True).select_option(CARDS[0].id)
    page.get_by_label("Note", exact=True).fill("Seen together")
    page.get_by_role("button", name="Keep the note").click()
    page.wait_for_url(re.compile(r"/report/1#notes$"))
    expect(page.locator(".note .typed").first).to_have_text("Seen together")

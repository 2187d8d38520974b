"""Every page, visited: no error, no other host, no cookie before the switch, and little weight."""

import re

import pytest
from playwright.sync_api import Page, Request

from tests.browser.conftest import Measured, NewBrowser
from tests.browser.places import People, everywhere
from tests.browser.site import Site
from tests.browser.watch import allow, watch_of
from webapp.content import SECTIONS
from webapp.languages import LANGUAGES

KB = 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_e1_e7_no_page_calls_another_host_or_sets_a_cookie(
    page: Page, site: Site, people: People, language: str
) -> None:
    """The browser's own log is read at the end of every test (watch.py); here it has every page in it."""
    allow(page, "404", "409", "422")
    visited = [where for where in everywhere(site, people, language, page) if page.title()]
    assert len(visited) >= 40
    assert {request.url.startswith(site.address) for request in watch_of(page).requests} == {True}
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def weigh(page: Page, path: str) -> tuple[int, dict[str, int]]:
    """Visit a page for the first time; return its bytes in all, heads included, and those of each file."""
    seen: list[Request] = []
    page.on("requestfinished", lambda request: seen.insert(0, request))
    with page.expect_event("requestfinished", lambda request: "favicon" in request.url):
        page.goto(path)
    sizes = {request.url: request.sizes() for request in seen}
    files = {url: size["responseBodySize"] + size["responseHeadersSize"] for url, size in sizes.items()}
    return sum(files.values()), files


def test_the_first_visit_of_the_landing_page_is_light(page: Page, measured: Measured) -> None:
    total, files = weigh(page, "/fr/")
    measured("first visit of /fr/", f"{total} bytes in {len(files)} requests")
    assert total <= 41 * KB, files
    assert len(files) <= 5, files
    assert page.context.cookies() == []


def test_a_section_is_light(new_browser: NewBrowser, people: People, measured: Measured) -> None:
    weights = {
        section.id: weigh(new_browser().new_page(), people.veteran.path(f"/audit/{section.id}", "fr"))[0]
        for section in SECTIONS
    }
    measured("heaviest section", f"{max(weights.values())} bytes ({max(weights, key=weights.__getitem__)})")
    assert max(weights.values()) <= 60 * KB, weights


def test_j4_no_page_is_over_100_kb(new_browser: NewBrowser, people: People, measured: Measured) -> None:
    paths = [
        people.veteran.path("/report", "fr"),
        people.veteran.path("/audit/review", "fr"),
        "/fr/method",
        "/fr/sources",
    ]
    weights = {path: weigh(new_browser().new_page(), path)[0] for path in paths}
    for path, weight in weights.items():
        measured(re.sub(r"/space/[^/]+", "", path), f"{weight} bytes")
    assert max(weights.values()) <= 100 * KB, weights


def test_a_second_page_fetches_no_file_again(page: Page, people: People) -> None:
    page.goto(people.veteran.path("/audit/brand"))
    page.wait_for_load_state("networkidle")
    again: list[str] = []
    page.on("request", lambda request: again.append(request.url))
    page.goto(people.veteran.path("/audit/people"))
    assert [url for url in again if "/static/" in url and not cached(page, url)] == []


def cached(page: Page, url: str) -> bool:
    """Tell whether the page took a file from the browser's cache."""
    return bool(page.evaluate("(url) => performance.getEntriesByName(url)[0]?.transferSize === 0", url))

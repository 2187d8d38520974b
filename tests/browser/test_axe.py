"""No barrier that a machine can find: every page and state, in each language and colour scheme, narrow and printed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.acting import open_details
from tests.browser.conftest import NewBrowser
from tests.browser.places import People, everywhere
from tests.browser.site import Site
from tests.browser.watch import allow
from webapp.languages import DEFAULT, LANGUAGES

WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 800}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: by far the slowest, and the only ones that a colour scheme changes."""
ALIKE = [
    ".cards .card:nth-of-type(n+3)",
    "tbody tr:nth-of-type(n+4)",
    "main li:nth-of-type(n+6)",
    ".row:nth-of-type(n+4)",
]
"""What looks like what stands before it, and has the same colours."""
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {rule: {"enabled": False} for rule in COLOURS}}
COLOURS_ALONE = {"runOnly": {"type": "rule", "values": COLOURS}}
LAYOUT = ["target-size", "scrollable-region-focusable", "aria-hidden-focus", "link-name", "button-name", "label"]
LAYOUT_ALONE = {"runOnly": {"type": "rule", "values": LAYOUT}}
"""What a narrow screen may change: what is large enough, what scrolls, what is hidden."""
RUN = """([options, left_out]) => axe.run({ exclude: left_out.map((selector) => [selector]) },
  { ...options, resultTypes: ["violations"] }).then((found) => found.violations)"""


LIGHT, DARK, PRINTED = {"color_scheme": "light"}, {"color_scheme": "dark"}, {"media": "print", "color_scheme": "light"}
MANNERS = {code: (LIGHT, DARK, PRINTED) if code == DEFAULT else (LIGHT, DARK) for code in LANGUAGES}
"""How each language is looked at: paper has the same colours in all."""


def barriers(page: Page, where: str, manners: Iterable[dict[str, str]]) -> Iterator[str]:
    """Return what axe holds against a page: wide and narrow, and in the colours of each manner."""
    open_details(page)
    page.evaluate(Axe().axe_script)
    yield from found_by_axe(page, where, EVERYTHING)
    for manner in manners:
        page.emulate_media(**manner)  # type: ignore[arg-type]
        yield from found_by_axe(page, f"{where} {manner}", COLOURS_ALONE, ALIKE)
    page.emulate_media(media="screen")
    page.set_viewport_size(NARROW)
    yield from found_by_axe(page, f"{where} (narrow)", LAYOUT_ALONE)
    page.set_viewport_size(WIDE)


def found_by_axe(page: Page, where: str, options: dict[str, Any], left_out: Sequence[str] = ()) -> Iterator[str]:
    """Return each barrier in a sentence, with the first elements concerned."""
    for found in page.evaluate(RUN, [options, list(left_out)]):
        nodes = [f"{node['html'][:200]} {node['failureSummary']}" for node in found["nodes"][:5]]
        yield f"{where}: {found['id']}: {found['help']}\n  " + "\n  ".join(nodes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_barrier(new_browser: NewBrowser, site: Site, people: People, language: str) -> None:
    page = new_browser(viewport=WIDE, reduced_motion="reduce").new_page()
    allow(page, "404", "409", "422")
    found = [
        barrier
        for where in everywhere(site, people, language, page)
        for barrier in barriers(page, where, MANNERS[language])
    ]
    assert not found, "\n".join(found)

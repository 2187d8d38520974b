"""What a person does in a browser, and what they see of it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from tests.cast import Person
from webapp.content import SECTIONS
from webapp.web.forms.sections import ASKINGS, Kind

ANSWER = re.compile(r"/audit/answer$")
IDS = {section.id: section.ids for section in SECTIONS}

BUTTONS = {
    "begin": ".landing .button",
    "open": "#start-form button",
    "continue": "#section-form .actions button",
    "finish": "#finish-form button",
    "filter": ".filters button",
    "copy": "[data-copy]",
    "share": "[data-share]",
    "show the code": ".code summary",
    "write": "a[href^='mailto:?']",
    "take along": "a[download]",
    "renew": "form[action$='/data/link'] button",
    "make a shared link": "#share button[value='make']",
    "revoke": "#share button[value='revoke']",
    "leave": "form[action$='/data/leave'] button",
    "erase": "form[action$='/data/erase'] button",
}
"""What presses are for, and where."""


def sheet(shift: int = 0) -> dict[str, str]:
    """Return an answer to every question of the audit, a different one each time; `shift` gives another sheet."""
    chosen = {}
    for nth, (name, asking) in enumerate(ASKINGS.items()):
        match asking.kind:
            case Kind.CHOICE:
                chosen[name] = asking.offers[(nth + shift) % len(asking.offers)].value
            case Kind.DECIMAL:
                chosen[name] = f"{10 + nth}.5"
            case Kind.WHOLE:
                chosen[name] = str(nth + shift)
    return chosen


def option(page: Page, name: str, value: str) -> Locator:
    """Return the radio button of an answer."""
    return page.locator(f"input[type=radio][name='{name}'][value='{value}']")


def choose(page: Page, name: str, value: str) -> None:
    """Choose an answer by its label, as a mouse does."""
    button = option(page, name, value)
    page.locator(f"label[for='{button.get_attribute('id')}']").click()


def figure(page: Page, name: str) -> Locator:
    """Return the field of a figure."""
    return page.locator(f"input[type=text][name='{name}']")


@contextmanager
def answering(page: Page) -> Iterator[None]:
    """Wait until what is done meanwhile has been saved."""
    with page.expect_response(ANSWER) as answer:
        yield
    assert answer.value.ok, answer.value.status


def saves(page: Page) -> list[dict[str, str]]:
    """Return a list that grows by what each request to save one answer sends."""
    seen: list[dict[str, str]] = []
    page.on("request", lambda request: seen.append(request.post_data_json) if ANSWER.search(request.url) else None)
    return seen


def token_of(page: Page) -> str:
    """Return the token in the address of a page of a space."""
    found = re.search(r"/space/([^/]+)/", page.url)
    assert found, page.url
    return found[1]


def owner(page: Page, like: Person) -> Person:
    """Return the person whose space a page shows, to ask what is kept there."""
    return Person(like.client, token_of(page), like.language)


def button(page: Page, does: str) -> Locator:
    """Return the button, or the link that looks like one, that does something."""
    return page.locator(BUTTONS[does])


def at_section(page: Page, section: str) -> None:
    """Wait until a section, or the review, is shown."""
    expect(page).to_have_url(re.compile(rf"/audit/{section}$"))


def after_a_while(page: Page, holds: Callable[[], bool]) -> bool:
    """Tell whether something comes to hold while the page is loaded a few times."""
    return any(holds() or page.reload() is None for _ in range(20))


def stop_the_clock(page: Page, path: str) -> None:
    """Open a page whose time stands still: nothing that waits for a delay happens until it is told to run."""
    page.clock.install(time=0)
    page.goto(path)
    page.clock.pause_at(3_600_000)


def open_details(page: Page) -> None:
    """Unfold everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

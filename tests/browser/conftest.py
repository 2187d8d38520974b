"""A real site, a real Chromium, and people who already have a space there."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.coached import Coached
from tests.browser.coached import coached as coached_world
from tests.browser.places import People
from tests.browser.planning import with_a_report
from tests.browser.site import Site, running_site
from tests.browser.watch import Watch
from tests.cast import Person
from webapp.content import QUESTIONNAIRE, SECTIONS

HERE = Path(__file__).parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS = 15_000
NewBrowser = Callable[..., BrowserContext]
Measured = Callable[[str, str], None]
MEASURES = pytest.StashKey[list[str]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what was measured."""
    for line in config.stash.get(MEASURES, []):
        terminalreporter.line(line)


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """Note a figure, to be printed at the end."""
    lines = request.config.stash.setdefault(MEASURES, [])
    return lambda what, figure: lines.append(f"{what}: {figure}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of the machine when it has one, else Playwright's own."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return browser_type_launch_args | {"args": FLAGS} | ({"executable_path": found} if found else {})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def base_url() -> None:
    """Nothing: the plugin's own fixture of this name warns, and each browser is told its site below."""


@pytest.fixture
def new_browser(new_context: Callable[..., BrowserContext], site: Site) -> Iterator[NewBrowser]:
    """Open a browser of its own, with its own cookies; it fails the test when anything untoward happens in it."""
    watches: list[Watch] = []

    def opened(**how: Any) -> BrowserContext:
        context = new_context(**{"base_url": site.address, "locale": "en-GB"} | how)
        context.set_default_timeout(SECONDS)
        watches.append(Watch(context, site.address))
        context.watch = watches[-1]  # type: ignore[attr-defined]
        return context

    yield opened
    troubles = [trouble for watch in watches for trouble in watch.troubles]
    assert not troubles, "\n".join(troubles)
    assert not (failures := site.log.failures()), failures


@pytest.fixture
def page(new_browser: NewBrowser) -> Page:
    """A page in a browser that was never here."""
    return new_browser().new_page()


@pytest.fixture
def person(site: Site) -> Person:
    """Someone who has just opened a space."""
    return Person.begins(site.app)


@pytest.fixture(scope="session")
def people(site: Site) -> People:
    """Those whose spaces have a page of each kind. They are to be looked at: a test that answers opens its own."""
    hasty = Person.begins(site.app)
    hasty.answer("brand.profile", 3)
    hasty.finish()
    veteran, open_handed = finished(site), finished(site)
    links = veteran.share(), open_handed.share(answers=True)
    return People(veteran, Person.begins(site.app), hasty, links)


@pytest.fixture(scope="session")
def coached(site: Site) -> Coached:
    """Two coaches, and those whom one of them follows. They are to be looked at, too."""
    return coached_world(site.app)


@pytest.fixture(scope="session")
def veteran(people: People) -> Person:
    """Someone who has finished an audit and begun another."""
    return people.veteran


@pytest.fixture
def planner(person: Person) -> Person:
    """Someone with a report whose cards are not decided on yet."""
    return with_a_report(person)


@pytest.fixture
def report(page: Page, planner: Person) -> Page:
    """The page of that report."""
    page.goto(planner.path("/report"))
    return page


def finished(site: Site) -> Person:
    """Return someone with a report of uneven pillars, LinkedIn's figures beside them, and a new audit under way."""
    person = Person.begins(site.app)
    for nth, pillar in enumerate(QUESTIONNAIRE.pillars):
        levels = {question.id: (3 * nth + place) % 5 for place, question in enumerate(pillar.questions)}
        person.post(f"/audit/{pillar.id}", levels)
    official = {name: 9.5 + 2 * nth for nth, name in enumerate(SECTIONS[0].optional)}
    person.post("/audit/context", {"context.goal": "sell", "context.time": "120", **official})
    person.finish()
    listed = [str(card["id"])[5:-2] for card in person.page("/advice").all("#cards article")]
    for card, status in zip(listed, ("planned", "dismissed", "done", "planned"), strict=False):
        person.decide(card, status)
    person.begin_again()
    return person

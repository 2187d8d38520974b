"""Every page of the site, in each state that it has: what axe, narrow screens and the request log go through."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.acting import button, figure
from tests.browser.site import Site
from tests.cast import Person
from tests.sitemap import pages_of


@dataclass(frozen=True)
class People:
    """One who has a report and a second audit under way, one who has just begun, one whose report knows little."""

    veteran: Person
    beginner: Person
    hasty: Person
    shared: tuple[str, ...] = ()
    """The links of the veteran's report, without the answers and with them."""


def paths(site: Site, people: People, language: str) -> list[str]:
    """Return the path of every page there is in a language."""
    found = [*pages_of(site.app, "public", language)]
    found += pages_of(site.app, "space", language, people.veteran.token)
    found += [path for token in people.shared for path in pages_of(site.app, "shared", language, token)]
    found += [people.beginner.path(rest, language) for rest in ("/", "/audit/context", "/audit/review")]
    found += [people.hasty.path(rest, language) for rest in ("/", "/report", "/report/1", "/advice")]
    return [*found, people.veteran.path("/advice?pillar=brand&effort=15", language), f"/{language}/nowhere"]


def wrong_figure(page: Page, people: People, language: str) -> None:
    page.goto(people.beginner.path("/audit/context", language))
    figure(page, "context.official.brand").fill("99")
    figure(page, "context.official.people").fill("<b>12</b>")
    button(page, "continue").click()


def wrong_count(page: Page, people: People, language: str) -> None:
    page.goto(people.beginner.path("/audit/outcomes", language))
    figure(page, "outcomes.calls").fill("many")
    button(page, "continue").click()


def wrong_at_once(page: Page, people: People, language: str) -> None:
    page.goto(people.beginner.path("/audit/outcomes", language))
    figure(page, "outcomes.calls").fill("many")
    figure(page, "outcomes.calls").blur()
    page.wait_for_selector("#outcomes-calls-error:not(:empty)")


def nothing_to_report(page: Page, people: People, language: str) -> None:
    page.goto(people.beginner.path("/audit/review", language))
    button(page, "finish").click()


def unsure_to_erase(page: Page, people: People, language: str) -> None:
    page.goto(people.beginner.path("/data", language))
    button(page, "erase").click()


def next_link(page: Page, people: People, language: str) -> None:
    page.goto(people.beginner.path("/data", language))
    button(page, "renew").click()


def other_audit(page: Page, people: People, language: str) -> None:
    page.goto(people.beginner.path("/audit/review", language))
    page.evaluate("document.querySelector('[name=audit]').value = '7'")
    button(page, "finish").click()


def changed(page: Page, people: People, language: str) -> None:
    """The word of a change and its undo, over the report; the card is as it was before."""
    page.goto(people.veteran.path("/report", language))
    for _ in range(2):
        with page.expect_response(re.compile(r"/advice/[\w-]+\?")):
            page.locator(".cards.three [id^='plan-']").first.press("Enter")
    page.wait_for_selector("#said p")


def wrong_day(page: Page, people: People, language: str) -> None:
    page.goto(people.veteran.path("/advice", language))
    page.locator("article.is-planned .due summary").first.click()
    page.locator("article.is-planned [name=due]").first.fill("2020-01-31")
    page.locator("article.is-planned [id^='set-']").first.click()
    page.wait_for_selector(".day .error")


def explained(page: Page, people: People, language: str) -> None:
    page.goto(people.veteran.path("/report", language))
    page.locator(".term").first.click()
    page.wait_for_selector(".meaning:popover-open")


def saved_at_once(page: Page, people: People, language: str) -> None:
    page.goto(people.veteran.path("/audit/outcomes", language))
    field = figure(page, "outcomes.calls")
    field.fill("4" if field.input_value() == "3" else "3")
    field.blur()
    page.wait_for_selector("#outcomes-calls-saved:not(:empty)")


def shared_at_once(page: Page, people: People, language: str) -> None:
    page.goto(people.hasty.path("/report", language))
    page.locator("#share summary").click()
    button(page, "make a shared link").click()
    page.wait_for_url("**/report/1?shared=make#share-done")
    button(page, "revoke").click()
    page.wait_for_url("**/report/1?shared=revoke#share-done")


STATES: dict[str, Callable[[Page, People, str], None]] = {
    state.__name__: state
    for state in (
        wrong_figure,
        wrong_count,
        wrong_at_once,
        nothing_to_report,
        unsure_to_erase,
        next_link,
        other_audit,
        saved_at_once,
        shared_at_once,
        changed,
        wrong_day,
        explained,
    )
}
"""What a page shows only after something was done, by name."""


def everywhere(site: Site, people: People, language: str, page: Page) -> Iterator[str]:
    """Bring the page to every place in turn; return what to call it."""
    for path in paths(site, people, language):
        page.goto(path)
        yield path
    for name, bring_about in STATES.items():
        bring_about(page, people, language)
        yield f"{language} {name}"

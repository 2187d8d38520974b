"""Somebody in front of a page, who finds their way by the words they read there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.acting import IDS, at_section, button, choose, figure
from tests.browser.test_narrow import CUT, SIDEWAYS
from tests.faults.running import until
from webapp.content import SECTIONS
from webapp.languages import translator
from webapp.web.forms.sections import ASKINGS, Kind


@dataclass
class Reader:
    """A page, and the language it is read in: words are given as msgids, with the values that stand in them."""

    page: Page
    language: str = "fr"

    def words(self, msgid: str, **values: Any) -> str:
        """Return what this reader reads for a msgid."""
        found = translator(self.language)(msgid)
        return found % values if values else found

    @property
    def main(self) -> Locator:
        """The page but for its header and footer."""
        return self.page.locator("main")

    def follow(self, msgid: str, among: str = "main") -> None:
        """Follow a link."""
        self.page.locator(among).get_by_role("link", name=self.words(msgid), exact=True).click()

    def where(self, msgid: str) -> str:
        """Return where a link leads."""
        return str(self.main.get_by_role("link", name=self.words(msgid), exact=True).get_attribute("href"))

    def press(self, msgid: str, among: str = "main") -> None:
        """Press a button."""
        self.page.locator(among).get_by_role("button", name=self.words(msgid), exact=True).click()

    def write(self, **texts: str) -> None:
        """Fill in fields, by their names."""
        for name, text in texts.items():
            self.main.locator(f"[name='{name}']").fill(text)

    def tick(self, msgid: str, **values: Any) -> None:
        """Tick a box, or choose a radio button, by its label."""
        self.main.locator("label").get_by_text(self.words(msgid, **values), exact=True).click()

    def reads(self, msgid: str, **values: Any) -> None:
        """Wait until the page says something."""
        expect(self.main).to_contain_text(self.words(msgid, **values))

    def reads_at_last(self, told: Locator, msgid: str) -> None:
        """Load the page until one place of it says something."""
        wanted = self.words(msgid)
        assert until(lambda: self.page.reload() is not None and told.inner_text() == wanted), told.inner_text()

    def fits(self) -> None:
        """Fail when the page scrolls sideways, or cuts something off."""
        found = [self.page.evaluate(trouble) for trouble in (SIDEWAYS, CUT)]
        assert found == [[], []], f"{self.page.url}: {found}"

    def status_of(self, path: str) -> int:
        """Return the status that an address answers this browser with."""
        answer = self.page.goto(path)
        assert answer
        return answer.status

    def downloads(self, press: Callable[[], None]) -> bytes:
        """Return what comes down on a press."""
        with self.page.expect_download() as found:
            press()
        return taken(found.value)


def taken(download: Download) -> bytes:
    """Return the bytes of what was downloaded."""
    return download.path().read_bytes()


def complete_audit(page: Page, sheet: dict[str, str]) -> None:
    """Answer section after section, finish, and wait for the report."""
    for section in SECTIONS:
        at_section(page, section.id)
        for name in IDS[section.id]:
            if ASKINGS[name].kind is Kind.CHOICE:
                choose(page, name, sheet[name])
            else:
                figure(page, name).fill(sheet[name])
        button(page, "continue").click()
    at_section(page, "review")
    button(page, "finish").click()
    expect(page.locator(".index .figure")).to_be_visible()

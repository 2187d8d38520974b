"""What a person does with the cards of a report, and what tells them that it is done."""

import re

from playwright.sync_api import Locator, Page

from tests.cast import Person
from webapp.content import QUESTIONNAIRE

CHANGE = re.compile(r"/advice/[\w/-]+\?")


def with_a_report(person: Person) -> Person:
    """Return the person with a report of uneven pillars."""
    person.answer_levels({q.id: q.options[nth % 3].level for nth, q in enumerate(QUESTIONNAIRE.questions)})
    person.finish()
    return person


def press(page: Page, button: Locator, key: str = "Enter") -> None:
    """Press a button by the keyboard, and wait for what htmx brings."""
    with page.expect_response(CHANGE):
        button.press(key)


def in_week(page: Page, does: str) -> Locator:
    """Return the first button of this week's cards that does something."""
    return page.locator(f".cards.three [id^='{does}-']").first


def said(page: Page) -> Locator:
    """Return where a change is told."""
    return page.locator("#said")

"""What helps to read a report: words explained, claims unfolded, whether a card was useful."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.planning import in_week, press


def test_a_word_is_explained_where_it_stands_and_escape_closes_it(report: Page) -> None:
    term = report.locator("[popovertarget='meaning-stance']").first
    term.press("Enter")
    expect(report.locator("#meaning-stance")).to_be_visible()
    report.keyboard.press("Escape")
    expect(report.locator("#meaning-stance")).to_be_hidden()
    expect(term).to_be_focused()


def test_a_caveat_unfolds_to_its_claims(report: Page) -> None:
    caveat = report.locator(".cards.three .claims-below").first
    caveat.locator("summary").press("Enter")
    expect(caveat.locator("li").first).to_be_visible()


def test_whether_a_card_was_useful_is_kept_and_the_focus_stays(report: Page) -> None:
    press(report, in_week(report, "plan"))
    card = report.locator(".cards.three article").first
    card.locator(".how summary").click()
    yes = card.locator("[id^='useful-yes-']")
    press(report, yes)
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(yes).to_be_focused()
    expect(card.locator(".useful [role=status]")).to_have_text("Noted, thank you.")


@pytest.mark.parametrize("width", [320, 1280])
def test_no_word_that_can_be_pressed_lies_under_another(report: Page, width: int) -> None:
    report.set_viewport_size({"width": width, "height": 800})
    terms = report.locator(".term:visible")
    for nth in range(terms.count()):
        terms.nth(nth).click()
        expect(report.locator(f"#{terms.nth(nth).get_attribute('popovertarget')}")).to_be_visible()
        report.keyboard.press("Escape")

"""A press on a card: the focus stays, or goes where one can go on; a failure is said; twice at once is once."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.keyboard import Keyboard
from tests.browser.planning import CHANGE, in_week, press, said
from tests.browser.watch import allow


def test_what_was_pressed_stays_where_it_was_on_the_screen(report: Page) -> None:
    button = report.locator(".cards.three [id^='plan-']").last
    button.scroll_into_view_if_needed()
    button.focus()
    before = report.evaluate("document.activeElement.getBoundingClientRect().top")
    press(report, button)
    expect(said(report)).to_contain_text("in your plan for")
    expect(button).to_be_focused()
    assert abs(report.evaluate("document.activeElement.getBoundingClientRect().top") - before) < 2


def test_a_card_that_leaves_the_week_leaves_the_focus_to_the_word_of_it_and_to_undo(report: Page) -> None:
    week = report.locator(".cards.three h3").all_inner_texts()
    press(report, in_week(report, "dismiss"))
    expect(said(report)).to_be_focused()
    expect(report.locator(".cards.three h3").first).not_to_have_text(week[0])
    Keyboard(report).tab_to("#undo")
    press(report, report.locator("#undo"))
    assert report.locator(".cards.three h3").all_inner_texts() == week


def test_the_word_of_a_change_is_closed_and_hides_nothing_focused(report: Page) -> None:
    press(report, in_week(report, "plan"))
    keyboard = Keyboard(report)
    for _ in range(25):
        keyboard.press("Tab")
        keyboard.seen()
    report.locator("[data-close]").click()
    expect(said(report)).to_be_hidden()


def test_a_press_beside_the_list_keeps_the_filters_in_force(report: Page) -> None:
    with report.expect_response(re.compile(r"/report\?")):
        report.locator("#filter-pillar").select_option("messaging")
    count = report.locator("#cards article").count()
    press(report, in_week(report, "plan"))
    expect(said(report)).to_contain_text("in your plan for")
    expect(report.locator("#cards article")).to_have_count(count)
    press(report, report.locator("#undo"))
    expect(report.locator("#cards article")).to_have_count(count)
    expect(report.locator("#filter-pillar")).to_have_value("messaging")


@pytest.mark.parametrize("how", ["answered by a failure", "cut off"])
def test_a_press_that_fails_says_so_and_leaves_the_next_one_alone(report: Page, how: str) -> None:
    allow(report, "500", "ERR_FAILED", "htmx:")
    report.route(CHANGE, lambda route: route.abort() if how == "cut off" else route.fulfill(status=500))
    in_week(report, "plan").press("Enter")
    expect(said(report)).to_contain_text("Not saved: try again")
    report.unroute(CHANGE)
    report.locator("#filter-status").focus()
    with report.expect_response(re.compile(r"/report\?")):
        report.keyboard.press("S")
    expect(said(report)).to_be_hidden()
    expect(report.locator("#filter-status")).to_be_focused()


def test_a_double_press_is_one_press(report: Page) -> None:
    with report.expect_response(CHANGE):
        in_week(report, "plan").click(click_count=2, delay=60)
    expect(said(report)).to_contain_text("in your plan for")
    report.mouse.click(*middle(in_week(report, "done")))
    expect(report.locator("#cards-count")).to_contain_text("1 in your plan, 0 done")


def middle(button: Locator) -> tuple[float, float]:
    box = button.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_closing_the_word_of_a_change_leads_back_to_what_was_pressed(report: Page) -> None:
    button = in_week(report, "plan")
    name = button.get_attribute("id")
    press(report, button)
    report.locator("[data-close]").press("Enter")
    expect(report.locator(f"#{name}")).to_be_focused()

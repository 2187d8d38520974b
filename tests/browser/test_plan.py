"""The plan, by the keyboard and by htmx: what changed is told, undo brings back what there was."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.acting import open_details
from tests.browser.conftest import NewBrowser
from tests.browser.keyboard import Keyboard
from tests.browser.planning import in_week, press, said
from tests.browser.watch import allow
from tests.cast import Person


def test_planning_keeps_the_focus_and_tells_what_changed(report: Page) -> None:
    button = in_week(report, "plan")
    name = button.get_attribute("id")
    press(report, button)
    expect(report.locator(f"#{name}")).to_be_focused()
    expect(report.locator(f"#{name}")).to_have_text(re.compile("Take out"))
    expect(said(report)).to_contain_text("in your plan for")
    expect(said(report)).to_have_attribute("role", "status")
    expect(report.locator("#cards-count")).to_contain_text("1 in your plan")


def test_pressing_again_takes_it_back(report: Page) -> None:
    before = report.locator("#cards-count").inner_text()
    button = in_week(report, "plan")
    press(report, button)
    press(report, report.locator(":focus"))
    expect(report.locator("#cards-count")).to_have_text(before)
    expect(said(report)).to_contain_text("suggested again")


def test_the_scores_with_the_plan_and_the_ghost_follow(report: Page) -> None:
    expect(report.locator("#what-if table")).to_have_count(0)
    press(report, in_week(report, "plan"))
    expect(report.locator("#what-if table")).to_be_visible()
    expect(report.locator(".colonnade-wide > .colonnade-dashed").first).to_be_visible()
    press(report, report.locator("#undo"))
    expect(report.locator("#what-if table")).to_have_count(0)
    expect(report.locator(".colonnade-wide > .colonnade-dashed")).to_have_count(0)


def test_what_is_unfolded_stays_unfolded(report: Page) -> None:
    group = report.locator("details.group").nth(2)
    group.locator("summary").first.click()
    card = group.locator("article").first
    card.locator(".how summary").click()
    press(report, card.locator("[id^='plan-']"))
    expect(report.locator("details.group").nth(2)).to_have_attribute("open", "")
    expect(report.locator("details.group").nth(2).locator(".how").first).to_have_attribute("open", "")
    expect(report.locator("details.group").nth(1)).not_to_have_attribute("open", "")


def test_filters_combine_with_the_status_and_a_changed_card_leaves_the_list(report: Page) -> None:
    press(report, in_week(report, "plan"))
    with report.expect_response(re.compile(r"/report\?")):
        report.locator("#filter-status").select_option("planned")
    expect(report).to_have_url(re.compile(r"/report\?pillar=&effort=&status=planned$"))
    expect(report.locator("#cards article")).to_have_count(1)
    press(report, report.locator("#cards [id^='done-']"))
    expect(report.locator("#cards article")).to_have_count(0)
    expect(report.locator("#cards-count")).to_contain_text("1 done")
    report.reload()
    expect(report.locator("#filter-status")).to_have_value("planned")
    expect(report.locator("#cards article")).to_have_count(0)


def test_keyboard_alone_goes_through_plan_day_filters_and_undo(page: Page, planner: Person) -> None:
    keyboard = Keyboard(page)
    page.goto(planner.path("/advice"))
    keyboard.tab_to("#filter-status")
    with page.expect_response(re.compile(r"/advice\?")):
        page.keyboard.press("S")
    keyboard.tab_to("[id^='plan-']")
    press(page, page.locator(":focus"), "Space")
    expect(said(page)).to_be_focused()
    keyboard.tab_to("#undo")
    press(page, page.locator(":focus"))
    expect(page.locator("#cards-count")).to_contain_text("0 in your plan")


def test_a_day_is_set_by_the_keyboard_and_a_wrong_one_is_refused_where_it_stands(page: Page, planner: Person) -> None:
    allow(page, "422")
    page.goto(planner.path("/advice"))
    press(page, page.locator("[id^='plan-']").first)
    card = page.locator("article.is-planned").first
    card.locator(".due summary").press("Enter")
    card.locator("[name=due]").fill("2020-01-31")
    press(page, card.locator("[id^='set-']"))
    expect(card.locator(".error")).to_contain_text("Choose a day from today")
    expect(card.locator("[name=due]")).to_have_value("2020-01-31")
    expect(card.locator("[id^='set-']")).to_be_focused()
    card.locator("[name=due]").fill("")
    today = page.evaluate("new Date(Date.now() + 864e5 * 20).toISOString().slice(0, 10)")
    card.locator("[name=due]").fill(today)
    press(page, card.locator("[id^='set-']"))
    expect(card.locator(".error")).to_have_count(0)
    assert planner.get("/data.json").get_json()["cards"][0]["due_on"] == today


def test_the_reminder_is_a_file_to_keep(page: Page, planner: Person, tmp_path: Path) -> None:
    page.goto(planner.path("/advice"))
    press(page, page.locator("[id^='plan-']").first)
    page.locator(".due summary").first.click()
    with page.expect_download() as download:
        page.locator(".calendar a").first.click()
    assert re.fullmatch(r"aplomb-\d{4}-\d\d-\d\d\.ics", download.value.suggested_filename)
    download.value.save_as(tmp_path / "it.ics")
    assert (tmp_path / "it.ics").read_text().startswith("BEGIN:VCALENDAR")


def test_all_of_it_works_without_javascript(new_browser: NewBrowser, planner: Person) -> None:
    page = new_browser(java_script_enabled=False).new_page()
    page.goto(planner.path("/report"))
    title = page.locator(".cards.three h3").first.inner_text()
    in_week(page, "plan").click()
    expect(said(page)).to_contain_text(f"“{title}”: in your plan for")
    expect(page.locator("#what-if table")).to_be_visible()
    page.locator("#filter-status").select_option("planned")
    page.locator("#filter").click()
    expect(page.locator("#cards article")).to_have_count(1)
    page.locator("#cards [id^='done-']").click()
    expect(page.locator("#cards article")).to_have_count(0)
    page.locator("#undo").click()
    expect(page.locator("#cards article")).to_have_count(1)


def test_a_plan_lasts_over_back_and_reload(report: Page) -> None:
    press(report, in_week(report, "plan"))
    report.reload()
    expect(report.locator("#what-if table")).to_be_visible()
    open_details(report)
    expect(report.locator("#cards .is-planned")).to_have_count(1)

"""The plan: cards planned, done, dismissed and taken back; the filters; all of it without JavaScript."""

import re

import pytest
from time_machine import TimeMachineFixture

from tests.cast import HTMX, Person
from tests.page import Page, fetch, read, spaced
from webapp.content import CARDS

pytestmark = pytest.mark.thorough

DAY = "2026-11-27"


@pytest.fixture
def planner(person: Person, time_machine: TimeMachineFixture) -> Person:
    """Someone who begins to work with a report, on a day of November."""
    time_machine.move_to(f"{DAY} 09:00:00+00:00")
    person.answer_all(1)
    person.finish()
    return person


def titles(page: Page, selector: str = "#cards h4") -> list[str]:
    return page.texts(selector)


def of(page: Page, card: str, level: int = 4) -> str:
    """All that is read on a card."""
    return page.text(f"#card-{card}-{level}")


def buttons(page: Page, card: str) -> list[str]:
    """What can be pressed on a card, without the card's name that follows for those who do not see it."""
    found = page.all(f"#card-{card}-4 .card-buttons button")
    return [str(button.contents[0]).strip() for button in found]


FIRST, SECOND = CARDS[0].id, CARDS[1].id
TITLE = {card.id: card.title for card in CARDS}


@pytest.mark.both
@pytest.mark.parametrize(
    ("status", "line", "then"),
    [
        ("planned", "In your plan, for 4 December 2026", ["It is done", "Take out"]),
        ("done", "Done on 27 November 2026", ["Not done yet"]),
        ("dismissed", "Set aside on 27 November 2026", ["Bring back"]),
        ("suggested", "", ["Add to my plan", "Set aside"]),
    ],
)
def test_a_card_is_decided_on_and_says_so(planner: Person, status: str, line: str, then: list[str]) -> None:
    assert planner.decide(FIRST, status).status_code == 303
    page = planner.page("/advice")
    assert line in of(page, FIRST)
    assert buttons(page, FIRST) == then


def test_without_javascript_one_comes_back_to_the_card_is_told_and_can_undo(planner: Person) -> None:
    sent = planner.decide(FIRST, "dismissed", "?on=report&pillar=brand&level=4")
    assert sent.location.startswith(planner.path(f"/report?pillar=brand&changed={FIRST}&undo="))
    assert sent.location.endswith(f"#card-{FIRST}-4")
    page = fetch(planner.client, sent.location)
    assert page.text("#said p") == f"“{TITLE[FIRST]}”: set aside."
    undo = page.one("#said form")
    planner.client.post(str(undo["action"]), data={"undo": page.one("#undo")["value"]})
    assert buttons(planner.page("/advice"), FIRST) == ["Add to my plan", "Set aside"]


def test_htmx_gets_all_that_changed_and_nothing_else(planner: Person) -> None:
    part = Page(planner.decide(FIRST, "planned", "?on=report", headers=HTMX), planner.app)
    assert part.status == 200
    assert not part.all("html, h1, .masthead")
    parts = {tag["id"] for tag in part.having("data-hx-swap-oob")}
    assert parts == {"cards-count", "said", "what-if-place", "week-place", "drawing"}
    assert f"“{TITLE[FIRST]}”: in your plan for 4 December 2026." in part.text("#said")


def test_the_page_of_the_cards_is_sent_no_part_that_it_has_not(planner: Person) -> None:
    whole = planner.page("/advice")
    part = Page(planner.decide(FIRST, "planned", "?on=advice", headers=HTMX), planner.app)
    ids = {tag["id"] for tag in whole.having("id")}
    assert {tag["id"] for tag in part.having("data-hx-swap-oob")} <= ids


def test_a_dismissed_or_done_card_leaves_the_week_to_the_next(planner: Person) -> None:
    week = planner.page("/report").all(".three article")
    for card, status in zip(week[:2], ("done", "dismissed"), strict=True):
        planner.decide(str(card["id"])[5:-2], status)
    after = titles(planner.page("/report"), ".three h3")
    assert not {spaced(card.find("h3")) for card in week[:2]} & set(after)
    assert after


def test_a_week_with_nothing_left_says_so(planner: Person) -> None:
    for card in CARDS:
        planner.decide(card.id, "dismissed")
    assert "No card is left for this week" in planner.page("/report").words


def test_the_counts_follow_every_change(planner: Person) -> None:
    every = len(titles(planner.page("/advice")))
    for card, status in ((FIRST, "planned"), (SECOND, "planned"), (CARDS[2].id, "done"), (CARDS[-1].id, "dismissed")):
        planner.decide(card, status)
    said = f"{every} cards: {every - 4} suggested, 2 in your plan, 1 done, 1 set aside"
    assert planner.page("/advice").text("#cards-count") == said


def test_filters_combine_and_stay_through_a_change(planner: Person) -> None:
    planner.decide(FIRST, "planned")
    planner.decide(CARDS[-1].id, "planned")
    page = planner.page("/advice?pillar=brand&status=planned")
    assert titles(page) == [TITLE[FIRST]]
    send = str(page.one(".card-buttons")["action"])
    sent = planner.client.post(send, data={"status": "done"})
    assert "/advice?pillar=brand&status=planned&changed=" in sent.location
    assert not titles(fetch(planner.client, sent.location))


@pytest.mark.parametrize("status", ["suggested", "planned", "done", "dismissed"])
def test_cards_are_filtered_by_status(planner: Person, status: str) -> None:
    planner.decide(FIRST, "planned")
    planner.decide(SECOND, "done")
    planner.decide(CARDS[2].id, "dismissed")
    wanted = {"planned": {FIRST}, "done": {SECOND}, "dismissed": {CARDS[2].id}}.get(status)
    shown = {str(card["id"])[5:-2] for card in planner.page(f"/advice?status={status}").all("#cards article")}
    assert shown == wanted or (wanted is None and not shown & {FIRST, SECOND, CARDS[2].id})


@pytest.mark.both
def test_a_planned_card_gets_the_day_one_chooses(planner: Person) -> None:
    planner.decide(FIRST, "planned", data={"due": "2026-12-24"})
    assert "In your plan, for 24 December 2026" in of(planner.page("/report"), FIRST)


def is_day(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII)) and text != "2027-02-29"


@pytest.mark.parametrize(
    "due", ["", "2026-11-26", "2028-01-01", "2027-02-29", "24/12/2026", "x" * 500, "２０２６-12-24"]
)
@pytest.mark.parametrize("on", ["report", "advice"])
def test_a_day_that_cannot_be_is_refused_with_the_reason(planner: Person, due: str, on: str) -> None:
    planner.decide(FIRST, "planned")
    page = read(planner.decide(FIRST, "planned", f"?on={on}", data={"due": due}), planner.app, 422)
    assert page.title.startswith("Error:")
    field = page.one(f"#due-{FIRST}-4")
    assert (field["value"], field["aria-invalid"]) == (due if is_day(due) else "", "true")
    assert page.link("Choose a day from today to a year from now.") == f"#due-{FIRST}-4"
    assert "In your plan, for 4 December 2026" in of(planner.page("/advice"), FIRST)


def test_what_was_typed_is_shown_to_nobody_else(planner: Person, stranger: Person) -> None:
    stranger.answer_all(1)
    stranger.finish()
    for one in (planner, stranger):
        one.decide(FIRST, "planned")
    planner.decide(FIRST, "planned", data={"due": "2020-01-31"})
    page = stranger.page("/advice")
    assert page.one(f"#due-{FIRST}-4")["value"] == "2026-12-04"
    assert not page.all(".day .error")


@pytest.mark.parametrize("level", ["3", "4"])
def test_a_wrong_day_is_told_where_it_was_typed_and_leads_there(planner: Person, level: str) -> None:
    card = str(planner.page("/report").all(".three article")[0]["id"])[5:-2]
    planner.decide(card, "planned")
    sent = planner.decide(card, "planned", f"?on=report&level={level}", data={"due": "2020-01-31"})
    page = read(sent, planner.app, 422)
    field = page.one(page.link("Choose a day from today to a year from now."))
    assert (field["id"], field["value"]) == (f"due-{card}-{level}", "2020-01-31")
    assert len(page.all(".day .error")) == 1
    if level == "4":
        assert page.one(f"details.group:has(#card-{card}-4)").has_attr("open")


@pytest.mark.parametrize("status", ["", "later", "PLANNED", "planned\x00", "suggested "])
def test_a_status_that_there_is_not_changes_nothing(planner: Person, status: str) -> None:
    read(planner.decide(FIRST, status), planner.app, 400)
    assert buttons(planner.page("/advice"), FIRST) == ["Add to my plan", "Set aside"]


@pytest.mark.both
@pytest.mark.parametrize("card", ["nowhere", "x" * 300, "%00", "é"])
def test_a_card_that_there_is_not_is_an_unknown_page(planner: Person, card: str) -> None:
    for rest, method in ((f"/advice/{card}", planner.post), (f"/advice/{card}/useful", planner.post)):
        assert method(rest, {"status": "planned", "useful": "yes"}).status_code == 404
    assert planner.get(f"/advice/{card}.ics").status_code == 404


def test_a_card_is_not_decided_on_before_there_is_a_report(person: Person) -> None:
    assert person.decide(FIRST, "planned").status_code == 404


def test_planned_and_dismissed_cards_stay_so_on_a_new_audit_and_done_ones_come_back(
    planner: Person, time_machine: TimeMachineFixture
) -> None:
    for card, status in ((FIRST, "planned"), (SECOND, "dismissed"), (CARDS[2].id, "done")):
        planner.decide(card, status)
    time_machine.move_to("2026-12-28 09:00:00+00:00")
    planner.begin_again()
    planner.finish()
    page = planner.page("/advice")
    assert "In your plan, for 4 December 2026" in of(page, FIRST)
    assert "Set aside on 27 November 2026" in of(page, SECOND)
    assert "Done on 27 November 2026; your last answers leave something to gain." in of(page, CARDS[2].id)
    assert buttons(page, CARDS[2].id) == ["Add to my plan", "Set aside"]


def test_an_earlier_report_shows_neither_plan_nor_buttons(planner: Person) -> None:
    planner.decide(FIRST, "planned")
    planner.begin_again()
    planner.finish()
    page = planner.page("/report/1")
    assert not page.all(".card-buttons, .standing, .useful, #what-if, #said")
    assert planner.page("/report/2").all(".card-buttons")


def test_each_space_has_a_plan_of_its_own(planner: Person, stranger: Person) -> None:
    stranger.answer_all(1)
    stranger.finish()
    planner.decide(FIRST, "planned")
    assert buttons(stranger.page("/advice"), FIRST) == ["Add to my plan", "Set aside"]


def test_the_plan_goes_along_with_ones_data(planner: Person) -> None:
    planner.decide(FIRST, "planned")
    planner.decide(SECOND, "done")
    planner.client.post(planner.path(f"/advice/{SECOND}/useful"), data={"useful": "no"})
    kept = {card["card"]: card for card in planner.get("/data.json").get_json()["cards"]}
    assert (kept[FIRST]["status"], kept[FIRST]["due_on"]) == ("planned", "2026-12-04")
    assert (kept[SECOND]["status"], kept[SECOND]["useful"]) == ("done", False)

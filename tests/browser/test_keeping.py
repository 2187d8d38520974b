"""The personal link, kept in every way that is offered."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.acting import answering, button, choose
from tests.browser.conftest import NewBrowser
from tests.browser.site import Site
from tests.browser.watch import allow
from tests.cast import Person
from webapp.languages import translator


def test_the_copy_button_copies_the_link_and_says_so(new_browser: NewBrowser, site: Site, person: Person) -> None:
    page = new_browser(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(person.path("/audit/context", "fr"))
    copy = button(page, "copy")
    words = copy.inner_text()
    copy.click()
    expect(page.locator("#keep-said")).to_have_text(translator("fr")("Copied"))
    expect(copy).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.address}{person.path('/', 'fr')}"
    expect(copy).to_have_text(words)


def test_the_share_sheet_is_offered_where_there_is_one(page: Page, person: Person) -> None:
    page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); };")
    page.goto(person.path("/audit/context"))
    button(page, "share").click()
    assert page.evaluate("shared.url").endswith(person.path("/"))


def test_the_qr_code_is_drawn(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/context"))
    with page.expect_response(re.compile(r"link\.svg$")):
        button(page, "show the code").click()
    image = page.locator(".code img")
    expect(image).to_be_visible()
    assert image.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0


def test_the_letter_to_oneself_holds_the_link(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/context"))
    letter = urlsplit(button(page, "write").get_attribute("href") or "")
    assert (letter.scheme, letter.path) == ("mailto", "")
    assert person.path("/") in parse_qs(letter.query)["body"][0]


def test_the_link_is_offered_at_the_start_and_at_the_end(page: Page, person: Person) -> None:
    page.goto(person.path("/audit/context"))
    expect(page.locator("#keep-address")).to_be_visible()
    with answering(page):
        choose(page, "context.goal", "sell")
    page.goto(person.path("/audit/brand"))
    with answering(page):
        choose(page, "brand.profile", "3")
    page.goto(person.path("/audit/review"))
    button(page, "finish").click()
    expect(page.locator("#keep-address")).to_be_visible()


def test_a_new_link_is_shown_before_it_closes_the_old_one(page: Page, person: Person) -> None:
    page.goto(person.path("/data"))
    button(page, "renew").click()
    address = page.locator("#keep-address").inner_text()
    assert person.token not in address
    assert person.get("/").status_code == 200
    button(page, "renew").click()
    expect(page.locator(".notice[role=status]")).to_be_visible()
    expect(page.locator("#keep-address")).to_have_text(address)
    assert page.goto(address).status == 200  # type: ignore[union-attr]
    allow(page, "404")
    assert page.goto(person.path("/")).status == 404  # type: ignore[union-attr]


def test_the_data_is_taken_along_as_a_file(page: Page, person: Person) -> None:
    page.goto(person.path("/data"))
    with page.expect_download() as download:
        button(page, "take along").click()
    assert re.fullmatch(r"aplomb-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)


def test_leaving_says_what_a_shared_computer_may_remember(page: Page, person: Person) -> None:
    page.goto(person.path("/data"))
    button(page, "leave").click()
    expect(page).to_have_url(re.compile("/goodbye/left$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/data$"))

"""The whole story, for real: a site, its mail worker, a mail server, a coach at a desk, clients on their telephones."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.acting import at_section
from tests.browser.conftest import NewBrowser
from tests.browser.reader import Reader
from tests.browser.site import Site, running_site
from tests.browser.story import (
    COACH,
    DECIMAL,
    ENGLISH,
    FRENCH,
    NAMES,
    REFUSAL,
    WELCOME,
    WRONG,
    Story,
    corrects_the_address,
    figures_of,
    invites,
    joins,
    keeps_and_completes,
    makes_a_group,
    reminds,
    sees_how_the_mails_went,
    shares_and_completes,
    signs_up,
)
from tests.browser.watch import allow
from tests.coaching import Coach
from tests.mailbox import Mailbox, links, mail_server, text_of

TELEPHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    """A mail server that refuses one of the addresses."""
    with mail_server() as server:
        server.to_recipient = lambda address: REFUSAL if address == WRONG else None
        yield server


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, mailbox: Mailbox) -> Iterator[Site]:
    """A site whose mails go to that server."""
    with running_site(tmp_path_factory.mktemp("story"), SMTP_URL=mailbox.url) as running:
        yield running


@pytest.fixture
def story(site: Site, mailbox: Mailbox, new_browser: NewBrowser) -> Story:
    """A coach at a desk and two people with telephones, none of whom has been here before."""
    pages = [new_browser(locale=locale, **how).new_page() for locale, how in (
        ("fr-FR", DESK), ("fr-FR", TELEPHONE), ("en-GB", TELEPHONE),
    )]  # fmt: skip
    return Story(
        site, mailbox, *(Reader(page, language) for page, language in zip(pages, ("fr", "fr", "en"), strict=True))
    )


def test_a_coach_and_those_they_invite(story: Story) -> None:
    signs_up(story)
    makes_a_group(story)
    invites(story)
    sees_how_the_mails_went(story)
    joins(story.amelie, story.mailbox, FRENCH)
    shares_and_completes(story)
    joins(story.john, story.mailbox, ENGLISH)
    keeps_and_completes(story)
    is_told_of_both(story)
    reads_the_shared_report(story)
    learns_no_figure_of_the_other(story)
    prints(story)
    loses_what_is_taken_back(story)
    corrects_the_address(story)
    reminds(story)
    signs_out(story)


def is_told_of_both(story: Story) -> None:
    story.mailbox.wait_for(COACH, 3)
    letters = story.mailbox.letters(COACH)[1:]
    told = "".join(f"{letter['Subject']} {text_of(letter)}" for letter in letters)
    assert "Amélie Martin" in told
    assert "John Smith" in told
    assert not DECIMAL.search(re.sub(r"https?://\S+", "", told))
    story.coach.page.goto(next(link for link in links(letters[0]) if "/coach/" in link))
    expect(story.coach.page.locator("#unseen-title ~ form li label strong")).to_have_text(
        ["John Smith", "Amélie Martin"]
    )


def reads_the_shared_report(story: Story) -> None:
    coach = story.coach
    story.open_client("Amélie Martin")
    coach.follow("Open the latest report")
    assert figures_of(coach) == story.figures["Amélie"]
    expect(coach.page.locator("#why-brand")).to_be_attached()


def learns_no_figure_of_the_other(story: Story) -> None:
    coach = story.coach
    story.open_client("John Smith")
    coach.reads("How far the audit is, nothing else: this person shares neither reports nor plan.")
    assert not DECIMAL.search(coach.main.inner_text())
    allow(coach.page, "404")
    here = coach.page.url
    for rest in ("/report/1", "/report/1.pdf", "/report/1.pdf?version=summary"):
        assert coach.status_of(f"{here}{rest}") == 404
    coach.page.goto(here)
    told, hidden = story.figures["Amélie"], set(story.figures["John"]) - set(story.figures["Amélie"])
    assert story.figures["John"][0] in hidden
    for text in (*everything_shown(story), *everything_taken_along(story)):
        assert "John Smith" in text
        assert told[0] in text
        assert not [figure for figure in hidden if figure in text]


def everything_shown(story: Story) -> Iterator[str]:
    """Return the text of the coach's pages: all in one, as most of them tell no figure of anybody."""
    coach = story.coach
    texts = []
    for path in ("/", "/clients", "/groups", "/groups/1", "/groups/1/invitations", "/groups/1/team"):
        assert coach.status_of(f"/fr/coach{path}") == 200
        texts.append(coach.main.inner_text())
    yield "\n".join(texts)


def everything_taken_along(story: Story) -> Iterator[str]:
    """Return the text of the coach's exports that name everybody; of the JSON, what it holds."""
    coach = story.coach
    coach.follow("Account", "header")
    coach.follow("Exports and papers")
    files = {kind: coach.page.locator(f"#clients-{kind}") for kind in ("csv", "xlsx")}
    yield coach.downloads(files["csv"].click).decode()
    cells = load_workbook(BytesIO(coach.downloads(files["xlsx"].click))).active.iter_rows(values_only=True)
    yield " ".join(str(cell).replace(".", ",") for row in cells for cell in row)
    whole = json.loads(coach.downloads(lambda: coach.follow("Download everything")))
    amelie, john, _nora = whole["clients"]
    assert amelie["reports"]
    assert not {name for name in john if name in {"reports", "plan"} or name.startswith("last_")}


def prints(story: Story) -> None:
    coach = story.coach
    story.open_client("Amélie Martin")
    coach.follow("Open the latest report")
    paper = coach.page.request.get(coach.where("PDF"))
    assert "Amélie" in unquote(paper.headers["content-disposition"])
    document = PdfReader(BytesIO(paper.body()))
    text = " ".join(sheet.extract_text() for sheet in document.pages)
    assert {"Camille Duval", "Amélie Martin"} <= {name for name in NAMES if name in text}
    assert [figure for figure in story.figures["Amélie"] if figure not in text] == []


def loses_what_is_taken_back(story: Story) -> None:
    amelie, coach = story.amelie, story.coach
    amelie.follow("My data", "header")
    amelie.page.locator("#followers").get_by_role("link", name=amelie.words("Change or leave")).click()
    amelie.fits()
    amelie.tick("Keep everything to myself")
    amelie.press("Keep this choice")
    expect(amelie.page.locator("#followers .notice")).to_be_visible()
    allow(coach.page, "404")
    assert coach.status_of(coach.page.url) == 404
    story.coach.page.goto("/fr/coach/clients")
    expect(coach.page.locator("#clients .unshared")).to_have_count(3)
    assert story.figures["Amélie"][0] not in coach.main.inner_text()


def signs_out(story: Story) -> None:
    page = story.coach.page
    here = page.url
    story.coach.press("Sign out", "header")
    allow(page, "404")
    assert story.coach.status_of(here) == 404
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text(story.coach.words("There is no page here"))


def test_without_javascript_on_a_telephone(new_browser: NewBrowser, site: Site, mailbox: Mailbox) -> None:
    coach, client = (Reader(new_browser(java_script_enabled=False, **TELEPHONE).new_page()) for _ in range(2))
    signs_in(coach, Coach.signs_in(site.app, name="Carla Sans Script", language="fr"), site)
    coach.page.goto("/fr/coach/groups/new")
    coach.write(name="Sans script", welcome=WELCOME)
    coach.press("Make the group")
    coach.fits()
    address = coach.page.locator("#group-address").inner_text()
    coach.follow("Invite by e-mail")
    coach.write(people="Paul Durand <paul@clients.example>")
    coach.press("Check the list")
    coach.fits()
    coach.press("Send the invitations")
    coach.fits()
    mailbox.wait_for("paul@clients.example")
    joins_by_link(client, address)
    coach.follow("Clients", "header")
    expect(coach.page.locator("#clients tbody th > a")).to_have_text(["Inès", "Paul Durand"])
    coach.fits()


def signs_in(reader: Reader, coach: Coach, site: Site) -> None:
    """Have a browser hold the cookie of a coach who is signed in."""
    (cookie,) = coach.client._cookies.values()
    reader.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site.address}])


def joins_by_link(client: Reader, address: str) -> None:
    """Open the link of a group, and choose to keep everything."""
    client.page.goto(address)
    client.fits()
    client.write(name="Inès")
    client.tick("Keep everything to myself")
    client.press("Open my space and begin")
    at_section(client.page, "context")
    client.fits()

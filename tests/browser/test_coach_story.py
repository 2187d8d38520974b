"""The whole story, for real: a site, its mail worker, a mail server, a coach at a desk, clients on their telephones."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, expect
from pypdf import PdfReader
from sqlalchemy import update

from tests.browser.acting import at_section, sheet
from tests.browser.conftest import NewBrowser
from tests.browser.reader import Reader, complete_audit
from tests.browser.site import Site, running_site
from tests.browser.watch import allow
from tests.coaching import Coach, writing
from tests.mailbox import Mailbox, links, mail_server, text_of
from webapp.store.engine import connection
from webapp.store.models import Client

TELEPHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
COACH, PASSWORD = "camille@duval.example", "trois petits chats sur un toit"
FRENCH, ENGLISH, WRONG, RIGHT = (f"{name}@clients.example" for name in ("amelie", "john", "nora", "nora.petit"))
WELCOME = "Bienvenue dans notre groupe du printemps."
LIST = f"Nom;Adresse;Langue\nAmélie Martin;{FRENCH};fr\nJohn Smith;{ENGLISH};en\nNora Petit;{WRONG};fr"
REFUSAL = "550 5.1.1 No such mailbox here"
DECIMAL = re.compile(r"\d+[.,]\d")


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


@dataclass
class Story:
    """Who takes part in it, and what came of it so far."""

    site: Site
    mailbox: Mailbox
    coach: Reader
    amelie: Reader
    john: Reader
    figures: dict[str, str] = field(default_factory=dict)

    def row(self, name: str) -> Locator:
        """Return the line of a person among the invitations of a group."""
        return self.coach.page.locator(".invited > li").filter(has_text=name)

    def open_client(self, name: str) -> None:
        """Have the coach open the page of a client from the table."""
        self.coach.follow("Clients", "header")
        self.coach.page.locator("#clients").get_by_role("link", name=name).click()


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


def signs_up(story: Story) -> None:
    coach = story.coach
    coach.page.goto("/")
    coach.follow("For coaches", "footer")
    coach.follow("Create an account")
    coach.write(name="Camille Duval", email=COACH, password=PASSWORD)
    coach.press("Create my account")
    (confirmation,) = [link for link in links(story.mailbox.wait_for(COACH)) if "/confirm/" in link]
    coach.page.goto(confirmation)
    coach.press("Confirm this address")
    coach.write(email=COACH, password=PASSWORD)
    coach.press("Sign in")
    expect(coach.page.locator("h1")).to_have_text(coach.words("Needs you this week"))


def makes_a_group(story: Story) -> None:
    coach = story.coach
    coach.follow("Go to the groups")
    coach.follow("Make my first group")
    coach.write(name="Printemps 2027", welcome=WELCOME)
    coach.press("Make the group")
    expect(coach.page.locator("h1")).to_have_text("Printemps 2027")


def invites(story: Story) -> None:
    coach = story.coach
    coach.follow("Invite by e-mail")
    coach.write(people=LIST, note="À bientôt, j’ai hâte de lire la suite.")
    coach.press("Check the list")
    expect(coach.page.locator(".tally strong")).to_have_text(["3", "0", "0"])
    expect(coach.page.locator(".people tbody tr")).to_have_text([
        re.compile(f"Amélie Martin.*{FRENCH}.*Français"),
        re.compile(f"John Smith.*{ENGLISH}.*English"),
        re.compile(f"Nora Petit.*{WRONG}.*Français"),
    ])  # fmt: skip
    assert story.mailbox.addresses() == [COACH]
    coach.press("Send the invitations")


def sees_how_the_mails_went(story: Story) -> None:
    coach = story.coach
    for name, state in (("Amélie", "Sent"), ("John", "Sent"), ("Nora", "Address refused")):
        coach.reads_at_last(story.row(name).locator(".mark"), state)
    expect(story.row("Nora").locator(".why")).to_have_text(REFUSAL)
    coach.follow("This week", "header")
    expect(coach.main).to_contain_text(REFUSAL)


def joins(client: Reader, mailbox: Mailbox, address: str) -> None:
    """Open the mail's link; read who invites, and what they would see."""
    mail = mailbox.wait_for(address)
    assert "j’ai hâte de lire la suite" in text_of(mail)
    client.page.goto(next(link for link in links(mail) if "/space/" in link))
    expect(client.page.locator("html")).to_have_attribute("lang", client.language)
    expect(client.page.locator("h1")).to_have_text(client.words("%(coach)s invites you", coach="Camille Duval"))
    expect(client.main).to_contain_text(WELCOME)
    client.reads("your reports: scores, readings, advice cards")
    client.reads("nothing else: no score, no card, no answer")
    client.fits()


def shares_and_completes(story: Story) -> None:
    amelie = story.amelie
    amelie.tick("Share my reports and my plan with %(coach)s", coach="Camille Duval")
    amelie.tick("Also my answers, question by question")
    amelie.press("Begin")
    complete_audit(amelie.page, sheet())
    amelie.fits()
    story.figures["Amélie"] = index_of(amelie)


def keeps_and_completes(story: Story) -> None:
    john = story.john
    john.tick("Keep everything to myself")
    john.press("Begin")
    complete_audit(john.page, sheet(shift=1))
    john.fits()
    story.figures["John"] = index_of(john)
    assert story.figures["John"] != story.figures["Amélie"]


def index_of(reader: Reader) -> str:
    """Return the index that a report shows."""
    return reader.page.locator(".index .figure").inner_text()


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
    assert index_of(coach) == story.figures["Amélie"]
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
    assert_secret(story, everything_shown(story))
    assert_secret(story, everything_taken_along(story))


def assert_secret(story: Story, texts: Iterator[str]) -> None:
    """Fail when one of these, in which both people stand, tells a figure of the one who keeps theirs."""
    for text in texts:
        assert "John Smith" in text
        for name, told in (("Amélie", True), ("John", False)):
            figure = story.figures[name].replace(".", ",")
            assert (figure in text or figure.replace(",", ".") in text) is told


def everything_shown(story: Story) -> Iterator[str]:
    """Return the text of the coach's pages that tell figures."""
    story.coach.follow("Clients", "header")
    yield story.coach.main.inner_text()


def everything_taken_along(story: Story) -> Iterator[str]:
    """Return the text of the coach's exports that name everybody; of the JSON, what it holds."""
    coach = story.coach
    coach.follow("Account", "header")
    coach.follow("Exports and papers")
    files = {kind: coach.page.locator(f"#clients-{kind}") for kind in ("csv", "xlsx")}
    yield coach.downloads(files["csv"].click).decode()
    cells = load_workbook(BytesIO(coach.downloads(files["xlsx"].click))).active.iter_rows(values_only=True)
    yield " ".join(str(cell) for row in cells for cell in row)
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
    assert "Camille Duval" in text
    assert story.figures["Amélie"] in text


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
    assert story.figures["Amélie"] not in coach.main.inner_text()


def corrects_the_address(story: Story) -> None:
    coach = story.coach
    coach.follow("This week", "header")
    coach.page.locator("#undelivered-title ~ form li a").click()
    coach.follow("Correct the address")
    coach.write(email=RIGHT)
    coach.press("Correct and send")
    story.mailbox.wait_for(RIGHT)
    coach.reads_at_last(story.row("Nora").locator(".mark"), "Sent")


def reminds(story: Story) -> None:
    coach = story.coach
    expect(story.row("Nora").get_by_role("button", name=coach.words("Remind"))).to_have_count(0)
    four_days_go_by(story.site)
    coach.page.reload()
    story.row("Nora").get_by_role("button", name=coach.words("Remind")).click()
    coach.reads("A reminder is on its way to %(name)s.", name="Nora Petit")
    first, second = (links(mail)[0] for mail in (story.mailbox.wait_for(RIGHT), story.mailbox.wait_for(RIGHT, 2)))
    assert first == second


def four_days_go_by(site: Site) -> None:
    """Have all invitations be of four days earlier."""
    with writing(site.app):
        connection().execute(update(Client).values(invited_at=datetime.now(UTC) - timedelta(days=4)))


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

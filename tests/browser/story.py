"""The chapters of a story that are about coming, inviting and completing; test_coach_story.py tells it in order."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, expect
from sqlalchemy import update

from tests.browser.acting import sheet
from tests.browser.reader import Reader, complete_audit
from tests.browser.site import Site
from tests.coaching import writing
from tests.mailbox import Mailbox, links, text_of
from webapp.store.engine import connection
from webapp.store.models import Client

DESK = {"viewport": {"width": 1280, "height": 900}}
COACH, PASSWORD = "camille@duval.example", "trois petits chats sur un toit"
FRENCH, ENGLISH, WRONG, RIGHT = (f"{name}@clients.example" for name in ("amelie", "john", "nora", "nora.petit"))
WELCOME = "Bienvenue dans notre groupe du printemps."
LIST = f"Nom;Adresse;Langue\nAmélie Martin;{FRENCH};fr\nJohn Smith;{ENGLISH};en\nNora Petit;{WRONG};fr"
REFUSAL = "550 5.1.1 No such mailbox here"
NAMES = {"Amélie Martin", "John Smith", "Nora Petit", "Camille Duval"}
DECIMAL = re.compile(r"\d+[.,]\d")


@dataclass
class Story:
    """Who takes part in it, and what came of it so far."""

    site: Site
    mailbox: Mailbox
    coach: Reader
    amelie: Reader
    john: Reader
    figures: dict[str, list[str]] = field(default_factory=dict)
    """The index and the pillars of each report, as the coach would read them."""

    def row(self, name: str) -> Locator:
        """Return the line of a person among the invitations of a group."""
        return self.coach.page.locator(".invited > li").filter(has_text=name)

    def open_client(self, name: str) -> None:
        """Have the coach open the page of a client from the table."""
        self.coach.follow("Clients", "header")
        self.coach.page.locator("#clients").get_by_role("link", name=name).click()


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
    for name, state in (("Amélie", "Invitation sent"), ("John", "Invitation sent"), ("Nora", "Invitation refused")):
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
    story.figures["Amélie"] = figures_of(amelie)


def keeps_and_completes(story: Story) -> None:
    john = story.john
    john.tick("Keep everything to myself")
    john.press("Begin")
    complete_audit(john.page, sheet(shift=1))
    john.fits()
    story.figures["John"] = figures_of(john)


def figures_of(reader: Reader) -> list[str]:
    """Return the index and the pillars' scores that a report shows, as they are written in French."""
    index = reader.page.locator(".index .figure").inner_text()
    cells = reader.page.locator(".figures td:nth-child(2)").all_text_contents()
    return [
        index.replace(".", ","),
        *(cell.strip().replace(".", ",") for cell in cells if DECIMAL.fullmatch(cell.strip())),
    ]


def corrects_the_address(story: Story) -> None:
    coach = story.coach
    coach.follow("This week", "header")
    coach.page.locator("#undelivered-title ~ form li a").click()
    coach.write(email=RIGHT)
    coach.press("Correct and send")
    story.mailbox.wait_for(RIGHT)
    coach.reads_at_last(story.row("Nora").locator(".mark"), "Invitation sent")


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

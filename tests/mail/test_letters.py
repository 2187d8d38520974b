"""F3, F6, D1, D10, G6: what a letter is made of, and that nothing typed makes it anything else."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.mailbox import Mailbox, links, mail_server, text_of
from tests.posting import ADDRESS, deliver, invite, mails, post
from webapp.extensions import db
from webapp.store.clients import OwnClient, change_client
from webapp.store.models import Space
from webapp.store.outbox import Letter

NASTY = '<script>alert(1)</script><img src="//evil.example/x.png">'


@pytest.fixture
def mailbox(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    """A mail server that the site sends to."""
    with mail_server() as mailbox:
        monkeypatch.setitem(app.config, "SMTP_URL", mailbox.url)
        yield mailbox


@pytest.fixture
def client(coach: Coach, person: Person) -> OwnClient:
    """Someone whom the coach has invited."""
    return coach.follows(person, coach.group(), choice=None, language="en")


def invited(coach: Coach, client: OwnClient, mailbox: Mailbox, letter: str = "invitation") -> EmailMessage:
    """Have a client invited; return the letter that arrives."""
    invite(coach, client, letter=letter)
    deliver(coach.app)
    (message,) = mailbox.letters()
    return message


@pytest.mark.parametrize("letter", ["invitation", "reminder"])
def test_f6_an_invitation_has_all_that_a_mail_owes(
    coach: Coach, client: OwnClient, mailbox: Mailbox, letter: str
) -> None:
    message = invited(coach, client, mailbox, letter)
    sender = coach.app.config["MAIL_FROM"]
    assert message["From"] == f"Carla Coach via Aplomb <{sender}>"
    assert (message["To"], message["Reply-To"]) == (ADDRESS, coach.email)
    assert message["Message-ID"].endswith(f"@{sender.split('@')[1]}>")
    assert parsedate_to_datetime(message["Date"]).tzinfo is not None
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_f6_every_line_is_short_and_in_ascii(coach: Coach, client: OwnClient, mailbox: Mailbox) -> None:
    with writing(coach.app):
        change_client(client.id, note="é漢🙂" * 600)
    invited(coach, client, mailbox)
    ((_address, content),) = mailbox.taken
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) < 998


def test_f6_nothing_remote_is_in_the_html(coach: Coach, client: OwnClient, mailbox: Mailbox) -> None:
    html = BeautifulSoup(text_of(invited(coach, client, mailbox), "html"), "html.parser")
    assert not html.select("img, script, link, iframe, [src], [background]")
    assert "url(" not in str(html)


def test_an_invitation_carries_the_persons_own_link(
    coach: Coach, client: OwnClient, person: Person, mailbox: Mailbox
) -> None:
    with writing(coach.app):
        change_client(client.id, note="See you on Monday.\nBring tea.")
    message = invited(coach, client, mailbox)
    assert links(message)[0] == f"{coach.app.config['PUBLIC_URL']}/en/space/{person.token}/"
    assert "See you on Monday.\nBring tea." in text_of(message).replace("\r\n", "\n")
    assert message["Subject"] == "Carla Coach invites you to look at how you use LinkedIn"


def test_a_letter_is_in_the_language_of_the_client(coach: Coach, person: Person, mailbox: Mailbox) -> None:
    message = invited(coach, coach.follows(person, coach.group(), choice=None, language="fr"), mailbox)
    assert links(message)[0].startswith(f"{coach.app.config['PUBLIC_URL']}/fr/space/")
    assert message["Content-Language"] == "fr"


def test_g6_names_arrive_as_they_were_typed(coach: Coach, client: OwnClient, mailbox: Mailbox) -> None:
    with writing(coach.app):
        change_client(client.id, name="Zoë 漢字 🙂 שלום")
    message = invited(coach, client, mailbox)
    assert "Hello Zoë 漢字 🙂 שלום," in text_of(message)
    assert "Hello Zoë 漢字 🙂 שלום," in BeautifulSoup(text_of(message, "html"), "html.parser").text


def test_d1_what_is_typed_stays_what_was_typed(app: Flask, person: Person, mailbox: Mailbox) -> None:
    coach = Coach.signs_in(app, name=NASTY[:80], signature=NASTY)
    client = coach.follows(person, coach.group(name=NASTY[:80]), choice=None, name=NASTY[:80], note=NASTY)
    html = BeautifulSoup(text_of(invited(coach, client, mailbox), "html"), "html.parser")
    assert not html.select("script, img")
    assert [quote.text for quote in html.select("blockquote")] == [NASTY]


@pytest.mark.parametrize(
    "name",
    [
        "Eve\r\nBcc: all@evil.example",
        "Eve\nSubject: won",
        "Eve <all@evil.example>, b@evil.example",
        '"Eve" <x@evil.example>',
        "Eve\u2028Bcc: a@evil.example",
        "https://evil.example/win",
        "www.evil.example",
    ],
)
def test_f3_a_name_adds_no_header_no_recipient_and_no_link(
    app: Flask, person: Person, mailbox: Mailbox, name: str
) -> None:
    coach = Coach.signs_in(app, name=name)
    client = coach.follows(person, coach.group(name=name), choice=None, name=name)
    message = invited(coach, client, mailbox)
    assert mailbox.addresses() == [ADDRESS]
    assert (message["Bcc"], len(message.get_all("Subject")), message["To"]) == (None, 1, ADDRESS)
    assert len(message["From"].addresses) == 1
    assert message["From"].addresses[0].addr_spec == app.config["MAIL_FROM"]
    assert "evil.example" not in message["Subject"] + text_of(message) + text_of(message, "html")


def test_f3_a_link_in_a_note_is_text_of_its_coach(coach: Coach, client: OwnClient, mailbox: Mailbox) -> None:
    with writing(coach.app):
        change_client(client.id, note="https://evil.example")
    html = BeautifulSoup(text_of(invited(coach, client, mailbox), "html"), "html.parser")
    assert not html.select("a[href*=evil]")


def test_d10_links_come_from_the_public_address_whatever_the_host_said(
    coach: Coach, client: OwnClient, person: Person, mailbox: Mailbox
) -> None:
    forged = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    person.client.post(person.path("/link/mail"), data={"address": ADDRESS}, headers=forged)
    coach.app.test_client().post("/en/find", data={"address": "b@client.example"}, headers=forged)
    invite(coach, client)
    deliver(coach.app)
    found = [address for message in mailbox.letters() for address in links(message)]
    assert len(found) >= 5
    assert all(address.startswith(coach.app.config["PUBLIC_URL"]) for address in found)


@pytest.mark.parametrize(
    ("address", "recipient"),
    [
        ("zoe@bücher.example", "zoe@xn--bcher-kva.example"),
        ("x@straße.de", "x@xn--strae-oqa.de"),
        ("zoé@client.example", None),
    ],
)
def test_an_address_is_written_as_servers_know_it_or_refused(
    app: Flask, person: Person, mailbox: Mailbox, address: str, recipient: str | None
) -> None:
    with app.app_context():
        (space_id,) = db.session.execute(select(Space.id)).scalars()
    post(app, Letter("link", "en", address, space_id=space_id))
    deliver(app)
    assert mailbox.addresses() == ([recipient] if recipient else [])
    assert mails(app)[0].state == ("sent" if recipient else "refused")


def test_the_same_mail_has_the_same_number_at_each_try(coach: Coach, client: OwnClient, mailbox: Mailbox) -> None:
    invite(coach, client)
    invite(coach, client, letter="reminder")
    deliver(coach.app)
    first, second = (message["Message-ID"] for message in mailbox.letters())
    assert first != second


ACCOUNT_PAGES = {
    "confirm": "confirm/",
    "recover": "recover/",
    "changed-email": "account/email/",
    "known": "sign-in",
    "changed": "recover",
}


@pytest.mark.parametrize(("letter", "path"), ACCOUNT_PAGES.items())
def test_a_letter_about_an_account_leads_to_its_page(coach: Coach, mailbox: Mailbox, letter: str, path: str) -> None:
    post(coach.app, Letter(letter, "fr", coach.email, coach.id, details={"email": "new@aplomb.example"}))
    deliver(coach.app)
    start, _, key = links(mailbox.letters(coach.email)[0])[0].partition(f"/fr/coach/{path}")
    assert (start, len(key) > 40) == (coach.app.config["PUBLIC_URL"], path.endswith("/"))


def test_a_letter_that_cannot_be_written_waits_and_keeps_no_other(coach: Coach, mailbox: Mailbox) -> None:
    post(coach.app, Letter("confirm", "en", coach.email), Letter("known", "en", coach.email, coach.id))
    deliver(coach.app)
    assert [(mail.letter, mail.state) for mail in mails(coach.app)] == [("confirm", "waiting"), ("known", "sent")]

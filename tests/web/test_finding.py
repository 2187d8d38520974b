"""The link by mail: sent by the space, or found again by an address; nobody learns whether it is known."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Person
from tests.mailbox import Mailbox, links, mail_server, text_of
from tests.page import fetch, read
from tests.posting import ADDRESS, deliver, mails, states


@pytest.fixture
def mailbox(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    """A mail server that the site sends to."""
    with mail_server() as mailbox:
        monkeypatch.setitem(app.config, "SMTP_URL", mailbox.url)
        yield mailbox


def keep(person: Person, address: str = ADDRESS) -> None:
    """Have an address kept with a space."""
    assert person.post("/data/address", {"address": address}).status_code == 303


def find(client: FlaskClient, address: str = ADDRESS) -> str:
    """Ask for a link by an address; return the words of the page that comes."""
    response = client.post("/en/find", data={"address": address})
    assert response.status_code == 303
    return fetch(client, response.location).words


@pytest.mark.both
def test_a_person_has_their_link_sent(person: Person, mailbox: Mailbox) -> None:
    page = person.page(person.page("/").link("Have Aplomb send it to me").removeprefix(person.path("")))
    assert page.form("send-form") == {"address": ""}
    location = person.post("/link/mail", {"address": f" {ADDRESS.upper()} "}).location
    assert "on its way" in fetch(person.client, location).text(".notice")
    deliver(person.app)
    message = mailbox.wait_for(ADDRESS)
    assert links(message)[0] == f"{person.app.config['PUBLIC_URL']}{person.path('/')}"
    assert message["Subject"] == "Your link to your Aplomb space"
    assert "List-Unsubscribe" not in message


def test_without_the_box_the_address_is_forgotten_once_the_mail_is_sent(person: Person, mailbox: Mailbox) -> None:
    person.post("/link/mail", {"address": ADDRESS})
    deliver(person.app)
    assert mails(person.app)[0].address is None
    assert person.get("/data.json").get_json()["email"] is None


def test_with_the_box_the_address_is_kept(person: Person) -> None:
    person.post("/link/mail", {"address": ADDRESS, "keep": "yes"})
    assert person.get("/data.json").get_json()["email"] == ADDRESS
    assert person.page("/link/mail").form("send-form") == {"address": ADDRESS, "keep": "yes"}


@pytest.mark.parametrize("address", ["", "zoe", "zoe@", "a@b.example, c@d.example", "z\x00@client.example"])
def test_what_is_no_address_is_refused_and_kept_as_typed(person: Person, address: str) -> None:
    page = read(person.post("/link/mail", {"address": address}), person.app, 422)
    assert page.title.startswith("Error:")
    assert page.one(".summary a")["href"] == "#address"
    assert not mails(person.app)


def test_the_switch_keeps_what_was_typed_and_sends_nothing(person: Person) -> None:
    page = read(person.post("/link/mail", {"address": "half-typed", "switch": "1"}, language="fr"), person.app)
    assert page.form("send-form")["address"] == "half-typed"
    assert not mails(person.app)


@pytest.mark.both
def test_f5_a_space_sends_its_link_three_times_a_week(person: Person) -> None:
    for number in range(3):
        assert person.post("/link/mail", {"address": f"p{number}@client.example"}).status_code == 303
    page = read(person.post("/link/mail", {"address": ADDRESS}), person.app, 422)
    assert "three times" in page.text(".summary")
    assert len(mails(person.app)) == 3


@pytest.mark.both
def test_c7_the_links_of_all_spaces_that_know_the_address_come_in_one_mail(
    person: Person, stranger: Person, mailbox: Mailbox
) -> None:
    other = Person.begins(person.app)
    for one in (person, stranger):
        keep(one)
    keep(other, "other@client.example")
    find(person.app.test_client())
    deliver(person.app)
    (message,) = mailbox.letters()
    found = text_of(message)
    assert person.token in found
    assert stranger.token in found
    assert other.token not in found
    assert message["Subject"] == "Your links to your 2 Aplomb spaces"


@pytest.mark.both
def test_c7_known_or_not_the_answer_and_what_is_done_are_the_same(person: Person, mailbox: Mailbox) -> None:
    keep(person)
    said = [find(person.app.test_client(), address) for address in (ADDRESS, "nobody@client.example")]
    assert said[0] == said[1]
    known, unknown = mails(person.app)
    told = {"letter", "language", "coach_id", "client_id", "space_id", "details", "state", "answer"}
    assert {known._mapping[name] == unknown._mapping[name] for name in told} == {True}
    deliver(person.app)
    assert mailbox.addresses() == [ADDRESS]
    assert states(person.app) == {"sent": 1, "dropped": 1}


def test_f5_a_found_link_goes_out_three_times_a_week_and_the_page_never_tells(person: Person, mailbox: Mailbox) -> None:
    keep(person)
    said = {find(person.app.test_client()) for _ in range(5)}
    deliver(person.app)
    assert len(said) == 1
    assert mailbox.addresses() == [ADDRESS] * 3


def test_a_wrong_address_is_refused_on_the_page(client: FlaskClient) -> None:
    page = read(client.post("/en/find", data={"address": "zoe"}), client.application, 422)
    assert page.form("find-form") == {"address": "zoe"}
    assert page.title.startswith("Error:")


def test_who_asks_too_often_is_told_to_wait(client: FlaskClient) -> None:
    statuses = [client.post("/en/find", data={"address": f"p{n}@client.example"}).status_code for n in range(61)]
    assert statuses == [303] * 60 + [429]


def test_after_a_new_link_the_mail_leads_to_it(person: Person, mailbox: Mailbox) -> None:
    person.post("/link/mail", {"address": ADDRESS})
    person.renew_link()
    deliver(person.app)
    assert person.token in links(mailbox.wait_for(ADDRESS))[0]


def test_my_data_shows_the_address_and_forgets_it(person: Person) -> None:
    keep(person)
    page = person.page("/data")
    assert ADDRESS in page.words
    assert page.form("address-form") == {"address": ADDRESS}
    person.post("/data/address", {"address": ADDRESS, "do": "forget"})
    assert "No address is kept" in person.page("/data").words


def test_my_data_refuses_what_is_no_address(person: Person) -> None:
    page = read(person.post("/data/address", {"address": "zoe@"}), person.app, 422)
    assert page.form("address-form") == {"address": "zoe@"}
    assert person.get("/data.json").get_json()["email"] is None


def test_e4_an_erased_space_leaves_no_mail_to_send(person: Person) -> None:
    person.post("/link/mail", {"address": ADDRESS, "keep": "yes"})
    person.post("/data/erase", {"sure": "yes"})
    assert mails(person.app) == []

"""An audit begun on the coach's computer: the choice is the client's, and so is the space."""

import shutil

import pytest
from sqlalchemy import select

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.mailbox import letter, text_of
from tests.posting import ADDRESS, deliver, hashed, mails
from webapp.store.claims import claim
from webapp.store.engine import connection
from webapp.store.models import Mail, Space
from webapp.store.suppressions import suppress


@pytest.mark.both
def test_beside_the_coach_the_client_chooses_and_the_space_is_theirs(coach: Coach) -> None:
    group = coach.group()
    data = {"name": "Zoé", "language": "fr", "choice": "share", "journal": "yes", "here": "yes", "nonce": "once"}
    opened = {coach.post(f"/groups/{group.id}/together", data).location for _ in range(2)}
    (location,) = opened
    assert location.startswith("/fr/space/")
    assert coach.page(f"/groups/{group.id}").texts(".numbers dd") == ["1"]
    person = Person(coach.app.test_client(), location.split("/")[3])
    (following,) = person.get("/data.json").get_json()["coaches"]
    assert (following["together"], following["chosen_at"]) == (True, following["shares_since"])
    assert following["shares"] == {"shares": True, "answers": False, "journal": True}


def test_nobody_chooses_in_the_place_of_the_client(coach: Coach) -> None:
    group = coach.group()
    page = coach.refused(f"/groups/{group.id}/together", {"name": "Zoé", "language": "fr", "choice": "share"})
    assert (
        page.link("I am here, and I agree: Tick the box: the choice is the client’s own, made here and now.") == "#here"
    )
    assert not coach.page(f"/groups/{group.id}").all(".numbers")


def test_the_link_that_a_coach_has_seen_is_to_be_replaced(coach: Coach) -> None:
    group = coach.group(language="en")
    data = {"name": "Zoé", "language": "en", "choice": "keep", "here": "yes"}
    location = coach.post(f"/groups/{group.id}/together", data).location
    person = Person(coach.app.test_client(), location.split("/")[3])
    for rest in ("/", "/data"):
        assert "This audit was begun on your coach’s computer" in person.page(rest).words
    person.renew_link()
    for rest in ("/", "/data"):
        assert "on your coach’s computer" not in person.page(rest).words


@pytest.mark.both
def test_an_address_that_is_followed_already_opens_nothing(coach: Coach) -> None:
    group = coach.group()
    data = {"name": "Zoé", "language": "fr", "choice": "keep", "here": "yes", "email": "Zoe@Aplomb.example"}
    assert coach.post(f"/groups/{group.id}/together", data | {"nonce": "a"}).status_code == 303
    page = coach.refused(f"/groups/{group.id}/together", data | {"nonce": "b"})
    assert page.texts(".summary a") == ["E-mail address (optional): You already follow someone under this address."]
    assert coach.page(f"/groups/{group.id}").texts(".numbers dd") == ["1"]


@pytest.mark.both
def test_the_link_is_sent_once_to_the_address_given(coach: Coach) -> None:
    group = coach.group()
    data = {"name": "Zoé", "language": "fr", "choice": "keep", "here": "yes", "email": " Zoe@Aplomb.example "}
    for _ in range(2):
        assert coach.post(f"/groups/{group.id}/together", data | {"nonce": "a"}).status_code == 303
    with coach.app.app_context():
        (mail,) = connection().execute(select(Mail)).all()
        assert connection().execute(select(Space.email)).scalars().all() == ["zoe@aplomb.example"]
    assert (mail.letter, mail.language, mail.address, mail.state) == ("together", "fr", "zoe@aplomb.example", "waiting")


def opens_beside(coach: Coach, email: str) -> None:
    """Open a space beside a coach, for a person who gives their address."""
    data = {"name": "Zoé", "language": "en", "choice": "keep", "here": "yes", "email": email}
    assert coach.post(f"/groups/{coach.group().id}/together", data).status_code == 303


def test_the_letter_says_who_asked_for_it_and_how_to_refuse(coach: Coach) -> None:
    shutil.rmtree(coach.app.config["INSTANCE"] / "outbox", ignore_errors=True)
    opens_beside(coach, ADDRESS)
    deliver(coach.app)
    (file,) = (coach.app.config["INSTANCE"] / "outbox").glob("*-together.eml")
    message = letter(file.read_bytes())
    assert message["Subject"] == "Your link to the audit begun with Carla Coach"
    assert message["Reply-To"] == coach.email
    words = text_of(message)
    assert "Carla Coach may have seen this link: once in your space, make a link of your own." in words
    assert "Open the space and erase it" in words
    assert message["List-Unsubscribe"].strip("<>") in words


@pytest.mark.both
def test_whoever_wants_no_mail_from_the_coach_gets_none(coach: Coach) -> None:
    with writing(coach.app):
        suppress(coach.id, hashed(coach.app), "unwanted")
    data = {"name": "Zoé", "language": "en", "choice": "keep", "here": "yes", "email": ADDRESS}
    page = coach.refused(f"/groups/{coach.group().id}/together", data)
    assert page.texts(".summary a") == ["E-mail address (optional): This address asked not to be written to by you."]
    assert mails(coach.app) == []


@pytest.mark.both
def test_f5_these_mails_are_counted_with_the_others_of_a_day(coach: Coach) -> None:
    for number in range(3):
        opens_beside(coach, f"p{number}@client.example")
    with coach.app.app_context():
        taken = [claim("worker", 2, "unwanted") is not None for _ in range(3)]
    assert taken == [True, True, False]

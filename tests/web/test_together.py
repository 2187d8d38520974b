"""An audit begun on the coach's computer: the choice is the client's, and so is the space."""

import pytest
from sqlalchemy import select

from tests.cast import Person
from tests.coaching import Coach
from webapp.store.engine import connection
from webapp.store.models import Mail, Space


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
    assert (mail.letter, mail.language, mail.address, mail.state) == ("link", "fr", "zoe@aplomb.example", "waiting")

"""What a coach does about an invitation: correct, send again, withdraw, remind; and what they can no longer do."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
import time_machine

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.inviting import change, clients, invite, mails, spaces, token, unsubscribe
from tests.page import Page, read
from webapp.store.clients import Choice, add_client, find_client
from webapp.store.consents import choose
from webapp.store.models import State

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=30)


@pytest.fixture
def group(coach: Coach) -> Any:
    return coach.group()


@pytest.fixture
def ada(coach: Coach, group: Any) -> Any:
    """Someone invited, whose mail was sent long ago."""
    (row,) = invite(coach, group, "Ada;ada@aplomb.example")
    change(coach, row.id, state=State.SENT.value, invited_at=LONG_AGO)
    return clients(coach)[0]


def press(coach: Coach, client: Any, what: str, **data: Any) -> str:
    """Send a form about a client; return what the page it leads to says."""
    response = coach.post(f"/clients/{client.id}/{what}", data)
    assert response.status_code == 303, response.text
    return read(coach.client.get(response.location), coach.app).text("#said")


def answers(coach: Coach, client: Any) -> None:
    """Have the person answer the invitation."""
    with writing(coach.app):
        found = find_client(coach.id, client.id)
        assert found
        choose(found, Choice(False))


def page_of(coach: Coach, group: Any, query: str = "") -> Page:
    return coach.page(f"/groups/{group.id}/invitations{query}")


def test_a_group_without_invitations_says_so(coach: Coach, group: Any) -> None:
    assert "Nobody is invited to this group yet." in page_of(coach, group).words


def test_each_invitation_says_how_far_it_is_and_why_it_was_refused(coach: Coach, group: Any) -> None:
    first, second, _third = invite(coach, group)
    change(coach, first.id, state=State.REFUSED.value, refusal="550 <no> such user")
    change(coach, second.id, state=State.COMPLETED.value)
    page = page_of(coach, group)
    assert page.texts(".states a") == [
        "All 3",
        "Invitation waiting to be sent 1",
        "Invitation refused 1",
        "Audit completed 1",
    ]
    assert page.text(".far .why") == "550 <no> such user"
    assert page_of(coach, group, "?state=completed").texts(".invited .at") == [second.email]


def test_invitations_are_shown_fifty_a_page(coach: Coach, group: Any) -> None:
    invite(coach, group, "\n".join(f"Person {number};p{number}@aplomb.example" for number in range(101)))
    last = page_of(coach, group, "?page=3&state=waiting")
    assert len(last.all(".invited > li")) == 1
    assert last.text(".pages span") == "Page 3 of 3"
    assert last.link("Previous page").endswith("/invitations?state=waiting&page=2")
    assert page_of(coach, group, "?page=99").text(".pages span") == "Page 3 of 3"


@pytest.mark.both
def test_a_corrected_address_kills_the_old_link(coach: Coach, ada: Any) -> None:
    old = token(coach, ada.id)
    said = press(coach, ada, "address", email="Ada.L@aplomb.example")
    assert said == "The invitation goes to the new address of Ada. The old link opens nothing any more."
    assert Person(coach.app.test_client(), old).get("/").status_code == 404
    assert Person(coach.app.test_client(), token(coach, ada.id)).get("/").status_code != 404
    (row,), (mail,), (space,) = clients(coach), mails(coach), spaces(coach)
    assert (row.email, row.state) == ("ada.l@aplomb.example", "waiting")
    assert mail.address == space.email == row.email, "the mail to the old address went with its link"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("bob", "Enter an e-mail address such as name@example.org."),
        ("zoe@aplomb.example", "You have invited this address already."),
        ("gone@aplomb.example", "This address asked not to be written to by you."),
    ],
)
def test_an_address_that_cannot_be_written_to_is_refused(
    coach: Coach, group: Any, ada: Any, address: str, why: str
) -> None:
    invite(coach, group, "Zoé;zoe@aplomb.example")
    unsubscribe(coach, "gone@aplomb.example", NOW)
    page = coach.refused(f"/clients/{ada.id}/address", {"email": address})
    assert page.text("#email-error") == f"Error: {why}"
    assert page.one("#email")["value"] == address
    assert clients(coach)[0].email == "ada@aplomb.example"


def test_the_address_to_correct_stands_in_its_field(coach: Coach, ada: Any) -> None:
    assert coach.page(f"/clients/{ada.id}/address").one("#email")["value"] == ada.email


def test_the_switch_keeps_an_address_being_corrected(coach: Coach, ada: Any) -> None:
    response = coach.post(f"/clients/{ada.id}/address", {"email": "new@aplomb.example", "switch": "1"}, language="fr")
    assert read(response, coach.app).one("#email")["value"] == "new@aplomb.example"
    assert clients(coach)[0].email == "ada@aplomb.example"


@pytest.mark.both
@pytest.mark.parametrize("state", [State.SENT, State.UNCERTAIN, State.REFUSED])
def test_an_invitation_is_sent_again_once(coach: Coach, ada: Any, state: State) -> None:
    change(coach, ada.id, state=state.value, refusal="550")
    link = token(coach, ada.id)
    assert press(coach, ada, "resend") == "The invitation goes to Ada once more."
    assert press(coach, ada, "resend").startswith("Nothing was sent to Ada")
    (row,) = clients(coach)
    assert (row.state, row.refusal, token(coach, ada.id)) == ("waiting", "", link)
    assert len(mails(coach)) == 1


def test_who_asked_for_no_mail_gets_none(coach: Coach, ada: Any) -> None:
    unsubscribe(coach, ada.email, NOW)
    assert press(coach, ada, "resend") == "Ada asked not to be written to: nothing was sent."
    assert press(coach, ada, "remind") == "No reminder goes to Ada. Asked not to be written to."
    assert [mail.letter for mail in mails(coach)] == ["invitation"]


@pytest.mark.both
def test_a_withdrawn_invitation_is_gone_with_its_space_and_mail(coach: Coach, ada: Any) -> None:
    link = token(coach, ada.id)
    assert "Ada" in coach.page(f"/clients/{ada.id}/withdraw").words
    assert press(coach, ada, "withdraw") == "The invitation is withdrawn. Its link opens nothing any more."
    assert not [*clients(coach), *mails(coach), *spaces(coach)]
    assert Person(coach.app.test_client(), link).get("/").status_code == 404


@pytest.mark.parametrize("what", ["address", "withdraw"])
def test_after_the_answer_only_the_person_can(coach: Coach, group: Any, ada: Any, what: str) -> None:
    answers(coach, ada)
    assert press(coach, ada, what, email="other@aplomb.example").startswith("Ada has answered the invitation")
    assert press(coach, ada, "resend").startswith("Nothing was sent to Ada")
    assert clients(coach)[0].email == "ada@aplomb.example"
    assert not page_of(coach, group).all(".ways a")


def test_a_space_that_another_coach_follows_is_not_deleted(coach: Coach, other_coach: Coach, ada: Any) -> None:
    group = other_coach.group()
    with writing(coach.app):
        add_client(other_coach.id, group.id, ada.space_id, {"name": "Ada", "language": "fr", "state": "opened"})
    assert press(coach, ada, "withdraw").startswith("Ada has answered the invitation")
    assert len(spaces(coach)) == 1


@pytest.mark.both
def test_one_reminder_goes_in_three_days(coach: Coach, ada: Any) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=1), tick=False) as clock:
        change(coach, ada.id, invited_at=datetime.now(UTC) - timedelta(days=2))
        soon = "No reminder goes to Ada. Written to less than three days ago."
        found = []
        for days in (0, 1, 2, 1):
            clock.shift(timedelta(days=days))
            found.append(press(coach, ada, "remind"))
    assert found == [soon, "A reminder is on its way to Ada.", soon, "A reminder is on its way to Ada."]
    assert [mail.letter for mail in mails(coach)] == ["invitation", "reminder", "reminder"]


@pytest.mark.both
def test_many_are_reminded_at_once_and_it_is_said_who_was_not(coach: Coach, other_coach: Coach, group: Any) -> None:
    people = invite(coach, group, "\n".join(f"Person {letter};{letter}@aplomb.example" for letter in "abcdef"))
    (foreign,) = invite(other_coach, other_coach.group(), "z@aplomb.example")
    states = [State.SENT, State.OPENED, State.STARTED, State.COMPLETED, State.REFUSED, State.WAITING]
    for person, state in zip(people, states, strict=True):
        change(coach, person.id, state=state.value, invited_at=LONG_AGO)
    change(coach, foreign.id, state=State.SENT.value, invited_at=LONG_AGO)
    change(coach, people[2].id, reminded_at=datetime.now(UTC))
    ticked = [str(person.id) for person in people]
    response = coach.post("/clients/remind", {"client": [*ticked, *ticked, foreign.id, "x"], "group": group.id})
    page = read(coach.client.get(response.location), coach.app)
    assert "2 reminders are on their way." in page.words
    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True)) == {
        "Already completed": "1",
        "The invitation has not gone yet": "1",
        "The address was refused: correct it first": "1",
        "Written to less than three days ago": "1",
    }
    assert [mail.client_id for mail in mails(coach) if mail.letter == "reminder"] == [people[0].id, people[1].id]
    assert [mail.letter for mail in mails(other_coach)] == ["invitation"]


def test_nobody_ticked_is_said(coach: Coach) -> None:
    response = coach.post("/clients/remind")
    assert "Nobody was ticked" in read(coach.client.get(response.location), coach.app).words


def test_only_those_who_may_be_reminded_can_be_ticked(coach: Coach, group: Any) -> None:
    first, second, _third = invite(coach, group)
    change(coach, first.id, state=State.STARTED.value, invited_at=LONG_AGO)
    change(coach, second.id, state=State.COMPLETED.value, invited_at=LONG_AGO)
    assert [tag["value"] for tag in page_of(coach, group).all("input[name=client]")] == [str(first.id)]


def test_c2_another_coach_s_client_is_an_unknown_page(other_coach: Coach, coach: Coach, ada: Any) -> None:
    for what in ("address", "withdraw"):
        other_coach.page(f"/clients/{ada.id}/{what}", 404)
    for what in ("address", "withdraw", "resend", "remind"):
        assert other_coach.post(f"/clients/{ada.id}/{what}", {"email": "x@aplomb.example"}).status_code == 404
    assert clients(coach) == [ada]


def test_what_another_coach_did_is_not_said(other_coach: Coach, ada: Any) -> None:
    group = other_coach.group()
    page = other_coach.page(f"/groups/{group.id}/invitations?done=resent&who={ada.id}")
    assert not page.all("#said")


@pytest.mark.both
@pytest.mark.parametrize("odd", ["-1", "99999999999999999999999", "x", "", "\0", "\ud800", "²", "1e9"])
def test_g1_no_number_is_too_odd(coach: Coach, group: Any, ada: Any, odd: str) -> None:
    sent = odd.encode("utf-8", "surrogatepass")
    for query in ("page", "who", "invited", "state", "why"):
        address = coach.path(f"/groups/{group.id}/invitations")
        query_string = b"done=resent&" + query.encode() + b"=" + sent
        assert coach.client.get(address, query_string=quote(query_string, safe="=&")).status_code == 200
    for field in ("client", "group"):
        assert coach.post("/clients/remind", {field: sent}).status_code == 303
    assert coach.post(f"/clients/{ada.id}/address", {"email": sent}).status_code == 422
    assert clients(coach) == [ada]

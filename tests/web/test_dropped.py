"""What becomes of an invitation whose person is archived while it waits."""

from typing import Any

import pytest

from tests.coaching import Coach
from tests.inviting import change, invite
from tests.page import read
from tests.posting import deliver, mails


@pytest.fixture
def ada(coach: Coach) -> Any:
    """Someone who was archived before the invitation could go."""
    (row,) = invite(coach, coach.group(), "Ada;ada@aplomb.example")
    change(coach, row.id, archived=True)
    deliver(coach.app)
    return row


def press(coach: Coach, client: Any, what: str) -> str:
    """Press a button about a client; return what the page it leads to says."""
    return read(coach.client.get(coach.post(f"/clients/{client.id}/{what}").location), coach.app).text("#said")


def test_its_story_says_why_it_was_not_sent(coach: Coach, ada: Any) -> None:
    assert "Invitation not sent: this person had been archived" in coach.page(f"/clients/{ada.id}").words


@pytest.mark.both
def test_it_can_be_sent_once_the_person_is_brought_back(coach: Coach, ada: Any) -> None:
    assert press(coach, ada, "resend") == "Ada is archived: nothing was sent."
    change(coach, ada.id, archived=False)
    assert "Send again" in coach.page(f"/groups/{ada.group_id}/invitations").text(".ways")
    assert press(coach, ada, "resend") == "The invitation goes to Ada once more."
    assert [mail.state for mail in mails(coach.app)] == ["dropped", "waiting"]


@pytest.mark.both
def test_one_that_waits_is_not_sent_twice(coach: Coach, ada: Any) -> None:
    change(coach, ada.id, archived=False)
    press(coach, ada, "resend")
    assert "Send again" not in coach.page(f"/groups/{ada.group_id}/invitations").text(".ways")
    assert press(coach, ada, "resend").startswith("Nothing was sent to Ada")


def test_a_person_who_is_archived_is_not_reminded(coach: Coach, ada: Any) -> None:
    change(coach, ada.id, state="sent", invited_at=ada.invited_at.replace(year=2020))
    assert press(coach, ada, "remind") == "No reminder goes to Ada. Archived."
    assert [mail.letter for mail in mails(coach.app)] == ["invitation"]

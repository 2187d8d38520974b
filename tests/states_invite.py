"""The pages of invitations in each of their states."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from flask import Flask

from tests.coaching import Coach
from tests.inviting import change, check, invite, send, unsubscribe
from tests.page import Page, fetch, read
from tests.rosters.test_files import archive
from webapp.store.groups import OwnGroup
from webapp.store.models import State
from webapp.store.reminding import Hindrance
from webapp.web.coaching.invitation_words import SAID

NAME = "typed-name"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
ODD = "\n".join(
    [
        "Name;E-mail;Language",
        f"{NAME};new@aplomb.example;",
        f"{NAME};12;",
        f"{NAME};;",
        f"{NAME};a@a.fr, b@b.fr;",
        f"{NAME};new@aplomb.example;",
        f"{NAME};slip@gmial.com;{NAME}",
        ";nameless@aplomb.example;",
        f"<{NAME}>;link@aplomb.example;",
        f"{NAME * 9};long@aplomb.example;",
        f"{NAME};known@aplomb.example;",
        f"{NAME};gone@aplomb.example;",
    ]
)
FILES = {
    "photo.png": b"\x89PNG\0\0\0",
    "old.xls": b"\xd0\xcf\x11\xe0",
    "other.ods": archive(mimetype=b"ods"),
    "broken.xlsx": b"PK\x03\x04",
    "empty.csv": b" ",
    "bomb.xlsx": archive(**{"xl/workbook.xml": b"\0" * 9 * 1024 * 1024}),
}


def inviting(app: Flask, language: str) -> Iterator[Page]:
    """A group from its first list to the last reminder."""
    coach = Coach.signs_in(app, name=NAME, language=language)
    group = coach.group(NAME, language=language)
    yield coach.page(f"/groups/{group.id}/invitations")
    yield coach.page(f"/groups/{group.id}/invite")
    yield from refused_lists(coach, group)
    people = invite(coach, group, "\n".join(f"{NAME};p{number}@aplomb.example" for number in range(60)))
    yield from checked_lists(coach, group)
    yield from followed_up(coach, group, people)


def refused_lists(coach: Coach, group: OwnGroup) -> Iterator[Page]:
    """Lists that cannot be read."""
    for people in ("", "a@a.fr\n" * 5001, ","):
        yield check(coach, group, people, 422)
    for name, data in FILES.items():
        yield check(coach, group, "", 422, file=(BytesIO(data), name))
    yield check(coach, group, NAME, 422, file=(BytesIO(b"a@a.fr"), "list.csv"))
    yield check(coach, group, NAME, 422, note="1" * 1001)


def checked_lists(coach: Coach, group: OwnGroup) -> Iterator[Page]:
    """Lists shown before they go, and how many mails that makes."""
    invite(coach, coach.group(NAME), f"{NAME};known@aplomb.example")
    unsubscribe(coach, "gone@aplomb.example", LONG_AGO)
    yield check(coach, group, ODD)
    yield check(coach, group, "\n".join(f"{NAME};many{number}@aplomb.example" for number in range(250)))
    for people in (f"{NAME};slip@gmial.com", f"{NAME};12"):
        yield read(send(coach, group, check(coach, group, people)), coach.app, 422)
    for people in (f"{NAME};last@aplomb.example", f"{NAME};last@aplomb.example"):
        form = {"people": people, "language": coach.language, "checked": "1"}
        yield fetch(coach.client, coach.post(f"/groups/{group.id}/invite/send", form).location)


def followed_up(coach: Coach, group: OwnGroup, people: list[Any]) -> Iterator[Page]:
    """Invitations of every state, and what is done about them."""
    for person, state in zip(people, State, strict=False):
        change(coach, person.id, state=state.value, invited_at=LONG_AGO, reminded_at=LONG_AGO)
    for query in ("", "?page=2", "?state=sent", "?done=withdrawn"):
        yield coach.page(f"/groups/{group.id}/invitations{query}")
    for done in SAID:
        yield coach.page(f"/groups/{group.id}/invitations?done={done}&who={people[0].id}&why={Hindrance.SOON}")
    yield coach.page(f"/clients/{people[0].id}/address")
    for address in ("", "12", "known@aplomb.example", "gone@aplomb.example"):
        yield coach.refused(f"/clients/{people[0].id}/address", {"email": address})
    yield coach.page(f"/clients/{people[0].id}/withdraw")
    every = "&".join(f"{why}=1" for why in Hindrance)
    for query in ("", "?done=1", f"?done=2&group={group.id}&{every}"):
        yield coach.page(f"/clients/reminded{query}")

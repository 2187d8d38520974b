"""The names that people give: seen, and turning nothing that stands beside them."""

import pytest

from tests.coaching import Coach
from tests.inviting import invite
from tests.page import read
from tests.web.test_joining import MISSING, SHARING, clients, joins


@pytest.mark.parametrize("name", ["\u200b", "\u202e \u2067", "\u3000\u200d"])
def test_a_name_that_nobody_would_see_is_none(coach: Coach, name: str) -> None:
    path = f"/en/join/{coach.group().code}"
    page = read(coach.app.test_client().post(path, data=SHARING | {"name": name}), coach.app, 422)
    assert page.texts(".summary a") == MISSING[:1]


def test_no_name_turns_the_line_that_it_stands_on(coach: Coach) -> None:
    joins(coach, coach.group(), name="\u202eeoZ\u202c \u2066نور\u2069 👩‍💻")
    assert clients(coach)[0].name == "eoZ نور 👩‍💻"


def test_no_name_of_a_list_turns_its_line_or_is_not_seen(coach: Coach) -> None:
    invite(coach, coach.group(), "\u202eeoZ\u202c;zoe@aplomb.example\n\u200b;bo@aplomb.example")
    assert sorted(client.name for client in clients(coach)) == ["bo@aplomb.example", "eoZ"]

"""G1 and B1 on a report: odd values in every form and address of its cards, its paper and its link; many at once."""

from itertools import product

import pytest
from flask import Flask

from tests.cast import HTMX, Person
from tests.web.test_bad_input import ODD, fine
from tests.web.test_concurrency import at_once, count, statuses
from webapp.content import CARDS
from webapp.store.models import CardStatus

CARD = CARDS[0].id
FIELDS = {
    "status": f"/advice/{CARD}",
    "due": f"/advice/{CARD}",
    "useful": f"/advice/{CARD}/useful",
    "do": "/report/1/share",
    "answers": "/report/1/share",
    "on": "/report/1/share",
}
"""What the forms of a report send, and where."""
QUERIES = {
    "/report": ("pillar", "effort", "status", "changed", "was", "shared"),
    "/advice": ("pillar", "effort", "status", "changed", "was"),
    "/report/1": ("shared",),
    "/report/1.pdf": ("version",),
}

pytestmark = [pytest.mark.both, pytest.mark.thorough]


@pytest.fixture
def reader(person: Person) -> Person:
    """Someone with a report, one of whose cards is planned."""
    person.answer_all(1)
    person.finish()
    person.decide(CARD, "planned")
    return person


def kept(person: Person) -> object:
    return person.get("/data.json").get_json()["cards"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["form", "htmx"])
def test_g1_no_odd_value_of_a_form_is_a_failure_or_changes_a_thing(
    reader: Person, field: str, headers: dict[str, str]
) -> None:
    before = kept(reader)
    for value in ODD:
        rest = {"status": "planned"} if field == "due" else {}
        fine(reader.client.post(reader.path(FIELDS[field]), data={**rest, field: value}, headers=headers))
    assert kept(reader) == before


@pytest.mark.parametrize("name", ["on", "level", "pillar", "effort", "status"])
def test_g1_no_odd_place_to_come_back_to_is_a_failure(reader: Person, name: str) -> None:
    for value in ODD:
        sent = reader.client.post(
            reader.path(f"/advice/{CARD}"), query_string={name: value}, data={"status": "dismissed"}
        )
        assert fine(sent).status_code == 303
        assert sent.location.startswith(reader.path("/advice?"))


@pytest.mark.parametrize("rest", [rest for rest in QUERIES if not rest.endswith(".pdf")])
def test_g1_no_odd_query_is_a_failure(reader: Person, rest: str) -> None:
    for name, value in product(QUERIES[rest], ODD):
        assert fine(reader.get(rest, query_string={name: value})).status_code == 200


def test_g1_no_odd_version_of_a_paper_is_a_failure(reader: Person) -> None:
    for value in ODD[::4]:
        assert fine(reader.get("/report/1.pdf", query_string={"version": value})).status_code == 200


def test_b1_one_card_decided_on_twenty_times_at_once_is_one_decision(app: Flask, reader: Person) -> None:
    answers = at_once(lambda: reader.elsewhere().decide(CARDS[1].id, "planned"))
    assert statuses(answers) == {303: len(answers)}
    assert count(app, CardStatus) == 2


def test_a8_a_decision_sent_again_changes_nothing_more(reader: Person) -> None:
    for status in ("planned", "done", "dismissed", "suggested"):
        reader.decide(CARD, status)
        once = reader.page("/advice").text(f"#card-{CARD}-4")
        reader.decide(CARD, status)
        assert reader.page("/advice").text(f"#card-{CARD}-4") == once

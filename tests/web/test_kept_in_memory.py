"""What is rendered once and kept in memory is never shown to whom it does not fit."""

import pytest

from tests.cast import Person
from tests.every_state import with_last_audit
from tests.page import fetch
from webapp.content import CARDS
from webapp.web.recent import Recent

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("first", [True, False], ids=["owner-first", "reader-first"])
def test_a_card_of_a_question_that_went_is_not_shown_with_anothers_answers(
    person: Person, stranger: Person, first: bool
) -> None:
    """The two reports differ in nothing but whether the answers are shown."""
    shared = {}
    for one in (person, stranger):
        one.answer_all(0)
        record = one.finished_record()
        cards = [[*card[:5], [["brand.gone", 4]], *card[6:]] for card in record["cards"]]
        with_last_audit(one.app, report={**record, "cards": cards})
        one.post("/report/1/share", {"do": "make", **({"answers": "yes"} if one is person else {})})
        shared[one is person] = one.page("/report/1").one("#share-address")["href"]
    pages = {shows: fetch(person.client, f"/en/{shared[shows]}".replace("/en/http://127.0.0.1:8000", ""))
             for shows in (first, not first)}  # fmt: skip
    assert pages[True].all("article .first")
    assert not pages[False].all("article .first")


def test_two_reports_of_the_same_answers_keep_their_own_figures_of_linkedins(person: Person, stranger: Person) -> None:
    for one, figure in ((person, "12"), (stranger, "13")):
        one.answer_all(1)
        one.fill("context", {"context.official.brand": figure})
        one.fill("outcomes", {"outcomes.calls": figure})
        one.finish()
    for one, figure in ((person, "12"), (stranger, "13")):
        page = one.page("/report")
        assert page.texts(".figures tbody tr:first-child td")[-1] == figure
        assert page.texts(".lived li") == [f"{figure} calls"]


def test_a_shared_report_shows_no_ghost_of_the_plan_whoever_looked_before(person: Person) -> None:
    person.answer_all(1)
    person.finish()
    person.decide(CARDS[0].id, "planned")
    assert person.page("/report").all(".colonnade-wide > .colonnade-dashed")
    person.post("/report/1/share", {"do": "make"})
    link = str(person.page("/report/1").one("#share-address")["href"]).removeprefix("http://127.0.0.1:8000")
    page = fetch(person.app.test_client(), link)
    assert not page.all(".colonnade-dashed, #what-if, .standing, .is-planned")


def test_only_so_much_is_kept_and_only_for_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("webapp.web.recent.monotonic", lambda: clock[0])
    recent: Recent[int, str] = Recent(2, seconds=10)
    for key in range(3):
        recent.put(key, "kept")
    assert [recent.get(key) for key in range(3)] == [None, "kept", "kept"]
    clock[0] = 11
    assert recent.get(2) is None
    recent.put(4, "kept")
    assert list(recent.kept) == [4]

"""One's own data: taken along whole, reached by a new link, left."""

import json
from datetime import date
from urllib.parse import unquote

import pytest

from tests.cast import Person
from tests.page import fetch, read
from webapp.content import QUESTIONNAIRE, VERSION

pytestmark = pytest.mark.both


def test_e6_everything_answered_is_in_the_file(person: Person) -> None:
    given = {question.id: str(number % 5) for number, question in enumerate(QUESTIONNAIRE.questions)}
    given |= {question.id: question.choices[-1].id for question in QUESTIONNAIRE.context}
    given |= {question.id: "12.5" for question in QUESTIONNAIRE.official}
    given |= {question.id: "3" for question in QUESTIONNAIRE.outcomes}
    for question, value in given.items():
        person.answer(question, value)
    person.finish()
    (audit,) = person.get("/data.json").get_json()["audits"]
    assert audit["answers"] == given
    assert audit["report"]["outcomes"] == {question.short_id: 3 for question in QUESTIONNAIRE.outcomes}


def test_e6_the_file_says_all_that_is_known_of_the_space(person: Person) -> None:
    person.fill("context", {"compare": "yes"})
    found = person.get("/data.json").get_json()
    assert (found["language"], found["link_version"]) == ("en", 1)
    assert [audit["content_version"] for audit in found["audits"]] == [VERSION]
    assert found["last_visit"] == found["opened_at"][:10] == found["compared_since"][:10]
    (audit,) = found["audits"]
    assert (audit["content_version"], audit["completed_at"], audit["to_review"]) == (VERSION, None, [])


def test_e6_every_audit_is_in_the_file(person: Person) -> None:
    for level in (1, 2, 3):
        person.answer("brand.profile", level)
        person.finish()
        person.begin_again()
    audits = person.get("/data.json").get_json()["audits"]
    assert [audit["number"] for audit in audits] == [1, 2, 3, 4]
    assert [audit["answers"]["brand.profile"] for audit in audits] == ["1", "2", "3", "3"]


def test_the_file_is_taken_in_one_click(person: Person) -> None:
    response = person.client.get(person.page("/data").link("Download my data"))
    assert response.headers["Content-Disposition"].startswith('attachment; filename="aplomb-')
    assert response.headers["Cache-Control"] == "private, no-store"
    assert json.loads(response.text)["format"] == "aplomb-space"


def test_the_file_does_not_hold_the_link(person: Person) -> None:
    assert person.token not in person.get("/data.json").text


def test_the_next_link_is_shown_before_it_opens_anything(person: Person) -> None:
    page = read(person.post("/data/link"), person.app)
    coming = page.form()["next"]
    assert page.text("#keep-address").endswith(f"/en/space/{coming}/")
    fetch(person.client, f"/en/space/{coming}/", 404)
    person.page("/")


def test_a_new_link_kills_the_old_one_at_once(person: Person) -> None:
    person.answer("brand.profile", 3)
    old = person.path("/")
    person.renew_link()
    assert person.saved() == {"brand.profile": "3"}
    fetch(person.client, old, 404)


def test_a8_an_answer_lost_on_its_way_back_locks_nobody_out(person: Person) -> None:
    coming = read(person.post("/data/link"), person.app).form()["next"]
    assert read(person.post("/data/link"), person.app).form()["next"] == coming
    person.post("/data/link", {"next": coming})
    fetch(person.client, f"/en/space/{coming}/")


@pytest.mark.parametrize("coming", ["", "x", "a" * 32, "\x00", "é" * 32])
def test_no_link_but_the_next_one_is_put_in_force(person: Person, coming: str) -> None:
    read(person.post("/data/link", {"next": coming}), person.app)
    person.page("/")


def test_each_new_link_is_another(person: Person) -> None:
    tokens = {person.token}
    for _ in range(5):
        person.renew_link()
        tokens.add(person.token)
    assert len(tokens) == 6


def test_the_old_link_changes_nothing_any_more(person: Person) -> None:
    old = person.elsewhere()
    person.renew_link()
    for rest in ("/audit/brand", "/audit/answer", "/audit/review", "/data/erase", "/data/link", "/audit"):
        read(old.post(rest, {"brand.profile": 1, "sure": "yes"}), old.app, 404)
    assert person.saved() == {}


def test_the_new_link_is_shown_to_be_kept(person: Person) -> None:
    person.renew_link()
    page = person.page("/data?renewed=1")
    assert page.one("details.keep").has_attr("open")
    assert page.text("[role=status].notice").startswith("This is your new link.")
    assert page.text("#keep-address").endswith(page.path.removesuffix("data"))


def test_the_consent_is_given_and_taken_back_from_the_page(person: Person) -> None:
    for words, said in (("Let them count", "You agreed on"), ("Take my consent", "Your scores count in no comparison")):
        page = person.page("/data")
        form = next(form for form in page.all("main form") if words in form.get_text())
        person.post("/data/comparison", {"agree": form.find("input", attrs={"name": "agree"})["value"]})
        assert said in person.page("/data").words


def test_consenting_twice_keeps_the_first_day(person: Person) -> None:
    person.post("/data/comparison", {"agree": "yes"})
    first = person.get("/data.json").get_json()["compared_since"]
    person.post("/data/comparison", {"agree": "yes"})
    assert person.get("/data.json").get_json()["compared_since"] == first
    assert first[:10] == date.today().isoformat()


def test_leaving_asks_the_browser_to_forget_and_keeps_the_space(person: Person) -> None:
    response = person.post("/data/leave")
    assert '"cache"' in response.headers["Clear-Site-Data"]
    assert response.headers["Cache-Control"] == "private, no-store"
    assert fetch(person.client, response.location).h1 == "You have left your space"
    person.page("/")


def test_the_link_can_be_written_to_oneself(person: Person) -> None:
    mail = str(person.page("/").one("a[href^='mailto:']")["href"])
    assert f"http://127.0.0.1:8000{person.path('/')}" in unquote(mail)
    assert "\n" not in mail


def test_the_link_is_drawn_for_a_telephone(person: Person) -> None:
    page = person.page("/")
    response = person.client.get(str(page.one("details.keep img")["src"]))
    assert (response.status_code, response.mimetype) == (200, "image/svg+xml")
    assert "<script" not in response.text
    assert response.headers["Cache-Control"] == "private, no-store"

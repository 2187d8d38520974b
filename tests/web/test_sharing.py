"""A report shared by a read-only link: what its reader sees and does not, made and revoked by the person."""

import re
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.cast import Person
from tests.page import Page, fetch, read
from webapp.content import CARDS
from webapp.languages import LANGUAGES

pytestmark = pytest.mark.thorough

CANARY = "83479"
ASKED = {"context.goal": "sell", "context.official.brand": "17,25", "context.strategy": "none"}


@pytest.fixture
def owner(person: Person) -> Person:
    """Someone with two reports, a plan, and a third audit under way."""
    person.fill("context", ASKED)
    person.fill("outcomes", {"outcomes.calls": "7"})
    person.answer_all(1)
    person.finish()
    person.decide(CARDS[0].id, "planned")
    person.begin_again()
    person.fill("outcomes", {"outcomes.calls": CANARY})
    person.answer_all(3)
    person.finish()
    person.begin_again()
    return person


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    """Someone with nothing but the link of a report."""
    return app.test_client(use_cookies=False)


def press(person: Person, do: str, number: int = 1, **data: str) -> TestResponse:
    return person.client.post(person.path(f"/report/{number}/share"), data={"do": do, **data})


def shared(reader: FlaskClient, token: str, status: int = 200, language: str = "en") -> Page:
    return fetch(reader, f"/{language}/shared/{token}", status)


@pytest.mark.both
def test_the_reader_sees_the_report_as_it_was_made(owner: Person, reader: FlaskClient) -> None:
    page, own = shared(reader, owner.share(answers=True)), owner.page("/report/1")
    assert page.h1 == own.h1
    assert page.text(".index") == own.text(".index")
    assert page.texts(".figures tbody td") == own.texts(".figures tbody td")
    assert page.texts("article.watchout") == own.texts("article.watchout")
    assert page.texts("article.card h4") == own.texts("article.card h4")
    assert {"17.25", "7 calls"} <= {*page.texts(".figures td"), *page.texts(".lived li")}


def test_the_reader_is_told_what_this_is_and_how_to_have_one_of_their_own(owner: Person, reader: FlaskClient) -> None:
    page = shared(reader, owner.share())
    assert re.match(r"A read-only report made with Aplomb, shared with you on \d", page.text("main .notice"))
    assert page.link("Begin my self-audit") == "/en/start"


@pytest.mark.both
def test_without_the_answers_nothing_quotes_one(owner: Person, reader: FlaskClient) -> None:
    page = shared(reader, owner.share())
    assert not page.all(".why, .because, .first, .later")
    assert "you answered" not in page.words
    assert "Before this card" not in page.words


@pytest.mark.both
def test_with_the_answers_every_sum_and_every_card_says_them(owner: Person, reader: FlaskClient) -> None:
    page, own = shared(reader, owner.share(answers=True)), owner.page("/report/1")
    for quoting in (".why", ".because", ".first"):
        assert page.texts(quoting) == own.texts(quoting) != []


@pytest.mark.parametrize("answers", [False, True])
def test_nothing_else_of_the_space_is_on_the_page(owner: Person, reader: FlaskClient, answers: bool) -> None:
    page = shared(reader, owner.share(answers=answers))
    text = page.response.text
    assert not [secret for secret in (owner.token, CANARY, "/space/", "In your plan", "is-planned") if secret in text]
    assert page.texts(".index .figure") != owner.page("/report/2").texts(".index .figure")


@pytest.mark.parametrize("answers", [False, True])
def test_the_reader_has_nothing_to_send(owner: Person, reader: FlaskClient, answers: bool) -> None:
    page = shared(reader, owner.share(answers=answers))
    assert not page.all("form, input, select, [data-hx-post], [data-copy], .keep, .share, [src*=htmx]")
    assert {button["popovertarget"] for button in page.all("main button")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_may_change_the_language(owner: Person, reader: FlaskClient, language: str) -> None:
    token = owner.share()
    assert shared(reader, token, language=language).language == language


def test_e2_no_search_engine_keeps_it_and_no_cache(owner: Person, reader: FlaskClient) -> None:
    headers = shared(reader, owner.share()).response.headers
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Cache-Control"] == "private, no-store"
    assert {"Disallow: /fr/shared/", "Disallow: /en/shared/"} <= set(reader.get("/robots.txt").text.splitlines())


def test_e2_the_link_is_nowhere_on_the_page_but_in_the_language_switch(owner: Person, reader: FlaskClient) -> None:
    token = owner.share()
    page = shared(reader, token)
    assert [tag["href"] for tag in page.tags if token in str(tag.attrs)] == [f"/fr/shared/{token}?switch=1"]


@pytest.mark.both
def test_a_revoked_link_is_as_wrong_as_any(owner: Person, reader: FlaskClient) -> None:
    token = owner.share()
    press(owner, "revoke")
    assert shared(reader, token, 404).words == fetch(reader, "/en/nowhere", 404).words
    assert (
        owner.page("/report/1?shared=revoke").text("#share .notice")
        == "The link is revoked: it opens nothing any more."
    )


@pytest.mark.both
def test_a_link_made_after_a_revocation_is_another(owner: Person, reader: FlaskClient) -> None:
    first = owner.share()
    press(owner, "revoke")
    second = owner.share(answers=True)
    assert first != second
    shared(reader, first, 404)
    assert shared(reader, second).all(".why")


@pytest.mark.both
def test_a8_pressing_twice_makes_one_link_and_revokes_it_once(owner: Person, reader: FlaskClient) -> None:
    token = owner.share()
    assert owner.share() == token
    assert [press(owner, "revoke").status_code for _ in range(2)] == [303, 303]
    shared(reader, token, 404)


@pytest.mark.both
def test_the_answers_are_shown_or_left_out_by_the_same_link(owner: Person, reader: FlaskClient) -> None:
    token = owner.share()
    for do, shown in (("show", True), ("hide", False)):
        press(owner, do)
        assert bool(shared(reader, token).all(".why")) == shown
    assert owner.share(answers=True) == token
    assert shared(reader, token).all(".because")


@pytest.mark.parametrize("do", ["show", "hide"])
def test_a_press_left_from_before_the_revocation_makes_no_link(owner: Person, reader: FlaskClient, do: str) -> None:
    token = owner.share()
    press(owner, "revoke")
    assert press(owner, do).status_code == 303
    shared(reader, token, 404)
    assert not owner.page("/report/1").all("#share-address")


def test_the_panel_says_what_this_very_report_shows(owner: Person) -> None:
    told = owner.page("/report/1").texts("#share .sees li")
    assert {"LinkedIn’s own figures, as you typed them", "your outcomes of the 30 days before it"} <= set(told)
    assert f"{len(owner.page('/report/1').all('article.card h4'))} advice cards, each with its gain" in told
    assert "LinkedIn’s own figures, as you typed them" not in owner.page("/report/2").texts("#share .sees li")


def test_the_panel_says_on_which_side_the_answers_stand(owner: Person) -> None:
    for do, side in (("make", 2), ("show", 1), ("hide", 2)):
        page = fetch(owner.client, press(owner, do).location)
        assert "your answers, question by question" in page.text(f"#share .sees > div:nth-of-type({side})")
        assert ("with your answers" in page.text("#share")) == (side == 1)


def test_the_panel_is_folded_until_it_is_used_and_its_box_is_not_ticked(owner: Person) -> None:
    page = owner.page("/report")
    assert not page.one("#share").has_attr("open")
    assert not page.one("#share-answers").has_attr("checked")
    location = press(owner, "make").location
    assert location == owner.path("/report/1?shared=make#share-done")
    assert fetch(owner.client, location).one("#share").has_attr("open")


def test_the_link_can_be_sent_and_stands_on_the_public_address(owner: Person) -> None:
    token = owner.share()
    page = owner.page("/report/1")
    assert page.text("#share-address") == f"http://127.0.0.1:8000/en/shared/{token}"
    mail = str(page.one("#share a[href^='mailto:']")["href"])
    assert f"/en/shared/{token}" in unquote(mail)
    assert owner.token not in mail


def test_a_message_that_is_not_so_is_not_said(owner: Person) -> None:
    assert not owner.page("/report/1?shared=make").all("#share .notice")
    owner.share()
    for query in ("revoke", "open", "", "<b>"):
        assert not owner.page(f"/report/1?shared={query}").all("#share .notice")


@pytest.mark.parametrize("do", ["", "Make", "x", "\x00"])
def test_a_press_of_nothing_known_is_refused_and_changes_nothing(owner: Person, do: str) -> None:
    read(press(owner, do), owner.app, 400)
    assert not owner.page("/report/1").all("#share-address")


@pytest.mark.both
@pytest.mark.parametrize("do", ["make", "show", "hide", "revoke"])
def test_only_a_finished_report_of_ones_own_can_be_shared(owner: Person, stranger: Person, do: str) -> None:
    for number in (0, 3, 4, 2**31, 10**30):
        read(press(owner, do, number), owner.app, 404)
    read(press(stranger, do), owner.app, 404)
    assert not owner.page("/report/1").all("#share-address")


@pytest.mark.both
def test_each_report_has_a_link_of_its_own(owner: Person, reader: FlaskClient) -> None:
    first, second = owner.share(1), owner.share(2)
    assert shared(reader, first).text(".index .figure") == owner.page("/report/1").text(".index .figure")
    assert shared(reader, second).text(".index .figure") == owner.page("/report/2").text(".index .figure")
    press(owner, "revoke", 2)
    shared(reader, first)


def test_the_address_of_the_form_leads_back_to_its_panel(owner: Person) -> None:
    response = owner.get("/report/1/share")
    assert (response.status_code, response.location) == (302, owner.path("/report/1?shared=open#share"))

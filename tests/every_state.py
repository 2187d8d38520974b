"""Every page of the site in each of its states: what the tests that look at all pages go through."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn

import pytest
from flask import Flask, abort
from flask_wtf.csrf import CSRFError
from sqlalchemy import select, update

from tests.cast import HTMX, Person
from tests.page import Page, fetch, read
from tests.shared_states import shared
from tests.sitemap import pages_of
from tests.states_accounts import accounts
from tests.states_clients import clients
from tests.states_invite import inviting
from tests.states_join import joining
from tests.states_mail import mailed
from tests.states_team import team
from webapp.content import CARDS, QUESTIONNAIRE
from webapp.extensions import db
from webapp.store.engine import start_writing
from webapp.store.models import Audit
from webapp.web.errors import FAILURES

OPERATOR = {"OPERATOR_NAME": "Ada Bell", "OPERATOR_CONTACT": "ada@aplomb.example", "HOSTING_NAME": "Engine House, Lyon"}
WRONG = {"context.official.brand": "99", "outcomes.calls": "<b>12</b>"}
TYPED = {"typed-name": "<i>typed value</i>"}
"""What a form held whose token is too old."""
TELLING = {
    "context.goal": "sell",
    "context.strategy": "none",
    "context.experience": "experienced",
    "context.network": "2000",
    "context.navigator": "yes",
    "context.sector": "retail",
    **{question.id: "24,5" for question in QUESTIONNAIRE.official},
    **{question.id: "0" for question in QUESTIONNAIRE.outcomes},
}
"""A situation that calls for more watch-outs than are open."""


WALKED: dict[str, list[Page]] = {}


def walked(app: Flask, language: str) -> list[Page]:
    """Return what `every_state` does, gone through once for all the tests that only read it."""
    if language not in WALKED:
        WALKED[language] = list(every_state(app, language))
    return WALKED[language]


def every_state(app: Flask, language: str) -> Iterator[Page]:
    """Return every page in a language, in each state, and the fragments that htmx asks for."""
    for state in (
        public,
        of_an_operator,
        failing,
        beginning,
        half_way,
        finished,
        shared,
        again,
        at_the_top,
        outdated,
        leaving,
        accounts,
        joining,
        inviting,
        team,
        clients,
        mailed,
    ):
        yield from state(app, language)


def public(app: Flask, language: str) -> Iterator[Page]:
    for path in pages_of(app, "public", language):
        yield fetch(app.test_client(), path)


def of_an_operator(app: Flask, language: str) -> Iterator[Page]:
    """The pages that settings change: someone runs the site, on a database of the other kind."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**OPERATOR, "DATABASE_URL": "postgresql+psycopg://"}.items():
            patch.setitem(app.config, name, value)
        for slug in ("legal", "contact", "privacy", "accessibility"):
            yield fetch(app.test_client(), f"/{language}/{slug}")


def failing(app: Flask, language: str) -> Iterator[Page]:
    """Each failure that a view may raise, and the form whose token is too old."""
    client = app.test_client()
    for status in FAILURES:
        with instead_of(app, "pages.glossary", partial(abort, status)):
            yield fetch(client, f"/{language}/glossary", status)
    with instead_of(app, "start.open_one", expired):
        yield read(client.post(f"/{language}/start", data=TYPED), app, 400)


@contextmanager
def instead_of(app: Flask, endpoint: str, view: Callable[[], NoReturn]) -> Iterator[None]:
    """Have another function answer for a view."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(app.view_functions, endpoint, view)
        yield


def expired() -> NoReturn:
    raise CSRFError


def beginning(app: Flask, language: str) -> Iterator[Page]:
    """A space just opened, and what cannot be done there."""
    person = Person.begins(app, language)
    yield from pages_of_space(person)
    for section in ("context", "outcomes"):
        yield read(person.post(f"/audit/{section}", WRONG), app, 422)
    yield read(person.post("/audit/brand", {"brand.profile": "9"}), app, 422)
    yield read(person.post("/audit/review"), app, 422)
    yield read(person.post("/audit/review", {"audit": 7}), app, 409)
    yield read(person.post("/data/erase"), app, 422)
    yield person.page("/nowhere", 404)


def pages_of_space(person: Person) -> Iterator[Page]:
    """Every page of a space that is there now: some lead elsewhere as long as there is no report, or no audit runs."""
    for path in pages_of(person.app, "space", person.language, person.token):
        if person.client.get(path).status_code == 200:
            yield fetch(person.client, path)


def half_way(app: Flask, language: str) -> Iterator[Page]:
    """Some answers given, as htmx sends them; the consent too; then reports that know nothing, and little."""
    hasty = Person.begins(app, language)
    hasty.answer("brand.profile", 2)
    yield hasty.finished()
    yield hasty.page("/")
    person = Person.begins(app, language)
    for question in QUESTIONNAIRE.pillars[0].questions[:5]:
        yield person.answer(question.id, question.options[-1].level)
    for question, value in WRONG.items():
        yield person.answer(question, value)
    person.fill("context", {"compare": "yes"})
    for rest in ("/", "/audit/context", "/audit/brand", "/audit/review", "/data"):
        yield person.page(rest)
    yield person.finished()
    yield person.page("/advice")


def finished(app: Flask, language: str) -> Iterator[Page]:
    """A report that has much to say, and its cards through filters."""
    person = Person.begins(app, language)
    person.answer_all(0)
    for section in ("context", "outcomes"):
        person.post(f"/audit/{section}", TELLING)
    yield person.page("/")
    yield person.page("/audit/review")
    yield person.finished()
    for query in ("", "?pillar=brand", "?effort=15&pillar=people"):
        yield person.page(f"/advice{query}")
    yield Page(person.get("/advice?effort=15", headers=HTMX), app)
    yield person.page("/")
    yield from planned(person, CARDS[0].id, CARDS[-1].id)


def planned(person: Person, first: str, last: str) -> Iterator[Page]:
    """A card planned, for a day that cannot be, done, dismissed and taken back; as htmx shows it and without it."""
    for status in ("planned", "done", "dismissed", "suggested"):
        for query in ("?on=report", "?on=advice&status=planned"):
            yield Page(person.decide(last, status, query, headers=HTMX), person.app)
        yield fetch(person.client, person.decide(first, status, "?on=report").location)
    person.decide(first, "planned")
    for on in ("report", "advice"):
        wrong = {"due": "2020-02-29"}
        yield read(person.decide(first, "planned", f"?on={on}", data=wrong), person.app, 422)
        yield Page(person.decide(first, "planned", f"?on={on}", data=wrong, headers=HTMX), person.app)
    for said in ("yes", "no"):
        sent = person.client.post(person.path(f"/advice/{first}/useful"), data={"useful": said}, headers=HTMX)
        yield Page(sent, person.app)
    for status in ("", "planned"):
        yield person.page(f"/advice?status={status}")
    for card in CARDS:
        person.decide(card.id, "dismissed")
    yield person.page("/report")


def again(app: Flask, language: str) -> Iterator[Page]:
    """A second audit: all to be reviewed, then finished; the first report is an earlier one."""
    person = Person.begins(app, language)
    person.answer_all(2)
    person.finish()
    person.decide(CARDS[0].id, "done")
    person.begin_again()
    yield from pages_of_space(person)
    person.answer_all(3)
    yield person.finished()
    yield person.page("/report/1")
    person.begin_again()
    yield person.page("/")


def at_the_top(app: Flask, language: str) -> Iterator[Page]:
    """Nothing left to gain, then little, then cards that a filter leaves out."""
    person = Person.begins(app, language)
    person.answer_all(4)
    yield person.finished()
    person.begin_again()
    person.answer("brand.measuring", 3)
    yield person.finished()
    yield person.page("/advice?pillar=people")


def outdated(app: Flask, language: str) -> Iterator[Page]:
    """What an earlier content left behind: an audit under way, then a report with a card and an answer that went."""
    person = Person.begins(app, language)
    person.answer_all(0)
    with_last_audit(app, content_version="earlier")
    yield person.page("/audit/brand")
    first, second = person.finished_record()["cards"][:2]
    cards = [["gone", *first[1:]], [*second[:6], [["brand.gone", 2]]]]
    record = person.reports()[0]
    rows = [[*record["rows"][0][:4], 1.5], *record["rows"][1:]]
    with_last_audit(app, report={**record, "cards": cards, "rows": rows})
    yield person.page("/report")


def with_last_audit(app: Flask, **changed: Any) -> None:
    """Change the audit that was begun last."""
    with app.app_context():
        start_writing()
        last = select(Audit.id).order_by(Audit.id.desc()).limit(1).scalar_subquery()
        db.session.execute(update(Audit).where(Audit.id == last).values(**changed))
        db.session.commit()


def leaving(app: Flask, language: str) -> Iterator[Page]:
    """A new link; what the pages say of a space that is gone."""
    person = Person.begins(app, language)
    yield read(person.post("/data/link"), app)
    yield fetch(person.client, person.renew().location)
    yield person.page("/", 404)

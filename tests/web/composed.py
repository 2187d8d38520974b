"""The document of a report before it is printed, and all its words."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from flask import Flask

from tests.cast import Person
from tests.every_state import TELLING
from webapp.content import CARDS, QUESTIONNAIRE
from webapp.pdf.document import Document
from webapp.store.audits import find_report
from webapp.store.cards import standings
from webapp.store.spaces import find_space
from webapp.web.paper import compose
from webapp.web.reporting import ReportView, read_report

NO_WORDS = {"language", "svg", "shade", "logo"}
"""The fields that hold none."""


def composed(person: Person, **more: Any) -> tuple[ReportView, Document]:
    """The view of a person's latest report, and the document made from it."""
    with person.app.test_request_context(person.path("/report")):
        person.app.preprocess_request()
        place = find_space(person.token)
        assert place
        found = find_report(place)
        assert found
        view = read_report(found, standings(place))
        return view, compose(view, **more)


def every_document(app: Flask, language: str) -> Iterator[Document]:
    """A report that has much to say and a plan, one of uneven answers, one that knows next to nothing."""
    for level, answer in ((0, {}), (1, {"brand.profile": 2, "messaging.personal": "n/a"})):
        person = Person.begins(app, language)
        person.answer_all(level)
        for section in ("context", "outcomes"):
            person.post(f"/audit/{section}", TELLING)
        for question, value in answer.items():
            person.answer(question, value)
        person.finish()
        for card, status in zip(CARDS, ("planned", "done", "dismissed"), strict=False):
            person.decide(card.id, status)
        yield composed(person)[1]
    person.begin_again()
    person.finish()
    yield composed(person)[1]
    for card in CARDS:
        person.decide(card.id, "dismissed")
    yield composed(person)[1]
    hasty = Person.begins(app, language)
    for question in QUESTIONNAIRE.pillars[0].questions[:5]:
        hasty.answer(question.id, 2)
    hasty.finish()
    yield composed(hasty)[1]


def words_of(part: Any) -> Iterator[str]:
    """Each text of a document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from words_of(item)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in NO_WORDS:
                yield from words_of(getattr(part, field.name))

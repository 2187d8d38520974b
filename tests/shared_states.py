"""The pages that show a shared report, or say that one is shared, in each of their states."""

from collections.abc import Iterator

from flask import Flask

from tests.cast import Person
from tests.page import Page, fetch
from tests.sitemap import pages_of

TOLD = {"context": {"context.goal": "sell", "context.official.brand": "12,5"}, "outcomes": {"outcomes.calls": "2"}}


def shared(app: Flask, language: str) -> Iterator[Page]:
    """The panel of a report after each press; then the report that others read, without the answers and with them."""
    person = Person.begins(app, language)
    for section, answers in TOLD.items():
        person.fill(section, answers)
    person.answer_all(1)
    person.answer("brand.profile", "")
    person.finish()
    for done in ("make", "show", "hide", "revoke"):
        location = person.client.post(person.path("/report/1/share"), data={"do": done}).location
        yield fetch(person.client, location)
    for with_answers in (False, True):
        token = person.share(answers=with_answers)
        yield from (fetch(app.test_client(), path) for path in pages_of(app, "shared", language, token))
        yield person.page("/data")

"""The pages of a group as a whole, of the presentation, the papers and the exports, in each of their states."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from tests.cast import Person
from tests.coaching import Coach
from tests.grouped import completes, full_group
from tests.page import Page, fetch, read
from webapp import images
from webapp.store.clients import Choice
from webapp.store.models import State

FORM = {"name": "Ada Bell", "signature": "", "booking_url": "", "accent": "", "picker": "#a23a1c"}
WRONG = (
    {"name": ""},
    {"booking_url": "http://calendar.example"},
    {"accent": "blue"},
    {"signature": "1" * 501},
    {"signature": "1\x002"},
)
RIGHT = (
    {},
    {"accent": "#ffcc00", "booking_url": "https://calendar.example/ada", "signature": "Ada Bell"},
    {"accent": "#24576a"},
    {"accent": "#767676"},
)


def team(app: Flask, language: str) -> Iterator[Page]:
    """Every page of this part: groups too small and large enough, the form in each state, papers, exports, the demo."""
    coach = Coach.signs_in(app, name="Ada Bell", language=language)
    yield from groups(coach)
    yield from presentation(coach)
    yield from papers_and_exports(coach)
    yield from demonstration(app, language)


def groups(coach: Coach) -> Iterator[Page]:
    """A group without anybody, one of four, then full ones, before and after a second audit."""
    small, middling = coach.group("Ada Bell"), coach.group("Ada Bell")
    for _ in range(2):
        completes(coach, small, 4, Choice(shares=False))
    for level in (4, 4, 4, 4, 4):
        completes(coach, middling, level)
    for group in (small, middling, full_group(coach, name="Ada Bell")):
        yield coach.page(f"/groups/{group.id}/team")


def presentation(coach: Coach) -> Iterator[Page]:
    """The form: empty, wrong in each of its fields, saved with colours that are corrected or not, with a logo."""
    nameless = Coach.signs_in(coach.app, name="", language=coach.language)
    yield nameless.page("/presentation")
    for changed in WRONG:
        yield coach.refused("/presentation", FORM | changed)
    yield coach.refused("/presentation", FORM | {"logo": (BytesIO(b"no picture"), "logo.svg")})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(images, "MOST_BYTES", 1)
        yield coach.refused("/presentation", FORM | logo())
    for changed in (*RIGHT, logo()):
        saved = coach.post("/presentation", FORM | changed)
        yield fetch(coach.client, saved.location.partition("#")[0])
    yield read(coach.post("/presentation", FORM | {"accent": "blue", "switch": "1"}), coach.app)


def logo() -> dict[str, Any]:
    """A picture to upload."""
    made = BytesIO()
    Image.new("RGB", (40, 20), "teal").save(made, "PNG")
    return {"logo": (BytesIO(made.getvalue()), "logo.png")}


def papers_and_exports(coach: Coach) -> Iterator[Page]:
    """The papers, the overview, and the tables: in their headings and cells stand words that no page has."""
    for state in State:
        person = Person.begins(coach.app, coach.language)
        coach.follows(person, coach.group("Ada Bell"), None, state=state.value)
    for rest in ("/papers/agreement", "/papers/notice", "/exports"):
        yield coach.page(rest)
    for table in ("clients", "scores", "answers", "outcomes"):
        assert coach.get(f"/exports/{table}.csv").data


def demonstration(app: Flask, language: str) -> Iterator[Page]:
    """A page of a site that is a demonstration."""
    with pytest.MonkeyPatch.context() as patch:
        for templates in app.extensions["environments"].values():
            patch.setitem(templates.globals, "demo", True)
        yield fetch(app.test_client(), f"/{language}/legal")

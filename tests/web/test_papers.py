"""The papers of a coach: filled in with what is known, lines for the rest."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.coaching import Coach
from tests.every_state import OPERATOR

MakeApp = Callable[..., Flask]
PAPERS = ("agreement", "notice")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_paper_names_the_coach_the_operator_and_the_host(make_app: MakeApp, paper: str, language: str) -> None:
    coach = Coach.signs_in(make_app(**OPERATOR), name="Carla <Coach>")
    page = coach.page(f"/papers/{paper}", language=language)
    for name in ("Carla <Coach>", coach.email, *OPERATOR.values()):
        assert name in page.words
    assert len(page.all(".to-fill")) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_not_known_is_a_line_to_fill_in(app: Flask, paper: str) -> None:
    page = Coach.signs_in(app, name="").page(f"/papers/{paper}")
    assert set(page.texts(".to-fill")) == {"(to be filled in by hand)"}
    assert len(page.all(".to-fill")) >= 5


def test_the_agreement_has_what_article_28_asks_for_and_room_to_sign(app: Flask) -> None:
    page = Coach.signs_in(app).page("/papers/agreement")
    for word in ("instructions", "confidentiality", "breach", "Other processors", "deleted", "audits", "Security"):
        assert word in page.words
    assert len(page.all(".signatures dl")) == 2


def test_the_notice_tells_what_is_seen_and_how_long(app: Flask) -> None:
    page = Coach.signs_in(app).page("/papers/notice")
    assert "24 months after your last visit" in page.words
    assert "CNIL" in page.words

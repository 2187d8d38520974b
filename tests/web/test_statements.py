"""Privacy, legal notice, contact, accessibility: each says what is true of this installation, and nothing else."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.page import fetch, spaced
from webapp.audit import scoring
from webapp.content.accessibility import CRITERIA, SHORTCOMINGS, THEMES, Status
from webapp.languages import LANGUAGES, written
from webapp.store.spaces import UNUSED_DAYS
from webapp.web.reference.accessibility import rate

OPERATOR = {"OPERATOR_NAME": "Ada Bell", "OPERATOR_CONTACT": "ada@aplomb.example", "HOSTING_NAME": "Engine House, Lyon"}
CRITERIA_OF_THEMES = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
languages = pytest.mark.parametrize("language", LANGUAGES)
MakeApp = Callable[..., Flask]


def test_the_privacy_page_tells_how_long_things_are_kept(make_app: MakeApp) -> None:
    page = fetch(make_app(RETENTION_MONTHS="7").test_client(), "/en/privacy")
    assert "7 months after your last visit" in page.words
    assert f"or {UNUSED_DAYS} days after it" in page.words
    assert "a count ends after 60 minutes at most" in page.words
    assert page.texts("#cookies ~ dl dt") == ["language", "session"]
    assert "for 365 days" in page.texts("#cookies ~ dl dd")[0]


@pytest.mark.both
def test_the_privacy_page_names_what_postgresql_keeps_only_where_it_is_used(client: FlaskClient, kind: str) -> None:
    assert ("PostgreSQL" in fetch(client, "/en/privacy").words) == (kind == "postgresql")


@pytest.mark.parametrize("slug", ["legal", "contact", "privacy", "accessibility"])
def test_who_runs_the_site_is_named_where_it_must_be(make_app: MakeApp, slug: str) -> None:
    page = fetch(make_app(**OPERATOR).test_client(), f"/en/{slug}")
    assert OPERATOR["OPERATOR_NAME"] in page.words
    assert page.link(OPERATOR["OPERATOR_CONTACT"]) == "mailto:ada@aplomb.example"
    assert not page.all(".notice")


def test_the_legal_notice_names_the_host_and_a_postal_address_is_no_link(make_app: MakeApp) -> None:
    page = fetch(make_app(**OPERATOR | {"OPERATOR_CONTACT": "1 Plumb Lane, Lyon"}).test_client(), "/en/legal")
    assert OPERATOR["HOSTING_NAME"] in page.words
    assert "1 Plumb Lane, Lyon" in page.words
    assert not page.all("main a[href^=mailto]")


@pytest.mark.parametrize("slug", ["legal", "contact", "privacy", "accessibility"])
def test_a_site_that_names_nobody_says_so(client: FlaskClient, slug: str) -> None:
    assert "has not named who runs it" in fetch(client, f"/en/{slug}").text(".notice")


def test_every_criterion_of_the_rgaa_is_judged_once() -> None:
    wanted = [f"{theme}.{n}" for theme, last in enumerate(CRITERIA_OF_THEMES, 1) for n in range(1, last + 1)]
    assert list(CRITERIA) == wanted
    assert (len(wanted), len(THEMES)) == (106, 13)


def test_every_criterion_not_met_is_explained_and_no_other() -> None:
    assert list(SHORTCOMINGS) == [id for id, status in CRITERIA.items() if status == Status.NOT_MET]


@languages
def test_the_statement_says_the_rate_that_the_criteria_give(client: FlaskClient, language: str) -> None:
    page = fetch(client, f"/{language}/accessibility")
    met, not_met = (list(CRITERIA.values()).count(status) for status in (Status.MET, Status.NOT_MET))
    assert rate() == scoring.one_decimal(Fraction(100 * met, met + not_met))
    assert written(rate(), LANGUAGES[language].locale) in page.words
    assert [spaced(cell) for cell in page.all("tfoot td")][:2] == [str(met), str(not_met)]


def test_the_site_may_call_itself_partly_compliant() -> None:
    """What the foot of every page says, and the statement: from half of the criteria on, short of all."""
    assert 50 <= rate() < 100

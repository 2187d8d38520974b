"""Promise G7: days and figures as each language writes them, in the site's time zone."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from flask import Flask

from webapp.languages import day, written


@pytest.mark.parametrize(
    ("instant", "french", "english"),
    [
        (datetime(2028, 2, 29, 12, 0, tzinfo=UTC), "29 février 2028", "29 February 2028"),
        (datetime(2028, 2, 29, 23, 30, tzinfo=UTC), "1er mars 2028", "1 March 2028"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "1er janvier 2027", "1 January 2027"),
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), "28 mars 2026", "28 March 2026"),
        (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), "29 mars 2026", "29 March 2026"),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), "30 mars 2026", "30 March 2026"),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), "25 octobre 2026", "25 October 2026"),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), "26 octobre 2026", "26 October 2026"),
    ],
)
def test_g7_a_day_is_the_one_of_the_sites_time_zone(app: Flask, instant: datetime, french: str, english: str) -> None:
    for path, words in (("/fr/", french), ("/en/", english)):
        with app.test_request_context(path):
            app.preprocess_request()
            assert day(instant) == words


def test_figures_have_the_sign_of_their_language() -> None:
    assert written(Decimal("16.9"), "fr") == "16,9"
    assert written(Decimal("16.9"), "en_GB") == "16.9"


def test_a_figure_keeps_the_decimals_it_was_given_with_whichever_comes_first() -> None:
    assert [written(value, "fr") for value in (Decimal("25.0"), Decimal(25), 25)] == ["25,0", "25", "25"]

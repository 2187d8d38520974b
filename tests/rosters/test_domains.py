"""Domains that are probably mistyped."""

import pytest

from webapp.rosters.domains import KNOWN, meant


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("gmial.com", "gmail.com"),
        ("gmai.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("hotmial.fr", "hotmail.fr"),
        ("outlok.com", "outlook.com"),
        ("wanado.fr", "wanadoo.fr"),
    ],
)
def test_a_slip_is_found(typed: str, known: str) -> None:
    assert meant(typed) == known


@pytest.mark.parametrize("domain", [*sorted(KNOWN), "aplomb.example", "sfr.com", "orange.com", "yale.edu", ""])
def test_other_domains_are_left_alone(domain: str) -> None:
    assert meant(domain) == ""

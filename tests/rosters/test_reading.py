"""Lists as people have them: whatever the spreadsheet, the separator, the order of the columns, the mail program."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from webapp.rosters.people import Fault, Unreadable
from webapp.rosters.reading import read_people

LANGUAGES = {"fr": "fr", "français": "fr", "french": "fr", "en": "en", "english": "en", "anglais": "en"}
LETTERS = st.text("aé漢<>@;,|\"' \t\n.-:/mailto", max_size=300)


def read(text: str) -> list[tuple[str, str, str]]:
    """Return name, address and language of each person of a list."""
    return [(entry.name, entry.address, entry.language) for entry in read_people(text, LANGUAGES)]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "headings", [("Nom", "Prénom", "Adresse e-mail", "Langue"), ("Last Name", "first name", "E-MAIL", "language")]
)
def test_headings_say_what_is_what(separator: str, headings: tuple[str, ...]) -> None:
    lines = [headings, ("Noël", "Zoé", "zoe@a.fr", "fr-FR"), ("Bell", "Ada", "ada@a.fr", "English"), ("", "", "x@a.fr")]
    text = "\n".join(separator.join(line) for line in lines)
    assert read(text) == [("Zoé Noël", "zoe@a.fr", "fr"), ("Ada Bell", "ada@a.fr", "en"), ("", "x@a.fr", "")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Bell <ada@a.fr>", [("Ada Bell", "ada@a.fr")]),
        ("Ada Bell ada@a.fr", [("Ada Bell", "ada@a.fr")]),
        ("ada@a.fr", [("", "ada@a.fr")]),
        ("<ada@a.fr>", [("", "ada@a.fr")]),
        ("mailto:ada@a.fr", [("", "ada@a.fr")]),
        ('"Bell, Ada" <ada@a.fr>', [("Ada Bell", "ada@a.fr")]),
        ("Bell, Ada <ada@a.fr>", [("Ada Bell", "ada@a.fr")]),
        ("ada@a.fr;Bell;Ada", [("Bell Ada", "ada@a.fr")]),
        ("a@a.fr, b@b.fr; c@c.fr", [("", "a@a.fr"), ("", "b@b.fr"), ("", "c@c.fr")]),
        ("a@a.fr b@b.fr\nc@c.fr", [("", "a@a.fr"), ("", "b@b.fr"), ("", "c@c.fr")]),
        ("Ada <a@a.fr>, Bob <b@b.fr>", [("Ada", "a@a.fr"), ("Bob", "b@b.fr")]),
        ("Ada <a@a.fr>; Bob <b@b.fr>;", [("Ada", "a@a.fr"), ("Bob", "b@b.fr")]),
        ('"Bell, Ada" <a@a.fr>, "Noël, Zoé" <b@b.fr>', [("Ada Bell", "a@a.fr"), ("Zoé Noël", "b@b.fr")]),
        ("Ada, a@a.fr\nBob;b@b.fr\nZoé\tz@z.fr", [("Ada", "a@a.fr"), ("Bob", "b@b.fr"), ("Zoé", "z@z.fr")]),
        ("Nom,Adresse,Courriel\nAda,1 rue X,a@a.fr", [("Ada", "a@a.fr")]),
        ("Contact\nAda <a@a.fr>", [("Ada", "a@a.fr")]),
    ],
)
def test_people_are_found_without_headings_too(text: str, people: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in read(text)] == people


def test_lines_are_counted_as_they_stand_in_the_file() -> None:
    text = 'Name,Note,E-mail\n"Ada","on two\nlines",a@a.fr\n\nBob,,b@b.fr\n'
    assert [(entry.line, entry.name) for entry in read_people(text, {})] == [(2, "Ada"), (5, "Bob")]


def test_a_quote_that_is_none_costs_no_other_line() -> None:
    text = '"Bob;b@b.fr\n' + "".join(f"Person {number};p{number}@a.fr\n" for number in range(20))
    assert len(read(text)) == 21


def test_a_language_that_is_none_is_told() -> None:
    (entry,) = read_people("name;mail;langue\nAda;a@a.fr;klingon", LANGUAGES)
    assert (entry.language, entry.odd) == ("", "klingon")


def test_two_addresses_where_one_is_expected_are_told() -> None:
    (entry,) = read_people('name,mail\nAda,"a@a.fr, b@b.fr"', {})
    assert entry.several


def test_f3_what_breaks_a_line_stays_in_its_name() -> None:
    (entry,) = read_people('"Ada\r\nBcc: x";ada@a.fr', {})
    assert entry.name == "Ada Bcc: x"


@pytest.mark.parametrize(
    ("text", "fault"), [("", Fault.EMPTY), (" \n;;\n", Fault.EMPTY), ("a@a.fr\n" * 5001, "too-long")]
)
def test_nobody_and_too_many_are_refused(text: str, fault: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_people(text, {})
    assert refused.value.fault == fault


@given(LETTERS | st.text(max_size=300))
@example('"\n' * 20)
@example("a@a.fr\r\r\n\0\ud800")
def test_no_text_is_too_odd(text: str) -> None:
    try:
        people = read_people(text, LANGUAGES)
    except Unreadable:
        return
    assert all("\n" not in entry.name + entry.address for entry in people)


NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=20)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=20), st.sampled_from(";,\t|"))
def test_what_a_spreadsheet_writes_is_read_back(names: list[tuple[str, str]], separator: str) -> None:
    written = StringIO()
    rows = [(last, first, f"p{number}@a.fr") for number, (first, last) in enumerate(names)]
    csv.writer(written, delimiter=separator).writerows([("Nom", "Prénom", "Courriel"), *rows])
    found = read_people(written.getvalue(), {})
    assert [entry.address for entry in found] == [row[2] for row in rows]
    assert all(entry.name for entry in found)

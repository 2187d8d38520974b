"""Files of every spreadsheet, and those that are none."""

import zipfile
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from xlsxwriter import Workbook as Writer

from webapp.rosters.people import Fault, Unreadable
from webapp.rosters.reading import read_people
from webapp.rosters.texts import text_of_file

LIST = "Nom;Prénom;Courriel\r\nNoël;Zoé;zoe@a.fr\r\n"


def workbook(*sheets: list[list[Any]]) -> bytes:
    """Return a workbook as openpyxl writes it."""
    book, file = Workbook(), BytesIO()
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(file)
    return file.getvalue()


def archive(**parts: bytes) -> bytes:
    """Return a packed file of the parts given."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return file.getvalue()


def fault(data: bytes) -> Fault:
    """Return why a file is refused."""
    with pytest.raises(Unreadable) as refused:
        text_of_file(data)
    return refused.value.fault


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_is_read(encoding: str) -> None:
    (entry,) = read_people(text_of_file(LIST.encode(encoding)), {})
    assert (entry.line, entry.name, entry.address) == (2, "Zoé Noël", "zoe@a.fr")


def test_a_workbook_is_read_with_its_lines_as_they_are_numbered() -> None:
    data = workbook([["Nom", None, "E-mail"], [], ["Zoé", 12, "zoe@a.fr"], ["Bob\nB", None, "bob@a.fr"]])
    found = read_people(text_of_file(data), {})
    assert [(entry.line, entry.name, entry.address) for entry in found] == [
        (3, "Zoé", "zoe@a.fr"),
        (4, "Bob B", "bob@a.fr"),
    ]


def test_the_first_sheet_with_an_address_is_taken() -> None:
    data = workbook([["Read me"]], [["Zoé", "zoe@a.fr"]], [["Bob", "bob@a.fr"]])
    assert text_of_file(data) == "Zoé\tzoe@a.fr"


def test_another_program_s_workbook_is_read() -> None:
    file = BytesIO()
    with Writer(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Zoé", "zoe@a.fr"])
        sheet.write_url(1, 0, "mailto:bob@a.fr")
    assert [entry.address for entry in read_people(text_of_file(file.getvalue()), {})] == ["zoe@a.fr", "bob@a.fr"]


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing() -> None:
    file = BytesIO()
    with Writer(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "zoe@a.fr")
        sheet.write(1_048_575, 16_383, "far")
    assert text_of_file(file.getvalue()).strip() == "zoe@a.fr"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Fault.EMPTY),
        (b"\xef\xbb\xbf \r\n", Fault.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Fault.NO_TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Fault.OLD_EXCEL),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Fault.OTHER_ARCHIVE),
        (archive(**{"xl/workbook.xml": b"<no"}), Fault.BROKEN),
        (b"PK\x03\x04 and nothing more", Fault.BROKEN),
        (workbook([["Zoé", "zoe@a.fr"]])[:-300], Fault.BROKEN),
    ],
)
def test_what_is_no_list_is_refused_by_its_kind(data: bytes, expected: Fault) -> None:
    assert fault(data) is expected


def test_a_bomb_is_not_unpacked() -> None:
    bomb = archive(**{"xl/workbook.xml": b"", "xl/sharedStrings.xml": b"\0" * 9 * 1024 * 1024})
    assert len(bomb) < 100_000
    assert fault(bomb) is Fault.TOO_LARGE


def test_a_workbook_of_too_many_lines_is_refused() -> None:
    assert fault(workbook([["Zoé", f"z{number}@a.fr"] for number in range(5002)])) is Fault.TOO_LONG


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]))
def test_no_bytes_are_too_odd(data: bytes, start: bytes) -> None:
    try:
        text = text_of_file(start + data)
    except Unreadable:
        return
    text.encode("utf-8")


GOOD = workbook([["Zoé", "zoe@a.fr"], ["Bob", "bob@a.fr"]])


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_damaged_workbook_is_too_odd(flips: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for place, value in flips:
        data[place] = value
    with suppress(Unreadable):
        assert isinstance(text_of_file(bytes(data)), str)

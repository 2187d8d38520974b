"""Tables read back by others: csv and openpyxl."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import Cell as Read

from webapp.tables import Cell, workbook
from webapp.tables.separated import Manner, as_csv
from webapp.tables.workbook import write_xlsx

FRENCH, ENGLISH = Manner(";", ","), Manner(",", ".")
STARTS = "=+-@\t\r\n＝＋－＠"
FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1+1", "－1+1", "＠A1"]
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def csv_of(row: list[Cell], manner: Manner = FRENCH) -> list[str]:
    whole = "".join(as_csv([row], manner)).encode()
    assert whole.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(StringIO(whole.decode("utf-8-sig"), newline=""), delimiter=manner.separator))
    assert len(read) == 1
    return read[0]


def xlsx_of(*rows: list[Cell], head: tuple[str, ...] = ("A", "B")) -> list[list[tuple[Read, ...]]]:
    made = BytesIO()
    write_xlsx(made, "Title", head, rows)
    return [list(sheet.iter_rows()) for sheet in load_workbook(made).worksheets]


@pytest.mark.parametrize("text", FORMULAS)
def test_d4_no_text_is_a_formula(text: str) -> None:
    assert csv_of([text])[0].startswith(f"'{text[0]}")
    ((_, (cell, *_)),) = xlsx_of([text])
    assert cell.data_type == "s"


@given(texts)
def test_d4_no_cell_of_a_csv_begins_like_a_formula(text: str) -> None:
    (found,) = csv_of([text or "x"])
    assert found[:1] not in STARTS or found.lstrip("+-").replace(",", "").replace(".", "").isdigit()


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "@A1", '"=1+1"', ' "=1+1"', "＝1+1"])
@pytest.mark.parametrize(("written", "read"), [(ENGLISH, ";"), (FRENCH, ","), (FRENCH, "\t"), (ENGLISH, "\t")])
@pytest.mark.parametrize("between", [";", ",", "\t", "\r\n"])
def test_d4_no_text_is_a_formula_for_who_takes_another_separator(
    formula: str, written: Manner, read: str, between: str
) -> None:
    whole = "".join(as_csv([["Zoé", f"a{between}{formula}{between}b", "c"]], written)).removeprefix("\ufeff")
    found = [cell for row in csv.reader(StringIO(whole, newline=""), delimiter=read) for cell in row]
    assert not [cell for cell in found if cell.strip(' "')[:1] in tuple("=+-@＝＋－＠")]


@given(st.lists(texts.filter(lambda text: not set(text) & set(STARTS)), min_size=2, max_size=5))
def test_other_texts_come_back_as_they_were(row: list[str]) -> None:
    assert csv_of(list(row), ENGLISH) == row


def test_d4_numbers_stay_numbers() -> None:
    row: list[Cell] = ["-3", -3, Decimal("-3.5"), Decimal("12.50"), None, date(2026, 3, 1)]
    assert csv_of(row, FRENCH) == ["-3", "-3", "-3,5", "12,50", "", "2026-03-01"]
    assert csv_of(row, ENGLISH) == ["-3", "-3", "-3.5", "12.50", "", "2026-03-01"]
    ((_, cells),) = xlsx_of(row)
    assert [(cell.data_type, cell.value) for cell in cells[1:4]] == [("n", -3), ("n", -3.5), ("n", 12.5)]
    assert cells[5].value.date() == date(2026, 3, 1)


def test_d4_accents_open_right() -> None:
    assert csv_of(["Zoé; “Élan”", 'a"b']) == ["Zoé; “Élan”", 'a"b']


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    first, second = xlsx_of([1], [2], [3])
    assert [[cells[0].value for cells in sheet] for sheet in (first, second)] == [["A", 1, 2], ["A", 3]]

"""A sheet from outside: what is read, what is refused and named, and the shape of the result."""

import json
import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from tests.strategies import PROVEN, sheets
from tests.toy import CARDS, QUESTIONNAIRE, WATCHOUTS, WORKED_EXAMPLE
from webapp.audit.answers import Sheet
from webapp.audit.sheet_file import SheetError, read_sheet, result


def read(data: object) -> tuple[Sheet, tuple[str, ...]]:
    return read_sheet(data, QUESTIONNAIRE, CARDS)


def scored(data: dict[str, Any]) -> dict[str, Any]:
    return result(QUESTIONNAIRE, CARDS, WATCHOUTS, *read(data))


def test_every_key_is_optional() -> None:
    assert read({}) == (Sheet(), ())


def test_a_full_sheet_is_read() -> None:
    data = {
        "answers": WORKED_EXAMPLE,
        "context": {"goal": "sell", "time": 60, "network": "2000"},
        "official": {"brand": "12.5", "people": 20},
        "outcomes": {"calls": 3},
        "planned": ["publish"],
    }
    context = {"goal": "sell", "time": "60", "network": "2000"}
    official = {"brand": Decimal("12.5"), "people": Decimal(20)}
    assert read(data) == (Sheet(WORKED_EXAMPLE, context, official, {"calls": 3}), ("publish",))


@pytest.mark.parametrize("figure", ["0", "25", "12.50", 12.5, 0, 25.0])
def test_an_official_figure_is_a_number_in_its_range(figure: object) -> None:
    assert read({"official": {"brand": figure}})[0].official == {"brand": Decimal(str(figure))}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ([], "a sheet"),
        ("sheet", "a sheet"),
        (None, "a sheet"),
        ({"answer": {}}, "'answer'"),
        ({"answers": []}, "answers"),
        ({"answers": {"brand.gone": 1}}, "brand.gone"),
        ({"answers": {"brand.profile": 5}}, "brand.profile"),
        ({"answers": {"brand.profile": -1}}, "-1"),
        ({"answers": {"brand.profile": "3"}}, "'3'"),
        ({"answers": {"brand.profile": 3.0}}, "3.0"),
        ({"answers": {"brand.profile": True}}, "True"),
        ({"answers": {"brand.profile": None}}, "None"),
        ({"answers": {"brand.profile": [1]}}, "brand.profile"),
        ({"context": {"mood": "good"}}, "mood"),
        ({"context": {"goal": "fame"}}, "fame"),
        ({"context": {"goal": ["sell"]}}, "goal"),
        ({"context": {"time": 45}}, "45"),
        ({"context": {"time": 60.0}}, "60.0"),
        ({"context": {"time": True}}, "time"),
        ({"context": "sell"}, "context"),
        ({"official": {"messaging": "12"}}, "messaging"),
        ({"official": {"brand": "25.01"}}, "25.01"),
        ({"official": {"brand": "-1"}}, "-1"),
        ({"official": {"brand": "12,5"}}, "12,5"),
        ({"official": {"brand": "NaN"}}, "NaN"),
        ({"official": {"brand": math.inf}}, "inf"),
        ({"official": {"brand": True}}, "True"),
        ({"official": {"brand": None}}, "brand"),
        ({"official": {"brand": {}}}, "brand"),
        ({"official": []}, "official"),
        ({"outcomes": {"likes": 3}}, "likes"),
        ({"outcomes": {"calls": -1}}, "-1"),
        ({"outcomes": {"calls": 1.5}}, "1.5"),
        ({"outcomes": {"calls": "3"}}, "'3'"),
        ({"outcomes": {"calls": False}}, "calls"),
        ({"outcomes": 3}, "outcomes"),
        ({"planned": ["publish", "vanish"]}, "vanish"),
        ({"planned": [["publish"]]}, "publish"),
        ({"planned": "publish"}, "planned"),
        ({"planned": {"publish": 1}}, "planned"),
    ],
)
def test_what_cannot_be_scored_is_named_in_one_line(data: object, named: str) -> None:
    with pytest.raises(SheetError) as error:
        read(data)
    assert named in str(error.value)
    assert "\n" not in str(error.value)


def test_an_id_of_several_lines_is_named_in_one() -> None:
    with pytest.raises(SheetError, match=r"a\\nb"):
        read({"answers": {"a\nb": 1}})


def test_the_worked_example_prints_its_published_figures() -> None:
    found = scored({"answers": WORKED_EXAMPLE, "planned": ["publish"]})
    assert found["pillars"] == {"brand": 16.9, "people": None, "messaging": None}
    assert found["lenses"]["brand"] == {"activity": 70, "quality": 65}
    assert found["what_if"] == {"pillars": {"brand": 20.6, "people": None, "messaging": None}, "index": None}
    publish = {"id": "publish", "gain": "15/4", "worth": "75/26", "priority": "375/208", "ready": True}
    assert publish in found["cards"]


def test_a_result_has_the_published_keys_in_their_order() -> None:
    keys = "pillars lenses index activity quality stance band week cards watchouts what_if"
    assert list(scored({})) == keys.split()


def test_planning_a_card_twice_changes_nothing() -> None:
    once, twice = ({"answers": WORKED_EXAMPLE, "planned": ["publish"] * times} for times in (1, 2))
    assert scored(once) == scored(twice)


@pytest.mark.thorough
@PROVEN
@given(sheets(QUESTIONNAIRE))
def test_any_sheet_written_out_is_read_back_and_scored(sheet: Sheet) -> None:
    official = {pillar: str(figure) for pillar, figure in sheet.official.items()}
    data = {"answers": sheet.answers, "context": sheet.context, "official": official, "outcomes": sheet.outcomes}
    assert read(json.loads(json.dumps(data))) == (sheet, ())
    assert json.loads(json.dumps(scored(data))) == scored(data)

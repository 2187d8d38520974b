"""The command that scores sheets, against a second computation of the published rules, on a thousand random sheets."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.oracle import score_sheet
from tests.random_sheets import sheets

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
COUNT = 1000
SEED = 20230301

Json = dict[str, Any]


def flask(*arguments: str, given: str = "") -> str:
    """In: a flask command and its standard input. Out: what it prints; fails with what it says if it fails."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"flask {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr[-2000:]}"
    return done.stdout


def read_results(printed: str) -> list[Json]:
    """In: what the command printed, one array or one object after another. Out: the objects."""
    results: list[Json] = []
    rest = printed.strip()
    while rest:
        value, end = json.JSONDecoder().raw_decode(rest)
        results.extend(value if isinstance(value, list) else [value])
        rest = rest[end:].lstrip()
    return results


def first_difference(ours: Any, theirs: Any, where: str = "") -> str | None:
    """In: two JSON values. Out: the place and the two values of the first difference, None when they are the same."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        if ours.keys() != theirs.keys():
            return f"{where or 'keys'}: the oracle has {sorted(ours)}, the command {sorted(theirs)}"
        pairs = [(f"{where}.{key}".lstrip("."), ours[key], theirs[key]) for key in ours]
    elif isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            return f"{where}: {len(ours)} from the oracle, {len(theirs)} from the command:\n  {ours}\n  {theirs}"
        pairs = [(f"{where}[{place}]", one, other) for place, (one, other) in enumerate(zip(ours, theirs, strict=True))]
    else:
        # 70 and 70.0, or 0 and false, are equal in Python and not in the JSON promised.
        same = type(ours) is type(theirs) and ours == theirs
        return None if same else f"{where}: the oracle says {ours!r}, the command {theirs!r}"
    return next((found for place, one, other in pairs if (found := first_difference(one, other, place))), None)


@pytest.fixture(scope="module")
def content() -> Json:
    exported: Json = json.loads(flask("content", "export"))
    return exported


@pytest.fixture(scope="module")
def given(content: Json) -> list[Json]:
    return sheets(content, COUNT, SEED)


@pytest.fixture(scope="module")
def expected(content: Json, given: list[Json]) -> list[Json]:
    return [score_sheet(content, sheet) for sheet in given]


def test_the_command_and_the_oracle_agree_on_every_sheet(given: list[Json], expected: list[Json]) -> None:
    results = read_results(flask("score", "-", given=json.dumps(given)))
    assert len(results) == len(given)
    for place, (sheet, ours, theirs) in enumerate(zip(given, expected, results, strict=True)):
        found = first_difference(ours, theirs)
        assert found is None, f"sheet {place} differs at {found}\nthe sheet: {json.dumps(sheet)}"


def test_one_sheet_alone_scores_as_it_does_among_others(given: list[Json], expected: list[Json]) -> None:
    results = read_results(flask("score", "-", given=json.dumps(given[-1])))
    assert len(results) == 1
    assert first_difference(expected[-1], results[0]) is None


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("stance", {"aligned", "busy", "discreet", "starting", None}),
        ("band", {"foundation", "growing", "established", "strong", None}),
    ],
)
def test_the_sheets_meet_every_stance_and_band(key: str, values: set[str | None], expected: list[Json]) -> None:
    assert {result[key] for result in expected} == values


def test_the_sheets_meet_every_watchout_and_miss_each_too(content: Json, expected: list[Json]) -> None:
    every = {watchout["id"] for watchout in content["watchouts"]}
    assert {found for result in expected for found in result["watchouts"]} == every
    assert {missed for result in expected for missed in every - set(result["watchouts"])} == every


def test_the_sheets_meet_weeks_of_every_length_and_cards_not_ready(expected: list[Json]) -> None:
    assert {len(result["week"]) for result in expected} == {0, 1, 2, 3}
    assert {card["ready"] for result in expected for card in result["cards"]} == {True, False}
    assert any(result["what_if"]["index"] != result["index"] for result in expected)

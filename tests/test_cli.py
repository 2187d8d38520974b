"""The flask commands, on the content of today."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from webapp import cli
from webapp.content import CARDS, CLAIMS, QUESTIONNAIRE, WATCHOUTS
from webapp.languages import LANGUAGES, translator

BRAND = {"profile": 4, "keywords": 3, "publishing": 2, "topics": 3, "reception": "n/a", "measuring": 1}
SHEET = {"answers": {f"brand.{name}": level for name, level in BRAND.items()}, "context": {"goal": "sell", "time": 60}}


def flask(*arguments: str, given: str | bytes = "") -> Result:
    app = Flask("commands")
    cli.register(app)
    return app.test_cli_runner().invoke(args=arguments, input=given)


def scored(data: object) -> Any:
    return json.loads(flask("score", "-", given=json.dumps(data)).stdout)


def exported(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(flask("content", "export", *arguments).stdout)
    return found


def refused(result: Result) -> str:
    """The one line a refused command says."""
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    return result.stderr


def test_a_sheet_is_scored_as_it_is_published() -> None:
    found = scored(SHEET)
    assert found["pillars"]["brand"] == 16.9
    assert (found["lenses"]["brand"], found["index"]) == ({"activity": 70, "quality": 65}, None)
    assert set(found["week"]) <= {card["id"] for card in found["cards"] if card["ready"]}


def test_several_sheets_are_scored_one_by_one() -> None:
    assert scored([SHEET, {}]) == [scored(SHEET), scored({})]
    assert scored([]) == []


def test_a_sheet_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "sheet.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(SHEET).encode())
    assert json.loads(flask("score", str(file)).stdout) == scored(SHEET)


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        ({"answers": {"brand.gone": 1}}, "brand.gone"),
        ({"answers": {"brand.profile": 5}}, "brand.profile"),
        ({"planned": ["vanish"]}, "vanish"),
        ({"context": {"goal": "fame"}}, "fame"),
        (3, "3"),
    ],
)
def test_a_sheet_that_cannot_be_scored_is_refused_by_name(sheet: object, named: str) -> None:
    assert named in refused(flask("score", "-", given=json.dumps(sheet)))


def test_a_refusal_tells_which_of_several_sheets_it_is_about() -> None:
    assert "sheet 2: unknown question: 'gone'" in refused(flask("score", "-", given='[{}, {"answers": {"gone": 1}}]'))


@pytest.mark.parametrize("given", ["", "{", "{'a': 1}", b"\xff", "[" * 100_000, "1" * 5000])
def test_what_is_not_json_is_refused(given: str | bytes) -> None:
    assert "not JSON" in refused(flask("score", "-", given=given))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert "No such file" in refused(flask("score", str(tmp_path / "none.json")))
    assert "directory" in refused(flask("score", str(tmp_path)))


def test_the_export_holds_the_whole_content() -> None:
    found = exported()
    ids = {part: [entry["id"] for entry in found[part]] for part in ("questions", "cards", "watchouts", "outcomes")}
    assert ids["questions"] == [question.id for question in QUESTIONNAIRE.questions]
    assert ids["cards"] == [card.id for card in CARDS]
    assert ids["watchouts"] == [watchout.id for watchout in WATCHOUTS]
    assert ids["outcomes"] == ["conversations", "calls", "offers", "agreements"]
    assert list(found["sources"]) == [claim.id for claim in CLAIMS]


def keys(entries: Sequence[dict[str, Any]]) -> str:
    (found,) = {" ".join(entry) for entry in entries}
    return found


def test_the_export_has_the_published_shape() -> None:
    found = exported()
    assert " ".join(found) == "pillars questions context outcomes cards watchouts sources"
    assert keys(found["pillars"]) == "id linkedin title"
    assert keys(found["questions"]) == "id pillar lens weight text help sources options"
    assert keys(found["context"]) == "id text options"
    assert keys(found["cards"]) == ("id pillar lens minutes first needs goals raises title why steps sources caveat")
    assert keys(found["watchouts"]) == "id when title text sources"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_export_speaks_the_language_asked(code: str) -> None:
    found = exported("--lang", code)
    t = translator(code)
    assert [card["title"] for card in found["cards"]] == [t(card.title) for card in CARDS]
    assert [q["options"][0]["text"] for q in found["questions"]] == [
        t(q.options[0].text) for q in QUESTIONNAIRE.questions
    ]


def test_the_export_is_in_english_unless_told() -> None:
    assert exported()["cards"][0]["title"] == CARDS[0].title


def test_a_language_that_there_is_not_is_refused() -> None:
    assert flask("content", "export", "--lang", "xx").exit_code == 2


def test_each_run_gives_the_same_result() -> None:
    sheet = json.dumps({"answers": dict.fromkeys(QUESTIONNAIRE.by_id, 1)})
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "score", "-"]
    runs = {
        subprocess.run(
            command, input=sheet, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1

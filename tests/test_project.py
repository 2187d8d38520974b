"""Rules of the house that can be read off its files."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from translations.catalogs import HERE, gathered
from webapp import content

ROOT = HERE.parent
MOST_LINES = 250
LISTED = subprocess.run(
    ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
)
FILES = [ROOT / name for name in LISTED.stdout.split("\n") if name and (ROOT / name).is_file()]
MODULES = [file for file in FILES if file.suffix == ".py" and file.is_relative_to(ROOT / "webapp")]
TEMPLATES = [file for file in FILES if file.is_relative_to(ROOT / "templates")]
CONTENT = [module for module in MODULES if module.parent.name == "content"]
WRITTEN_BY_TOOLS = {".lock", ".po", ".pot", ".png"}
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|X{3}|HAC[K])\b")
INLINE = re.compile(r"\|\s*safe\b|<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)|hx-on|(?<!data-)\bhx-")
MACHINE_FIELDS = {
    "id",
    "pillar",
    "lens",
    "voice",
    "stance",
    "band",
    "sources",
    "goals",
    "when",
    "raises",
    "needs",
    "level",
}
MACHINE_DATA = {"CRITERIA", "NOT_APPLICABLE", "NOTE_CITATIONS", "PAGE_CITATIONS", "RGAA_VERSION"}
"""What of the content is read by the rules, and never shown as it is."""


def place(file: Path) -> str:
    return str(file.relative_to(ROOT))


def literals(module: Path) -> set[str]:
    """The texts that stand alone between quotes in a module."""
    tree = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    return {node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def texts(value: object) -> Iterator[str]:
    """Every text within a part of the content that pages show."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name)) if field.name not in MACHINE_FIELDS else ()
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def test_there_are_files_to_look_at() -> None:
    assert min(map(len, (MODULES, TEMPLATES, CONTENT))) > 10


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix not in WRITTEN_BY_TOOLS], ids=place)
def test_no_file_is_long_or_unfinished(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    assert not UNFINISHED.search(text)


@pytest.mark.parametrize("template", [file for file in TEMPLATES if file.parent.name != "email"], ids=place)
def test_a_template_lets_nothing_through_unescaped_and_holds_no_style_or_script(template: Path) -> None:
    assert INLINE.findall(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("html", ["{{ x|safe }}", "<p style='x'>", "<a onclick='x'>", "<script>x", "<p hx-get='x'>"])
def test_an_inline_style_or_script_is_found(html: str) -> None:
    assert INLINE.search(html)


def test_only_one_module_knows_the_languages_by_name() -> None:
    knowing = [place(module) for module in MODULES if {"fr", "en", "/fr", "/en", "en_GB"} & literals(module)]
    assert knowing == ["webapp/languages.py"]


@pytest.mark.parametrize("module", CONTENT, ids=place)
def test_content_is_words_without_logic(module: Path) -> None:
    logic = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try, ast.JoinedStr)
    tree = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    assert [node for node in tree if isinstance(node, logic)] == []


def test_every_text_of_the_content_is_marked_for_translation() -> None:
    known = {message.id for message in gathered()}
    for found in iter_modules(content.__path__):
        module = import_module(f"webapp.content.{found.name}")
        shown = {name: value for name, value in vars(module).items() if name.isupper() and name not in MACHINE_DATA}
        assert {text for value in shown.values() for text in texts(value) if text} <= known, found.name


def test_the_texts_of_the_content_are_found_however_deep_they_stand() -> None:
    found = set(texts(content.QUESTIONNAIRE)) | set(texts(content.CARDS))
    assert {content.QUESTIONNAIRE.questions[0].options[0].text, content.CARDS[0].caveat.text} <= found
    assert "brand.profile" not in found


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_versions_and_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / name).read_text()
    assert lock.count("==") <= lock.count("--hash=sha256:")
    assert "://" not in lock

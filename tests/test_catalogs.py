"""The catalogs are complete and well written, each rule of their check catches its fault, French pages are French."""

import re
from pathlib import Path

import polib
import pytest
from flask import Flask

from tests.every_state import walked
from tests.spoken import texts
from translations import catalogs
from webapp.languages import DEFAULT

CATALOG = catalogs.HERE / DEFAULT / "LC_MESSAGES" / "messages.po"
FEW_WORDS = 3
PLAIN_SPACE = re.compile(r"[ \t\n](?=[;:!?»%])|«(?=[ \t\n])")
STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")


def faults_of(folder: Path, written: str, *wanted: str) -> list[str]:
    """What the check says of a French catalog, when the code has the msgids wanted."""
    path = folder / "fr" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + written, encoding="utf-8")
    return catalogs.faults_of_catalog(path, set(wanted))


def faults_of_text(msgid: str, msgstr: str) -> list[str]:
    return catalogs.faults_of_entry(polib.POEntry(msgid=msgid, msgstr=msgstr), [msgstr], "fr")


@pytest.fixture
def french(app: Flask) -> list[str]:
    """Every text of every French page, each once; what stands side by side is in one."""
    pages = walked(app, DEFAULT)
    return sorted({text for page in pages for text in (page.soup.get_text(), *texts(page.soup))})


def test_g4_the_catalogs_lack_nothing() -> None:
    assert catalogs.check() == []


@pytest.mark.parametrize(
    ("written", "wanted", "fault"),
    [
        ("", "Open", "missing"),
        ('msgid "Open"\nmsgstr ""', "Open", "untranslated"),
        ('#, fuzzy\nmsgid "Open"\nmsgstr "Ouvrir"', "Open", "fuzzy"),
        ('msgid "Open"\nmsgstr "Ouvrir"\n\n#~ msgid "Close"\n#~ msgstr "Fermer"', "Open", "left over"),
        ('msgid "Open"\nmsgstr "Ouvrir"\n\nmsgid "Close"\nmsgstr "Fermer"', "Open", "left over"),
        (
            'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "%(num)s jour"\nmsgstr[1] ""',
            "%(num)s day",
            "untrans",
        ),
        (
            'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "un jour"\nmsgstr[1] "%(n)s jours"',
            "%(num)s day",
            "other pl",
        ),
    ],
)
def test_a_catalog_that_is_not_complete_is_found(tmp_path: Path, written: str, wanted: str, fault: str) -> None:
    (found,) = faults_of(tmp_path, written, wanted)
    assert found.startswith(f"fr: {fault}")


def test_a_complete_catalog_has_no_fault(tmp_path: Path) -> None:
    plural = 'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "un jour"\nmsgstr[1] "%(num)s jours"'
    assert faults_of(tmp_path, f'msgid "Open"\nmsgstr "Ouvrir"\n\n{plural}', "Open", "%(num)s day") == []


@pytest.mark.parametrize(
    "msgstr",
    [
        "Bonjour ! Bonsoir",
        "Bonjour! Bonsoir",
        "Pourquoi ?",
        "Pourquoi?",
        "Oui ; non",
        "Oui; non",
        "Le guide : un texte",
        "Le guide: un texte",
        "Le guide:",
        "Le guide\u202f: un texte",
        "Pour 20 % de plus",
        "Pour 20% de plus",
        "« cité\u202f»",
        "«cité\u202f»",
        "«\u202fcité »",
        "«\u202fcité\u00a0»",
        "l'index",
        "Et puis...",
        "Le coeur",
        "Oeuvre",
    ],
)
def test_g5_a_french_text_that_is_badly_spaced_or_spelt_is_found(msgstr: str) -> None:
    assert faults_of_text("Text", msgstr)


@pytest.mark.parametrize(
    "msgstr", ["%(rate)s %% des critères", "%(rate)s%% des critères", "%(name)s: un nom", "%(nom)s\u00a0: un nom"]
)
def test_g5_what_stands_beside_a_placeholder_is_looked_at_too(msgstr: str) -> None:
    assert faults_of_text("%(rate)s%% of them" if "rate" in msgstr else "%(name)s: a name", msgstr)


@pytest.mark.parametrize(
    "msgstr",
    [
        "Bonjour\u202f! Pourquoi\u202f? Oui\u202f; non",
        "Le guide\u00a0: «\u202fcité\u202f», à 9:30",
        "Pour 20\u00a0% de plus, l’œuvre…",
        "https://aplomb.example/?langue=fr",
    ],
)
def test_g5_a_french_text_that_is_well_spaced_has_no_fault(msgstr: str) -> None:
    assert faults_of_text("Text", msgstr) == []


@pytest.mark.parametrize("msgid", ["It's here", 'The "guide"'])
def test_an_english_text_with_straight_quotes_is_found(msgid: str) -> None:
    assert catalogs.faults_of_msgids({msgid, "The “guide” isn’t here"}) == [
        f"en: quotes and apostrophes are curly: {msgid!r}"
    ]


@pytest.mark.thorough
def test_g4_no_sentence_of_a_french_page_is_english(french: list[str]) -> None:
    entries = [entry for entry in polib.pofile(str(CATALOG)) if entry.msgstr != entry.msgid]
    parts = {part for entry in entries for part in re.split(r"%\(\w+\)s", f"{entry.msgid}%(x)s{entry.msgid_plural}")}
    said = "\n".join(french)
    assert [part for part in parts if len(part.split()) > FEW_WORDS and part.strip() in said] == []


@pytest.mark.thorough
def test_g5_no_plain_space_stands_where_french_wants_another(french: list[str]) -> None:
    found = {text[max(0, hit.start() - 30) : hit.end() + 20] for text in french for hit in PLAIN_SPACE.finditer(text)}
    assert found == set()


@pytest.mark.thorough
def test_g5_no_apostrophe_of_a_french_page_is_straight(french: list[str]) -> None:
    assert [text for text in french if STRAIGHT.search(text)] == []


@pytest.mark.thorough
def test_g5_what_is_put_together_on_a_french_page_is_as_well_spaced_as_the_catalog(french: list[str]) -> None:
    lines = [text for text in french if "\n" not in text]
    assert [(line, why) for line in lines for rule, why in catalogs.WRONG_SPACES["fr"] if rule.search(line)] == []

"""The catalogs: `python translations/catalogs.py update` gathers the msgids, `check` says what is wrong with them."""

import re
import sys
from pathlib import Path
from typing import Final

import polib
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

HERE: Final = Path(__file__).parent
TEMPLATE: Final = HERE / "messages.pot"
KEYWORDS: Final = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
PLACEHOLDER: Final = re.compile(r"%\((\w+)\)[sd]")
WRONG_SPACES: Final = {
    "fr": (
        (
            re.compile(r"[^\S\u202f](?=[;!?»])|(?<=[\w)»%])(?=[;!?](?:\s|$))"),
            "a narrow no-break space goes before ; ! ? »",
        ),
        (re.compile(r"[^\S\u00a0](?=:(?:\s|$))|(?<=[\w)»])(?=:(?:\s|$))"), "a no-break space goes before :"),
        (re.compile(r"(?:[^\S\u00a0]|(?<=\d)|(?<=\)s))(?=%%|%(?!\())"), "a no-break space goes before %"),
        (re.compile(r"«(?!\u202f)"), "a narrow no-break space goes after «"),
        (re.compile(r"(?<=\w)'(?=\w)"), "the apostrophe is ’"),
        (re.compile(r"\.\.\."), "the ellipsis is …"),
        (re.compile(r"\boe|\bOe(?=u)|coeur|soeur|oeuvre"), "œ is one letter"),
    ),
    "en": ((re.compile(r"(?<=\w)'(?=\w)|\""), "quotes and apostrophes are curly"),),
}


def gathered() -> Catalog:
    """Return every msgid that the code and the templates mark."""
    with (HERE / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    catalog = Catalog(project="Aplomb", charset="utf-8")
    for name, _line, message, _comments, context in extract_from_dir(HERE.parent, methods, options, KEYWORDS):
        catalog.add(message, locations=[(name, 0)], context=context)
    return catalog


def written(catalog: Catalog) -> polib.POFile:
    """Return a catalog as a file of sorted msgids, with the files they come from and no dates."""
    file = polib.POFile(wrapwidth=110)
    file.metadata = {"Project-Id-Version": "Aplomb", "Content-Type": "text/plain; charset=UTF-8"}
    for message in sorted(catalog, key=lambda m: (sorted(m.locations), str(m.id))):
        if message.id:
            single, plural = message.id if isinstance(message.id, tuple) else (message.id, "")
            places = [(name, "") for name in sorted({name for name, _ in message.locations})]
            forms = {0: "", 1: ""} if plural else {}
            file.append(polib.POEntry(msgid=single, msgid_plural=plural, msgstr_plural=forms, occurrences=places))
    return file


def update() -> None:
    """Write the template anew, and bring each catalog up to it: what is new is empty, what is gone is removed."""
    template = written(gathered())
    template.save(str(TEMPLATE))
    for path in HERE.glob("*/LC_MESSAGES/messages.po"):
        catalog = polib.pofile(str(path), wrapwidth=110)
        known = {entry.msgid: entry for entry in catalog}
        fresh = polib.POFile(wrapwidth=110)
        fresh.metadata = catalog.metadata
        for entry in template:
            if old := known.get(entry.msgid):
                entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural or entry.msgstr_plural
            fresh.append(entry)
        fresh.save(str(path))


def check() -> list[str]:
    """Return what is wrong, a line each."""
    wanted = {entry.msgid for entry in written(gathered())}
    found = faults_of_msgids(wanted)
    if {entry.msgid for entry in polib.pofile(str(TEMPLATE))} != wanted:
        found.append("messages.pot is stale: run `python translations/catalogs.py update`")
    for path in sorted(HERE.glob("*/LC_MESSAGES/messages.po")):
        found += faults_of_catalog(path, wanted)
    return found


def faults_of_msgids(wanted: set[str]) -> list[str]:
    """Return what is wrong with the English msgids."""
    return [
        f"en: {why}: {msgid!r}"
        for msgid in sorted(wanted)
        for pattern, why in WRONG_SPACES["en"]
        if pattern.search(msgid)
    ]


def faults_of_catalog(path: Path, wanted: set[str]) -> list[str]:
    """Return what is wrong with one catalog."""
    language = path.parent.parent.name
    catalog = polib.pofile(str(path))
    found = [f"{language}: missing: {msgid!r}" for msgid in sorted(wanted - {entry.msgid for entry in catalog})]
    found += [
        f"{language}: left over: {entry.msgid!r}" for entry in catalog if entry.obsolete or entry.msgid not in wanted
    ]
    for entry in catalog:
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        found += [f"{language}: {why}: {entry.msgid!r}" for why in faults_of_entry(entry, texts, language)]
    return found


def faults_of_entry(entry: polib.POEntry, texts: list[str], language: str) -> list[str]:
    """Return what is wrong with one entry."""
    found = ["fuzzy"] if entry.fuzzy else []
    if not all(texts):
        return [*found, "untranslated"]
    allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    for text in texts:
        if set(PLACEHOLDER.findall(text)) != allowed and not (
            entry.msgid_plural and set(PLACEHOLDER.findall(text)) <= allowed
        ):
            found.append("other placeholders")
        found += [why for pattern, why in WRONG_SPACES.get(language, ()) if pattern.search(text)]
    return found


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["check"]:
            faults = check()
            print("\n".join(faults) or "the catalogs are complete")
            sys.exit(bool(faults))
        case _:
            sys.exit(__doc__)

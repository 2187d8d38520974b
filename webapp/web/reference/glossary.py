"""The words explained, in the order of the language they are read in."""

import re
import unicodedata
from dataclasses import dataclass

from webapp.content import GLOSSARY
from webapp.languages import translate


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and its meaning, in the language of the request; `id` is the same in each."""

    id: str
    word: str
    meaning: str


def glossary_terms() -> list[Entry]:
    """Return the glossary in alphabetical order."""
    entries = (Entry(term.id, translate(term.word), translate(term.meaning)) for term in GLOSSARY)
    return sorted(entries, key=lambda entry: (place(entry.word), entry.word))


def place(word: str) -> str:
    """Return what a word is sorted by: its letters, figures and spaces, without accents or capitals."""
    parts = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^\w ]", "", parts).strip()

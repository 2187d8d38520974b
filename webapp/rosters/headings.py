"""The words over the columns of a list, in French and in English, as spreadsheets and address books have them."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

EMAIL, NAME, FIRST, LAST, LANGUAGE, PERHAPS = "email", "name", "first", "last", "language", "perhaps"
WORDS: Final = {
    EMAIL: (
        "e mail, email, mail, mel, courriel, email address, e mail address, mail address, primary email, work email, "
        "adresse e mail, adresse email, adresse mail, adresse electronique, adresse de messagerie, adresse courriel, "
        "e mail 1 value, e mail 1 address, adresse mel"
    ),
    PERHAPS: "adresse, address",
    NAME: (
        "name, full name, display name, nom complet, nom et prenom, nom prenom, prenom et nom, prenom nom, contact, "
        "participant, participante, client, cliente, personne, person, person name"
    ),
    FIRST: "first name, firstname, given name, forename, prenom, prenoms",
    LAST: "last name, lastname, surname, family name, second name, nom, nom de famille, nom d usage",
    LANGUAGE: "language, lang, locale, langue, preferred language, langue preferee",
}
KIND_OF: Final = {word: kind for kind, words in WORDS.items() for word in words.split(", ")}


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Return which column is what, by the words over them; nothing when these are no headings."""
    if any("@" in cell for cell in cells):
        return {}
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        if kind := KIND_OF.get(plain(cell)):
            found.setdefault(kind, column)
    if PERHAPS in found:  # of a house, where another column holds the one of mail
        found.setdefault(EMAIL, found.pop(PERHAPS))
    return found


def plain(text: str) -> str:
    """Return a heading in small letters, without accents or signs."""
    letters = unicodedata.normalize("NFKD", text[:40].casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"[\u0300-\u036f]", "", letters)).split())

"""A language made for the tests: every text of the catalogs stands in marks, so that one that is in none shows."""

import re
from gettext import NullTranslations

from bs4 import BeautifulSoup

from tests.every_state import OPERATOR, TYPED
from tests.spoken import texts
from tests.states_accounts import NAME
from tests.states_mail import TYPED_ADDRESS
from webapp.content import CARDS
from webapp.languages import LANGUAGES, Language

PSEUDO = Language("xx", "Pseudo", "en")
PLACEHOLDER = re.compile(r"(%\(\w+\)[sd])")
LETTER = re.compile(r"[^\W\d_]")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")

NAMES = {
    "Aplomb", "Pseudo", *(language.name for language in LANGUAGES.values()), ", ".join((*LANGUAGES, PSEUDO.code)),
    "HTML", "CSS", "SVG", "CSV", "XLSX", "WAI-ARIA", "Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
    "Défenseur des droits", "Commission nationale de l’informatique et des libertés (CNIL)",
}  # fmt: skip
"""What is called the same in every language."""
SETTINGS = {*OPERATOR.values(), "language", "session"}
"""What a setting says, and the names of the cookies."""
SHORT_NAMES = {card.id for card in CARDS}
"""What the method page calls a card in the rule that puts them in order."""
TYPED_WORDS = {*TYPED, *TYPED.values(), "<b>12</b>", NAME, TYPED_ADDRESS}
MONTHS = "January February March April May June July August September October November December"
NO_WORDS = (
    rf"(?:{MONTHS.replace(' ', '|')}) \d{{1,2}}, \d{{4}}",
    r"https?://\S+",
    r"(?:[\w.-]+@)+[\w.-]+",
    r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){7}\b",
    r"\b[0-9a-f]{4}(?:-[0-9a-f]{4}){2}\b",
    r"[\w-]+@aplomb\.example",
    r"#[0-9a-f]{6}\b",
    r"\b[GE]\d\d\b",
    *(re.escape(known) for known in sorted(NAMES | SETTINGS | SHORT_NAMES | TYPED_WORDS, key=len, reverse=True)),
)
EXEMPT = re.compile("|".join(NO_WORDS))


class Catalog(NullTranslations):
    """The catalog of the language; `asked` are the msgids that were looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        return marked(msgid1 if n == 1 else msgid2)


def marked(message: str) -> str:
    """Return a msgid with marks around its words; what is put in for a placeholder stays out of them."""
    parts = PLACEHOLDER.split(message)
    return "".join(f"⟦{part}⟧" if LETTER.search(part) and not part.startswith("%(") else part for part in parts)


def hard_coded(soup: BeautifulSoup) -> list[str]:
    """Return what is read in a page and stands in no marks."""
    return [text.strip() for text in texts(soup) if LETTER.search(EXEMPT.sub("", MARKED.sub("", text)))]

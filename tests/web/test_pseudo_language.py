"""In a language made of marks, whatever stands in none was written into a template or the code by hand."""

import re
from html import escape
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from tests.conftest import watched
from tests.databases import Sqlite, let_go, settings
from tests.every_state import every_state
from tests.page import Page
from tests.replacing import everywhere
from tests.web.composed import every_document, words_of
from tests.web.pseudo import PSEUDO, Catalog, hard_coded, marked
from translations.catalogs import gathered, written
from webapp import create_app, languages
from webapp.pdf.document import Document

pytestmark = pytest.mark.thorough

INTERFACE = re.compile(r"templates/|webapp/web/(?!reference/)")
"""Where the texts of the interface stand; of the words that reference/ makes sentences from, some wait for a rule."""


class Seen(NamedTuple):
    """Every page and paper in the pseudo-language, and the msgids that were looked up for them."""

    pages: list[Page]
    papers: list[Document]
    asked: set[str]


@pytest.fixture(scope="module")
def seen(sqlite: Sqlite, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Go through the whole site in the pseudo-language, which only this site of its own knows."""
    folder, made, catalog = tmp_path_factory.mktemp("pseudo"), languages.catalog, Catalog()
    (folder / "static").symlink_to(sqlite.folder / "static")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(languages.LANGUAGES, PSEUDO.code, PSEUDO)
        everywhere(patch, made, lambda code: catalog if code == PSEUDO.code else made(code))
        app = watched(create_app(settings(folder, sqlite.fresh("pseudo"))))
        pages = list(every_state(app, PSEUDO.code))
        papers = list(every_document(app, PSEUDO.code))
    let_go(app)
    return Seen(pages, papers, catalog.asked)


def test_no_text_of_any_page_is_written_by_hand(seen: Seen) -> None:
    found = {(text, page.path) for page in seen.pages for text in hard_coded(page.soup)}
    assert not found, "\n".join(sorted(f"{path}: {text!r}" for text, path in found))


def test_no_text_of_a_paper_is_written_by_hand(seen: Seen) -> None:
    said = {escape(words) for paper in seen.papers for words in words_of(paper)}
    assert not hard_coded(BeautifulSoup("".join(f"<p>{words}</p>" for words in said), "html.parser"))


def test_the_pages_are_in_the_pseudo_language(seen: Seen) -> None:
    assert {page.language for page in seen.pages if page.soup.html} == {PSEUDO.code}
    assert {page.status for page in seen.pages} >= {200, 400, 403, 404, 409, 413, 422, 429, 500, 503}


def test_every_text_of_the_interface_was_on_some_page(seen: Seen) -> None:
    texts = {entry.msgid for entry in written(gathered()) for file, _ in entry.occurrences if INTERFACE.match(file)}
    assert texts - seen.asked == set()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Plain words</p>",
        "<p>⟦Marked⟧ and not</p>",
        "<p><b>⟦Marked⟧</b> plain</p>",
        "<svg><title>Plain</title></svg>",
        "<img alt='Plain'>",
        "<button data-done='Plain'>⟦Copy⟧</button>",
        "<meta name='description' content='Plain'>",
        "<a href='mailto:?subject=%E2%9F%A6a%E2%9F%A7&body=Plain%20words'>⟦Write⟧</a>",
        "<p>English words about E01 and Aplomb</p>",
    ],
)
def test_a_text_written_by_hand_is_found(html: str) -> None:
    assert hard_coded(BeautifulSoup(html, "html.parser"))


@pytest.mark.parametrize(
    "html",
    [
        "<p>⟦Marked⟧ 12.5 – 25 %</p>",
        "<p>⟦On ⟧November 22, 2026⟦ at ⟧https://aplomb.example/en/</p>",
        "<p><span>E01</span> ⟦A claim⟧</p><!-- a remark -->",
        "<p id='name' data-hx-post='answer'>Français</p>",
    ],
)
def test_figures_dates_addresses_and_names_need_no_marks(html: str) -> None:
    assert not hard_coded(BeautifulSoup(html, "html.parser"))


def test_what_fills_a_placeholder_stays_out_of_the_marks() -> None:
    assert marked("%(num)s card of %(pillar)s") == "%(num)s⟦ card of ⟧%(pillar)s"
    assert marked("“%(answer)s”") == "“%(answer)s”"

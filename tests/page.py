"""A page as a person meets it. Each one fetched in a test pays the same toll (tests/toll.py)."""

import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.toll import pay


class Page:
    """An answer of the site, parsed."""

    def __init__(self, response: TestResponse, app: Flask) -> None:
        self.response = response
        self.app = app
        self.status = response.status_code
        self.path = response.request.path

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.text, "html.parser", multi_valued_attributes=None)

    @cached_property
    def tags(self) -> list[Tag]:
        return list(self.soup.find_all(True))

    @property
    def title(self) -> str:
        return spaced(self.named("title")[0])

    @property
    def h1(self) -> str:
        return spaced(self.named("h1")[0])

    @property
    def language(self) -> str:
        return str(self.named("html")[0]["lang"])

    @property
    def words(self) -> str:
        """All that is read in the page's main part, or in the whole of a fragment."""
        return spaced(self.soup.main or self.soup)

    def all(self, selector: str) -> list[Tag]:
        return list(self.soup.select(selector))

    def one(self, selector: str) -> Tag:
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} times {selector} in {self.path}"
        return found[0]

    def named(self, *names: str) -> list[Tag]:
        """Return the elements of these names."""
        return [tag for tag in self.tags if tag.name in names]

    def having(self, attribute: str, *names: str) -> list[Tag]:
        """Return the elements with an attribute, of these names or of any."""
        return [tag for tag in self.tags if attribute in tag.attrs and (not names or tag.name in names)]

    def text(self, selector: str) -> str:
        return spaced(self.one(selector))

    def texts(self, selector: str) -> list[str]:
        return [spaced(tag) for tag in self.all(selector)]

    def link(self, words: str) -> str:
        """Return where the link, or the button, of these words leads."""
        found = [tag for tag in self.all("a[href], button[formaction]") if spaced(tag) == words]
        assert len(found) == 1, f"{len(found)} links “{words}” in {self.path}"
        return str(found[0].get("href") or found[0]["formaction"])

    def links(self) -> Iterator[str]:
        """Return the paths of the site that the page links to."""
        for tag in self.all("a[href^='/']"):
            yield urlsplit(str(tag["href"])).path

    def form(self, form_id: str = "") -> dict[str, str]:
        """Return what a browser would send of a form as it stands: of the page's only one unless told."""
        return sent(self.response.text, form_id)


FIELD = re.compile(r"<(input|option|select)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')


def sent(html: str, form_id: str = "") -> dict[str, str]:
    """Return what a browser would send of a form; by its text, as reading the whole page takes thirty times as long."""
    start = html.index(f'<form id="{form_id}"' if form_id else "<form", html.index("<main"))
    found: dict[str, str] = {}
    for tag, attributes in FIELD.findall(html, start, html.index("</form>", start)):
        has = {name: unescape(value) for name, value in ATTRIBUTE.findall(attributes)}
        if tag == "select":
            chooser = has["name"]
        elif tag == "option" and ("selected" in has or chooser not in found):
            found[chooser] = has["value"]
        elif (
            tag == "input" and has["type"] != "file" and (has["type"] not in {"radio", "checkbox"} or "checked" in has)
        ):
            found[has["name"]] = has.get("value", "")
    return found


def spaced(tag: Tag) -> str:
    """Return the text of an element as it is read, in one line."""
    return re.sub(r"[ \t\n]+", " ", tag.get_text(" ")).strip()


def fetch(client: FlaskClient, path: str, status: int = 200, **how: Any) -> Page:
    """Open a page, checked as every page is."""
    response = client.get(path, **how)
    # A coach's forms carry a token that goes with a cookie; nobody else is ever given one.
    assert "/coach/" in path or "Set-Cookie" not in response.headers, f"{path} sets a cookie"
    return read(response, client.application, status)


def read(response: TestResponse, app: Flask, status: int = 200) -> Page:
    """Return the page that an answer holds, checked as every page is."""
    assert response.status_code == status, f"{response.request.path}: {response.status} {response.text[:300]}"
    page = Page(response, app)
    pay(page)
    return page

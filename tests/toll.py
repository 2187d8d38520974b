"""What every page of the site pays, whatever it says."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bs4 import NavigableString, Tag
from werkzeug.exceptions import HTTPException

from webapp.content_export import export
from webapp.languages import LANGUAGES

if TYPE_CHECKING:
    from tests.page import Page

STATIC = Path(__file__).parent.parent / "static"
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for", "form", "list", "data-copy")
SELECTORS = ("data-hx-target", "data-hx-include")
FETCHED = {"link": "href", "script": "src", "img": "src", "source": "srcset", "iframe": "src", "use": "href"}
LEAKS = re.compile(r"%\(|\{\{|\{%|\{#|&lt;Markup|\bundefined\b|<[a-z.]+ object at")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def pay(page: Page) -> None:
    """Check a whole page."""
    for check in (headers, document, headings, unique_ids, references, names, switch, addresses, no_leak, nothing_inline):
        check(page)
    if "/space/" in page.path:
        personal(page)


def headers(page: Page) -> None:
    found = page.response.headers
    assert found["Content-Type"] == "text/html; charset=utf-8"
    assert {name: found.get(name) for name in HEADERS} == HEADERS
    assert "geolocation=()" in found["Permissions-Policy"]
    policy = dict(directive.split(" ", 1) for directive in found["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {"unsafe-inline", "unsafe-eval", "*", "data:"}.isdisjoint(re.split(r"[' ]+", " ".join(policy.values())))


def document(page: Page) -> None:
    """A title, a language, one first heading, one main part that the skip link reaches first."""
    assert page.response.text.startswith("<!doctype html>")
    assert page.title.endswith(" – Aplomb")
    assert len(page.title) > len(" – Aplomb")
    assert page.language == (page.path.split("/")[1] if prefixed(page) else page.language)
    assert page.language in LANGUAGES
    assert page.h1
    assert page.one("main")["id"] == "main"
    assert page.all("a[href], button:not([tabindex='-1'])")[0]["href"] == "#main"


def prefixed(page: Page) -> bool:
    return page.path.split("/")[1] in LANGUAGES


def headings(page: Page) -> None:
    """No level is skipped on the way down."""
    levels = [int(tag.name[1]) for tag in page.all("h1, h2, h3, h4, h5, h6")]
    jumps = [(above, below) for above, below in zip(levels, levels[1:], strict=False) if below > above + 1]
    assert levels[0] == 1, f"{page.path} does not open with its h1"
    assert not jumps, f"heading levels skipped in {page.path}: {jumps}"


def unique_ids(page: Page) -> None:
    twice = [found for found, times in Counter(tag["id"] for tag in page.all("[id]")).items() if times > 1]
    assert not twice, f"ids twice in {page.path}: {twice}"


def references(page: Page) -> None:
    """Whatever points at a part of the page finds it."""
    ids = {tag["id"] for tag in page.all("[id]")}
    missing = [target for tag in page.all("*") for target in targets(tag) if target not in ids]
    assert not missing, f"nothing in {page.path} has the id {missing}"


def targets(tag: Tag) -> Iterator[str]:
    for name in REFERENCES:
        value = tag.get(name, "")
        yield from value if isinstance(value, list) else value.split()
    for name in SELECTORS:
        if str(tag.get(name, "")).startswith("#"):
            yield str(tag[name])[1:]
    if str(tag.get("href", "")).startswith("#"):
        yield str(tag["href"])[1:]


def names(page: Page) -> None:
    """Every field, button, link, image, group and table says what it is."""
    labels = {label["for"] for label in page.all("label[for]")}
    for field in page.all("input:not([type=hidden]), select, textarea"):
        assert field.get("id") in labels or named(field), f"no label: {field}"
    for tag in page.all("a, button:not([aria-hidden]), summary, legend, label, th, caption"):
        assert tag.get_text(strip=True) or named(tag), f"no name: {tag}"
    for tag in page.all("img, svg[role=img], nav, form fieldset, table"):
        assert tag.has_attr("alt") or named(tag) or tag.select("title, legend, caption"), f"no name: {str(tag)[:200]}"


def named(tag: Tag) -> bool:
    return bool(tag.get("aria-label") or tag.get("aria-labelledby"))


def switch(page: Page) -> None:
    """Both languages stand in the switch: the one in force marked, the other leading to the same page in it."""
    region = page.one(".switch")
    assert region.select_one("[aria-current=true]")["lang"] == page.language  # type: ignore[index]
    others = {str(tag["lang"]): tag.get("href") or tag["formaction"] for tag in region.select("a, button")}
    assert set(others) == set(LANGUAGES) - {page.language}
    if prefixed(page) and page.status != 404:
        for code, address in others.items():
            assert urlsplit(str(address)).path == re.sub(r"^/\w\w/", f"/{code}/", page.path)


def addresses(page: Page) -> None:
    """Every address of the site on the page leads somewhere, by the method it will be asked with."""
    site = page.app.url_map.bind("localhost")
    for path, method in asked(page):
        if path.startswith("/static/"):
            assert (STATIC / path.split("/", 3)[3]).is_file(), f"{page.path} wants {path}"
            continue
        try:
            site.match(path, method)
        except HTTPException as error:
            raise AssertionError(f"{page.path} leads to {method} {path}: {error}") from None


def asked(page: Page) -> Iterator[tuple[str, str]]:
    found: list[tuple[Tag, str, str]] = [(tag, "href", "GET") for tag in page.all("a[href], link[href]")]
    found += [(tag, "src", "GET") for tag in page.all("[src]")]
    found += [(tag, "action", str(tag["method"]).upper()) for tag in page.all("form")]
    found += [(tag, "formaction", "POST") for tag in page.all("[formaction]")]
    found += [(tag, "data-hx-post", "POST") for tag in page.all("[data-hx-post]")]
    found += [(tag, "data-hx-get", "GET") for tag in page.all("[data-hx-get]")]
    for tag, attribute, method in found:
        parts = urlsplit(str(tag[attribute]))
        if parts.path and not parts.scheme and not parts.netloc:
            yield parts.path, method


def no_leak(page: Page) -> None:
    """Nothing that was meant for the machine is read by a person."""
    found = LEAKS.search(page.response.text)
    assert not found, f"{page.path} leaks {page.response.text[found.start() - 40 : found.end() + 40]!r}"
    for node in page.soup.find_all(string=re.compile(r"\bNone\b")):
        assert own_word(str(node)), f"{page.path} leaks None: {str(node).strip()!r}"


def own_word(text: str) -> bool:
    """Tell whether each None of a text is a word of the questionnaire's own."""
    for own in words_with_none():
        text = text.replace(own, "")
    return not re.search(r"\bNone\b", text)


@cache
def words_with_none() -> list[str]:
    """Return the content's texts that hold the word, the longest first."""
    texts = {text for text in strings(json.loads(json.dumps(export(str)))) if re.search(r"\bNone\b", text)}
    return sorted(texts, key=len, reverse=True)


def strings(value: object) -> Iterable[str]:
    match value:
        case str():
            yield value
        case list():
            for part in value:
                yield from strings(part)
        case dict():
            yield from strings(list(value.values()))


def nothing_inline(page: Page) -> None:
    """No style, script or handler stands in the page, and nothing is fetched from another site."""
    assert not page.all("style, [style], base, object, embed")
    assert not [tag for tag in page.all("script") if tag.get_text(strip=True) or not tag.get("src")]
    handlers = [name for tag in page.all("*") for name in tag.attrs if name.startswith("on")]
    assert not handlers, f"{page.path} has handlers: {handlers}"
    for tag_name, attribute in FETCHED.items():
        for tag in page.all(f"{tag_name}[{attribute}]"):
            own = str(tag[attribute]).startswith(("/", "#")) and not str(tag[attribute]).startswith("//")
            assert own or tag.get("rel") in (["alternate"], ["canonical"]), f"{page.path} fetches {tag}"
    for tag in page.all("a[href]"):
        assert re.match(r"(/(?!/)|#|https?://|mailto:)", str(tag["href"])), f"{page.path} links to {tag['href']}"
    assert not [node for node in page.soup.find_all(string=True) if type(node) is NavigableString and "srcdoc" in node]


def personal(page: Page) -> None:
    """A page of a space is kept by nobody, found by no search engine, and gives its link away nowhere."""
    token = page.path.split("/")[3]
    assert page.response.headers["Cache-Control"] == "private, no-store"
    assert page.one("meta[name=robots]")["content"] == "noindex"
    assert token not in page.title
    assert not [tag for tag in page.all("link, script") if token in str(tag)]

"""What every page of the site pays, whatever it says."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bs4 import Tag
from werkzeug.exceptions import HTTPException

from webapp.languages import LANGUAGES

if TYPE_CHECKING:
    from tests.page import Page

STATIC = Path(__file__).parent.parent / "static"
REFERENCES = {
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "headers",
    "for",
    "form",
    "list",
    "data-copy",
    "data-close",
    "data-said",
    "popovertarget",
}
SELECTORS = {"href", "data-hx-target", "data-hx-include"}
ASKING = {"href": "GET", "src": "GET", "formaction": "POST", "data-hx-post": "POST", "data-hx-get": "GET", "action": ""}
"""The attributes that hold an address, with the method it is asked by; "" where the form says it."""
FETCHED = {"link": "href", "script": "src", "img": "src", "source": "srcset", "iframe": "src", "use": "href"}
FIELDS = {"input", "select", "textarea"}
SAYING = {"a", "button", "summary", "legend", "label", "th", "caption"}
SHOWING = {"img", "svg", "nav", "fieldset", "table"}
NAMING = ["title", "legend", "caption"]
PERSONAL = re.compile(r"/\w\w/(space|shared|coach)/")
LEAKS = re.compile(r"%\(|\{\{|\{%|\{#|&lt;Markup|\bundefined\b|<[a-z.]+ object at")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


PAID: set[tuple[str, ...]] = set()


def pay(page: Page) -> None:
    """Check a whole page; one that is the same as another but for its link was checked with it."""
    link = page.path.split("/")[3] if PERSONAL.match(page.path) else "?"
    same = tuple(part.replace(link, "") for part in (page.path, str(page.response.headers), page.response.text))
    if same in PAID:
        return
    for check in (
        headers,
        document,
        headings,
        unique_ids,
        references,
        names,
        switch,
        addresses,
        no_leak,
        nothing_inline,
    ):
        check(page)
    if PERSONAL.match(page.path):
        personal(page)
    PAID.add(same)


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
    (html,), (h1,), (main,) = page.named("html"), page.named("h1"), page.named("main")
    assert html["lang"] in LANGUAGES
    assert html["lang"] == page.path.split("/")[1] or not prefixed(page)
    assert h1.get_text(strip=True)
    assert main["id"] == "main"
    assert page.named("a")[0]["href"] == "#main"


def prefixed(page: Page) -> bool:
    return page.path.split("/")[1] in LANGUAGES


def headings(page: Page) -> None:
    """No level is skipped on the way down."""
    levels = [int(tag.name[1]) for tag in page.named("h1", "h2", "h3", "h4", "h5", "h6")]
    jumps = [(above, below) for above, below in itertools.pairwise(levels) if below > above + 1]
    assert levels[0] == 1, f"{page.path} does not open with its h1"
    assert not jumps, f"heading levels skipped in {page.path}: {jumps}"


def unique_ids(page: Page) -> None:
    twice = [found for found, times in Counter(tag["id"] for tag in page.having("id")).items() if times > 1]
    assert not twice, f"ids twice in {page.path}: {twice}"


def references(page: Page) -> None:
    """Whatever points at a part of the page finds it."""
    ids = {tag["id"] for tag in page.having("id")}
    missing = [target for tag in page.tags for target in targets(tag) if target not in ids]
    assert not missing, f"nothing in {page.path} has the id {missing}"


def targets(tag: Tag) -> Iterator[str]:
    for name in REFERENCES.intersection(tag.attrs):
        yield from str(tag[name]).split()
    for name in SELECTORS.intersection(tag.attrs):
        if str(tag[name]).startswith("#"):
            yield str(tag[name])[1:]


def names(page: Page) -> None:
    """Every field, button, link, image, group and table says what it is."""
    labels = {label["for"] for label in page.having("for", "label")}
    for tag in page.tags:
        if tag.name in FIELDS and tag.get("type") != "hidden":
            assert tag.get("id") in labels or named(tag), f"no label: {tag}"
        if tag.name in SAYING and not tag.get("aria-hidden"):
            assert tag.get_text(strip=True) or named(tag), f"no name: {tag}"
        if tag.name in SHOWING and not tag.get("aria-hidden"):
            assert tag.has_attr("alt") or named(tag) or tag.find(NAMING), f"no name: {str(tag)[:200]}"


def named(tag: Tag) -> bool:
    return bool(tag.get("aria-label") or tag.get("aria-labelledby"))


def switch(page: Page) -> None:
    """Both languages stand in the switch: the one in force marked, the other leading to the same page in it."""
    (region,) = [tag for tag in page.having("class", "div") if tag["class"] == "switch"]
    (current,) = region.find_all(attrs={"aria-current": "true"})
    assert current["lang"] == page.language
    others = {str(tag["lang"]): str(tag.get("href") or tag["formaction"]) for tag in region.find_all(["a", "button"])}
    assert set(others) == set(LANGUAGES) - {page.language}
    if page.response.request.method == "GET" and prefixed(page) and page.status == 200:
        for code, address in others.items():
            assert urlsplit(address).path == re.sub(r"^/\w\w/", f"/{code}/", page.path)


def addresses(page: Page) -> None:
    """Every address of the site on the page leads somewhere, by the method it will be asked with."""
    site = page.app.url_map.bind("localhost")
    for path, method in set(asked(page)):
        if path.startswith("/static/"):
            assert (STATIC / path.split("/", 3)[3]).is_file(), f"{page.path} wants {path}"
            continue
        try:
            site.match(path, method)
        except HTTPException as error:
            raise AssertionError(f"{page.path} leads to {method} {path}: {error}") from None


def asked(page: Page) -> Iterator[tuple[str, str]]:
    """Return the paths of the site that a page may ask for, each with the method."""
    for tag in page.tags:
        for attribute in ASKING.keys() & tag.attrs.keys():
            parts = urlsplit(urljoin(page.path, str(tag[attribute])))
            if not parts.scheme and not parts.netloc and not str(tag[attribute]).startswith("#"):
                yield parts.path, ASKING[attribute] or str(tag["method"]).upper()


def no_leak(page: Page) -> None:
    """Nothing meant for the machine is read by a person; conftest.watched sees to values that are not there."""
    found = LEAKS.search(page.response.text)
    assert not found, f"{page.path} leaks {page.response.text[found.start() - 40 : found.end() + 40]!r}"


def nothing_inline(page: Page) -> None:
    """No style, script or handler stands in the page, and nothing is fetched from another site."""
    assert not page.named("style", "base", "object", "embed")
    assert not [tag for tag in page.named("script") if tag.get_text(strip=True) or not tag.get("src")]
    inline = [name for tag in page.tags for name in tag.attrs if name.startswith("on") or name in {"style", "srcdoc"}]
    assert not inline, f"{page.path} has {inline}"
    for tag in page.tags:
        if (attribute := FETCHED.get(tag.name)) in tag.attrs and tag.get("rel") not in {"alternate", "canonical"}:
            assert re.match(r"#|/(?!/)", str(tag[attribute])), f"{page.path} fetches {tag}"
    for tag in page.having("href", "a"):
        assert re.match(r"/(?!/)|#|https?://|mailto:", str(tag["href"])), f"{page.path} links to {tag['href']}"


def personal(page: Page) -> None:
    """A page that a link opens is kept by nobody, found by no search engine, and gives its link away nowhere."""
    _, _, area, token, *_ = page.path.split("/")
    assert page.response.headers["Cache-Control"] == "private, no-store"
    assert [tag["content"] for tag in page.named("meta") if tag.get("name") == "robots"] == ["noindex"]
    if area == "coach":
        return  # reached by signing in: there is no link to give away
    assert token not in page.title
    assert not [tag for tag in page.named("link", "script") if token in str(tag)]


CHECKS = (headers, document, headings, unique_ids, references, names, switch, addresses, no_leak, nothing_inline)

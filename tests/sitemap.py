"""Every page of the site, from the map of its addresses: a new page is in the tests from its first day."""

from collections.abc import Iterator, Mapping
from itertools import product

from flask import Flask
from werkzeug.routing import Rule

from webapp.content import CARDS, SECTIONS

SAMPLES = {
    "section_id": [section.id for section in SECTIONS],
    "number": [1],
    "card_id": [CARDS[0].id],
    "code": ["abcdefghijkl"],
    "group_id": [1],
    "client_id": [1],
    "table": ["clients", "scores", "answers", "outcomes"],
    "file_type": ["csv", "xlsx"],
    "note_id": [1],
    "key": ["no-key-at-all"],
}
"""What stands in the place of each part of an address; a route with a part of its own adds it here."""
NO_PAGES = {
    "data.download",
    "space.link_code",
    "advice.reminder",
    "paper.numbered",
    "data.back",
    "advice.back",
    "sharing.back",
    "account.second_factor",
    "account.confirm",
    "account.choose_password",
    "account.confirm_email",
    "account.recovery_codes",
    "followers.back",
    "followers.sharing",
    "joining.refusal",
    "joining.with_code",
    "invitations.back",
    "exports.download",
    "exports.archive",
    "clients.paper",
    "groups.code_png",
    "groups.code_svg",
    "notes.back",
}
"""Files to take along, drawings, what leads back to a page from where a form was sent; and what only a mail's link, a
password just given, a second factor or an invitation opens."""


def audience_of(app: Flask, rule: Rule) -> str | None:
    """Return whom a route is for, None when it does not say."""
    return getattr(app.view_functions[rule.endpoint], "audience", None)


def rules(app: Flask, audience: str, method: str = "GET") -> list[Rule]:
    """Return the routes of an audience that take a method."""
    found = [rule for rule in app.url_map.iter_rules() if audience_of(app, rule) == audience]
    return sorted((rule for rule in found if method in (rule.methods or ())), key=lambda rule: rule.rule)


def pages_of(app: Flask, audience: str, language: str, token: str = "", **known: object) -> Iterator[str]:
    """Return the path of every page of an audience in a language; `known`: what stands in it for a part."""
    for rule in rules(app, audience):
        if "language" in rule.arguments and rule.endpoint not in NO_PAGES:
            yield from paths(app, rule, {"language": language, "token": token, **known})


def paths(app: Flask, rule: Rule, known: Mapping[str, object]) -> Iterator[str]:
    """Return the paths that a route takes, one for each sample of its parts."""
    parts = sorted(rule.arguments)
    site = app.url_map.bind("localhost")
    for values in product(*([known[part]] if part in known else SAMPLES[part] for part in parts)):
        yield site.build(rule.endpoint, dict(zip(parts, values, strict=True)), method=next(iter(rule.methods or ())))

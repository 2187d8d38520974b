"""The templates, bound to each language once: looking the catalog up at every word would cost more than the page."""

import re
from collections.abc import Callable, Collection, Hashable, Iterable
from decimal import Decimal
from functools import partial
from typing import Any, cast

from flask import Flask, current_app
from jinja2 import Environment
from markupsafe import Markup, escape

from webapp.audit.arithmetic import PillarSum
from webapp.audit.figures import from_tenths
from webapp.languages import Language, catalog, current, day, written, written_out
from webapp.store.spaces import Place
from webapp.web.access import SPACES
from webapp.web.coaching.menu import MENU
from webapp.web.explaining import of_a_pillar
from webapp.web.forms.fields import readable
from webapp.web.pieces import Advice
from webapp.web.planning import CardList
from webapp.web.recent import Recent
from webapp.web.reporting import ReportView, keep_views
from webapp.web.wording import CLAIM_OF, LABEL_OF, LENS_NAMES, OPEN_WATCHOUTS, TERM_OF, title_of, words_of

MOST_PARTS = 4000
MOST_OF_REPORTS, SECONDS_OF_REPORTS = 200, 900
"""Whoever works with a report comes back to it within minutes; nobody's answers are kept in memory for longer."""
WORDS = {
    "labels": LABEL_OF,
    "claims": CLAIM_OF,
    "lens_names": LENS_NAMES,
    "sums_of": of_a_pillar,
    "words_of": words_of,
    "glossary": TERM_OF,
    "open_watchouts": OPEN_WATCHOUTS,
    "coach_menu": MENU,
    "title_of_card": title_of,
}
"""What a template may ask for, besides what its view gives: mostly words, by an id."""
FORMS_OF, BACK = "\ue000", "\ue001"
"""What stands in the address of a card's form for the space's own path, and for the page to come back to."""
GAPS = re.compile(f"([{FORMS_OF}{BACK}])")


def init_app(app: Flask) -> None:
    """Keep the templates of each language with the app."""
    app.extensions["environments"] = {}
    app.jinja_env.globals["demo"] = app.config["DEMO"]
    keep_views(app)


def environment() -> Environment:
    """Return the templates in the language of the request."""
    made: dict[str, Environment] = current_app.extensions["environments"]
    language = current()
    if language.code not in made:
        made[language.code] = bind(current_app.jinja_env, language)
    return made[language.code]


def parts() -> "Parts":
    """Return the parts kept in the language of the request."""
    return cast(Parts, environment().globals["part"])


def bind(plain: Environment, language: Language) -> Environment:
    """Return the templates with their words, figures and dates in one language."""
    words = Words(catalog(language.code).gettext)
    plural = catalog(language.code).ngettext

    def say(message: str, **variables: Any) -> Markup:
        return words[message] % variables if variables else words[message]

    def count(singular: str, several: str, num: int, **variables: Any) -> Markup:
        return escape(plural(singular, several, num)) % {"num": num, **variables}

    def decimal(text: str) -> str:
        return written(Decimal(text), language.locale) if text else ""

    bound = plain.overlay()

    def tenths(count: int) -> str:
        return figure(from_tenths(count))

    def typed(text: str) -> str:
        return written_out(text, language.locale, False) if text else ""

    def at(place: Place, path: str = "") -> str:
        # What url_for would say, thirty times as fast; a page holds a score of these.
        return f"/{language.code}/{SPACES}/{place.token}/{path}"

    ours = {"_": say, "ngettext": count, "language": language, "part": Parts(bound), "at": at, **WORDS}
    bound.globals = {**plain.globals, **ours}
    figure = partial(written, locale=language.locale)
    shown = {
        "t": words.__getitem__,
        "figure": figure,
        "decimal": decimal,
        "typed": typed,
        "day": day,
        "readable": readable,
        "tenths": tenths,
    }
    bound.filters = {**plain.filters, **shown}
    return bound


class Words(dict[str, Markup]):
    """The words of one language, by msgid, ready for a page; filled as they are asked for, by msgids only."""

    def __init__(self, lookup: Callable[[str], str]) -> None:
        super().__init__({"": Markup()})
        self.lookup = lookup

    def __missing__(self, message: str) -> Markup:
        self[message] = found = escape(self.lookup(message))
        return found


class Parts:
    """The parts of pages that are the same for all who gave the same answer, rendered once per language."""

    def __init__(self, templates: Environment) -> None:
        self.templates = templates
        self.kept: Recent[tuple[str, Hashable], Markup] = Recent(MOST_PARTS)
        self.kept_cards: Recent[Hashable, list[str]] = Recent(MOST_PARTS)
        self.of_reports: Recent[tuple[Hashable, ...], Markup] = Recent(MOST_OF_REPORTS, SECONDS_OF_REPORTS)

    def cards(
        self, listed: Iterable[Advice], level: int, cards: CardList | None = None, again: Collection[Advice] = ()
    ) -> Markup:
        """Return advice cards one after the other, their titles headings of a level; without buttons unless told.

        `cards` is the list they stand in, when they can be worked with there; `again`: those the page shows above too.
        """
        above = {advice.id for advice in again}
        gaps = {FORMS_OF: cards.forms_of, BACK: escape(f"{cards.back}&level={level}")} if cards else {}
        made = (self.card(advice, level, cards, advice.id in above) for advice in listed)
        return Markup("".join([gaps.get(piece, piece) for pieces in made for piece in pieces]))  # noqa: S704

    def card(self, advice: Advice, level: int, cards: CardList | None, again: bool) -> list[str]:
        """Return one card, in pieces: between them are FORMS_OF and BACK, which are not the same for all."""
        key = level, cards is not None, again, advice.key
        wrong = cards.wrong if cards and cards.wrong and cards.wrong.at == (advice.id, level) else None
        if wrong is None and (kept := self.kept_cards.get(key)) is not None:
            return kept
        values = {"advice": advice, "level": level, "buttons": cards is not None, "forms_of": FORMS_OF, "back": BACK}
        text = self.templates.get_template("advice/card.html").render(values, again=again, wrong=wrong)
        made = GAPS.split(text)
        if wrong is None:  # what was typed is kept for nobody else
            self.kept_cards.put(key, made)
        return made

    def of_report(self, template: str, view: ReportView, *more: Hashable) -> Markup:
        """Return a part of a report that depends on its figures alone, and on what `more` tells."""
        key = template, view.key, *more
        if (kept := self.of_reports.get(key)) is not None:
            return kept
        made = Markup(self.templates.get_template(template).render(view=view))  # noqa: S704
        self.of_reports.put(key, made)
        return made

    def lines(self, sums: PillarSum) -> Markup:
        """Return the rows of a pillar's sum, each the same for all who gave the same answer."""
        keys = (((line.id, line.weight, line.answer, line.lens), line) for line in sums.lines)
        return Markup("".join([self("report/why_line.html", key, line=line) for key, line in keys]))  # noqa: S704

    def __call__(self, template: str, key: Hashable, **values: Any) -> Markup:
        """Return a part; `key` tells those of one template apart.

        Nothing typed, and nothing that names a person, may come into `values`: what is kept is shown to others too.
        """
        if (kept := self.kept.get((template, key))) is not None:
            return kept
        made = Markup(self.templates.get_template(template).render(values))  # noqa: S704
        self.kept.put((template, key), made)
        return made

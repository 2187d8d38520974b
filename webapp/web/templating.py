"""The templates, bound to each language once: looking the catalog up at every word would cost more than the page."""

from collections.abc import Callable, Collection, Hashable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, cast

from flask import Flask, current_app
from jinja2 import Environment
from markupsafe import Markup, escape

from webapp.languages import Language, catalog, current, day, written, written_out
from webapp.store.spaces import Place
from webapp.web.access import SPACES
from webapp.web.pieces import Advice
from webapp.web.planning import CardList
from webapp.web.reference.exact import cut, ending
from webapp.web.wording import CLAIM_OF, LABEL_OF, LENS_NAMES, NAME_OF, TERM_OF

MOST_PARTS = 4000
FORMS_OF, BACK = "forms-of:", "?back"
"""What stands in the address of a card's form, in place of the space's own path and of the page to come back to."""


def init_app(app: Flask) -> None:
    """Keep the templates of each language with the app."""
    app.extensions["environments"] = {}


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

    def typed(text: str) -> str:
        return written_out(text, language.locale, False) if text else ""

    def at(place: Place, path: str = "") -> str:
        # What url_for would say, thirty times as fast; a page holds a score of these.
        return f"/{language.code}/{SPACES}/{place.token}/{path}"

    def exact(value: Fraction) -> str:
        if (ended := ending(value)) is not None:
            return figure(ended)
        return f"{value.numerator}/{value.denominator} = {figure(cut(value))}…"

    ours = {"_": say, "ngettext": count, "language": language, "part": Parts(bound), "at": at, "labels": LABEL_OF}
    ours |= {"claims": CLAIM_OF, "names": NAME_OF, "lens_names": LENS_NAMES, "glossary": TERM_OF}
    bound.globals = {**plain.globals, **ours}
    figure = partial(written, locale=language.locale)
    shown = {"t": words.__getitem__, "figure": figure, "decimal": decimal, "typed": typed, "day": day, "exact": exact}
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
        self.kept: dict[tuple[str, Hashable], Markup] = {}

    def cards(
        self, listed: Iterable[Advice], level: int, cards: CardList | None = None, again: Collection[Advice] = ()
    ) -> Markup:
        """Return advice cards one after the other, their titles headings of a level; without buttons unless told.

        `cards` is the list they stand in, when they can be worked with there; `again`: those the page shows above too.
        """
        above = {advice.id for advice in again}
        text = "".join([self.card(advice, level, cards, advice.id in above) for advice in listed])
        if cards:
            text = text.replace(FORMS_OF, cards.forms_of).replace(BACK, escape(f"{cards.back}&level={level}"))
        return Markup(text)  # noqa: S704 (each is a rendered template)

    def card(self, advice: Advice, level: int, cards: CardList | None, again: bool = False) -> str:
        """Return one card; its forms hold FORMS_OF and BACK, which are not the same for all."""
        values: dict[str, Any] = {"advice": advice, "level": level, "buttons": cards is not None, "again": again}
        values |= {"forms_of": FORMS_OF, "back": BACK}
        if cards and cards.wrong and cards.wrong.card_id == advice.id:
            # What was typed is kept for nobody else.
            return self.templates.get_template("advice/card.html").render(values, wrong=cards.wrong)
        return self("advice/card.html", (level, cards is not None, again, advice.key), **values)

    def __call__(self, template: str, key: Hashable, **values: Any) -> Markup:
        """Return a part; `key` tells those of one template apart.

        Nothing typed, and nothing that names a person, may come into `values`: what is kept is shown to others too.
        """
        if (kept := self.kept.get((template, key))) is not None:
            return kept
        if len(self.kept) >= MOST_PARTS:
            self.kept.clear()
        self.kept[template, key] = made = Markup(self.templates.get_template(template).render(values))  # noqa: S704
        return made

"""Everything the site knows about languages: which there are, the prefix of paths, negotiation, words and figures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from babel import Locale
from babel.dates import format_date, get_timezone
from babel.numbers import format_decimal, get_decimal_symbol
from babel.support import Translations
from flask import Flask, current_app, g, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from webapp.extensions import babel

CATALOGS = Path(__file__).parent.parent / "translations"
COOKIE: Final = "language"
COOKIE_AGE: Final = 365 * 24 * 3600
SWITCH: Final = "switch"
"""The parameter that says the language was chosen by hand, in a link's query or a button's name."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: its code in paths, its own name, the Babel locale of its dates and figures."""

    code: str
    name: str
    locale: str


LANGUAGES: dict[str, Language] = {
    "fr": Language("fr", "Français", "fr"),
    "en": Language("en", "English", "en_GB"),
}
DEFAULT: Final = "fr"
FIRST_OF_MONTH: Final = {"fr": "1er"}
"""Locale -> how it writes the first day of a month, where that is not the figure alone."""


@cache
def catalog(code: str) -> NullTranslations:
    """Return the catalog of a language; English, the language of the msgids, needs none."""
    return Translations.load(CATALOGS, [code])


def translator(code: str) -> Callable[[str], str]:
    """Return what turns an English msgid into the words of the language `code`."""
    lookup = catalog(code).gettext
    return lambda message: lookup(message) if message else ""


def bind(app: Flask) -> None:
    """Give the app its language prefix, its catalogs in templates and its dates."""
    babel.init_app(app, default_locale=LANGUAGES[DEFAULT].locale, locale_selector=lambda: current().locale)
    app.url_value_preprocessor(take_prefix)
    app.url_defaults(add_prefix)
    app.after_request(remember_choice)
    app.jinja_env.globals.update(languages=LANGUAGES, switch_url=switch_url)


def language_words() -> dict[str, str]:
    """Return each word that stands for a language, in small letters, with its code: “fr”, “français”, “french”."""
    words: dict[str, str] = {}
    for code, language in LANGUAGES.items():
        known = Locale.parse(language.locale)
        names = (known.get_language_name(other.locale) or "" for other in LANGUAGES.values())
        for word in (code, language.name, *names):
            words.setdefault(word.casefold(), code)
    return words


def prefix() -> str:
    """Return the URL rule of the language prefix."""
    return f"/<any({','.join(LANGUAGES)}):language>"


def take_prefix(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Take the language out of a matched path, so that no view has to."""
    if values and (code := values.pop("language", None)):
        g.language = LANGUAGES[code]


def add_prefix(endpoint: str, values: dict[str, Any]) -> None:
    """Add the language in force to an address that wants one and was not given it."""
    if "language" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        values["language"] = current().code


def current() -> Language:
    """Return the language of this request: its prefix, even of a page that is not there, else the best match."""
    if "language" not in g:
        start = request.path.partition("/")[2].partition("/")[0]
        g.language = LANGUAGES.get(start) or LANGUAGES[best_match()]
    return g.language


def best_match() -> str:
    """Return the code of the cookie's language, else the one the browser prefers, else the default."""
    if (code := request.cookies.get(COOKIE)) in LANGUAGES:
        return code
    return request.accept_languages.best_match(LANGUAGES, DEFAULT)


def lookups() -> NullTranslations:
    """Return the catalog of this request, found once."""
    if "catalog" not in g:
        g.catalog = catalog(current().code)
    return g.catalog


def gettext(message: str, **variables: Any) -> str:
    """Return `message` in the language of the request, its %(name)s filled in."""
    found = lookups().gettext(message)
    return found % variables if variables else found


def ngettext(singular: str, plural: str, num: int, **variables: Any) -> str:
    """Return the form of a message that fits `num`, its %(name)s filled in (%(num)s among them)."""
    found = lookups().ngettext(singular, plural, num)
    return found % {"num": num, **variables}


def translate(message: str) -> str:
    """Return a text of the content in the language of the request; a % in it stays one."""
    return lookups().gettext(message) if message else ""


def figure(value: Decimal | int) -> str:
    """Return a number as the language writes it, with the decimals it has."""
    return written(value, current().locale)


def decimal(text: str) -> str:
    """Return a number kept as text, such as "12.5", as the language writes it; "" stays empty."""
    return figure(Decimal(text)) if text else ""


def written(value: Decimal | int, locale: str) -> str:
    """Return a number as a locale writes it, with the decimals it has: 25 and 25.0 are written differently."""
    return written_out(str(value), locale)


@lru_cache(maxsize=4096)
def written_out(number: str, locale: str, grouped: bool = True) -> str:
    """Return the number that a text such as "12.50" tells, as a locale writes it, its thousands `grouped` or not."""
    value = Decimal(number)
    places = max(0, -int(value.as_tuple().exponent))
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    return str(format_decimal(value, pattern, locale=locale))


def decimal_mark() -> str:
    """Return what the language writes between a number and its decimals."""
    return str(get_decimal_symbol(current().locale))


def day(value: date | datetime) -> str:
    """Return a day in words, in the site's time zone."""
    return day_in_words(local_date(value) if isinstance(value, datetime) else value, current().locale)


def local_date(moment: datetime) -> date:
    """Return the day of a moment in the site's time zone."""
    return moment.astimezone(zone(current_app.config["TIME_ZONE"])).date()


zone = cache(get_timezone)
"""The time zone of a name, looked up once: a list has a moment in each of its lines."""


def today() -> date:
    """Return the day it is in the site's time zone."""
    return local_date(datetime.now(UTC))


@lru_cache(maxsize=1024)
def day_in_words(value: date, locale: str) -> str:
    """Return a day as a locale writes it."""
    written_day = str(format_date(value, "long", locale=locale))
    first = FIRST_OF_MONTH.get(locale)
    return first + written_day.removeprefix("1") if first and value.day == 1 else written_day


def switch_url(code: str, chosen: bool = True) -> str:
    """Return the address of this page in another language; the home page's where this one cannot be asked for again.

    `chosen` adds the parameter that makes the choice remembered; without it, it is the address of the other version.
    """
    query = [(name, value) for name, value in request.args.items(multi=True) if name != SWITCH]
    endpoint, parts = request.endpoint, request.view_args or {}
    if endpoint is None or not shown_again():
        query = []
        endpoint, parts = ("space.home", {"token": parts["token"]}) if "token" in parts else ("pages.home", {})
    if chosen:
        query.append((SWITCH, "1"))
    # The query is never given to url_for, which would take its names for parts of the path and for its own options.
    path = url_for(endpoint, **parts | {"language": code})
    return f"{path}?{urlencode(query)}" if query else path


def shown_again() -> bool:
    """Tell whether this address has a language and shows a page to whoever asks for it: some only take a form."""
    rule = request.url_rule
    if rule is None or "language" not in rule.arguments:
        return False
    if rule.methods is None or "GET" in rule.methods:
        return True
    site = current_app.create_url_adapter(request)
    return site is not None and "GET" in site.allowed_methods()


def settle_choice() -> ResponseReturnValue | None:
    """Answer a followed switch link by the clean address, so that it is neither kept nor shared."""
    if request.method == "GET" and SWITCH in request.args and shown_again():
        return current_app.redirect(switch_url(current().code, chosen=False), 303)
    return None


def remember_choice(response: Any) -> Any:
    """Set the language cookie when, and only when, the switch was used."""
    if response.status_code < 400 and switch_used() and shown_again():
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(
            COOKIE, current().code, max_age=COOKIE_AGE, httponly=True, secure=secure, samesite="Lax", path="/"
        )
    return response


def switch_used() -> bool:
    """Tell whether the switch was used, as a link or as a button; a form that cannot be read says nothing."""
    try:
        return SWITCH in request.args or (request.method == "POST" and SWITCH in request.form)
    except HTTPException:
        return False

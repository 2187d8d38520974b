"""The pages that are the same for everybody."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp.languages import current
from webapp.web.access import public
from webapp.web.reference import accessibility_facts, glossary_terms, method_rules, privacy_facts, source_list
from webapp.web.rendering import page

root = Blueprint("root", __name__)
area = Blueprint("pages", __name__)


@root.get("/")
@public
def negotiate() -> ResponseReturnValue:
    """Send the visitor to the home page in the language that suits them best."""
    response = redirect(url_for("pages.home", language=current().code))
    response.vary.update(["Accept-Language", "Cookie"])
    return response


@area.get("/")
@public
def home() -> ResponseReturnValue:
    """Say what this is, and begin."""
    return page("pages/home.html")


@area.get("/method")
@public
def method() -> ResponseReturnValue:
    """Show every rule, weight and level, from the rules themselves."""
    return page("pages/method.html", **method_rules())


@area.get("/sources")
@public
def sources() -> ResponseReturnValue:
    """List the two sources, their claims and where each is used."""
    return page("pages/sources.html", **source_list())


@area.get("/glossary")
@public
def glossary() -> ResponseReturnValue:
    """Explain the words."""
    return page("pages/glossary.html", terms=glossary_terms())


@area.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    """Say what is kept, how long, and who sees it."""
    return page("pages/privacy.html", **privacy_facts())


@area.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    """Declare how accessible the site is."""
    return page("pages/accessibility.html", **accessibility_facts())


@area.get("/legal")
@public
def legal() -> ResponseReturnValue:
    """Give the legal notice."""
    return page("pages/legal.html")


@area.get("/contact")
@public
def contact() -> ResponseReturnValue:
    """Say how to reach who runs the site."""
    return page("pages/contact.html")

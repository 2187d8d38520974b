"""The map of the site: each area brings its own routes."""

from flask import Flask

from webapp import languages
from webapp.web import advice, audit, data, operations, pages, paper, report, sharing, space, start
from webapp.web.access import SPACES
from webapp.web.coaching import clients, home, notes
from webapp.web.coaching.access import COACHES


def init_app(app: Flask) -> None:
    """Register every area; those for people live under the language prefix."""
    app.before_request(languages.settle_choice)
    app.register_blueprint(operations.area)
    app.register_blueprint(pages.root)
    for area in (pages.area, start.area, data.goodbye, sharing.reading):
        app.register_blueprint(area, url_prefix=languages.prefix())
    for coaching in (home, clients, notes):
        app.register_blueprint(coaching.area, url_prefix=f"{languages.prefix()}/{COACHES}")
    for module in (space, audit, report, paper, sharing, advice, data):
        app.register_blueprint(module.area, url_prefix=f"{languages.prefix()}/{SPACES}/<token>")

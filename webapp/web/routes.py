"""The map of the site: each area brings its own routes."""

from flask import Flask

from webapp import languages
from webapp.web import (
    advice,
    audit,
    data,
    finding,
    operations,
    pages,
    paper,
    report,
    sending,
    sharing,
    space,
    start,
    unsubscribing,
)
from webapp.web.access import SPACES


def init_app(app: Flask) -> None:
    """Register every area; those for people live under the language prefix."""
    app.before_request(languages.settle_choice)
    app.register_blueprint(operations.area)
    app.register_blueprint(pages.root)
    for area in (pages.area, start.area, data.goodbye, sharing.reading, finding.area, unsubscribing.area):
        app.register_blueprint(area, url_prefix=languages.prefix())
    for module in (space, audit, report, paper, sharing, advice, data, sending):
        app.register_blueprint(module.area, url_prefix=f"{languages.prefix()}/{SPACES}/<token>")

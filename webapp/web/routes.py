"""The map of the site: each area brings its own routes."""

from flask import Flask

from webapp import languages
from webapp.web import (
    advice,
    audit,
    data,
    finding,
    followers,
    join,
    joining,
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
from webapp.web.coaching import (
    accounts,
    branding,
    clients,
    exports,
    groups,
    home,
    invited,
    notes,
    papers,
    presentation,
    team,
)
from webapp.web.coaching.access import COACHES
from webapp.web.numbers import RowNumber


def init_app(app: Flask) -> None:
    """Register every area; those for people live under the language prefix."""
    app.url_map.converters["int"] = RowNumber
    app.before_request(languages.settle_choice)
    app.register_blueprint(operations.area)
    app.register_blueprint(pages.root)
    open_areas = (pages, start, join, finding, unsubscribing)
    for area in (*(module.area for module in open_areas), data.goodbye, sharing.reading):
        app.register_blueprint(area, url_prefix=languages.prefix())
    for module in (space, audit, report, paper, sharing, advice, data, joining, followers, sending):
        app.register_blueprint(module.area, url_prefix=f"{languages.prefix()}/{SPACES}/<token>")
    app.register_blueprint(branding.area, url_prefix=f"/{COACHES}")
    for module in (accounts, home, clients, notes, groups, invited, team, presentation, papers, exports):
        app.register_blueprint(module.area, url_prefix=f"{languages.prefix()}/{COACHES}")
    app.cli.add_command(accounts.commands)

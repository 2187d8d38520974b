"""The menu of a coach's pages."""

from flask import current_app

from webapp.content.marker import N_

MENU = (
    ("week", "coach.home", N_("This week")),
    ("clients", "clients.table", N_("Clients")),
    ("groups", "groups.overview", N_("Groups")),
    ("presentation", "presentation.edit", N_("Presentation")),
    ("account", "account.overview", N_("Account")),
)
"""(name, endpoint, words) of each entry; a page says by `here` which one it belongs to."""


def there_is(endpoint: str) -> bool:
    """Tell whether the site has what an endpoint names."""
    return endpoint in current_app.view_functions


def coach_menu() -> list[tuple[str, str, str]]:
    """Return the entries whose pages there are."""
    return [row for row in MENU if there_is(row[1])]

"""The menu of a coach's pages."""

from webapp.content.marker import N_

MENU = (
    ("week", "coach.home", N_("This week")),
    ("clients", "clients.table", N_("Clients")),
    ("groups", "groups.overview", N_("Groups")),
    ("presentation", "presentation.edit", N_("Presentation")),
    ("account", "account.overview", N_("Account")),
)
"""(name, endpoint, words) of each entry; a page says by `here` which one it belongs to."""

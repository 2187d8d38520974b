"""The coach's pages with a great many people: sites that hold them, and what the clients' table costs there."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flask import Flask

from tests.coaching import Coach, writing
from tests.crowd import crowd
from tests.databases import let_go, postgresql_server, settings
from webapp import create_app
from webapp.store.migrating import migrate_database

FEW, MANY = 100, 100_000
CLIENTS, OTHERS, AUDITS = 50, 19_950, 50
"""Fifty clients of one coach, and all others', have fifty audits each: a million in all."""
TABLE = "/fr/coach/clients"
TURNS = 40


class Growth(NamedTuple):
    """How many times as long the first page of the table takes with MANY clients as with FEW."""

    database: str
    few: float
    many: float

    @property
    def ratio(self) -> float:
        return self.many / self.few


def fill(instance: Path) -> str:
    """Make a site with a million audits in a folder; return the cookie of a coach who has fifty clients."""
    app = create_app({"INSTANCE": str(instance), "DATABASE_URL": ""})
    migrate_database(app)
    coach, others = followed(app, CLIENTS, AUDITS), followed(app, OTHERS, AUDITS)
    let_go(app)
    assert others.id != coach.id
    (cookie,) = coach.client._cookies.values()
    return f"{cookie.key}={cookie.value}"


def followed(app: Flask, many: int, audits: int = 0) -> Coach:
    """Sign a coach in who has that many clients."""
    coach = Coach.signs_in(app)
    group = coach.group()
    with writing(app):
        crowd(coach.id, group.id, many, audits)
    return coach


def growths(folder: Path) -> Iterator[Growth]:
    """Measure how the table grows on each kind of database, in this process: a database's own work counts too."""
    yield growth("SQLite", folder / "few", f"sqlite:///{folder / 'many.db'}")
    with postgresql_server(folder / "server") as server:
        yield growth("PostgreSQL", folder / "server", server.fresh())


def growth(database: str, instance: Path, address: str) -> Growth:
    """Measure how the table grows."""
    app = create_app(settings(instance, address))
    migrate_database(app)
    coaches = [followed(app, many) for many in (FEW, MANY)]
    # By turns, so that what other programs do to one is done to the other.
    turns = [[page_of(coach) for coach in coaches] for _ in range(TURNS)]
    let_go(app)
    return Growth(database, *(min(times) for times in zip(*turns, strict=True)))


def page_of(coach: Coach) -> float:
    """Return the milliseconds of the table's first page."""
    start = time.perf_counter()
    assert coach.client.get(TABLE).status_code == 200
    return (time.perf_counter() - start) * 1000

"""What every test may ask for: a site on a fresh database, visitors, and a cast of people with a space.

A test marked `both` runs on SQLite and on PostgreSQL, the others on SQLite.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import NoneType

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as settings_of_hypothesis
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from tests.cast import Person
from tests.coaching import Coach
from tests.databases import Database, Sqlite, let_go, postgresql_server, settings
from webapp import create_app
from webapp.languages import LANGUAGES
from webapp.web.templating import bind

settings_of_hypothesis.register_profile("project", derandomize=True, deadline=None)
settings_of_hypothesis.load_profile("project")

KINDS = ("sqlite", "postgresql")
QUICKLY = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
"""How passwords are hashed in the tests: as on the site, but for the effort."""
MakeApp = Callable[..., Flask]


class Compiled(BytecodeCache):
    """The templates as compiled once, for all sites of a run."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test marked `both` on each kind of database: on SQLite with the fast ones, on PostgreSQL later."""
    if metafunc.definition.get_closest_marker("both"):
        metafunc.parametrize("kind", [KINDS[0], pytest.param(KINDS[1], marks=pytest.mark.thorough)], indirect=True)


@pytest.fixture
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database of this test."""
    return str(getattr(request, "param", KINDS[0]))


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Sqlite:
    return Sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with postgresql_server(tmp_path_factory.mktemp("postgresql")) as server:
        yield server


@pytest.fixture
def database(kind: str, request: pytest.FixtureRequest) -> Database:
    """What gives fresh databases of this test's kind."""
    found: Database = request.getfixturevalue(kind)
    return found


@pytest.fixture
def database_url(database: Database) -> str:
    """The address of a fresh, migrated database; settings(tmp_path, database_url) makes a site of one's own on it."""
    return database.fresh()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Flask]:
    """The site of each address of a database, built once: only its database is new in each test."""
    apps: dict[str, Flask] = {}

    def build(kind: str, address: str) -> Flask:
        if address not in apps:
            instance = tmp_path_factory.getbasetemp() / f"{kind}0"
            apps[address] = watched(create_app(settings(instance, address)))
        return apps[address]

    return build


def watched(app: Flask) -> Flask:
    """Fail a page that prints a value that is not there, by itself or within a sentence."""
    unknown = app.jinja_env.undefined

    def something(value: object) -> object:
        assert not isinstance(value, NoneType | unknown), f"a template prints {value!r}"
        return value

    def within(say: Callable[..., str]) -> Callable[..., str]:
        return lambda *words, **variables: say(*words, **{name: something(value) for name, value in variables.items()})

    app.config["PASSWORD_HASHING"] = QUICKLY
    app.jinja_env.finalize = something
    app.jinja_env.bytecode_cache = COMPILED
    for language in LANGUAGES.values():
        templates = bind(app.jinja_env, language)
        templates.globals |= {name: within(templates.globals[name]) for name in ("_", "ngettext")}
        app.extensions["environments"][language.code] = templates
    return app


@pytest.fixture
def app(kind: str, database_url: str, built: Callable[[str, str], Flask]) -> Iterator[Flask]:
    """The site on a fresh database, built before: for another setting or a route of one's own take `make_app`."""
    app = built(kind, database_url)
    yield app
    let_go(app)


@pytest.fixture
def make_app(database: Database, tmp_path: Path, sqlite: Sqlite) -> Iterator[MakeApp]:
    """Build a site of one's own, with the settings given, on a fresh database."""
    made: list[Flask] = []

    def make(**given: str) -> Flask:
        (tmp_path / "static").symlink_to(sqlite.folder / "static")
        address = given.pop("DATABASE_URL", "") or database.fresh("own")
        made.append(watched(create_app(settings(tmp_path, address, **given))))
        return made[-1]

    yield make
    for app in made:
        let_go(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor who never came before."""
    return app.test_client()


@pytest.fixture
def person(app: Flask) -> Person:
    """Someone who has just opened a space."""
    return Person.begins(app)


@pytest.fixture
def stranger(app: Flask) -> Person:
    """Someone else with a space, who must see nothing of the first one's."""
    return Person.begins(app)


@pytest.fixture
def coach(app: Flask) -> Coach:
    """A coach who is signed in."""
    return Coach.signs_in(app)


@pytest.fixture
def other_coach(app: Flask) -> Coach:
    """Another coach, who must see nothing of the first one's."""
    return Coach.signs_in(app, name="Otto Other")

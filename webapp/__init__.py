"""Aplomb: a self-audit of how one uses LinkedIn. The application is wired here, in the order one reads it."""

from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp import cli, delivering, languages
from webapp.extensions import compress, csrf, db, htmx, migrate
from webapp.sessions import CoachSessions
from webapp.settings import in_production, read_settings
from webapp.store import engine
from webapp.store.migrating import MIGRATIONS
from webapp.web import assets, errors, routes, security, templating

ROOT = Path(__file__).parent.parent
BODY_LIMIT = 1024 * 1024


def create_app(settings: Mapping[str, str] | None = None) -> Flask:
    """Return the application; `settings` stands in for the environment (webapp.settings lists them).

    Raises SettingError when a setting cannot be used.
    """
    app = Flask("webapp", root_path=str(ROOT), static_folder=None)
    configure(app, settings)
    app.session_interface = CoachSessions()
    db.init_app(app)
    with app.app_context():
        engine.prepare(db.engine)
    app.teardown_appcontext(engine.rollback)
    migrate.init_app(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    htmx.init_app(app)
    csrf.init_app(app)
    compress.init_app(app)
    languages.bind(app)
    security.init_app(app)
    assets.init_app(app)
    errors.init_app(app)
    templating.init_app(app)
    routes.init_app(app)
    cli.register(app)
    delivering.register(app)
    if proxies := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]
    return app


def configure(app: Flask, given: Mapping[str, str] | None) -> None:
    """Put the settings, and what follows from them, into the app's configuration."""
    settings = read_settings(given)
    https = settings["PUBLIC_URL"].startswith("https://")
    app.config.update(settings)
    app.config.update(
        IN_PRODUCTION=in_production(settings),
        SQLALCHEMY_DATABASE_URI=settings["DATABASE_URL"],
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_pre_ping": not settings["DATABASE_URL"].startswith("sqlite"),
            "hide_parameters": True,
        },
        SESSION_COOKIE_NAME="__Host-session" if https else "session",
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        MAX_FORM_MEMORY_SIZE=BODY_LIMIT,
        MAX_FORM_PARTS=500,
        PASSWORD_HASHING={},
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,
        COMPRESS_ALGORITHM=["zstd", "br", "gzip"],
        COMPRESS_BR_LEVEL=4,
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}

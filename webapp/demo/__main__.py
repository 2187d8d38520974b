"""`python -m webapp.demo`: serve a demonstration from a folder of its own, which is deleted at the end."""

import os
import secrets
import sys
import tempfile
from typing import Final

from webapp import create_app, serving
from webapp.demo.filling import EMAIL, fill
from webapp.extensions import db
from webapp.languages import DEFAULT
from webapp.settings import SettingError
from webapp.store.migrating import migrate_database

REAL: Final = ("DATABASE_URL", "SMTP_URL", "PUBLIC_URL", "HOST", "SECRET_KEY", "LINK_KEY")
"""The settings that might lead to something real, whatever the .env file says."""


def main() -> int:
    """Fill a new folder, say how to sign in, serve it, and delete it; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="aplomb-demo-") as folder:
        os.environ.update(dict.fromkeys(REAL, "") | {"INSTANCE": folder, "DEMO": "yes"})
        try:
            welcome(secrets.token_urlsafe(12))
        except SettingError as error:
            return serving.complain(error, 2)
        return serving.main()


def welcome(password: str) -> None:
    """Fill the instance that the settings name, and say how to sign in."""
    app = create_app()
    migrate_database(app)
    fill(app, password)
    with app.app_context():
        db.engine.dispose()  # no connection of this process goes on into those of the server
    print(f"Demonstration. Sign in at {app.config['PUBLIC_URL']}/{DEFAULT}/coach/sign-in")
    print(f"    e-mail    {EMAIL}\n    password  {password}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""What machines ask for: health, robots, the icon, the security contact."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, current_app, jsonify, redirect
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from webapp.languages import LANGUAGES
from webapp.store.health import check_writing
from webapp.store.migrating import newest_version, schema_version
from webapp.web.access import SHARED, SPACES, audience

area = Blueprint("operations", __name__)
machines = audience("machines")

SECURITY_DAYS = 180
PERSONAL = (SPACES, SHARED, "join", "goodbye")


@area.get("/healthz")
@machines
def alive() -> ResponseReturnValue:
    """Say that the process lives."""
    return jsonify(status="ok")


@area.get("/readyz")
@machines
def ready() -> ResponseReturnValue:
    """Say whether the database can be written to, tried at most once in 10 s, and has this version's schema."""
    answer = probe()
    return jsonify(answer), 200 if answer["status"] == "ok" else 503


def probe() -> dict[str, str | None]:
    """Write to the database and compare its schema with the one wanted."""
    try:
        check_writing()
        schema, wanted = schema_version(), newest_version()
    except SQLAlchemyError as error:
        return {"status": "database", "schema": None, "error": type(error).__name__}
    return {"status": "ok" if schema == wanted else "schema", "schema": schema, "wanted": wanted}


@area.get("/robots.txt")
@machines
def robots() -> ResponseReturnValue:
    """Keep the spaces, the reports that are shared and the links of groups out of search engines."""
    lines = ["User-agent: *", *(f"Disallow: /{code}/{area}/" for code in LANGUAGES for area in PERSONAL)]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@area.get("/favicon.ico")
@machines
def favicon() -> ResponseReturnValue:
    """Send those who look for the old name of the icon to ours."""
    return redirect(f"/static/{current_app.config['STATIC_MARK']}/img/favicon.svg")


@area.get("/.well-known/security.txt")
@machines
def security_contact() -> ResponseReturnValue:
    """Say whom to tell of a weakness, when the operator is named."""
    contact = current_app.config["OPERATOR_CONTACT"]
    uri = f"mailto:{contact}" if "@" in contact else f"{current_app.config['PUBLIC_URL']}/"
    expires = (datetime.now(UTC) + timedelta(days=SECURITY_DAYS)).strftime("%Y-%m-%dT00:00:00Z")
    return Response(f"Contact: {uri}\nExpires: {expires}\n", mimetype="text/plain")

"""The settings: one row each. They come from the environment, else from a .env file, else from their default."""

import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from dotenv import dotenv_values
from email_validator import EmailNotValidError, validate_email
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from webapp.smtp_url import read_server

SHORTEST_SECRET = 32
ORIGIN = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?")


class SettingError(ValueError):
    """A setting that cannot be used; the message is the one line to show."""


def text(value: str) -> str:
    """Take any text, stripped."""
    return value.strip()


def whole(least: int, most: int) -> Callable[[str], int]:
    """Make a parser of whole numbers from `least` to `most`."""

    def parse(value: str) -> int:
        if not (value.strip().isascii() and value.strip().isdigit() and least <= int(value) <= most):
            raise ValueError(f"a whole number from {least} to {most} was expected")
        return int(value)

    return parse


def flag(value: str) -> bool:
    """Take yes or no, "" for no."""
    known = {"": False, "no": False, "0": False, "yes": True, "1": True}
    if (said := value.strip().lower()) not in known:
        raise ValueError("yes or no was expected")
    return known[said]


def address(value: str) -> str:
    """Take an http or https address without a path, "" for none; the trailing slash goes."""
    written = value.strip().rstrip("/")
    written = written[:5].lower() + written[5:]
    if written and not ORIGIN.fullmatch(written):
        raise ValueError("an address such as https://aplomb.example was expected")
    return written


def database(value: str) -> str:
    """Take an SQLite or PostgreSQL address, "" for the default one."""
    try:
        known = not value.strip() or make_url(value.strip()).drivername in {"sqlite", "postgresql+psycopg"}
    except (ArgumentError, ValueError):
        known = False
    if not known or value.strip() in {"sqlite://", "sqlite:///", "sqlite:///:memory:"}:
        raise ValueError("sqlite:///FILE or postgresql+psycopg://... was expected")
    return value.strip()


def one_of(*known: str) -> Callable[[str], str]:
    """Make a parser of the words given."""

    def parse(value: str) -> str:
        if (word := value.strip().lower()) not in known:
            raise ValueError(f"{' or '.join(known)} was expected")
        return word

    return parse


def mail_server(value: str) -> str:
    """Take the address of a mail server, "" for none."""
    if value.strip():
        read_server(value.strip())
    return value.strip()


def sender(value: str) -> str:
    """Take an e-mail address, "" for the default one."""
    try:
        return validate_email(value.strip(), check_deliverability=False).normalized if value.strip() else ""
    except EmailNotValidError:
        raise ValueError("an e-mail address such as aplomb@aplomb.example was expected") from None


def zone(value: str) -> str:
    """Take the name of a time zone."""
    if value.strip() not in available_timezones():
        raise ValueError("the name of a time zone, such as Europe/Paris, was expected")
    return ZoneInfo(value.strip()).key


@dataclass(frozen=True, slots=True)
class Setting:
    """A row: its name, its default as one would write it, what reads it (ValueError when it cannot), a line of help."""

    name: str
    default: str
    parse: Callable[[str], Any]
    help: str
    secret: bool = False


SETTINGS = (
    Setting("HOST", "127.0.0.1", text, "the address to listen on"),
    Setting("PORT", "8000", whole(1, 65535), "the port to listen on"),
    Setting("WORKERS", "2", whole(1, 64), "how many server processes"),
    Setting("INSTANCE", "instance", text, "the folder of the database, the secrets and the backups"),
    Setting("DATABASE_URL", "", database, "the database; empty: SQLite in the instance folder", secret=True),
    Setting(
        "SECRET_KEY",
        "",
        text,
        "keys what is counted by address; empty: made once, kept with the instance",
        secret=True,
    ),
    Setting(
        "LINK_KEY", "", text, "makes the personal links; empty: made once, kept in the instance folder", secret=True
    ),
    Setting("PUBLIC_URL", "", address, "the address people type; empty: http://HOST:PORT"),
    Setting("TRUSTED_PROXIES", "0", whole(0, 9), "how many proxies stand in front and set X-Forwarded-*"),
    Setting("TIME_ZONE", "Europe/Paris", zone, "the time zone of the dates shown"),
    Setting("COACH_SIGNUP", "open", one_of("open", "closed"), "whether coaches may make an account by themselves"),
    Setting("RETENTION_MONTHS", "24", whole(1, 120), "months after its last visit before a space is deleted"),
    Setting("SMTP_URL", "", mail_server, "the mail server; empty: mails are files in the instance folder", secret=True),
    Setting("MAIL_FROM", "", sender, "the address mails come from; empty: aplomb@ and the host of PUBLIC_URL"),
    Setting("MAILS_PER_DAY", "200", whole(1, 1_000_000), "how many invitations and reminders a coach may send a day"),
    Setting("DELIVER_INSIDE", "1", whole(0, 1), "1: the server delivers the mails too; 0: `flask deliver` does, apart"),
    Setting("OPERATOR_NAME", "", text, "who runs the site: shown in the legal notice"),
    Setting("OPERATOR_CONTACT", "", text, "an e-mail or postal address to reach them: shown in the legal notice"),
    Setting("HOSTING_NAME", "", text, "who hosts the site, with an address: shown in the legal notice"),
    Setting("DEMO", "", flag, "yes: every page says that this is a demonstration; never on a site open to others"),
)
NAMES = frozenset(row.name for row in SETTINGS)


def read_settings(given: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> dict[str, Any]:
    """Return every setting, parsed, by name; `given` stands in for the environment and the .env file.

    Makes the instance folder, and the secrets that are not set (files of mode 600 there).
    Raises SettingError on an unknown, malformed or unsafe setting.
    """
    written = gather(dotenv) if given is None else dict(given)
    if unknown := sorted(set(written) - NAMES):
        raise SettingError(f"Unknown setting {unknown[0]}: `flask --app wsgi settings` lists those there are.")
    settings = {row.name: parsed(row, written.get(row.name, row.default)) for row in SETTINGS}
    instance = settings["INSTANCE"] = Path(settings["INSTANCE"]).resolve()
    settings["DATABASE_URL"] = absolute(settings["DATABASE_URL"] or f"sqlite:///{instance / 'aplomb.db'}")
    try:
        instance.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("SECRET_KEY", "LINK_KEY"):
            settings[name] = settings[name] or kept_secret(instance / name.lower())
    except OSError as error:
        raise SettingError(f"Setting INSTANCE={instance}: {error.strerror}.") from None
    settings["PUBLIC_URL"] = settings["PUBLIC_URL"] or f"http://{bracketed(settings['HOST'])}:{settings['PORT']}"
    refuse_unsafe(settings)
    host = urlsplit(settings["PUBLIC_URL"]).hostname or ""
    settings["MAIL_FROM"] = settings["MAIL_FROM"] or f"aplomb@{'localhost' if ':' in host else host}"
    return settings


def absolute(url: str) -> str:
    """Return a database's address, the file of an SQLite one told from the root: parts of the site start elsewhere."""
    scheme, mark, file = url.partition("sqlite:///")
    return f"{mark}{Path(file).resolve()}" if mark and not scheme and not file.startswith("file:") else url


def gather(dotenv: Path) -> dict[str, str]:
    """Return what the .env file says, then what the environment says of the settings there are."""
    from_file = {name: value or "" for name, value in dotenv_values(dotenv).items()}
    return from_file | {name: value for name, value in os.environ.items() if name in NAMES}


def parsed(row: Setting, value: str) -> Any:
    """Return the value of a setting, or raise SettingError naming it (never showing a secret)."""
    try:
        return row.parse(value if value.strip() else row.default)
    except ValueError as error:
        shown = "" if row.secret else f"={' '.join(value.split())}"
        raise SettingError(f"Setting {row.name}{shown}: {error}.") from None


def kept_secret(path: Path) -> str:
    """Return the secret kept at `path`, made the first time; two processes starting at once agree on one."""
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as made:
            made.write(secrets.token_urlsafe(32))
            made.flush()
            with contextlib.suppress(FileExistsError):
                os.link(made.name, path)  # whole or not at all: nobody reads a file that is half written
    if not (secret := path.read_text().strip()):
        raise SettingError(f"{path} is empty: delete it for a new secret, or put the old one back.")
    return secret


def bracketed(host: str) -> str:
    """Return a host as an address writes it: an IPv6 one stands in brackets."""
    return f"[{host}]" if ":" in host else host


def loopback(host: str) -> bool:
    """Tell whether only this machine reaches `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def in_production(settings: Mapping[str, Any]) -> bool:
    """Tell whether others than this machine's own user reach the site."""
    public = urlsplit(settings["PUBLIC_URL"])
    return not loopback(settings["HOST"]) or public.scheme == "https" or not loopback(public.hostname or "")


def refuse_unsafe(settings: Mapping[str, Any]) -> None:
    """Raise SettingError when the site is open to others and a setting makes it unsafe or unlawful."""
    for name in ("SECRET_KEY", "LINK_KEY"):
        if len(settings[name]) < SHORTEST_SECRET:
            raise SettingError(f"Setting {name}: at least {SHORTEST_SECRET} characters are needed.")
    if not in_production(settings):
        return
    if not settings["PUBLIC_URL"].startswith("https://"):
        raise SettingError("Setting PUBLIC_URL: a site open to others needs an https:// address.")
    if os.environ.get("FLASK_DEBUG", "0") not in {"", "0"}:
        raise SettingError("FLASK_DEBUG: a site open to others never runs in debug mode.")
    if settings["DEMO"]:
        raise SettingError("Setting DEMO: a demonstration is never open to others.")
    for name in ("OPERATOR_NAME", "OPERATOR_CONTACT", "HOSTING_NAME"):
        if not settings[name]:
            raise SettingError(f"Setting {name}: the legal notice of a site open to others needs it.")
    for name in ("SMTP_URL", "MAIL_FROM"):
        if not settings[name]:
            raise SettingError(f"Setting {name}: a site open to others sends mails, and needs it.")

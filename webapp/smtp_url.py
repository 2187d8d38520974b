"""The address of a mail server, as the setting SMTP_URL writes it."""

from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

PORTS = {"smtp": 25, "smtps": 465}
EXPECTED = "smtp://user:password@host:port?starttls=1 or smtps://user:password@host:port was expected"


class Server(NamedTuple):
    """Where and how mails are handed over; `tls`: from the first byte on; `starttls`: after the greeting."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    starttls: bool


def read_server(url: str) -> Server:
    """Return the server that an address names; raise ValueError, without showing it, when it names none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError(EXPECTED) from None
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    tls, starttls = parts.scheme == "smtps", options.pop("starttls", "0")
    wrong = parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.fragment or options
    if wrong or starttls not in {"0", "1"} or (tls and starttls == "1"):
        raise ValueError(EXPECTED)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname or "", port or PORTS[parts.scheme], user, password, tls, starttls == "1")

"""What protects every page: headers, and the refusal of requests that another site made the browser send."""

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import Forbidden

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = [
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
]
HEADERS_OF_HTTPS = [*HEADERS, ("Strict-Transport-Security", "max-age=63072000; includeSubDomains")]


def init_app(app: Flask) -> None:
    """Check every unsafe request before its view, and put the headers on every answer after it."""
    app.before_request(refuse_other_sites)
    app.after_request(stay_here)
    app.after_request(add_headers)


def refuse_other_sites() -> None:
    """Raise Forbidden on an unsafe request that a page of another site sent."""
    if request.method in SAFE_METHODS:
        return
    if fetch_site := request.headers.get("Sec-Fetch-Site"):
        allowed = fetch_site in {"same-origin", "none"}
    else:
        origin = request.headers.get("Origin")
        ours = {current_app.config["PUBLIC_URL"]}
        if not current_app.config["IN_PRODUCTION"]:
            ours.add(f"{request.scheme}://{request.host}")
        allowed = origin is None or origin in ours
    if not allowed:
        raise Forbidden("cross-site")


def stay_here(response: Response) -> Response:
    """Make a redirect to this site say the path alone: the host is what the browser claims, and may be forged."""
    if response.location:
        if response.location.startswith(request.host_url):
            response.location = "/" + response.location.removeprefix(request.host_url).lstrip("/")
        response.set_data(b"")
    return response


def add_headers(response: Response) -> Response:
    """Put the headers on an answer; one that says nothing of caching is kept by nobody."""
    added = HEADERS if not current_app.config["SESSION_COOKIE_SECURE"] else HEADERS_OF_HTTPS
    response.headers.extend(added)
    if "Cache-Control" not in response.headers:
        response.headers.add("Cache-Control", "private, no-store")
    return response

"""What is watched on every page that any test opens: no error, no other host, no dialog."""

import re
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

WATCHES: "WeakKeyDictionary[BrowserContext, Watch]" = WeakKeyDictionary()


def watch_of(page: Page) -> "Watch":
    """Return what watches the browser of a page."""
    return WATCHES[page.context]


def allow(page: Page, *patterns: str) -> None:
    """Let pass what a test brings about on purpose."""
    watch_of(page).allowed += patterns


class Watch:
    """Notes what must never happen in a browser; `allowed`: what a test brings about on purpose, as patterns."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.allowed: list[str] = []
        self.noted: list[str] = []
        self.requests: list[Request] = []
        WATCHES[context] = self
        context.on("console", self.hear)
        context.on("weberror", lambda error: self.noted.append(f"page error: {error.error}"))
        context.on("request", self.see)
        context.on("dialog", self.meet)
        context.on("page", self.follow)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.noted.append(f"console: {message.text} ({message.location.get('url', '')})")

    def see(self, request: Request) -> None:
        self.requests.append(request)
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self.host:
            self.noted.append(f"request to another host: {request.url}")

    def meet(self, dialog: Dialog) -> None:
        self.noted.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def follow(self, page: Page) -> None:
        page.on("crash", lambda _: self.noted.append("the page crashed"))

    @property
    def troubles(self) -> list[str]:
        """What was noted and no test had announced."""
        return [noted for noted in self.noted if not any(re.search(pattern, noted) for pattern in self.allowed)]

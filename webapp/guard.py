"""The guarded ASGI face of a WSGI application: no slow, huge or vanished visitor ever holds one of its threads.

A request is taken in whole before a thread works on it, and an answer is whole before it is sent: a thread never
waits for the network. What is too large or too slow is refused by the application itself, which finds the status in
`environ["aplomb.refused"]` and shows its own page. A reader who takes nothing is cut by the kernel (see workers.py).
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Any

from webapp.bridge import Answer, WSGIApplication, answer, environ_of, plain

Scope = MutableMapping[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

TOO_SLOW = 408
TOO_LARGE = 413
PIECE = 64 * 1024
CLOSE = (b"connection", b"close")


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    body: int = 1024 * 1024
    upload: int = 12 * 1024 * 1024
    upload_endings: tuple[str, ...] = ()
    """How the paths end that take an upload; their middle holds a secret."""
    memory: int = 64 * 1024
    """What is larger waits in a temporary file."""
    silence: float = 30.0
    whole: float = 300.0
    linger: float = 2.0

    def allowed(self, path: str) -> int:
        """Return how large the body of a request for `path` may be."""
        return self.upload if path.endswith(self.upload_endings) else self.body


class Refused(Exception):
    """The request is turned down with this status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Gone(Exception):
    """The visitor went away before the end of the request."""


class Guard:
    """The ASGI application to give to the server."""

    def __init__(self, app: WSGIApplication, limits: Limits = Limits(), threads: int = 8) -> None:
        self.app = app
        self.limits = limits
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="wsgi")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; the lifespan calls need no work; anything else is left unanswered."""
        if scope["type"] == "http":
            await self.serve(scope, receive, send)
        elif scope["type"] == "lifespan":
            for _ in ("startup", "shutdown"):
                message = await receive()
                await send({"type": f"{message['type']}.complete"})

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the request in, have it answered by a thread, send the answer."""
        refused = 0
        with SpooledTemporaryFile(max_size=self.limits.memory) as body:
            try:
                length = await self.take(scope, receive, body)
            except Gone:
                return
            except Refused as error:
                refused, length = error.status, 0
                body.truncate(0)
            body.seek(0)
            environ = environ_of(scope, body, length, refused)
            loop = asyncio.get_running_loop()
            made = await loop.run_in_executor(self.threads, answer, self.app, environ, self.limits.memory)
        if refused and made.status != refused:
            made.body.close()
            made = plain(refused)
        with made.body:
            await relay(made, send, *([CLOSE] if refused else []))
        if refused == TOO_LARGE:
            await self.drain(scope, receive)

    async def take(self, scope: Scope, receive: Receive, body: Any) -> int:
        """Write the request's body to `body` and return its length; raise Refused or Gone."""
        headers = dict(scope["headers"])
        if b"content-length" not in headers and b"transfer-encoding" not in headers:
            return 0
        allowed = self.limits.allowed(scope["path"])
        if int(headers.get(b"content-length", b"0")) > allowed:
            raise Refused(TOO_LARGE)
        loop = asyncio.get_running_loop()
        latest = loop.time() + self.limits.whole
        length = 0
        more = True
        while more:
            try:
                async with asyncio.timeout_at(min(latest, loop.time() + self.limits.silence)):
                    message = await receive()
            except TimeoutError:
                raise Refused(TOO_SLOW) from None
            if message["type"] == "http.disconnect":
                raise Gone
            length += len(message["body"])
            if length > allowed:
                raise Refused(TOO_LARGE)
            body.write(message["body"])
            more = message["more_body"]
        return length

    async def drain(self, scope: Scope, receive: Receive) -> None:
        """Read on for a moment after a refusal: closing while the visitor still sends would cost them the page."""
        if b"expect" in dict(scope["headers"]):
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.limits.linger):
                while (await receive()).get("more_body"):
                    pass


async def relay(made: Answer, send: Send, *more_headers: tuple[bytes, bytes]) -> None:
    """Send a whole answer, at the pace of the one who reads it."""
    size = made.body.tell()
    made.body.seek(0)
    await send({"type": "http.response.start", "status": made.status, "headers": [*made.headers, *more_headers]})
    more = True
    while more:
        piece = made.body.read(PIECE)
        more = made.body.tell() < size
        await send({"type": "http.response.body", "body": piece, "more_body": more})

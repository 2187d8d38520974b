"""A bad line between a browser and the site: every byte comes late, and one request in twenty is cut by a reset."""

import asyncio
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LINGER_NOT = struct.pack("ii", 1, 0)
"""Closing then sends a reset instead of an end."""
METHODS = (b"GET ", b"POST ")
PIECE = 64 * 1024


@dataclass
class BadLine:
    """The line: where it leads, how late it is, and which requests it cuts, every other one after its answer."""

    host: str
    port: int
    latency: float
    one_in: int
    requests: int = 0
    cuts: list[str] = field(default_factory=list)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection both ways until either side ends it, or it is cut."""
        up_reader, up_writer = await asyncio.open_connection(self.host, self.port)
        doomed = asyncio.Event()
        ways = [
            asyncio.create_task(self.up(reader, up_writer, doomed)),
            asyncio.create_task(self.down(up_reader, writer, doomed)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            up_writer.transport.abort()
            writer.transport.abort()

    async def up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, doomed: asyncio.Event) -> None:
        """Carry what the browser sends; end at a request that is to be cut before the site has it."""
        while piece := await reader.read(PIECE):
            await asyncio.sleep(self.latency / 2)
            if piece.startswith(METHODS):
                self.requests += 1
                if self.requests % self.one_in == 0:
                    self.cuts.append(piece.split(b" ", 1)[0].decode())
                    if len(self.cuts) % 2:
                        return
                    doomed.set()
            writer.write(piece)
            await writer.drain()

    async def down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, doomed: asyncio.Event) -> None:
        """Carry what the site answers; end instead when the request was to be cut after it."""
        while piece := await reader.read(PIECE):
            await asyncio.sleep(self.latency / 2)
            if doomed.is_set():
                return
            writer.write(piece)
            await writer.drain()

    async def serve(self, connection: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
        reader, writer = connection
        end: socket.socket = writer.get_extra_info("socket")
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
        with suppress(OSError):
            await self.carry(reader, writer)


@contextmanager
def bad_line(address: str, latency: float, one_in: int) -> Iterator[tuple[str, BadLine]]:
    """Open a bad line to the site; return the address of its near end, and the line."""
    parts = urlsplit(address)
    line = BadLine(parts.hostname or "", parts.port or 80, latency, one_in)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def open_it() -> asyncio.Server:
        return await asyncio.start_server(lambda *ends: line.serve(ends), "127.0.0.1", 0)

    async def close_it() -> None:
        server.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await asyncio.sleep(0)

    server = asyncio.run_coroutine_threadsafe(open_it(), loop).result()
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", line
    asyncio.run_coroutine_threadsafe(close_it(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()

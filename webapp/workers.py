"""The server's processes: granian's, with the sockets and the patience this site needs."""

import multiprocessing
import os
import signal
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import parent_process
from typing import Any

from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer, WorkerProcess

BACKLOG = 2048
CONNECTIONS = 2048
LONGEST_HEADER = 64 * 1024
SECONDS_TO_STOP = 10
STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
DEATHS, SECONDS = 20, 10.0
"""From this many deaths in this many seconds on, a pause before each replacement: one that cannot start takes no core.
"""


class Workers(MPServer):
    """Granian's server of several processes, with these differences.

    Each process has a listening socket that the parent made and keeps: connections that wait in the socket of a killed
    process are taken up by the next one. A process that dies is always replaced, where granian gives up on the second
    death in five seconds, and loses count when two die together. The kernel cuts a connection whose reader takes
    nothing for `silence` seconds: in granian such a reader would keep its place for ever.
    """

    def __init__(self, address: tuple[str, int], workers: int, silence: float = 30.0) -> None:
        """In: host and port, how many processes, seconds. Raises OSError when one cannot listen there."""
        # A process must inherit its socket, and all that is imported already: it then starts in no time.
        multiprocessing.set_start_method("fork", force=True)
        self.sockets = listening_sockets(address, workers, silence)
        self.holders = [SocketHolder(made.fileno(), False, BACKLOG) for made in self.sockets]  # type: ignore[call-arg]
        self.seen_alive = threading.Event()
        self.deaths: deque[float] = deque(maxlen=DEATHS)
        super().__init__(
            target="webapp",
            address=address[0],
            port=address[1],
            interface=Interfaces.ASGI,
            workers=workers,
            http=HTTPModes.http1,
            websockets=False,
            backlog=BACKLOG,
            backpressure=CONNECTIONS,
            http1_settings=HTTP1Settings(max_buffer_size=LONGEST_HEADER),
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=SECONDS_TO_STOP,
        )

    def signal_handler_reload(self, *args: Any, **kwargs: Any) -> None:
        """Stop when the terminal is closed, as programs do."""
        self.signal_handler_interrupt(*args, **kwargs)

    def _init_shared_socket(self) -> None:
        """Make nothing: the sockets are there."""

    def _drop_shared_socket(self) -> None:
        """Let nobody else in: called before the processes are told to stop."""
        for one in self.sockets:
            one.close()

    def _spawn_worker(self, idx: int, target: Any, callback_loader: Any) -> WorkerProcess:  # type: ignore[override]
        self._ssp, self._shd, self._sso = None, self.holders[idx], None  # type: ignore[assignment]
        return super()._spawn_worker(idx, target, partial(self.begin, idx, callback_loader))

    def _spawn_workers(self, spawn_target: Any, target_loader: Any) -> None:
        with deferred_stops():
            super()._spawn_workers(spawn_target, target_loader)

    def _respawn_workers(self, workers: Any, spawn_target: Any, target_loader: Any, delay: float = 0) -> None:
        with deferred_stops():
            super()._respawn_workers(workers, spawn_target, target_loader, delay)

    def begin(self, idx: int, load: Callable[[], Any]) -> Any:
        """Begin the life of a process: leave its own socket to granian, close the others', return what it serves.

        Of the signals to stop it hears SIGTERM alone, which ends it at once as long as it does not serve: what the
        terminal sends to all, the parent passes on.
        """
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        follow_parent()
        self.sockets.pop(idx).detach()
        self._drop_shared_socket()
        return load()

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:
        """Replace processes that died until a signal says to stop; stop if one dies before any has answered."""
        while True:
            # The kernel may give a signal to another thread; this one only learns of it when it wakes.
            if not self.main_loop_interrupt.wait(0.25):
                continue
            self.main_loop_interrupt.clear()
            if self.interrupt_signal or not self.seen_alive.is_set():
                return
            self.interrupt_children.clear()
            for worker in [worker for worker in self.wrks if not worker.is_alive()]:
                self.pause_if_too_many_died()
                self._respawn_workers([worker.idx], spawn_target, target_loader)

    def pause_if_too_many_died(self) -> None:
        """Count a death; wait a second when there were many of late."""
        now = time.monotonic()
        if len(self.deaths) == DEATHS and now - self.deaths[0] < SECONDS:
            time.sleep(1)
        self.deaths.append(now)


@contextmanager
def deferred_stops() -> Iterator[None]:
    """Let signals to stop wait until the block ends; the threads and processes begun in it begin deaf to them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def listening_sockets(address: tuple[str, int], count: int, silence: float) -> list[socket.socket]:
    """Return `count` sockets that share an address; raise OSError when another program has it."""
    family, kind, protocol, _, place = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as alone:
        # Sockets that share a port would share it with another server of ours too: this one finds it taken.
        alone.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        alone.bind(place)
    made = [socket.socket(family, kind, protocol) for _ in range(count)]
    for one in made:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(silence * 1000))
        one.bind(place)
        one.listen(BACKLOG)
    return made


def follow_parent() -> None:
    """Stop this process when its parent is killed: nobody would replace it, and it would keep the port."""

    def watch() -> None:
        if parent := parent_process():
            parent.join()
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(SECONDS_TO_STOP)
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

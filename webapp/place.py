"""Who uses an instance folder: any number of running sites together, or one program that needs it alone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "site.lock"
BUSY = {
    True: "The site is running on {}: stop it first.",
    False: "An upgrade is under way on {}: wait until it is done.",
}


class Occupied(Exception):
    """Somebody else uses the folder; the message is the one line to show."""


@contextmanager
def occupy(instance: Path, alone: bool = False) -> Iterator[None]:
    """Hold the folder while the block runs; raise Occupied when that cannot be.

    The kernel keeps the lock for this process and those it forks, and drops it when the last of them is gone,
    however they ended: there is no stale lock to remove.
    """
    with (instance / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Occupied(BUSY[alone].format(instance)) from None
        yield

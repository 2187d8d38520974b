"""Which workers of this machine live: each holds the lock of a file of its own, which the kernel drops when it dies."""

import contextlib
import fcntl
import secrets
from collections.abc import Iterator
from pathlib import Path

WORKERS = "workers"


@contextlib.contextmanager
def present(instance: Path) -> Iterator[str]:
    """Be there, under a name of one's own, while the block runs."""
    folder = instance / WORKERS
    folder.mkdir(mode=0o700, exist_ok=True)
    name = secrets.token_hex(8)
    made = folder / f".{name}"
    with made.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made.rename(folder / name)  # only now: a file without a lock would tell of a dead worker
        try:
            yield name
        finally:
            (folder / name).unlink(missing_ok=True)


def dead(instance: Path) -> list[str]:
    """Return the names of workers that are there no more, though they did not take their leave."""
    return [file.name for file in (instance / WORKERS).glob("[!.]*") if not held(file)]


def held(file: Path) -> bool:
    """Tell whether somebody holds the lock of a file."""
    try:
        with file.open() as probe:
            fcntl.flock(probe, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def forget(instance: Path, names: list[str]) -> None:
    """Remove the files of workers that are dead."""
    for name in names:
        (instance / WORKERS / name).unlink(missing_ok=True)

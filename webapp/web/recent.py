"""What was made last and may be wanted again: kept in memory, within bounds of number and of time."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A dictionary of at most `most` things, the oldest forgotten first, and all of them after `seconds` if told."""

    def __init__(self, most: int, seconds: float | None = None) -> None:
        self.most = most
        self.seconds = seconds
        self.kept: dict[K, tuple[float, V]] = {}
        self.lock = Lock()

    def get(self, key: K) -> V | None:
        """Return what is kept under a key, None for nothing, or nothing any more."""
        found = self.kept.get(key)
        return found[1] if found is not None and self.fresh(found[0]) else None

    def put(self, key: K, value: V) -> None:
        """Keep a value; what is too old, or too much, goes."""
        with self.lock:
            while self.kept and (len(self.kept) >= self.most or not self.fresh(next(iter(self.kept.values()))[0])):
                del self.kept[next(iter(self.kept))]
            self.kept[key] = monotonic(), value

    def forget(self, which: Callable[[K], bool]) -> None:
        """Forget what is kept under some keys."""
        with self.lock:
            for key in [key for key in self.kept if which(key)]:
                del self.kept[key]

    def fresh(self, made: float) -> bool:
        """Tell whether something made at that moment is still to be kept."""
        return self.seconds is None or monotonic() - made < self.seconds

"""The worker that delivers mails, beside the server: a process of its own, begun again when it dies, ended with it."""

import os
import shutil
import subprocess
import sys
import threading

PAUSE = 2.0
SECONDS_TO_END = 35.0
"""A mail that is being handed over is brought to its end first: that is when an answer may take longest."""


def politely(*command: str) -> list[str]:
    """Return a command of flask's, to be run behind all other processes."""
    polite = [found, "-n", "10"] if (found := shutil.which("nice")) else []
    return [*polite, sys.executable, "-m", "flask", "--app", "webapp", *command]


def started() -> subprocess.Popen[bytes] | None:
    """Start the process; None when the machine cannot.

    It ends when this process is not its parent any more, however that came about.
    """
    try:
        return subprocess.Popen(politely("deliver", "--parent", str(os.getpid())), stdin=subprocess.DEVNULL)  # noqa: S603
    except OSError as error:
        print(f"mail: the worker cannot be started: {error.strerror}", file=sys.stderr, flush=True)
        return None


class Companion:
    """The process, and the thread that looks after it."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start it, and again whenever it dies."""
        threading.Thread(target=self.look_after, daemon=True).start()

    def look_after(self) -> None:
        """Start the process as often as it ends, until all is over."""
        while not self.over.is_set():
            with self.lock:
                if self.over.is_set():
                    return
                self.process = started()
            if self.process:
                self.process.wait()
            self.over.wait(PAUSE)

    def end(self) -> None:
        """Have the process end after the mail it has in hand."""
        self.over.set()
        with self.lock:
            process = self.process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()

#!/usr/bin/env python3
"""Everything one does with Aplomb, from a machine that has only Python 3.11 and its venv.

    python3 run.py             serve the site
    python3 run.py install     make .venv from the lock, or bring it up to date
    python3 run.py check       formatting, types, layers, templates, dependencies, translations
    python3 run.py test        check, then every test; what follows goes to pytest
    python3 run.py bench       measure
    python3 run.py demo        serve a demonstration, with made-up people, that is deleted when it stops
    python3 run.py upgrade     back up, migrate, check; put the backup back if that fails (--no-backup: without one)

The other commands are flask's: .venv/bin/flask --app wsgi --help
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
STAMP = VENV / "installed.json"
UNFINISHED = VENV / "unfinished"
LOG = VENV / "install.log"
LOCKS = {"runtime": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
HTMX = ROOT / "static" / "vendor" / "htmx.min.js"
OLDEST = (3, 11)
NETWORK_SIGNS = ("NewConnectionError", "ConnectTimeout", "Max retries", "name resolution", "No matching distribution")


class Stop(Exception):
    """Nothing more can be done; the message is the line to show."""


def main(arguments: list[str]) -> int:
    """Do what the first argument says; return the exit code."""
    command, *rest = arguments or ["serve"]
    if command in {"-h", "--help", "help"}:
        print(__doc__)
        return 0
    if command not in COMMANDS:
        print(f"There is no command {command}: python3 run.py --help lists those there are.", file=sys.stderr)
        return 2
    try:
        need_python(sys.version_info[:2])
        os.chdir(ROOT)
        return COMMANDS[command](rest)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def serve(rest: list[str]) -> int:
    """Serve the site."""
    return become("serve", "webapp.serving", rest)


def demo(rest: list[str]) -> int:
    """Become the server of a demonstration."""
    return become("demo", "webapp.demo", rest)


def become(command: str, module: str, rest: list[str]) -> int:
    """Become a program of the project, so that signals reach it."""
    if rest:
        raise Stop(f"{command} takes no argument: the settings say the rest (.venv/bin/flask --app wsgi settings).")
    install()
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), "-m", module])


def check(rest: list[str]) -> int:
    """Run every check."""
    return developer("checks.suite", "check", *rest)


def test(rest: list[str]) -> int:
    """Run every check, then every test."""
    return developer("checks.suite", "test", *rest)


def bench(rest: list[str]) -> int:
    """Measure."""
    return developer("tests.bench", *rest)


def developer(module: str, *arguments: str) -> int:
    """Run one of the project's own modules, with the packages that only its developers need."""
    install(dev=True)
    return subprocess.call([PYTHON, "-m", module, *arguments], stdin=subprocess.DEVNULL)


def upgrade(rest: list[str]) -> int:
    """Upgrade a site that is stopped; the packages of one that runs are not touched either."""
    if PYTHON.exists():
        asked = subprocess.run([PYTHON, "-m", "webapp.upgrading", "--ask"], capture_output=True, text=True)
        if asked.returncode == 3:
            raise Stop(asked.stderr.strip())
    install()
    return subprocess.call([PYTHON, "-m", "webapp.upgrading", *rest])


def install(_rest: list[str] | None = None, dev: bool = False) -> int:
    """Bring .venv to what the lock and the project want; do nothing, at once, when it is there already."""
    with one_at_a_time() as lock:
        wanted, found = fingerprints(dev), stamp()
        if all(found.get(key) == value for key, value in wanted.items()) and built():
            return 0
        begun = time.monotonic()
        moved = found.get("place", wanted["place"]) != wanted["place"]
        if UNFINISHED.exists() or moved or found.get("python") != wanted["python"]:
            make_venv(lock)
            found = {}
        UNFINISHED.touch()
        which = "dev" if dev else "runtime"
        if found.get(which) != wanted[which]:
            say(f"Installing what {LOCKS[which].name} lists...")
            pip(lock, "install", "--require-hashes", "-r", str(LOCKS[which]))
        say("Installing Aplomb: its translations and htmx are put in place...")
        pip(lock, "install", "--no-deps", "--editable", str(ROOT))
        STAMP.write_text(json.dumps({**found, **wanted}))
        UNFINISHED.unlink()
        say(f"Installed in {time.monotonic() - begun:.0f} s.")
    return 0


@contextlib.contextmanager
def one_at_a_time():
    """Let one installation run at a time, others wait and find it done; give what pip must hold too.

    A pip that outlives a run.py which was killed would else go on writing into the .venv that the next one makes.
    """
    import fcntl

    with open(__file__) as this:
        fcntl.flock(this, fcntl.LOCK_EX)
        yield this.fileno()


def fingerprints(dev: bool) -> dict[str, str]:
    """Return what .venv must have been made from. The dev lock holds all that the other one does."""
    catalogs = sorted(ROOT.glob("translations/*/LC_MESSAGES/*.po"))
    made = {
        "python": ".".join(map(str, sys.version_info[:3])),
        "runtime": digest(LOCKS["runtime"]),
        "project": digest(ROOT / "pyproject.toml", ROOT / "hatch_build.py", *catalogs),
        "place": str(ROOT),
    }
    return {**made, "dev": digest(LOCKS["dev"])} if dev else made


def digest(*paths: Path) -> str:
    """Return one hash of the names and contents of files."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path.relative_to(ROOT)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return whole.hexdigest()


def stamp() -> dict[str, str]:
    """Return what .venv was made from, with the version its Python has today; empty when it has none that works."""
    try:
        version = "import sys; print('.'.join(map(str, sys.version_info[:3])))"
        today = subprocess.check_output([PYTHON, "-I", "-S", "-c", version], text=True, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return {}
    try:
        return {**json.loads(STAMP.read_text()), "python": today.strip()}
    except (OSError, ValueError):
        return {"python": today.strip()}


def built() -> bool:
    """Tell whether all that the build puts in place is there."""
    catalogs = ROOT.glob("translations/*/LC_MESSAGES/*.po")
    return not UNFINISHED.exists() and HTMX.exists() and all(path.with_suffix(".mo").exists() for path in catalogs)


def make_venv(lock: int) -> None:
    """Make .venv anew, empty; note that it is unfinished before anything else."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Stop(f"Python's venv module is missing: apt-get install python3.{sys.version_info[1]}-venv")
    say(f"Making .venv for Python {sys.version.split()[0]}...")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    base = getattr(sys, "_base_executable", sys.executable)
    done = subprocess.run([base, "-m", "venv", VENV], capture_output=True, text=True, pass_fds=[lock])
    if done.returncode:
        raise Stop(f"Python's venv module failed: {last_line(done.stdout + done.stderr)}")


def pip(lock: int, *arguments: str) -> None:
    """Run pip in .venv; raise Stop with one line that says what failed."""
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    command = [PYTHON, "-m", "pip", *arguments, *options]
    done = subprocess.run(command, capture_output=True, text=True, pass_fds=[lock])
    said = done.stdout + done.stderr
    LOG.write_text(said)
    if done.returncode and any(sign in said for sign in NETWORK_SIGNS):
        raise Stop(f"pip could not reach its package index: is there a network? (all it said: {LOG})")
    if done.returncode:
        raise Stop(f"pip failed: {last_line(said)} (all it said: {LOG})")


def need_python(version: tuple[int, ...]) -> None:
    """Raise Stop when this Python is too old."""
    if version < OLDEST:
        raise Stop("Python 3.11 or newer is needed, this is {}.{}.".format(*version))


def last_line(said: str) -> str:
    """Return the line of a program's output that most likely says what failed."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next(
        (line for line in reversed(lines) if "error" in line.lower()), lines[-1] if lines else "it said nothing"
    )


def say(what: str) -> None:
    """Print a line of progress."""
    print(what, flush=True)


COMMANDS = {command.__name__: command for command in (serve, install, check, test, bench, demo, upgrade)}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

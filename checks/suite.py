"""`python -m checks.suite check`: every check. `... test [pytest's arguments]`: every check, then every test."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
REPORTS = BIN.parent / "reports"
NO_TEST_CHOSEN = 5
TOGETHER = ["-n", "2"]
"""The fast tests share two processes; the others measure, or break things, and want the machine for themselves."""
CHECKS = {
    "ruff format": ["ruff", "format", "--check", "."],
    "ruff check": ["ruff", "check", "."],
    "mypy": ["mypy"],
    "lint-imports": ["lint-imports"],
    "djlint": ["djlint", "templates", "--lint", "--quiet"],
    "deptry": ["deptry", "."],
    "catalogs": ["python", "translations/catalogs.py", "check"],
}
TESTS = {
    "fast": "not browser and not faults and not thorough",
    "thorough": "thorough and not browser and not faults",
    "faults": "faults and not browser",
    "browser": "browser",
}
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
PLAYWRIGHTS_OWN = "import playwright.sync_api as s\nwith s.sync_playwright() as p: print(p.chromium.executable_path)"


class NoBrowser(Exception):
    """No Chromium is found and none could be installed; the message is the line to show."""


def main(arguments: list[str]) -> int:
    """Do what the first argument says; return the exit code."""
    command, *rest = arguments
    if command == "check":
        return 1 if check() else 0
    try:
        return test(rest)
    except NoBrowser as reason:
        print(reason, file=sys.stderr)
        return 1


def check() -> list[str]:
    """Run every check, say how long each took, show what those that fail say; return the names of these."""
    failed = []
    for name, command in CHECKS.items():
        begun = time.monotonic()
        done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
        say(f"{'FAILED' if done.returncode else 'ok':8}{name:14}{time.monotonic() - begun:5.1f} s")
        if done.returncode:
            failed.append(name)
            say(done.stdout + done.stderr)
    say(f"check: {'failed: ' + ', '.join(failed) if failed else 'all well'}")
    return failed


def test(arguments: list[str]) -> int:
    """Check, then run the tests group by group (those whose marks `arguments` choose as one), and say the sum."""
    failed = check()
    environment = os.environ | {"CHROMIUM": find_browser()}
    REPORTS.mkdir(exist_ok=True)
    sums = [0, 0, 0]
    for name, marks in {"chosen": ""}.items() if "-m" in arguments else TESTS.items():
        report = REPORTS / f"{name}.xml"
        report.unlink(missing_ok=True)
        begun = time.monotonic()
        command = [
            sys.executable,
            "-m",
            "pytest",
            f"--junitxml={report}",
            *(["-m", marks] if marks else []),
            *(TOGETHER if name == "fast" else []),
            *arguments,
        ]
        code = subprocess.call(command, cwd=ROOT, env=environment)
        say(f"{'ok' if code in {0, NO_TEST_CHOSEN} else 'FAILED':8}{name} tests: {time.monotonic() - begun:.1f} s")
        sums = [total + more for total, more in zip(sums, count(report), strict=True)]
        if code not in {0, NO_TEST_CHOSEN}:
            failed.append(f"{name} tests")
    if not any(sums):
        failed.append("no test was chosen")
    say(f"test: {'failed: ' + ', '.join(failed) if failed else 'all well'}")
    say("tests: {} passed, {} failed, {} skipped".format(*sums))
    return 1 if failed else 0


def count(report: Path) -> tuple[int, int, int]:
    """Return how many tests passed, failed and were skipped, from the report pytest made, if it made one."""
    if not report.exists():
        return 0, 0, 0
    suite = next(ElementTree.parse(report).iter("testsuite"))
    tests, failures, errors, skipped = (int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped"))
    return tests - failures - errors - skipped, failures + errors, skipped


def find_browser() -> str:
    """Return the path of a Chromium, installing one if there is none; raise NoBrowser if that fails too."""
    if given := os.environ.get("CHROMIUM"):
        if found := shutil.which(given):
            return found
        raise NoBrowser(f"CHROMIUM={given} is not a program.")
    if found := next(filter(None, map(shutil.which, BROWSERS)), None) or playwrights_own():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Chromium by apt-get...")
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "chromium"]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if found := shutil.which(BROWSERS[0]):
            return found
    say("Installing Chromium by playwright...")
    subprocess.run([BIN / "playwright", "install", "chromium"], check=False)
    if found := playwrights_own():
        return found
    raise NoBrowser("The browser tests need a Chromium, and none could be installed: apt-get install chromium")


def playwrights_own() -> str:
    """Return the path of the Chromium playwright has installed, "" for none."""
    done = subprocess.run([sys.executable, "-c", PLAYWRIGHTS_OWN], capture_output=True, text=True, check=False)
    path = done.stdout.strip()
    return path if path and Path(path).exists() else ""


def say(what: str) -> None:
    """Print a line now, before what the next program prints."""
    print(what, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

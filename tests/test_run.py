"""run.py: what it installs and when, and what it says when it cannot. Nothing is really installed here."""

import ast
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

import run

FILES = {
    "requirements.lock": "flask==3",
    "requirements-dev.lock": "flask==3 pytest==9",
    "pyproject.toml": "[project]",
    "hatch_build.py": "HOOK = 1",
    "translations/fr/LC_MESSAGES/messages.po": 'msgid ""',
}
PROJECT = ("Installing Aplomb",)
RUNTIME = ("Installing what requirements.lock", "Installing Aplomb")
DEV = ("Installing what requirements-dev.lock", "Installing Aplomb")
ANEW = ("Making .venv", *RUNTIME)


class Place:
    """A project of five files with a pretended pip: `steps()` tells what an installation does."""

    def __init__(self, root, monkeypatch, capsys):
        self.root, self.capsys, self.pip_fails = root, capsys, ""
        for name, text in FILES.items():
            self.write(name, text)
        venv = root / ".venv"
        for name, value in {
            "ROOT": root,
            "VENV": venv,
            "PYTHON": venv / "bin" / "python",
            "STAMP": venv / "installed.json",
            "UNFINISHED": venv / "unfinished",
            "LOG": venv / "install.log",
            "LOCKS": {"runtime": root / "requirements.lock", "dev": root / "requirements-dev.lock"},
            "HTMX": root / "htmx.min.js",
        }.items():
            monkeypatch.setattr(run, name, value)
        monkeypatch.setattr(run, "subprocess", SimpleNamespace(**{**vars(subprocess), "run": self.pretend}))
        monkeypatch.setattr(run.os, "chdir", lambda _path: None)

    def write(self, name, text):
        """Write a file of the project."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def pretend(self, command, **_how):
        """Stand in for venv and pip."""
        words = [str(word) for word in command]
        if "venv" in words:
            (self.root / ".venv" / "bin").mkdir(parents=True)
            (self.root / ".venv" / "bin" / "python").symlink_to(sys.executable)
        if "--editable" in words and not self.pip_fails:
            self.write("htmx.min.js", "")
            self.write("translations/fr/LC_MESSAGES/messages.mo", "")
        failed = self.pip_fails and "pip" in words
        return SimpleNamespace(returncode=int(bool(failed)), stdout="", stderr=self.pip_fails)

    def steps(self, **how):
        """Install; return the lines said on the way, the last one left out."""
        run.install(**how)
        return self.capsys.readouterr().out.splitlines()[:-1]

    def does(self, *expected, **how):
        """Assert that an installation takes these steps, and that the next one takes none."""
        said = self.steps(**how)
        assert [line.startswith(start) for line, start in zip(said, expected, strict=True)] == [True] * len(said)
        assert self.steps(**how) == []


@pytest.fixture
def place(tmp_path, monkeypatch, capsys):
    """A project where nothing is installed yet."""
    return Place(tmp_path, monkeypatch, capsys)


@pytest.fixture
def installed(place):
    """A project that was installed."""
    place.does(*ANEW)
    return place


def test_a_first_installation_makes_all_and_a_second_nothing(place):
    place.does(*ANEW)


def test_a_new_lock_is_installed(installed):
    installed.write("requirements.lock", "flask==4")
    installed.does(*RUNTIME)


@pytest.mark.parametrize("name", ["pyproject.toml", "hatch_build.py", "translations/fr/LC_MESSAGES/messages.po"])
def test_a_change_of_the_project_only_redoes_the_project(installed, name):
    installed.write(name, "changed")
    installed.does(*PROJECT)


def test_a_new_catalog_redoes_the_project(installed):
    installed.write("translations/it/LC_MESSAGES/messages.po", 'msgid ""')
    run.install()
    assert "Installing Aplomb" in installed.capsys.readouterr().out


@pytest.mark.parametrize("lost", ["htmx.min.js", "translations/fr/LC_MESSAGES/messages.mo"])
def test_what_the_build_made_and_somebody_removed_is_made_again(installed, lost):
    (installed.root / lost).unlink()
    installed.does(*PROJECT)


def test_developers_get_theirs_once_and_serving_then_needs_nothing(installed):
    installed.does(*DEV, dev=True)
    assert installed.steps() == []


def test_a_new_runtime_lock_alone_leaves_the_developers_stamp_to_be_checked(installed):
    installed.does(*DEV, dev=True)
    installed.write("requirements.lock", "flask==4")
    installed.write("requirements-dev.lock", "flask==4 pytest==9")
    installed.does(*RUNTIME)
    installed.does(*DEV, dev=True)


def test_an_installation_that_was_killed_is_begun_anew(installed):
    (installed.root / ".venv" / "unfinished").touch()
    installed.does(*ANEW)


def test_an_installation_killed_before_its_end_is_begun_anew(installed):
    installed.write("requirements.lock", "flask==4")
    installed.pip_fails = "ERROR: killed"
    with pytest.raises(run.Stop):
        run.install()
    installed.pip_fails = ""
    installed.capsys.readouterr()
    installed.does(*ANEW)


def test_a_venv_made_by_hand_is_filled_not_wiped(place):
    place.pretend(["python", "-m", "venv"])
    place.does(*RUNTIME)


def test_a_venv_whose_python_is_gone_is_made_anew(installed):
    (installed.root / ".venv" / "bin" / "python").unlink()
    installed.does(*ANEW)


def test_a_venv_of_another_python_is_made_anew(installed, monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 99, 0))
    run.install()
    assert installed.capsys.readouterr().out.startswith("Making .venv")


def test_a_project_that_was_moved_is_installed_anew(installed):
    stamp = installed.root / ".venv" / "installed.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"place": "/elsewhere"}))
    installed.does(*ANEW)


def test_a_torn_stamp_is_no_stamp(installed):
    (installed.root / ".venv" / "installed.json").write_text('{"runt')
    installed.does(*RUNTIME)


def complaint(capsys, *arguments):
    """Return the exit code and the one line said on the error output."""
    code = run.main(list(arguments))
    (line,) = capsys.readouterr().err.splitlines()
    return code, line


def test_no_network_is_said_in_a_line(place):
    place.pip_fails = "WARNING: Retrying\nERROR: Max retries exceeded with url\nERROR: No matching distribution"
    code, line = complaint(place.capsys, "install")
    assert (code, line.partition(":")[0]) == (1, "pip could not reach its package index")


def test_another_failure_of_pip_is_said_in_its_own_words(place):
    place.pip_fails = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\nnote: bye"
    code, line = complaint(place.capsys, "install")
    assert (code, line.partition(" (")[0]) == (1, "pip failed: ERROR: THESE PACKAGES DO NOT MATCH THE HASHES")


def test_a_missing_venv_module_is_named_with_its_package(place, monkeypatch):
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    assert complaint(place.capsys, "install")[1].endswith(f"apt-get install python3.{sys.version_info[1]}-venv")


def test_a_lock_that_is_not_there_is_named(place):
    (place.root / "requirements.lock").unlink()
    assert complaint(place.capsys, "install") == (1, f"{place.root / 'requirements.lock'}: No such file or directory")


def test_an_old_python_is_refused():
    with pytest.raises(run.Stop, match=r"3\.11 or newer is needed, this is 3\.9"):
        run.need_python((3, 9))


def test_an_old_python_can_read_the_file_far_enough_to_say_so():
    ast.parse(run.Path(run.__file__).read_text(), feature_version=(3, 8))


def test_a_word_that_is_no_command_is_refused(capsys):
    assert complaint(capsys, "tset") == (
        2,
        "There is no command tset: python3 run.py --help lists those there are.",
    )


def test_serve_takes_no_argument(capsys):
    assert complaint(capsys, "serve", "--port=1")[0] == 1


def test_help_names_every_command(capsys):
    assert run.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [name for name in run.COMMANDS if f"run.py {name}" not in said] == ["serve"]


def test_an_upgrade_touches_nothing_while_the_site_runs(installed, monkeypatch, capsys):
    busy = SimpleNamespace(returncode=3, stdout="", stderr="the site is running\n")
    monkeypatch.setattr(run.subprocess, "run", lambda *_command, **_how: busy)
    assert complaint(capsys, "upgrade") == (1, "the site is running")

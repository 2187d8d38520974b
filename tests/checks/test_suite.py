"""The checks and the tests as a whole: all run, whatever fails is named, and a browser is found."""

import subprocess
from types import SimpleNamespace

import pytest

from checks import suite


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A machine without any browser; programs are put in place by their names."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(suite, "BROWSERS", (str(tmp_path / "chromium"),))
    monkeypatch.setattr(suite, "playwrights_own", lambda: "")
    monkeypatch.setattr(suite.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(suite.subprocess, "run", lambda *_command, **_how: None)

    def put(name):
        path = tmp_path / name
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
        return str(path)

    return put


def test_the_browser_one_names_is_taken(programs, monkeypatch):
    programs("chromium")
    monkeypatch.setenv("CHROMIUM", programs("mine"))
    assert suite.find_browser().endswith("/mine")


def test_a_browser_one_names_wrongly_is_not_replaced_in_silence(programs, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(suite.NoBrowser, match="/nowhere/chromium is not a program"):
        suite.find_browser()


def test_the_browser_of_the_machine_is_taken(programs):
    path = programs("chromium")
    assert suite.find_browser() == path


def test_playwrights_own_browser_is_taken(programs, monkeypatch):
    monkeypatch.setattr(suite, "playwrights_own", lambda: "/own/chrome")
    assert suite.find_browser() == "/own/chrome"


def test_root_gets_a_browser_from_the_distribution(programs, monkeypatch):
    said = []

    def install(command, **_how):
        said.append(" ".join(map(str, command)))
        if "install" in command:
            programs("chromium")

    monkeypatch.setattr(suite.os, "geteuid", lambda: 0)
    monkeypatch.setattr(suite.shutil, "which", lambda name, which=suite.shutil.which: which(name) or name == "apt-get")
    monkeypatch.setattr(suite.subprocess, "run", install)
    assert suite.find_browser().endswith("/chromium")
    assert said == ["apt-get -qq update", "apt-get -qq install -y chromium"]


def test_no_browser_at_all_says_how_to_get_one(programs):
    with pytest.raises(suite.NoBrowser, match="apt-get install chromium"):
        suite.find_browser()


def test_the_tests_that_ran_are_counted(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite tests="10" failures="1" errors="2" skipped="3"/></testsuites>')
    assert suite.count(report) == (4, 3, 3)
    assert suite.count(tmp_path / "none.xml") == (0, 0, 0)


@pytest.fixture
def outcomes(monkeypatch, tmp_path):
    """Checks that pass, and pytest runs that each end with the next of the codes given; `ran` keeps their arguments."""
    given = SimpleNamespace(codes=[], ran=[])

    def call(command, **_how):
        given.ran.append(command[4:])
        return given.codes.pop(0)

    monkeypatch.setattr(suite, "check", list)
    monkeypatch.setattr(suite, "find_browser", lambda: "chromium")
    monkeypatch.setattr(suite, "REPORTS", tmp_path)
    monkeypatch.setattr(suite, "count", lambda _report: (1, 0, 0))
    monkeypatch.setattr(suite.subprocess, "call", call)
    return given


@pytest.mark.parametrize(
    ("codes", "code"), [([0, 0, 0, 0], 0), ([0, 5, 5, 5], 0), ([0, 1, 0, 0], 1), ([0, 0, 0, 2], 1)]
)
def test_every_group_runs_and_one_that_fails_fails_all(outcomes, codes, code):
    outcomes.codes = list(codes)
    assert suite.main(["test"]) == code
    assert [arguments[1] for arguments in outcomes.ran] == list(suite.TESTS.values())


def test_what_one_chooses_oneself_runs_once(outcomes):
    outcomes.codes = [0]
    assert suite.main(["test", "-m", "faults", "tests/faults"]) == 0
    assert outcomes.ran == [["-m", "faults", "tests/faults"]]


def test_no_test_at_all_is_a_failure(outcomes, monkeypatch, capsys):
    outcomes.codes = [5, 5, 5, 5]
    monkeypatch.setattr(suite, "count", lambda _report: (0, 0, 0))
    assert suite.main(["test", "-k", "nothing"]) == 1
    assert capsys.readouterr().out.endswith("tests: 0 passed, 0 failed, 0 skipped\n")


def test_a_failed_check_fails_the_tests_that_pass(outcomes, monkeypatch):
    outcomes.codes = [0, 0, 0, 0]
    monkeypatch.setattr(suite, "check", lambda: ["mypy"])
    assert suite.main(["test"]) == 1


def test_checks_all_run_and_those_that_fail_are_named(monkeypatch, capsys):
    monkeypatch.setattr(suite, "CHECKS", {"one": ["one"], "two": ["two"], "three": ["three"]})

    def pretend(command, **_how):
        return subprocess.CompletedProcess(command, int(command[0].name != "two"), "what is wrong\n", "")

    monkeypatch.setattr(suite.subprocess, "run", pretend)
    assert suite.check() == ["one", "three"]
    assert capsys.readouterr().out.count("what is wrong") == 2

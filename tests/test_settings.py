"""The settings: where they come from, and what is refused, each time in one line that names the setting."""

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from stat import S_IMODE

import pytest
from flask import Flask

from tests.databases import PRODUCTION
from webapp.settings import SETTINGS, SettingError, read_settings

ROOT = Path(__file__).parent.parent
SECRET = "a-secret-of-at-least-thirty-two-characters"
OPEN = PRODUCTION | {"HOST": "0.0.0.0", "SECRET_KEY": SECRET, "LINK_KEY": SECRET}
UNSAFE = {
    "PUBLIC_URL": "http://aplomb.example",
    "SECRET_KEY": "short",
    "LINK_KEY": "short",
    "OPERATOR_NAME": "",
    "OPERATOR_CONTACT": "",
    "HOSTING_NAME": " ",
    "SMTP_URL": "",
    "MAIL_FROM": " ",
}
Read = Callable[..., dict[str, object]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read settings given in the place of the environment."""
    return lambda **given: read_settings({"INSTANCE": str(tmp_path / "instance"), **given})


@pytest.fixture
def refusal(read: Read) -> Callable[..., str]:
    """Return the one line by which settings are refused."""

    def refused(**given: str) -> str:
        with pytest.raises(SettingError) as raised:
            read(**given)
        assert "\n" not in str(raised.value)
        return str(raised.value)

    return refused


def test_each_setting_has_a_default_that_can_be_used(read: Read) -> None:
    settings = read()
    assert (settings["HOST"], settings["PORT"], settings["TIME_ZONE"]) == ("127.0.0.1", 8000, "Europe/Paris")
    assert settings["PUBLIC_URL"] == "http://127.0.0.1:8000"


def test_an_empty_setting_is_its_default(read: Read) -> None:
    assert read(**{row.name: " " for row in SETTINGS if row.name != "INSTANCE"})["PORT"] == 8000


def test_the_public_address_follows_host_and_port(read: Read) -> None:
    assert read(HOST="::1", PORT="9000")["PUBLIC_URL"] == "http://[::1]:9000"


@pytest.mark.parametrize("written", ["http://localhost:9000", "http://localhost:9000/", " http://localhost:9000 "])
def test_the_public_address_is_kept_without_its_last_slash(read: Read, written: str) -> None:
    assert read(PUBLIC_URL=written)["PUBLIC_URL"] == "http://localhost:9000"


def test_what_is_not_set_is_made_in_the_instance_folder(read: Read, tmp_path: Path) -> None:
    settings = read()
    instance = tmp_path / "instance"
    assert settings["DATABASE_URL"] == f"sqlite:///{instance / 'aplomb.db'}"
    assert S_IMODE(instance.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["secret_key", "link_key"])
def test_a_secret_is_made_once_for_its_owner_alone(read: Read, tmp_path: Path, name: str) -> None:
    made = read()[name.upper()]
    file = tmp_path / "instance" / name
    assert S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == made == read()[name.upper()]
    assert len(str(made)) >= 40


def test_the_two_secrets_made_are_two(read: Read) -> None:
    assert read()["SECRET_KEY"] != read()["LINK_KEY"]


def test_a_secret_that_is_set_makes_no_file(read: Read, tmp_path: Path) -> None:
    read(SECRET_KEY=SECRET, LINK_KEY=SECRET)
    assert list((tmp_path / "instance").iterdir()) == []


def test_an_emptied_secret_is_not_replaced_in_silence(read: Read, refusal: Callable[..., str], tmp_path: Path) -> None:
    read()
    (tmp_path / "instance" / "link_key").write_text("")
    assert "link_key is empty" in refusal()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "٨٠٠٠"),
        ("PORT", "8000.0"),
        ("PORT", "-1"),
        ("WORKERS", "none"),
        ("RETENTION_MONTHS", "0"),
        ("TRUSTED_PROXIES", "yes"),
        ("TIME_ZONE", "Europe/Nowhere"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("PUBLIC_URL", "aplomb.example"),
        ("PUBLIC_URL", "ftp://aplomb.example"),
        ("PUBLIC_URL", "https://aplomb.example/path"),
        ("PUBLIC_URL", "https://aplomb.example?a=b"),
        ("PUBLIC_URL", "https://aplomb.example#part"),
        ("PUBLIC_URL", "https://user:pass@aplomb.example"),
        ("PUBLIC_URL", "https://aplomb.example:port"),
        ("PUBLIC_URL", "https://aplomb.example\nX: y"),
        ("PUBLIC_URL", "https://[::1"),
        ("PUBLIC_URL", 'https://"><script>'),
        ("INSTANCE", "/dev/null"),
        ("INSTANCE", "/proc/nowhere"),
    ],
)
def test_k6_a_malformed_setting_is_refused_by_name(refusal: Callable[..., str], name: str, value: str) -> None:
    assert refusal(**{name: value}).startswith(f"Setting {name}=")


@pytest.mark.parametrize(
    "value",
    [
        "mysql://user:hidden@host/db",
        "postgresql://user:hidden@host/db",
        "postgresql+psycopg://user:hidden@host:port/db",
        "hidden",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
    ],
)
def test_a_malformed_database_is_refused_without_showing_it(refusal: Callable[..., str], value: str) -> None:
    said = refusal(DATABASE_URL=value)
    assert said.startswith("Setting DATABASE_URL: ")
    assert "hidden" not in said


@pytest.mark.parametrize("name", ["SECRET_KEY", "LINK_KEY"])
def test_k6_a_short_secret_is_refused_everywhere_without_showing_it(refusal: Callable[..., str], name: str) -> None:
    assert refusal(**{name: "a" * 31}) == f"Setting {name}: at least 32 characters are needed."


def test_k6_a_site_open_to_others_starts_when_all_is_set(read: Read) -> None:
    assert read(**OPEN)["PUBLIC_URL"] == "https://aplomb.example"


@pytest.mark.parametrize("wrong", [names for size in (1, 2, 8) for names in combinations(UNSAFE, size)], ids="+".join)
@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "aplomb.example", "127.0.0.1"])
def test_k6_a_site_open_to_others_refuses_what_is_unsafe(
    refusal: Callable[..., str], host: str, wrong: tuple[str, ...]
) -> None:
    if host == "127.0.0.1" and "PUBLIC_URL" in wrong:
        return
    said = refusal(**OPEN | {"HOST": host} | {name: UNSAFE[name] for name in wrong})
    assert said.split()[1].rstrip(":") in wrong


@pytest.mark.parametrize("debug", ["1", "true", "yes"])
@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
def test_k6_a_site_open_to_others_never_runs_in_debug_mode(
    refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch, host: str, debug: str
) -> None:
    monkeypatch.setenv("FLASK_DEBUG", debug)
    assert refusal(**OPEN | {"HOST": host}).startswith("FLASK_DEBUG")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.10", "::1", "localhost"])
def test_on_ones_own_machine_nothing_more_is_asked(read: Read, host: str) -> None:
    assert read(HOST=host)


def test_k6_a_cookie_is_bound_to_its_host_iff_the_site_is_https(make_app: Callable[..., Flask]) -> None:
    assert make_app(**OPEN).config["SESSION_COOKIE_NAME"] == "__Host-session"


def test_k6_over_http_no_cookie_pretends_to_be_secure(app: Flask) -> None:
    assert app.config["SESSION_COOKIE_NAME"] == "session"
    assert not app.config["SESSION_COOKIE_SECURE"]


def test_an_unknown_setting_is_refused_by_name(refusal: Callable[..., str]) -> None:
    assert refusal(PROT="8000").startswith("Unknown setting PROT:")


def from_file(tmp_path: Path, text: str) -> dict[str, object]:
    (tmp_path / ".env").write_text(text)
    return read_settings(dotenv=tmp_path / ".env")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment with nothing of ours in it but the folder."""
    for row in SETTINGS:
        monkeypatch.delenv(row.name, raising=False)
    monkeypatch.setenv("INSTANCE", str(tmp_path / "instance"))
    return monkeypatch


def test_settings_come_from_the_env_file(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert from_file(tmp_path, "PORT=9000\nOPERATOR_NAME='Zoë & co'\n")["OPERATOR_NAME"] == "Zoë & co"


def test_the_environment_comes_before_the_env_file(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.setenv("PORT", "9001")
    assert from_file(tmp_path, "PORT=9000\n")["PORT"] == 9001


def test_an_unknown_name_in_the_env_file_is_refused(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="Unknown setting SECERT_KEY"):
        from_file(tmp_path, "SECERT_KEY=abc\n")


def test_what_else_is_in_the_environment_is_not_ours(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.setenv("SOMETHING_ELSE", "1")
    assert from_file(tmp_path, "")["PORT"] == 8000


def test_flask_settings_lists_every_setting_and_no_secret(app: Flask) -> None:
    with app.app_context():
        listed = app.test_cli_runner().invoke(args=["settings"]).output
    for row in SETTINGS:
        assert row.name in listed.split()
        assert row.help in listed
    assert not any(app.config[name] in listed for name in ("SECRET_KEY", "LINK_KEY"))


def test_a_setting_that_cannot_be_used_stops_the_start_with_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flask", "--app", str(ROOT / "wsgi"), "settings"]
    environment = os.environ | {"PORT": "eighty", "INSTANCE": str(tmp_path)}
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == "Setting PORT=eighty: a whole number from 1 to 65535 was expected."

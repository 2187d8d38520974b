"""The settings of mail: malformed ones are refused, their defaults can be used."""

from pathlib import Path

import pytest

from webapp.settings import SettingError, read_settings


def read(folder: Path, **given: str) -> dict[str, object]:
    """Read settings given in the place of the environment."""
    return read_settings({"INSTANCE": str(folder / "instance"), **given})


@pytest.mark.parametrize(
    "value", ["hidden", "https://user:hidden@host", "smtp://", "smtp://host:port", "smtps://host?starttls=1"]
)
def test_a_malformed_mail_server_is_refused_without_showing_it(tmp_path: Path, value: str) -> None:
    with pytest.raises(SettingError, match=r"^Setting SMTP_URL: ") as raised:
        read(tmp_path, SMTP_URL=value)
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAILS_PER_DAY", "0"),
        ("DELIVER_INSIDE", "yes"),
        ("MAIL_FROM", "Aplomb"),
        ("MAIL_FROM", "a@aplomb.example, b@aplomb.example"),
    ],
)
def test_a_malformed_setting_of_mail_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^Setting {name}="):
        read(tmp_path, **{name: value})


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"PUBLIC_URL": "http://localhost:9000"}, "aplomb@localhost"),
        ({"HOST": "::1"}, "aplomb@localhost"),
        ({"MAIL_FROM": "site@aplomb.example"}, "site@aplomb.example"),
    ],
)
def test_mails_come_from_the_host_of_the_public_address_unless_told(
    tmp_path: Path, given: dict[str, str], address: str
) -> None:
    assert read(tmp_path, **given)["MAIL_FROM"] == address

"""What a coach takes along, read back by csv, json and openpyxl."""

import csv
import json
from io import BytesIO, StringIO
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from tests.cast import Person
from tests.coaching import Coach, writing
from tests.grouped import completes, full_group
from tests.page import fetch
from webapp.store import coach_exports
from webapp.store.clients import Choice
from webapp.store.consents import choose
from webapp.store.engine import connection, insert
from webapp.store.models import Note

pytestmark = pytest.mark.thorough

TABLES = ("clients", "scores", "answers", "outcomes")
NOT_SHARED = Choice(shares=False)
REPORTS_ONLY = Choice(shares=True)


@pytest.fixture
def coach(app: Flask) -> Coach:
    return Coach.signs_in(app)


def rows(coach: Coach, table: str, query: str = "", language: str = "en") -> list[dict[str, str]]:
    response = coach.client.get(coach.path(f"/exports/{table}.csv{query}", language))
    assert response.status_code == 200
    assert response.data.startswith(b"\xef\xbb\xbf")
    text = StringIO(response.data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";" if language == "fr" else ","))


def sheet(coach: Coach, table: str) -> list[dict[str, Any]]:
    head, *found = load_workbook(BytesIO(coach.get(f"/exports/{table}.xlsx").data)).active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


def everything(coach: Coach) -> dict[str, Any]:
    return json.loads(coach.get("/exports/everything.json").data)


def test_clients_come_by_name_with_the_scores_they_share(coach: Coach) -> None:
    group = coach.group("Spring")
    completes(coach, group, 2, name="Élan")
    coach.follows(Person.begins(coach.app), group, None, name="Bo", email="bo@aplomb.example")
    bo, elan = rows(coach, "clients")
    assert (bo["Name"], bo["E-mail"], bo["State"], bo["Shares"]) == (
        "Bo",
        "bo@aplomb.example",
        "sent",
        "not chosen yet",
    )
    assert (elan["Group"], elan["State"], elan["Shares"], elan["Index"]) == ("Spring", "audit completed", "yes", "50.0")
    assert (elan["Brand"], elan["Activity"], elan["Audits completed"]) == ("12.5", "50", "1")


def test_french_tables_have_french_separators_and_decimals(coach: Coach) -> None:
    completes(coach, coach.group(), 2)
    whole = coach.client.get(coach.path("/exports/scores.csv", "fr")).data.decode("utf-8-sig")
    assert whole.splitlines()[1].split(";")[5:7] == ['"50,0"', '"12,5"']


@pytest.mark.parametrize("table", TABLES)
def test_both_kinds_of_file_hold_the_same(coach: Coach, table: str) -> None:
    full_group(coach, (1, 2))
    written, typed = rows(coach, table), sheet(coach, table)
    assert len(written) == len(typed) == (2 if table == "clients" else 4)
    for one, other in zip(written, typed, strict=True):
        for name in set(one) - {"Completed on", "Since", "Last audit", "Invited on"}:
            value = other[name]
            assert one[name] == ("" if value is None else str(value)) or float(one[name]) == float(value)


def test_c9_who_does_not_share_is_there_by_their_state_alone(coach: Coach) -> None:
    group = coach.group()
    completes(coach, group, 3, NOT_SHARED, name="Quiet")
    (row,) = rows(coach, "clients")
    assert (row["Name"], row["State"], row["Shares"]) == ("Quiet", "audit completed", "no")
    assert not any(row[name] for name in ("Index", "Brand", "Activity", "Quality", "Audits completed", "Last audit"))
    assert rows(coach, "scores") == rows(coach, "answers") == rows(coach, "outcomes") == []
    whole = coach.get("/exports/everything.json").text
    assert "75.2" not in whole
    assert "reports" not in everything(coach)["clients"][0]


def test_answers_and_outcomes_need_a_choice_of_their_own(coach: Coach) -> None:
    completes(coach, coach.group(), 3, REPORTS_ONLY)
    assert len(rows(coach, "scores")) == 1
    assert rows(coach, "answers") == rows(coach, "outcomes") == []
    (report,) = everything(coach)["clients"][0]["reports"]
    assert not {"answers", "context", "outcomes", "official"} & set(report)
    assert "7351" not in json.dumps(report)


@pytest.mark.both
def test_answers_are_levels_and_outcomes_counts(app: Flask) -> None:
    coach = Coach.signs_in(app)
    completes(coach, coach.group(), 3)
    assert rows(coach, "answers")[0]["Publishing rhythm"] == "3"
    assert rows(coach, "outcomes")[0]["Real conversations"] == "7351"
    assert rows(coach, "scores")[0]["Index"] == "75.2"


def test_c9_what_is_taken_back_is_out_of_the_next_file(coach: Coach) -> None:
    client = completes(coach, coach.group(), 3)
    assert rows(coach, "scores")
    with writing(coach.app):
        choose(client, NOT_SHARED)
    assert not any(rows(coach, table) for table in TABLES[1:])
    assert "75.2" not in coach.get("/exports/clients.csv").text + coach.get("/exports/everything.json").text


def test_c2_nobody_reads_another_coach_s_clients(coach: Coach) -> None:
    group = full_group(coach, (1,))
    other = Coach.signs_in(coach.app)
    assert not any(rows(other, table) for table in TABLES)
    assert everything(other)["clients"] == everything(other)["groups"] == []
    for query in (f"?group={group.id}", "?group=99999999999", "?group=x"):
        assert other.get(f"/exports/clients.csv{query}").status_code == 404
        assert other.get(f"/exports{query}").status_code == 404


def test_a_group_can_be_taken_alone(coach: Coach) -> None:
    group = coach.group("One")
    completes(coach, group, 2, name="In")
    completes(coach, coach.group("Two"), 2, name="Out")
    assert [row["Name"] for row in rows(coach, "scores", f"?group={group.id}")] == ["In"]
    assert coach.page(f"/exports?group={group.id}").all(f"a[href$='clients.xlsx?group={group.id}']")


def test_d4_a_name_is_never_a_formula(coach: Coach) -> None:
    coach.follows(Person.begins(coach.app), coach.group("=1+1"), None, name='=HYPERLINK("http://x")')
    (row,) = rows(coach, "clients")
    assert (row["Name"][:2], row["Group"]) == ("'=", "'=1+1")
    cells = list(load_workbook(BytesIO(coach.get("/exports/clients.xlsx").data)).active)[1]
    assert (cells[0].data_type, cells[0].value) == ("s", '=HYPERLINK("http://x")')


def test_everything_holds_the_account_without_its_secrets(coach: Coach) -> None:
    client = completes(coach, coach.group("Spring", welcome="Hello"), 2)
    note = {"client_id": client.id, "card_id": None, "text": "A note", "shared": False, "written_at": client.added_at}
    with writing(coach.app):
        connection().execute(insert(Note).values(**note))
    found = everything(coach)
    assert found["account"]["email"] == coach.email
    assert not {"password", "tf_totp_secret", "mf_recovery_codes"} & set(found["account"])
    assert found["groups"][0]["welcome"] == "Hello"
    (told,) = found["clients"]
    assert (told["notes"][0]["text"], told["reports"][0]["answers"]["brand.publishing"]) == ("A note", 2)
    assert "space_id" not in told


@pytest.mark.both
def test_a_long_list_is_read_page_by_page_and_nobody_is_lost(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coach_exports, "PAGE", 2)
    coach = Coach.signs_in(app)
    group = coach.group()
    for place in range(5):
        coach.follows(Person.begins(app), group, None, name="Same" if place % 2 else "Other", archived=place == 0)
    assert [row["Name"] for row in rows(coach, "clients")] == ["Other", "Other", "Same", "Same", "Other"]
    assert len(everything(coach)["clients"]) == 5


@pytest.mark.parametrize("path", ["/account", "/account/delete"])
def test_the_account_leads_to_the_exports(coach: Coach, path: str) -> None:
    assert fetch(coach.client, coach.page(path).link("Exports and papers")).h1 == "Exports and papers"

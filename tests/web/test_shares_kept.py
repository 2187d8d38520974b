"""What a shared report leaves: in the database, in one's data, after a new link, an erasure or a purge."""

from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.page import Page, fetch, spaced
from webapp.extensions import db
from webapp.store.spaces import purge
from webapp.web.limits import WRONG_LINKS

pytestmark = pytest.mark.both


@pytest.fixture
def owner(person: Person) -> Person:
    """Someone with one report, shared, and the token of its link."""
    person.answer_all(2)
    person.finish()
    return person


def rows(person: Person) -> list[str]:
    with person.app.app_context():
        return [str(tuple(row)) for row in db.session.execute(text("SELECT * FROM shares")).all()]


def test_c1_the_database_does_not_hold_the_link_nor_its_hash_once_it_is_revoked(owner: Person) -> None:
    token = owner.share()
    (kept,) = rows(owner)
    assert token not in kept
    assert str(urlsafe_b64decode(token)) not in kept
    owner.post("/report/1/share", {"do": "revoke"})
    assert "None" in rows(owner)[0]


def test_c1_a_shared_link_and_a_spaces_link_never_open_each_others_page(owner: Person) -> None:
    token = owner.share()
    fetch(owner.client, f"/en/space/{token}/", 404)
    fetch(owner.client, f"/en/shared/{owner.token}", 404)


@pytest.mark.parametrize("wrong", ["x", "A" * 32, "a" * 3000, "é" * 32, "%00" * 8, "%ED%A0%80", "*", "%20", "null"])
def test_c1_a_malformed_link_gets_the_page_of_any_unknown_path(client: FlaskClient, wrong: str) -> None:
    response = client.get(f"/en/shared/{wrong}")
    assert response.status_code == 404
    assert Page(response, client.application).words == fetch(client, "/en/nowhere", 404).words


def test_c1_wrong_links_of_both_kinds_are_counted_together(
    owner: Person, client: FlaskClient, time_machine: TimeMachineFixture
) -> None:
    token = owner.share()
    time_machine.move_to(datetime.now(UTC), tick=False)
    paths = [f"/en/{kind}/{number}" for number in range(31) for kind in ("space", "shared")]
    statuses = [client.get(f"{path}/" if "space" in path else path).status_code for path in paths]
    assert statuses == [404] * WRONG_LINKS.amount + [429] * 2
    assert client.get(f"/en/shared/{token}").status_code == 200


def test_a_new_link_to_the_space_leaves_shared_reports_as_they_are(owner: Person, client: FlaskClient) -> None:
    token = owner.share()
    owner.renew_link()
    fetch(client, f"/en/shared/{token}")
    assert owner.share() == token


def test_e4_erasing_the_space_ends_what_it_shared(owner: Person, client: FlaskClient) -> None:
    token = owner.share()
    owner.post("/data/erase", {"sure": "yes"})
    fetch(client, f"/en/shared/{token}", 404)
    assert rows(owner) == []


def test_e5_a_space_whose_time_is_up_takes_its_shared_reports_along(owner: Person, client: FlaskClient) -> None:
    token = owner.share()
    with owner.app.app_context():
        assert purge(datetime.now(UTC).date() + timedelta(days=800), 24, "key") == 1
    fetch(client, f"/en/shared/{token}", 404)


def test_d7_reading_is_no_visit_and_writes_nothing(
    owner: Person, client: FlaskClient, time_machine: TimeMachineFixture
) -> None:
    token, before = owner.share(), owner.get("/data.json").get_json()["last_visit"]
    time_machine.move_to(datetime.now(UTC) + timedelta(days=40))
    fetch(client, f"/en/shared/{token}")
    with owner.app.app_context():
        assert str(db.session.execute(text("SELECT visited_on FROM spaces")).scalar_one()) == before


def test_e6_the_file_says_of_each_report_whether_it_is_shared(owner: Person) -> None:
    assert owner.get("/data.json").get_json()["audits"][0]["share"] is None
    token = owner.share(answers=True)
    response = owner.get("/data.json")
    share = response.get_json()["audits"][0]["share"]
    assert share.pop("since").startswith(datetime.now(UTC).strftime("%Y-%m-%dT"))
    assert share == {"in_force": True, "with_answers": True, "version": 1}
    assert token not in response.text
    owner.post("/report/1/share", {"do": "revoke"})
    assert owner.get("/data.json").get_json()["audits"][0]["share"]["in_force"] is False


def test_my_data_lists_what_is_shared_and_revokes_it(owner: Person, client: FlaskClient) -> None:
    assert owner.page("/data").text("#shares").endswith("a link that lets others read it.")
    token = owner.share()
    (line,) = owner.page("/data").all("#shares li")
    assert "without your answers" in spaced(line)
    assert str(line.a["href"]) == owner.path("/report/1?shared=open#share")  # type: ignore[index,union-attr]
    answer = owner.post("/report/1/share", {"do": "revoke", "on": "data"})
    assert answer.location == owner.path("/data#shares")
    fetch(client, f"/en/shared/{token}", 404)


def test_the_privacy_page_says_who_reads_a_shared_report_and_what_is_kept_of_it(client: FlaskClient) -> None:
    words = fetch(client, "/en/privacy").words
    assert "a fingerprint of its link, since when, with your answers or not" in words
    assert "Whoever has the link of a report you share reads that report alone" in words

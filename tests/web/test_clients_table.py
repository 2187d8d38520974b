"""The coach's home and the clients' table: who needs them, who is found, in which order, at which cost."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from tests.cast import HTMX, Person
from tests.coaching import EVERYTHING, Coach, writing
from tests.crowd import crowd
from tests.page import Page
from tests.queries import queries
from webapp.store.addresses import address_hash
from webapp.store.clients import Choice, OwnClient, find_client
from webapp.store.engine import connection, insert
from webapp.store.groups import groups_of
from webapp.store.models import Client, Suppression

pytestmark = pytest.mark.thorough

NOW = datetime.now(UTC)
NAMES = ".clients tbody th > a"


def someone(
    coach: Coach, name: str, level: int | None = None, choice: Choice | None = EVERYTHING, **row: object
) -> OwnClient:
    """Have somebody be followed, with every question answered alike if a level is told; `row`: columns as they are."""
    person = Person.begins(coach.app)
    if level is not None:
        person.answer_all(level)
        person.finish()
    with coach.app.app_context():
        groups = groups_of(coach.id)
    client = coach.follows(person, groups[0] if groups else coach.group(), choice, name)
    if row:
        with writing(coach.app):
            connection().execute(update(Client).where(Client.id == client.id).values(**row))
    return client


def listed(coach: Coach, query: str = "") -> list[str]:
    """Return the names that the table shows."""
    return coach.page(f"/clients{query}").texts(NAMES)


def test_a_new_coach_reads_the_three_steps(coach: Coach) -> None:
    assert coach.page("/").texts(".first-steps h2") == ["Make a group", "Invite", "Read and help"]


def test_the_week_names_who_needs_the_coach_and_why(coach: Coach) -> None:
    long_ago = NOW - timedelta(days=9)
    someone(coach, "Done", 2)
    someone(coach, "Stuck", state="started", state_at=long_ago)
    someone(coach, "Silent", choice=None, state="sent", state_at=long_ago)
    someone(coach, "Lost", choice=None, state="refused", refusal="550 unknown")
    someone(coach, "Fresh", choice=None, state="sent", state_at=NOW)
    page = coach.page("/")
    found = {
        section["aria-labelledby"]: [strong.text for strong in section.select("strong")]
        for section in page.all(".need")
    }
    assert found == {
        "unseen-title": ["Done"],
        "stuck-title": ["Stuck"],
        "unopened-title": ["Silent"],
        "undelivered-title": ["Lost"],
    }
    assert page.texts("[aria-labelledby=undelivered-title] .line") == ["Invitation refused", "550 unknown"]


def test_who_cannot_be_reminded_cannot_be_ticked_and_the_page_says_why(coach: Coach) -> None:
    sent = {"state": "sent", "state_at": NOW - timedelta(days=9), "invited_at": NOW - timedelta(days=9)}
    someone(coach, "Ready", choice=None, email="ready@aplomb.example", **sent)
    someone(coach, "No address", choice=None, **sent)
    someone(coach, "Unwilling", choice=None, email="no@aplomb.example", **sent)
    someone(coach, "Just reminded", choice=None, email="just@aplomb.example", reminded_at=NOW, **sent)
    with writing(coach.app):
        row = {"coach_id": coach.id, "address_hash": address_hash("no@aplomb.example", coach.app.config["LINK_KEY"])}
        connection().execute(insert(Suppression).values(at=NOW, **row))
    page = coach.page("/")
    assert page.texts(".needing label strong") == ["Ready"]
    assert page.texts(".told .line") == [
        "no e-mail address: nobody to remind by mail",
        "asked not to be written to",
        "written to in the last three days",
    ]


def test_ten_are_shown_and_the_table_has_them_all(coach: Coach) -> None:
    group = coach.group()
    with writing(coach.app):
        crowd(coach.id, group.id, 200)
    page = coach.page("/")
    section = page.one("[aria-labelledby=stuck-title]")
    assert len(section.select("li")) == 10
    assert section.select_one(".all")["href"] == "/en/coach/clients?state=stuck&sort=activity"


def test_several_are_seen_or_archived_at_once_and_nobody_of_anothers(coach: Coach, other_coach: Coach) -> None:
    mine, other = someone(coach, "Mine", 2), someone(other_coach, "Other", 2)
    for what, column in (("seen", "seen_at"), ("archive", "archived")):
        response = coach.post(f"/clients/{what}", {"client": [mine.id, other.id]})
        assert response.location.endswith("count=1")
        with coach.app.app_context():
            kept = [find_client(owner.id, one.id) for owner, one in ((coach, mine), (other_coach, other))]
        assert [bool(getattr(one, column)) for one in kept] == [True, False]
    assert coach.page("/?done=archived&count=1").text(".notice").startswith("1 person archived.")


@pytest.mark.parametrize("sent", ["x", "-1", "1.5", "99999999999999999999", "١"])
def test_a_client_that_is_no_number_is_refused(coach: Coach, sent: str) -> None:
    assert coach.post("/clients/seen", {"client": sent}).status_code == 400


def test_search_filter_and_order_stand_in_the_address(coach: Coach) -> None:
    for name, level in (("Émile", 1), ("Zoé", 3), ("Adèle", 2)):
        someone(coach, name, level)
    someone(coach, "Discreet", 0, Choice(False))
    assert listed(coach) == ["Adèle", "Discreet", "Émile", "Zoé"]
    assert listed(coach, "?q=emil") == ["Émile"]
    assert listed(coach, "?sort=index") == ["Émile", "Adèle", "Zoé", "Discreet"]
    assert listed(coach, "?sort=index&order=down") == ["Zoé", "Adèle", "Émile", "Discreet"]
    assert listed(coach, "?pillar=brand&under=13") == ["Émile", "Adèle"]
    assert listed(coach, "?state=started") == []


def test_headings_turn_the_order_round_and_keep_the_filters(coach: Coach) -> None:
    someone(coach, "Zoé", 2)
    page = coach.page("/clients?q=zo&sort=brand&state=completed")
    assert [th["aria-sort"] for th in page.all("th[aria-sort]")] == ["ascending"]
    assert page.link("Brand") == "/en/coach/clients?q=zo&state=completed&sort=brand&order=down"
    assert page.link("Name") == "/en/coach/clients?q=zo&state=completed"
    assert page.form("find") == {
        "q": "zo",
        "state": "completed",
        "group": "",
        "pillar": "",
        "under": "12",
        "archived": "",
    }


def test_a_person_who_shares_nothing_shows_a_state_and_no_figure(coach: Coach) -> None:
    someone(coach, "Discreet", 3, Choice(False))
    (row,) = coach.page("/clients").all("tbody tr")
    assert [cell.get_text(" ", strip=True) for cell in row.select("td")][0::2] == ["Audit completed", "— not shared"]


def test_whoever_has_not_answered_has_not_chosen_yet(coach: Coach) -> None:
    coach.invites(coach.group())
    assert coach.page("/clients").text("tbody .unshared") == "— not chosen yet"


def test_the_archive_is_apart(coach: Coach) -> None:
    client = someone(coach, "Gone", 2)
    coach.post(f"/clients/{client.id}/archive", {"archived": "yes"})
    assert [listed(coach), listed(coach, "?archived=yes")] == [[], ["Gone"]]
    assert coach.page("/").all(".need") == []


def test_only_own_groups_filter(coach: Coach, other_coach: Coach) -> None:
    someone(coach, "Mine")
    strange = other_coach.group("Theirs")
    assert listed(coach, f"?group={strange.id}") == ["Mine"]
    assert "Theirs" not in coach.page("/clients").words


def test_twenty_five_stand_on_a_page(coach: Coach) -> None:
    group = coach.group()
    with writing(coach.app):
        crowd(coach.id, group.id, 60)
    page = coach.page("/clients?page=2")
    assert len(page.all("tbody tr")) == 25
    assert page.text("#count") == "59 people. Shown: 26 to 50."
    assert (page.link("Previous"), page.link("Next")) == ("/en/coach/clients", "/en/coach/clients?page=3")


NONSENSE = (
    "page=0 page=x under=NaN&pillar=brand under=-1&pillar=brand sort=password q=%00 q=%25%5F%5C "
    "group=1e9 order=up state=%27--"
)


@pytest.mark.parametrize("query", NONSENSE.split())
def test_g1_an_address_that_says_nonsense_shows_a_table(coach: Coach, query: str) -> None:
    someone(coach, "Zoé", 2)
    coach.page(f"/clients?{query}")


def test_htmx_gets_the_region_of_the_same_address(coach: Coach) -> None:
    someone(coach, "Zoé", 2)
    fragment = Page(coach.get("/clients?q=zoe", headers=HTMX), coach.app)
    assert fragment.texts(NAMES) == ["Zoé"]
    assert not fragment.named("h1", "form")
    assert fragment.one("#switch a")["href"] == "/fr/coach/clients?q=zoe&switch=1"


@pytest.mark.both
@pytest.mark.parametrize("rest", ["/clients", "/"])
def test_j5_the_number_of_queries_does_not_depend_on_the_rows(coach: Coach, other_coach: Coach, rest: str) -> None:
    asked = []
    for owner, many in ((coach, 30), (other_coach, 3000)):
        group = owner.group()
        with writing(owner.app):
            crowd(owner.id, group.id, many)
        with queries(owner.app) as found:
            assert owner.get(rest).status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[1] <= 8

"""Inviting people: the list is shown before it goes, each address is invited once, and each mail has its day."""

from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
import time_machine

from tests.coaching import Coach
from tests.inviting import THREE, check, clients, invite, mails, send, spaces, unsubscribe
from tests.page import read
from tests.web.test_concurrency import at_once, statuses
from webapp.store.links import hash_token, make_token

NOON = datetime(2027, 2, 1, 12, tzinfo=UTC)
SECONDS = 5
"""In which 2,000 invitations are to be queued."""


def reasons(coach: Coach, people: str) -> dict[str, str]:
    """Give a list; return each line that is not right, as it is named, with the reason."""
    page = check(coach, coach.group(), people)
    lines = page.all(".lines li")
    return {line.select_one(".line").text: line.select_one(".why").text for line in lines}


@pytest.mark.both
def test_an_invitation_is_a_space_a_row_and_a_mail(coach: Coach) -> None:
    first, *_ = invite(coach, coach.group(), "Zoe\u0301,ZOE@Aplomb.Example,anglais", note="See you soon")
    assert (first.name, first.email, first.language) == ("Zoé", "zoe@aplomb.example", "en")
    assert (first.state, first.note, first.chosen_at) == ("waiting", "See you soon", None)
    (space,), (mail,) = spaces(coach), mails(coach)
    assert (space.id, space.language, space.email, space.followed) == (first.space_id, "en", first.email, "invited")
    assert space.link_hash == hash_token(make_token(space.id, 1, coach.app.config["LINK_KEY"]))
    assert (mail.letter, mail.language, mail.address, mail.client_id) == ("invitation", "en", first.email, first.id)


def test_nothing_is_written_before_the_list_is_sent(coach: Coach) -> None:
    page = check(coach, coach.group())
    assert page.texts(".tally strong") == ["3", "0", "0"]
    assert page.texts(".people tbody th") == ["Ada Lovelace", "Zoé", "Jean"]
    assert not clients(coach)
    assert not spaces(coach)


def test_each_line_says_what_is_wrong_with_it(coach: Coach) -> None:
    found = reasons(
        coach,
        "Name;E-mail;Language\nAda;ada@aplomb.example;\nBob;bob;\nAnn;\nTwo;a@a.fr, b@b.fr\nAda;ADA@aplomb.example\n"
        "Eve;eve@gmial.com\n;nobody@aplomb.example\nKim;kim@aplomb.example;klingon\n<b>Tim</b>;tim@aplomb.example\n"
        f"See www.evil.example;link@aplomb.example\n{'x' * 81};long@aplomb.example",
    )
    assert found == {
        "Line 3": "This is not an e-mail address.",
        "Line 4": "There is no e-mail address in this line.",
        "Line 5": "There are two addresses where one is expected: give each a line of its own.",
        "Line 6": "The same address stands in line 2.",
        "Line 7": "Is it not eve@gmail.com?",
        "Line 8": "There is no name: the address stands for it.",
        "Line 9": "“klingon” is no language of this site: the mail will be in Français.",
        "Line 10": "The name holds a link, or a sign that no name has.",
        "Line 11": "The name holds a link, or a sign that no name has.",
        "Line 12": "The name is longer than 80 characters.",
    }


def test_who_is_known_or_wants_no_mail_is_left_out(coach: Coach, other_coach: Coach) -> None:
    invite(other_coach, other_coach.group(), "ada@aplomb.example")
    invite(coach, coach.group("Autumn"), "Zoé <zoe@aplomb.example>")
    unsubscribe(coach, "jean@aplomb.example", NOON)
    page = check(coach, coach.group("Spring"))
    assert page.texts(".people tbody th") == ["Ada Lovelace"]
    assert page.texts(".why") == [
        "Already in the group “Autumn”: invitation waiting to be sent.",
        "This person asked not to be written to by you.",
    ]


def test_a_probable_slip_is_invited_only_when_ticked(coach: Coach) -> None:
    group = coach.group()
    page = check(coach, group, "Eve;eve@gmial.com\nbob@aplomb.example\nAda;ada@aplomb.example")
    assert [tag.has_attr("checked") for tag in page.all("input[name=include]")] == [False, True]
    assert send(coach, group, page).status_code == 303
    assert [row.email for row in clients(coach)] == ["ada@aplomb.example", "bob@aplomb.example"]


def test_what_is_not_doubtful_cannot_be_ticked_in(coach: Coach) -> None:
    group = coach.group()
    form = {"people": "Bob;bob\nAda;ada@aplomb.example", "language": "fr", "checked": "1", "include": ["0", "1", "x"]}
    coach.post(f"/groups/{group.id}/invite/send", form)
    assert [row.email for row in clients(coach)] == ["ada@aplomb.example"]


def test_nobody_to_invite_is_said_and_nothing_lost(coach: Coach) -> None:
    group = coach.group()
    page = read(send(coach, group, check(coach, group, "Eve;eve@gmial.com")), coach.app, 422)
    assert page.title.startswith("Error:")
    assert page.one("input[name=people]")["value"] == "Eve;eve@gmial.com"


def test_the_way_back_keeps_everything_typed(coach: Coach) -> None:
    group = coach.group()
    shown = check(coach, group, "Bob;bob", note="Hello <b>", language="en")
    hidden = {str(tag["name"]): str(tag["value"]) for tag in shown.all("#check-form input[type=hidden]")}
    page = read(coach.post(f"/groups/{group.id}/invite", hidden | {"change": "1"}), coach.app)
    assert (page.one("#people").text, page.one("#note").text) == ("\nBob;bob", "\nHello <b>")
    assert page.one("#language option[selected]")["value"] == "en"


@pytest.mark.parametrize("rest", ["", "/send"])
def test_the_switch_shows_the_same_list_in_the_other_language(coach: Coach, rest: str) -> None:
    group = coach.group()
    form = {"people": "Bob;bob@gmial.com", "language": "en", "checked": "1", "switch": "1", "include": "0"}
    page = read(coach.post(f"/groups/{group.id}/invite{rest}", form, language="fr"), coach.app)
    assert page.language == "fr"
    assert page.one("input[name=include]").has_attr("checked")
    assert not clients(coach)


@pytest.mark.both
@pytest.mark.thorough
def test_f5_the_same_list_sent_twenty_times_at_once_invites_each_address_once(coach: Coach) -> None:
    group = coach.group()
    form = {"people": THREE, "language": "fr", "checked": "1", "csrf_token": coach.csrf}
    cookie = coach.client.get_cookie("session")
    assert cookie

    def press() -> object:
        browser = coach.app.test_client()
        browser.set_cookie("session", cookie.value)
        return browser.post(coach.path(f"/groups/{group.id}/invite/send"), data=form)

    assert statuses(at_once(press)) == {303: 20}
    assert len(clients(coach)) == len(mails(coach)) == len(spaces(coach)) == 3


def test_a_list_sent_twice_says_that_all_were_invited(coach: Coach) -> None:
    group = coach.group()
    shown = check(coach, group)
    assert "3 invitations are made." in read(coach.client.get(send(coach, group, shown).location), coach.app).words
    again = read(coach.client.get(send(coach, group, shown).location), coach.app)
    assert again.text("#said") == "Nobody is invited anew: all of them were already."
    assert len(mails(coach)) == 3


@pytest.mark.both
def test_f5_mails_over_the_limit_of_a_day_go_on_the_following_days(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(coach.app.config, "MAILS_PER_DAY", 2)
    group = coach.group()
    with time_machine.travel(NOON, tick=False):
        coach = Coach.signs_in(coach.app)
        group = coach.group()
        invite(coach, group, "a@aplomb.example")
        page = check(coach, group, "\n".join(f"{letter}@aplomb.example" for letter in "bcde"))
        assert "1 mail goes today" in page.text(".going")
        assert "The last one goes on 3 February 2027" in page.text(".going")
        send(coach, group, page)
    morning = NOON.replace(hour=7)
    days = [timedelta(days=1), timedelta(days=1), timedelta(days=2)]
    assert [mail.due_at for mail in mails(coach)] == [NOON, NOON, *(morning + later for later in days)]


def test_another_coach_s_group_is_an_unknown_page(coach: Coach, other_coach: Coach) -> None:
    group = other_coach.group()
    for rest in ("invite", "invite/send", "invitations"):
        coach.page(f"/groups/{group.id}/{rest}", 404)
        assert rest == "invitations" or coach.post(f"/groups/{group.id}/{rest}", {"people": THREE}).status_code == 404
    assert not clients(other_coach)


@pytest.mark.both
@pytest.mark.thorough
def test_two_thousand_invitations_are_queued_in_seconds(coach: Coach, kind: str) -> None:
    group = coach.group()
    people = "\n".join(f"Person {number};person-{number}@aplomb.example" for number in range(2000))
    shown = check(coach, group, people, note="Hello")
    began = monotonic()
    send(coach, group, shown)
    took = monotonic() - began
    print(f"2,000 invitations queued on {kind} in {took:.2f} s (at most {SECONDS} s)")
    assert took < 5 * SECONDS
    assert len(mails(coach)) == 2000


@pytest.mark.both
@pytest.mark.parametrize(
    "odd", ["\0", "\ud800", "\u202e", "漢字", "😀", "=1+1", "{{7*191}}", "'; DROP TABLE clients; --"]
)
@pytest.mark.parametrize("field", ["people", "note", "language", "checked", "include", "change", "switch"])
def test_g1_no_text_is_too_odd(coach: Coach, odd: str, field: str) -> None:
    group = coach.group()
    for rest in ("", "/send"):
        form = {"people": THREE, "language": "fr", "note": "", field: odd.encode("utf-8", "surrogatepass")}
        assert coach.post(f"/groups/{group.id}/invite{rest}", form).status_code in {200, 303, 422}


@pytest.mark.parametrize("name", ["漢字", "😀 Ada", "%s", "=1+1", "ا ب", "O'Hara & Cie"])
def test_d1_g6_a_name_is_shown_as_it_was_typed(coach: Coach, name: str) -> None:
    group = coach.group()
    assert check(coach, group, f"{name};odd@aplomb.example").texts(".people tbody th") == [name]
    (row,) = invite(coach, group, f"{name};odd@aplomb.example")
    assert row.name == name
    assert coach.page(f"/groups/{group.id}/invitations").text(".who").startswith(name)

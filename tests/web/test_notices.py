"""E5: where there is an address, a notice comes a month before a space is deleted; B6: once, whoever runs the purge."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from time_machine import TimeMachineFixture

from tests.cast import Person
from tests.mailbox import letter, text_of
from tests.posting import ADDRESS, deliver, mails
from tests.web.test_retention import OPENED, purge

pytestmark = pytest.mark.both
BEFORE, NOTICED, GONE = "2028-01-30", "2028-02-02", "2028-03-04"


@pytest.fixture
def someone(app: Flask, time_machine: TimeMachineFixture) -> Person:
    """A person with an answer and an address, who came last on a day that is known."""
    time_machine.move_to(OPENED, tick=False)
    person = Person.begins(app)
    person.answer("brand.profile", 3)
    person.post("/data/address", {"address": ADDRESS})
    return person


def purge_on(someone: Person, time_machine: TimeMachineFixture, *days: str) -> None:
    """Run the daily command on each of these days."""
    for day in days:
        time_machine.move_to(f"{day} 12:00:00+00:00", tick=False)
        purge(someone.app)


@pytest.mark.parametrize(("days", "notices"), [((BEFORE,), 0), ((NOTICED,), 1), ((NOTICED, "2028-02-03"), 1)])
def test_e5_one_notice_comes_a_month_before(
    someone: Person, time_machine: TimeMachineFixture, days: tuple[str, ...], notices: int
) -> None:
    purge_on(someone, time_machine, *days)
    assert [(mail.letter, mail.address) for mail in mails(someone.app)] == [("notice", ADDRESS)] * notices


def test_e5_the_notice_names_the_day_and_the_space_is_gone_then(
    someone: Person, time_machine: TimeMachineFixture
) -> None:
    purge_on(someone, time_machine, NOTICED)
    deliver(someone.app)
    (file,) = (someone.app.config["INSTANCE"] / "outbox").glob(f"{mails(someone.app)[0].id:06}-notice.eml")
    message = letter(file.read_bytes())
    assert message["Subject"] == "Your Aplomb space will be deleted on 3 March 2028"
    assert someone.token in text_of(message)
    purge_on(someone, time_machine, "2028-03-02", GONE)
    assert someone.get("/").status_code == 404


def test_e5_a_space_is_kept_a_month_after_a_notice_that_came_late(
    someone: Person, time_machine: TimeMachineFixture
) -> None:
    purge_on(someone, time_machine, "2028-06-01", "2028-06-30")
    assert len(mails(someone.app)) == 1
    purge_on(someone, time_machine, "2028-07-01")
    assert someone.get("/").status_code == 404


def test_e5_a_visit_calls_for_another_notice_later(someone: Person, time_machine: TimeMachineFixture) -> None:
    purge_on(someone, time_machine, NOTICED)
    assert someone.get("/").status_code == 200
    purge_on(someone, time_machine, GONE, "2030-01-10")
    assert len(mails(someone.app)) == 2
    assert someone.get("/").status_code == 200


def test_b6_four_purges_at_once_are_one_notice_each(someone: Person, time_machine: TimeMachineFixture) -> None:
    for number in range(10):
        person = Person.begins(someone.app)
        person.answer("brand.profile", 3)
        person.post("/data/address", {"address": f"p{number}@client.example"})
    time_machine.move_to("2028-02-20 12:00:00+00:00", tick=False)
    start = Barrier(4)

    def run(_number: int) -> None:
        start.wait(30)
        purge(someone.app)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(run, range(4)))
    assert len({mail.address for mail in mails(someone.app)}) == len(mails(someone.app)) == 11


def test_without_an_address_nobody_is_told(app: Flask, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(OPENED, tick=False)
    person = Person.begins(app)
    person.answer("brand.profile", 3)
    purge_on(person, time_machine, NOTICED, GONE)
    assert mails(app) == []
    assert person.get("/").status_code == 404

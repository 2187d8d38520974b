"""What a group says together: those who share, and nobody else."""

import pytest
from flask import Flask

from tests.cast import Person
from tests.coaching import Coach, writing
from webapp.store.clients import Choice, change_client
from webapp.store.teams import Team, read_team

pytestmark = pytest.mark.both


def finished(app: Flask, level: int) -> Person:
    person = Person.begins(app)
    person.answer_all(level)
    person.finish()
    return person


def team_of(coach: Coach, group_id: int) -> Team:
    with coach.app.app_context():
        return read_team(group_id)


def test_only_those_who_share_and_completed_are_counted(app: Flask) -> None:
    coach = Coach.signs_in(app)
    group = coach.group()
    for level in (1, 1, 3):
        coach.follows(finished(app, level), group)
    coach.follows(finished(app, 4), group, Choice(shares=False))
    coach.follows(Person.begins(app), group)
    coach.follows(finished(app, 4), coach.group("Another"))
    team = team_of(coach, group.id)
    assert (team.completed, team.unshared) == (3, 1)
    assert team.figures["index"] == {252: 2, 752: 1}
    assert team.points == {(25, 25): 2, (75, 75): 1}
    assert sum(team.weeks.values()) == 3


def test_who_is_archived_or_takes_it_back_is_counted_no_more(app: Flask) -> None:
    coach = Coach.signs_in(app)
    group = coach.group()
    client = coach.follows(finished(app, 2), group)
    assert team_of(coach, group.id).completed == 1
    with writing(app):
        change_client(client.id, archived=True)
    assert team_of(coach, group.id).completed == 0


def test_changes_go_from_the_first_to_the_last_audit(app: Flask) -> None:
    coach = Coach.signs_in(app)
    group = coach.group()
    person = finished(app, 1)
    coach.follows(person, group)
    assert team_of(coach, group.id).followed_up == 0
    person.begin_again()
    person.answer_all(3)
    person.finish()
    team = team_of(coach, group.id)
    assert team.followed_up == 1
    assert team.changes["index"] == (1, 500)
    assert team.changes["brand"] == (1, 125)

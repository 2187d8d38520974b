"""The pages about a coach's clients, in each of their states. Names stand in marks: they are in no catalog."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from tests.cast import HTMX, Person
from tests.coaching import EVERYTHING, Coach, writing
from tests.page import Page
from webapp.content import CARDS
from webapp.store.addresses import address_hash
from webapp.store.clients import Choice, OwnClient
from webapp.store.engine import connection, insert
from webapp.store.listing import COUNTED
from webapp.store.models import Client, Dropped, Mail, State, Suppression
from webapp.store.models import Coach as Row
from webapp.store.notes import notes_on
from webapp.web.coaching.timeline import MAIL_WORDS

LONG_AGO = datetime.now(UTC) - timedelta(days=20)
NAME, ADDRESS = "⟦Zoé⟧", "⟦{}@aplomb.example⟧"


def clients(app: Flask, language: str) -> Iterator[Page]:
    """A coach without anybody, with somebody in each state; then what each person's page says."""
    yield from beginning(app, language)
    yield from week(app, language)
    yield from one_by_one(app, language)


def a_coach(app: Flask, language: str, **row: str) -> Coach:
    return Coach.signs_in(app, name="⟦Carla⟧", language=language, **row)


def beginning(app: Flask, language: str) -> Iterator[Page]:
    coach = a_coach(app, language)
    for rest in ("/", "/clients", "/clients?archived=yes", "/clients?q=nobody"):
        yield coach.page(rest)


def week(app: Flask, language: str) -> Iterator[Page]:
    """Somebody in each state, who needs the coach; then nobody who does."""
    coach = a_coach(app, language)
    group = coach.group("⟦Spring⟧")
    for number, state in enumerate(State):
        email = ADDRESS.format(number)
        client = coach.follows(
            Person.begins(app, language), group, None, NAME, email=email, state=state.value, invited_at=LONG_AGO
        )
        completed = LONG_AGO if state is State.COMPLETED else None
        change(app, client, state_at=LONG_AGO, refusal="⟦550 no such user⟧", completed_at=completed)
    for changed in ({"email": None}, {"email": ADDRESS.format("unwanted")}, {"reminded_at": datetime.now(UTC)}):
        client = coach.follows(Person.begins(app, language), group, None, NAME)
        sent = {"state": "sent", "state_at": LONG_AGO, "invited_at": LONG_AGO, "email": ADDRESS.format(client.id)}
        change(app, client, **sent | changed)
    with writing(app):
        unwanted = address_hash(ADDRESS.format("unwanted"), app.config["LINK_KEY"])
        row = {"coach_id": coach.id, "address_hash": unwanted, "at": LONG_AGO}
        connection().execute(insert(Suppression).values(**row))
    yield coach.page("/")
    yield coach.page("/clients")
    yield Page(coach.get("/clients?sort=state", headers=HTMX), app)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.web.coaching.home.SHOWN", 1)
        patch.setattr("webapp.web.coaching.clients.PAGE", 2)
        patch.setattr("webapp.web.coaching.clients.count_of", lambda *_: COUNTED + 1)
        yield coach.page("/")
        yield coach.page("/clients?page=2")
    for done in ("archived", "seen"):
        for count in (0, 1):
            yield coach.page(f"/?done={done}&count={count}")
    with writing(app):
        connection().execute(update(Client).where(Client.coach_id == coach.id).values(archived=True))
    yield coach.page("/")
    yield coach.page("/clients?archived=yes")


def one_by_one(app: Flask, language: str) -> Iterator[Page]:
    """What a client's page says by what the person chose; the report, its notes, and what the person reads of them."""
    coach = a_coach(app, language, booking_url="https://calls.aplomb.example/carla")
    group = coach.group("⟦Spring⟧")
    coach.group("⟦Autumn⟧")
    person = Person.begins(app, language)
    person.fill("outcomes", {"outcomes.calls": "2"})
    person.answer_all(2)
    person.finish()
    client = coach.follows(person, group, EVERYTHING, NAME, email=ADDRESS.format("one"), together=True)
    yield from notes(coach, person, client)
    for card, status in ((CARDS[0], "planned"), (CARDS[1], "done")):
        person.decide(card.id, status)
    for done in ("archived", "unarchived", "seen", "moved", "there"):
        yield coach.page(f"/clients/{client.id}?done={done}")
    coach.post(f"/clients/{client.id}/archive", {"archived": "yes"})
    yield coach.page(f"/clients/{client.id}")
    others = [coach.follows(half(app, language), group, choice, NAME) for choice in (Choice(True), Choice(False), None)]
    change(app, others[0], state="started", refusal="⟦550 no⟧")
    change(app, others[2], email=ADDRESS.format("two"), state="sent", invited_at=LONG_AGO)
    send(app, others[0])
    for other in others:
        yield coach.page(f"/clients/{other.id}")
    yield coach.page(f"/clients/{others[0].id}/report/1")
    yield coach.page("/clients?sort=brand&order=down")


def half(app: Flask, language: str) -> Person:
    """Somebody who completed an audit of one pillar."""
    person = Person.begins(app, language)
    person.answer("brand.profile", 3)
    person.finish()
    return person


def notes(coach: Coach, person: Person, client: OwnClient) -> Iterator[Page]:
    """Notes of each kind, written on both pages, refused, changed; then the person's report."""
    path = f"/clients/{client.id}"
    for card in ("", CARDS[0].id):
        for shared in ("", "yes"):
            data = {"card": card, "text": "⟦Well done⟧", **({"shared": shared} if shared else {})}
            assert coach.post(f"{path}/notes", data).status_code == 303
    yield coach.page(path)
    yield coach.page(f"{path}/report/1")
    yield coach.page(f"{path}/report/1?card={CARDS[0].id}")
    yield coach.refused(f"{path}/notes", {"text": ""})
    yield coach.refused(f"{path}/notes", {"text": "", "report": 1})
    for wrong in ("⟦a⟧" * 2000, "⟦\x00⟧"):
        yield coach.refused(f"{path}/notes", {"text": wrong})
    with coach.app.app_context():
        number = notes_on(client)[0].id
    yield coach.page(f"{path}/notes/{number}")
    yield coach.refused(f"{path}/notes/{number}", {"text": ""})
    yield person.page("/report")
    with writing(coach.app):
        connection().execute(update(Row).where(Row.id == coach.id).values(name=""))
    yield person.page("/report")


def change(app: Flask, client: OwnClient, **changed: object) -> None:
    """Change columns of a client."""
    with writing(app):
        connection().execute(update(Client).where(Client.id == client.id).values(**changed))


def send(app: Flask, client: OwnClient) -> None:
    """Have sent a client every mail there is, each with every end."""
    row = {"language": "fr", "client_id": client.id, "address_hash": "", "attempts": 1}
    row |= dict.fromkeys(("queued_at", "due_at", "ended_at"), LONG_AGO)
    with writing(app):
        for letter, end in MAIL_WORDS:
            how = {"state": "dropped" if end in set(Dropped) else end, "answer": end}
            connection().execute(insert(Mail).values(letter=letter, **how, **row))

"""A coach's world: one who follows people in every state, one who has nobody yet, and those whom they follow."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from urllib.parse import urlsplit

from flask import Flask
from PIL import Image
from playwright.sync_api import BrowserContext
from sqlalchemy import update

from tests.browser.site import Site
from tests.cast import Person
from tests.coaching import EVERYTHING, Coach, writing
from tests.grouped import full_group
from webapp.content import CARDS
from webapp.store.clients import Choice, OwnClient
from webapp.store.engine import connection
from webapp.store.groups import OwnGroup
from webapp.store.models import Client, State
from webapp.store.notes import add_note
from webapp.web.unsubscribing import unsubscribe_address

LONG_AGO = datetime.now(UTC) - timedelta(days=20)
NAMES = ("Amélie Garnier", "Bastien Leroux", "Camille Fabre", "Driss Benali", "Élodie Marchand", "Farid Haddad")
WELCOME = "Welcome to all.\nWe shall look at your reports together on the last Tuesday of the month."
PRESENTATION = {
    "name": "Carla Coach",
    "signature": "Carla Coach\nWorkshops and one-to-one",
    "booking_url": "https://calendar.example/carla",
    "accent": "#ffcc00",
    "picker": "#a23a1c",
}


@dataclass(frozen=True)
class Coached:
    """Two coaches, and what one of them has.

    `newcomer` has nothing; `group` has somebody in each state, `team` is full, `paused` and `closed` take nobody.
    `person` shares everything and is followed as `client`, on whom there is a note; `invited` has not answered yet;
    `unopened` can be sent their invitation again.
    """

    coach: Coach
    newcomer: Coach
    group: OwnGroup
    team: OwnGroup
    paused: OwnGroup
    closed: OwnGroup
    person: Person
    client: OwnClient
    note: int
    unopened: OwnClient
    invited: Person

    def unsubscribing(self, language: str) -> str:
        """Return the path at the foot of the coach's letters."""
        with self.coach.app.test_request_context(f"/{language}/"):
            return urlsplit(unsubscribe_address(self.coach.id, "0" * 32)).path


def coached(app: Flask) -> Coached:
    """Write that world into the site's database."""
    coach = Coach.signs_in(app, email="carla@aplomb.example")
    assert coach.post("/presentation", PRESENTATION | {"logo": (BytesIO(logo()), "logo.png")}).status_code == 303
    group = coach.group("Equipe commerciale, printemps 2027", welcome=WELCOME)
    unopened = in_each_state(coach, group)
    person, client = sharing(coach, group)
    with writing(app):
        add_note(client, None, "Call back before the end of the month.", False)
        note = add_note(client, CARDS[0].id, "Begin with this one.", True)
    for name, choice in (("Gaëlle Le Goff", Choice(True)), ("Hugo Perrin", Choice(False))):
        coach.follows(finished(app), group, choice, name, state="completed")
    team = full_group(coach, (0, 1, 1, 2, 2, 3), "Autumn 2026")
    paused, closed = coach.group("Paused", paused_at=LONG_AGO), coach.group("Closed", closes_on=date(2026, 1, 31))
    newcomer = Coach.signs_in(app, name="")
    invited = coach.invites(group, "Inès Carpentier", invited_at=LONG_AGO, email="ines@aplomb.example")
    return Coached(coach, newcomer, group, team, paused, closed, person, client, note, unopened, invited)


def in_each_state(coach: Coach, group: OwnGroup) -> OwnClient:
    """Have somebody stand in each state of an invitation; return who was sent theirs."""
    known = {}
    for name, state in zip(NAMES, (state for state in State if state is not State.COMPLETED), strict=True):
        email = f"{name.split()[0].lower().replace('é', 'e')}.with-a-rather-long-address@aplomb.example"
        refusal = "550 5.1.1 No such mailbox here" if state is State.REFUSED else ""
        choice = EVERYTHING if state is State.STARTED else None
        client = coach.follows(Person.begins(coach.app), group, choice, name, email=email)
        changed = {"state": state.value, "state_at": LONG_AGO, "invited_at": LONG_AGO, "refusal": refusal}
        with writing(coach.app):
            connection().execute(update(Client).where(Client.id == client.id).values(**changed))
        known[state] = client
    return known[State.SENT]


def sharing(coach: Coach, group: OwnGroup) -> tuple[Person, OwnClient]:
    """Have somebody share two completed audits and a plan."""
    person = finished(coach.app)
    client = coach.follows(person, group, EVERYTHING, "Zoé Aubert", email="zoe@aplomb.example", state="completed")
    person.begin_again()
    person.answer_all(3)
    person.fill("outcomes", {"outcomes.calls": "2"})
    person.finish()
    person.decide(CARDS[0].id, "planned")
    return person, client


def finished(app: Flask) -> Person:
    """Return somebody with a report."""
    person = Person.begins(app)
    person.answer_all(1)
    person.finish()
    return person


def logo() -> bytes:
    """Return a picture to upload."""
    made = BytesIO()
    Image.new("RGB", (300, 120), "teal").save(made, "PNG")
    return made.getvalue()


def sign_in(context: BrowserContext, coach: Coach, site: Site) -> None:
    """Have a browser be one in which the coach is signed in."""
    (cookie,) = coach.client._cookies.values()
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site.address}])

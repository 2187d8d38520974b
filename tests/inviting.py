"""What the tests of invitations do as a coach does it, and what they look up."""

from typing import Any

from sqlalchemy import select, update
from werkzeug.test import TestResponse

from tests.coaching import Coach, writing
from tests.page import Page, read
from webapp.store.addresses import address_hash
from webapp.store.engine import connection, insert
from webapp.store.groups import OwnGroup
from webapp.store.links import make_token
from webapp.store.models import Client, Mail, Space, Suppression

THREE = "Ada Lovelace, ada@aplomb.example\nZoé <zoe@aplomb.example>\nJean;jean@aplomb.example"


def check(coach: Coach, group: OwnGroup, people: Any = THREE, status: int = 200, **more: Any) -> Page:
    """Give a list; return the page that shows what becomes of each line."""
    form = {"people": people, "language": "fr", "note": "", **more}
    return read(coach.post(f"/groups/{group.id}/invite", form), coach.app, status)


def send(coach: Coach, group: OwnGroup, page: Page) -> TestResponse:
    """Send the form of the page that shows what becomes of each line, as it stands."""
    ticked = [tag["value"] for tag in page.all("input[name=include]") if tag.has_attr("checked")]
    hidden = {str(tag["name"]): str(tag["value"]) for tag in page.all("#check-form input[type=hidden]")}
    return coach.post(f"/groups/{group.id}/invite/send", hidden | {"include": ticked})


def invite(coach: Coach, group: OwnGroup, people: str = THREE, **more: Any) -> list[Any]:
    """Invite people; return the rows of the group's clients."""
    response = send(coach, group, check(coach, group, people, **more))
    assert response.status_code == 303, response.text
    return clients(coach)


def clients(coach: Coach) -> list[Any]:
    """Return the rows of a coach's clients, as they were made."""
    with coach.app.app_context():
        mine = select(Client).where(Client.coach_id == coach.id).order_by(Client.id)
        return list(connection().execute(mine))


def mails(coach: Coach) -> list[Any]:
    """Return a coach's mails, as they were queued."""
    with coach.app.app_context():
        return list(connection().execute(select(Mail).where(Mail.coach_id == coach.id).order_by(Mail.id)))


def spaces(coach: Coach) -> list[Any]:
    """Return all spaces."""
    with coach.app.app_context():
        return list(connection().execute(select(Space)))


def change(coach: Coach, client_id: int, **changed: Any) -> None:
    """Have a client be further than the tests would take it."""
    with writing(coach.app):
        connection().execute(update(Client).where(Client.id == client_id).values(**changed))


def token(coach: Coach, client_id: int) -> str:
    """Return the token of the link that a client's mail carries."""
    with coach.app.app_context():
        of_client = select(Space).join(Client, Client.space_id == Space.id).where(Client.id == client_id)
        space = connection().execute(of_client).one()
    return make_token(space.id, space.link_version, coach.app.config["LINK_KEY"])


def unsubscribe(coach: Coach, address: str, at: Any) -> None:
    """Have somebody ask a coach not to write to them."""
    hidden = address_hash(address, coach.app.config["LINK_KEY"])
    with writing(coach.app):
        connection().execute(insert(Suppression).values(coach_id=coach.id, address_hash=hidden, at=at))

"""A coach and the people they follow, written into an empty database as if a year had passed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any, Final

from flask import Flask
from PIL import Image, ImageDraw
from sqlalchemy import select, update

from webapp.audit.plan import REMINDED_AFTER
from webapp.audit.report import Report, make_report
from webapp.audit.saved import sheet_of
from webapp.content import CARDS, QUESTIONNAIRE, VERSION, WATCHOUTS
from webapp.demo.people import GROUPS, Made, everybody
from webapp.images import logo
from webapp.languages import DEFAULT
from webapp.store.addresses import address_hash
from webapp.store.audits import save_answers
from webapp.store.branding import change_presentation
from webapp.store.clients import add_client, change_client, find_client, set_followed
from webapp.store.consents import choose
from webapp.store.engine import commit, connection, insert, start_writing
from webapp.store.groups import add_group
from webapp.store.models import Audit, CardStatus, Coach, Followed, Mail, Note, Space, State
from webapp.store.spaces import add_audit, open_space
from webapp.web.coaching.accounts.passwords import hashed

EMAIL: Final = "coach@demo.example"
NAME: Final = "Camille Démo"
REFUSED: Final = "550 5.1.1 No such mailbox"
NOTES: Final = (
    "Rappeler avant la fin du mois.",
    "Très bon échange ce matin : à encourager.",
    "Revoir le titre du profil ensemble.",
)
SHARED_NOTE: Final = "Commencez par celle-ci : nous en parlerons la prochaine fois."
FILLING: Final = timedelta(minutes=14)


def fill(app: Flask, password: str) -> int:
    """Write a coach, three groups and sixty people into the database; return the coach's id."""
    today = datetime.now(UTC).replace(microsecond=0)
    with app.app_context():
        hashed_password = hashed(password)
        start_writing()
        coach = add_coach(hashed_password, today)
        begun = [today - timedelta(days=days) for _name, _language, days, _welcome in GROUPS]
        groups = [
            add_group(coach, {"name": name, "language": language, "welcome": welcome, "created_at": since})
            for (name, language, _days, welcome), since in zip(GROUPS, begun, strict=True)
        ]
        for place, person in enumerate(everybody()):
            Arrival(app.config["LINK_KEY"], coach, groups[person.group], begun[person.group], person, place).write()
        commit()
    return coach


def add_coach(password: str, today: datetime) -> int:
    """Write the coach's account."""
    row: dict[str, Any] = {
        "email": EMAIL,
        "password": password,
        "name": NAME,
        "language": DEFAULT,
    }
    row |= {"active": True, "notified": True, "created_at": today, "confirmed_at": today, "accent": "#2c6246"}
    row |= {"signature": f"{NAME}\nCoach LinkedIn", "booking_url": "https://calendar.demo.example/camille"}
    coach = int(connection().execute(insert(Coach).values(**row).returning(Coach.id)).scalar_one())
    change_presentation(coach, logo=logo(drawn()))
    return coach


def drawn() -> bytes:
    """Return a logo: three columns under a beam."""
    picture = Image.new("RGBA", (300, 120))
    pen = ImageDraw.Draw(picture)
    for left, top in ((90, 55), (135, 40), (180, 48)):
        pen.rectangle((left, top, left + 28, 104), fill="#2c6246")
    pen.line((78, 40, 220, 24), fill="#20242e", width=9)
    made = BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


@dataclass
class Arrival:
    """One of the people, written into a group as if all had happened on its days. `key`: the link key."""

    key: str
    coach: int
    group: int
    begun: datetime
    person: Made
    place: int
    space: str = ""

    @property
    def invited(self) -> datetime:
        """When the invitation went out."""
        return self.begun + timedelta(minutes=self.place)

    @property
    def opened(self) -> datetime:
        """When it was answered, if it was."""
        return self.invited + timedelta(days=1 + self.place % 3, hours=self.place % 9)

    def write(self) -> None:
        """Write the space, its audits and its plan, then the row by which the coach follows it."""
        person = self.person
        open_space(f"demo-{self.place}", person.language, VERSION, self.key)
        newest = select(Space.id, Audit.id).join(Audit, Audit.space_id == Space.id).order_by(Audit.id.desc()).limit(1)
        self.space, audit = connection().execute(newest).one()
        # A space without an answer is deleted after a week: here it must stay.
        visited = self.last_seen if person.audits else datetime.now(UTC)
        self.change(Space, Space.id == self.space, opened_at=self.invited, visited_on=visited.date())
        reports = [self.audited(audit, number, values) for number, values in enumerate(person.audits)]
        if person.state == State.COMPLETED:
            self.planned(reports[-1])
        client = self.follow()
        self.mail(client)
        self.note(client, reports)

    @property
    def last_seen(self) -> datetime:
        """When the person was last there."""
        return self.invited + self.person.waited[-1] if self.person.waited else self.opened

    def audited(self, audit: int, number: int, values: dict[str, str]) -> Report:
        """Write an audit with its answers; return the report it makes."""
        report = make_report(QUESTIONNAIRE, CARDS, WATCHOUTS, sheet_of(values, QUESTIONNAIRE))
        if number:
            audit = add_audit(self.space, number + 1, VERSION)
        save_answers(audit, values)
        if self.person.state == State.COMPLETED:
            at = self.invited + self.person.waited[number]
            self.change(Audit, Audit.id == audit, started_at=at - FILLING, completed_at=at, report=report.to_record())
        return report

    def planned(self, report: Report) -> None:
        """Decide on some of the cards of a report."""
        at = self.last_seen + timedelta(hours=2)
        for card, status in zip(report.week(), ("done", "planned", "planned"), strict=False):
            done = at if status == "done" else None
            row = {"space_id": self.space, "card_id": card, "status": status, "changed_at": at, "done_at": done}
            due_on = at.date() + REMINDED_AFTER if status == "planned" else None
            connection().execute(insert(CardStatus).values(**row, due_on=due_on))

    def follow(self) -> int:
        """Write the row by which the coach follows the person; return its id."""
        person = self.person
        row: dict[str, Any] = {
            "name": person.name,
            "email": person.email,
            "language": person.language,
            "state": State.SENT.value,
        }
        row |= {"added_at": self.invited, "invited_at": self.invited, "state_at": self.invited}
        client = add_client(self.coach, self.group, self.space, row)
        followed = Followed.STARTED if person.audits else Followed.INVITED
        if person.opened and (found := find_client(self.coach, client)):
            choose(found, person.choice, self.opened)
            followed = Followed.STARTED if person.audits else Followed.JOINED
        changed: dict[str, Any] = {"state": person.state.value, "state_at": self.last_seen}
        if person.state == State.REFUSED:
            changed["refusal"] = REFUSED
        if person.waited:
            changed |= {"completions": len(person.waited), "completed_at": self.last_seen}
        change_client(client, **changed)
        set_followed(self.space, followed.value)
        return client

    def mail(self, client: int) -> None:
        """Write the invitation that was sent, as it is remembered once its end is known."""
        person = self.person
        state = person.state.value if person.state in {State.UNCERTAIN, State.REFUSED} else State.SENT.value
        row: dict[str, Any] = {
            "letter": "invitation",
            "language": person.language,
            "coach_id": self.coach,
            "client_id": client,
        }
        row |= {"space_id": self.space, "state": state, "address_hash": address_hash(person.email, self.key)}
        row |= {"queued_at": self.invited, "due_at": self.invited, "ended_at": self.invited, "attempts": 1}
        answer = REFUSED if person.state == State.REFUSED else ""
        connection().execute(insert(Mail).values(**row, answer=answer))

    def note(self, client: int, reports: list[Report]) -> None:
        """Write a note on every fourth person; one on a card, shared, where there is a report to read."""
        if self.place % 4:
            return
        row = {"client_id": client, "text": NOTES[self.place // 4 % len(NOTES)], "shared": False, "card_id": None}
        if self.person.choice.shares and self.person.waited and (week := reports[-1].week()):
            row |= {"text": SHARED_NOTE, "shared": True, "card_id": week[0]}
        connection().execute(insert(Note).values(**row, written_at=self.last_seen))

    @staticmethod
    def change(table: Any, which: Any, **values: Any) -> None:
        """Change columns of a row."""
        connection().execute(update(table).where(which).values(**values))

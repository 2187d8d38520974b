"""A client's page: how far they are, and, as far as they share it, their reports, plan and journal; and the actions."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.audit.figures import figures
from webapp.audit.record import read_scores
from webapp.audit.scoring import Scores
from webapp.store.archiving import archive, groups_with, mark_seen, move
from webapp.store.audits import Completed, all_completed, completed, find_report
from webapp.store.cards import standings
from webapp.store.clients import OwnClient
from webapp.store.coaches import SignedIn
from webapp.store.engine import rollback
from webapp.store.groups import find_group, groups_of
from webapp.store.listing import FIGURES
from webapp.store.notes import notes_on
from webapp.store.reminding import may_remind
from webapp.store.spaces import FollowedSpace
from webapp.store.suppressions import unsubscribed
from webapp.web.coaching.access import client_page
from webapp.web.coaching.branding import letterhead
from webapp.web.coaching.clients import area
from webapp.web.coaching.noting import NoteForm, note_form
from webapp.web.coaching.states import STATE_WORDS
from webapp.web.coaching.timeline import timeline
from webapp.web.colonnade import colonnade
from webapp.web.numbers import row_number
from webapp.web.paper import asked_version, compose, printed
from webapp.web.rendering import page
from webapp.web.reporting import ReportView, read_report

MOST_REPORTS = 24
"""How many reports the page lists, the latest."""


@dataclass(frozen=True)
class Line:
    """A report in the list of all: its figures, and outcomes and official figures if they are shared."""

    number: int
    completed_at: datetime
    scores: Scores
    outcomes: dict[str, int]
    official: dict[str, str]

    @property
    def figures(self) -> list[int | None]:
        """The index, then the pillars, in tenths."""
        found = figures(self.scores)
        return [found.get(name) for name in FIGURES]


@area.route("/clients/<int:client_id>", methods=["GET", "POST"])
@client_page
def one(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:
    """Show a client. Sent here by the language switch, the note being written stands as it was typed."""
    return client_shown(coach, client, note_form(view_of(client)))


def client_shown(coach: SignedIn, client: OwnClient, form: NoteForm, status: int = 200) -> Response:
    """Return a client's page, with the note being written."""
    groups = groups_of(coach.id)
    taken = groups_with(client)
    view = view_of(client)
    return page(
        "coach/clients/one.html",
        status,
        client=client,
        form=form,
        notes=notes_on(client),
        view=view,
        lines=lines(client) if view else [],
        events=timeline(client),
        group=next(group for group in groups if group.id == client.group_id),
        others=[group for group in groups if group.id not in taken],
        states=STATE_WORDS,
        reminded=remindable(client),
        done=request.args.get("done", ""),
    )


def remindable(client: OwnClient) -> bool:
    """Tell whether a client may be reminded by mail now."""
    if client.archived or not client.email:
        return False
    if unsubscribed(client.coach_id, [client.email], current_app.config["LINK_KEY"]):
        return False
    return may_remind(client.state, client.invited_at, client.reminded_at, datetime.now(UTC))


def view_of(client: OwnClient, number: int | None = None) -> ReportView | None:
    """Return a report of a client, the latest unless told, as far as they share it; None when there is none to see.

    The plan comes with the latest only.
    """
    if not client.shares:
        return None
    space = FollowedSpace(client.space_id)
    if (found := find_report(space, number)) is None:
        return None
    latest = number is None or completed(space)[0][0] == number
    plan = standings(space) if latest else None
    return read_report(found, plan, client.shares_answers, client.shares_journal)


def lines(client: OwnClient) -> list[Line]:
    """Return a line for each report of a client who shares them, the latest first."""
    return [line(client, found) for found in all_completed(FollowedSpace(client.space_id), MOST_REPORTS)]


def line(client: OwnClient, found: Completed) -> Line:
    """Return the line of one report; nothing of the journal unless it is shared."""
    record, journal = found.record, client.shares_journal
    told = (record["outcomes"], record["official"]) if journal else ({}, {})
    return Line(found.number, found.completed_at, read_scores(record["scores"]), *told)


@area.route("/clients/<int:client_id>/report/<int:number>", methods=["GET", "POST"])
@client_page
def report(coach: SignedIn, client: OwnClient, number: int) -> ResponseReturnValue:
    """Show a report that its person shares. Sent here by the language switch, the note stands as it was typed."""
    view = view_of(client, number) or abort(404)
    return report_shown(coach, client, view, note_form(view))


def report_shown(_coach: SignedIn, client: OwnClient, view: ReportView, form: NoteForm, status: int = 200) -> Response:
    """Return the page of a report, with the coach's notes and the one being written."""
    values = {"client": client, "view": view, "drawing": colonnade(view), "cards": None, "form": form}
    return page("coach/clients/report.html", status, notes=notes_on(client), **values)


@area.get("/clients/<int:client_id>/report/<int:number>.pdf")
@client_page
def paper(coach: SignedIn, client: OwnClient, number: int) -> ResponseReturnValue:
    """Give a report that its person shares on paper, under the coach's name."""
    view = view_of(client, number) or abort(404)
    document, version = compose(view, letterhead(coach.id), client.name), asked_version()
    rollback()  # nothing more is read: whoever waits for the press holds no transaction meanwhile
    return printed(document, version, client.name)


@area.post("/clients/<int:client_id>/archive")
@client_page
def archive_one(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:
    """Archive a client, or bring them back."""
    archived = request.form.get("archived") == "yes"
    archive(coach.id, [client.id], archived)
    return back_to(client, "archived" if archived else "unarchived")


@area.post("/clients/<int:client_id>/seen")
@client_page
def seen(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:
    """Note that the coach has seen what this client completed."""
    mark_seen(coach.id, [client.id])
    return back_to(client, "seen")


@area.post("/clients/<int:client_id>/move")
@client_page
def move_one(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:
    """Put a client into another of the coach's groups."""
    group_id = request.form.get("group", type=row_number) or abort(400)
    group = find_group(coach.id, group_id) or abort(404)
    if group.id == client.group_id or move(client, group.id):
        return back_to(client, "moved")
    return back_to(client, "there")


def back_to(client: OwnClient, done: str) -> ResponseReturnValue:
    """Lead back to a client's page, which says what was done."""
    return redirect(f"{url_for('clients.one', client_id=client.id)}?done={done}", 303)

"""A coach's notes about a client: written, changed, deleted; back to the page where they were written."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.store.clients import OwnClient
from webapp.store.coaches import SignedIn
from webapp.store.notes import OwnNote, add_note, change_note, delete_note, find_note
from webapp.web.coaching.access import client_page
from webapp.web.coaching.client import client_shown, report_shown, view_of
from webapp.web.coaching.noting import note_form
from webapp.web.forms.fields import sent_for_good
from webapp.web.numbers import row_number
from webapp.web.rendering import page
from webapp.web.reporting import ReportView

area = Blueprint("notes", __name__)


@area.get("/clients/<int:client_id>/notes")
@client_page
def back(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:  # noqa: ARG001
    """Lead back from the address of the form to the client's page."""
    return redirect(url_for("clients.one", client_id=client.id))


@area.post("/clients/<int:client_id>/notes")
@client_page
def add(coach: SignedIn, client: OwnClient) -> ResponseReturnValue:
    """Keep a new note, written on the client's page or on that of a report."""
    number = report_number()
    shown = view_of(client, number) if number else None
    form = note_form(shown or view_of(client))
    if sent_for_good(form):
        add_note(client, form.card_id, form.text.data or "", bool(form.shared.data))
        return redirect(written_at(client, shown), 303)
    status = 422 if form.errors else 200
    if shown:
        return report_shown(coach, client, shown, form, status)
    return client_shown(coach, client, form, status)


@area.route("/clients/<int:client_id>/notes/<int:note_id>", methods=["GET", "POST"])
@client_page
def edit(coach: SignedIn, client: OwnClient, note_id: int) -> ResponseReturnValue:  # noqa: ARG001
    """Change a note: what it says, what it is about, who reads it."""
    note = own_note(client, note_id)
    form = note_form(view_of(client), note)
    if sent_for_good(form):
        change_note(note, form.card_id, form.text.data or "", bool(form.shared.data))
        return redirect(written_at(client, None), 303)
    return page("coach/clients/note.html", 422 if form.errors else 200, client=client, note=note, form=form)


@area.post("/clients/<int:client_id>/notes/<int:note_id>/delete")
@client_page
def delete(coach: SignedIn, client: OwnClient, note_id: int) -> ResponseReturnValue:  # noqa: ARG001
    """Delete a note."""
    delete_note(own_note(client, note_id))
    return redirect(written_at(client, None), 303)


def own_note(client: OwnClient, note_id: int) -> OwnNote:
    """Return the note in the path, looked up through its client."""
    return find_note(client, note_id) or abort(404)


def report_number() -> int:
    """Return the number of the report whose page the form stands on, 0 when it stands on the client's."""
    return request.form.get("report", 0, type=row_number)


def written_at(client: OwnClient, shown: ReportView | None) -> str:
    """Return the address of the notes on the page where one was written."""
    if shown:
        return url_for("clients.report", client_id=client.id, number=shown.number, _anchor="notes")
    return url_for("clients.one", client_id=client.id, _anchor="notes")

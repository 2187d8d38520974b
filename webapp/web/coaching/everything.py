"""All that a coach owns, as one JSON text written piece by piece; of clients, what each of them shares."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import RowMapping

from webapp.store.coach_exports import Scope, account, completed, groups, mails, notes_of, pages, plans_of
from webapp.web.telling import watchouts_told

VERSION: Final = 1
UNSHARED: Final = {"completions", "completed_at", "shares_since"}
"""What is not told of those who do not share, besides their figures."""
LEFT_OUT: Final = {"space_id", "name_key"}

Encode = Callable[[Any], str]


def everything(coach_id: int, encode: Encode) -> Iterator[str]:
    """In: a coach's id, what writes JSON. Out: the text in pieces."""
    yield f'{{"format":"aplomb-coach","version":{VERSION},"exported_at":{encode(plain(datetime.now(UTC)))}'
    yield f',"account":{encode(plain_row(account(coach_id)))}'
    yield f',"groups":{encode([plain_row(group) for group in groups(coach_id)])}'
    yield ',"clients":['
    yield from listed(clients(coach_id), encode)
    yield '],"mails":['
    yield from listed(map(plain_row, mails(coach_id)), encode)
    yield "]}\n"


def listed(rows: Iterator[dict[str, Any]], encode: Encode) -> Iterator[str]:
    """Return the elements of a list, with commas between."""
    for place, row in enumerate(rows):
        yield ("," if place else "") + encode(row)


def clients(coach_id: int) -> Iterator[dict[str, Any]]:
    """Return each client with the notes on them and, of those who share, the plan and the reports."""
    for page in pages(Scope(coach_id)):
        notes, plans = notes_of(page), plans_of(page)
        audits = completed([client["space_id"] for client in page if client["shares"]])
        for client in page:
            row = {"notes": [plain_row(note, "client_id") for note in notes[client["id"]]]}
            if client["shares"]:
                row["plan"] = [plain_row(card, "space_id") for card in plans[client["space_id"]]]
                row["reports"] = [report(client, audit) for audit in audits[client["space_id"]]]
            yield known(client) | row


def known(client: RowMapping) -> dict[str, Any]:
    """Return what a coach knows of a client."""
    hidden = LEFT_OUT | (set() if client["shares"] else UNSHARED | {name for name in client if name[:5] == "last_"})
    return plain_row(client, *hidden)


def report(client: RowMapping, audit: RowMapping) -> dict[str, Any]:
    """Return a report as far as it is shared: its answers and the situation, its outcomes, only where these are too."""
    record = audit["part"]
    shared = {
        "number": audit["number"],
        "completed_at": plain(audit["completed_at"]),
        "scores": record["scores"],
        "cards": [{"id": card[0], "gain": card[4]} for card in record["cards"]],
        "watchouts": watchouts_told(record, client["shares_answers"], client["shares_journal"]),
    }
    if client["shares_answers"]:
        shared |= {"answers": {row[0]: row[4] for row in record["rows"]}, "context": record["context"]}
    if client["shares_journal"]:
        shared |= {"outcomes": record["outcomes"], "official": record["official"]}
    return shared


def plain_row(row: RowMapping, *without: str) -> dict[str, Any]:
    """Return a row of the database as plain values."""
    return {name: plain(value) for name, value in row.items() if name not in without}


def plain(value: Any) -> Any:
    """Return a value as JSON has it: days and moments as text."""
    return value.isoformat() if isinstance(value, date) else value

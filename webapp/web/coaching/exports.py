"""What a coach takes along: tables for spreadsheets, and everything at once as JSON."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import IO, Final

from flask import Blueprint, Response, abort, request, stream_with_context
from flask.typing import ResponseReturnValue

from webapp.languages import decimal_mark, translate
from webapp.store.coach_exports import Scope
from webapp.store.coaches import SignedIn
from webapp.store.engine import rollback
from webapp.store.groups import find_group, groups_of
from webapp.tables.separated import Manner, as_csv
from webapp.tables.workbook import write_xlsx
from webapp.web.coaching.access import coach_page
from webapp.web.coaching.everything import everything
from webapp.web.coaching.exporting import TABLES, Line, Table
from webapp.web.numbers import row_number
from webapp.web.rendering import page

area = Blueprint("exports", __name__)

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PIECE: Final = 64 * 1024


@area.get("/exports")
@coach_page
def overview(coach: SignedIn) -> ResponseReturnValue:
    """Offer the files, of all groups or of one."""
    scope = wanted(coach)
    return page("coach/exports/overview.html", tables=TABLES, groups=groups_of(coach.id), chosen=scope.group_id)


@area.get(f"/exports/<any({','.join(TABLES)}):table>.<any(csv,xlsx):file_type>")
@coach_page
def download(coach: SignedIn, table: str, file_type: str) -> ResponseReturnValue:
    """Give a table as a file."""
    scope = wanted(coach)
    rollback()  # what follows takes a while, and reads with connections of its own
    if file_type == "csv":
        return as_it_comes(csv_of(TABLES[table], scope), f"{table}.csv", "text/csv; charset=utf-8")
    return workbook_of(TABLES[table], scope, f"{table}.xlsx")


@area.get("/exports/everything.json")
@coach_page
def archive(coach: SignedIn) -> ResponseReturnValue:
    """Give all that a coach owns, and what the clients who share let them see."""
    rollback()
    pieces = json.JSONEncoder(ensure_ascii=False)
    return as_it_comes(everything(coach.id, pieces.encode), "everything.json", "application/json")


def wanted(coach: SignedIn) -> Scope:
    """Return whose clients are asked for: all, or those of the group in the query; another coach's is none."""
    if not request.args.get("group"):
        return Scope(coach.id)
    number = request.args.get("group", type=row_number) or abort(404)
    return Scope(coach.id, (find_group(coach.id, number) or abort(404)).id)


def csv_of(table: Table, scope: Scope) -> Iterator[str]:
    """Return a table as CSV, in the manner of the page's language, piece by piece."""
    mark = decimal_mark()
    manner = Manner(";" if mark == "," else ",", mark)

    def rows() -> Iterator[Line]:
        yield [translate(words) for words in table.head]
        yield from table.rows(scope)

    return as_csv(rows(), manner)


def workbook_of(table: Table, scope: Scope, name: str) -> Response:
    """Return a table as XLSX, from a temporary file."""
    file = TemporaryFile()  # noqa: SIM115 (closed by whoever reads it)
    write_xlsx(file, translate(table.title), [translate(words) for words in table.head], table.rows(scope))
    return as_it_comes(read_and_closed(file), name, XLSX)


def read_and_closed(file: IO[bytes]) -> Iterator[bytes]:
    """Return a file from its beginning, piece by piece; it is closed at the end."""
    with file:
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def as_it_comes(pieces: Iterator[str] | Iterator[bytes], name: str, kind: str) -> Response:
    """Return a file sent piece by piece."""
    response = Response(stream_with_context(pieces), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{dated(name)}"'
    return response


def dated(name: str) -> str:
    """Return a file's name with the day."""
    stem, dot, ending = name.partition(".")
    return f"aplomb-{stem}-{datetime.now(UTC):%Y-%m-%d}{dot}{ending}"

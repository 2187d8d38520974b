"""Many clients at once, made by the database itself: for what must stay quick however many there are."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import text

from webapp.store.engine import connection

DIALECTS: Final = {
    "sqlite": {
        "hex": "printf('%032x', {})",
        "hash": "CAST(printf('%032d', {}) AS BLOB)",
        "number": "printf('%06d', {})",
        "ago": "strftime('%Y-%m-%d %H:%M:%S.000000', :now, '-' || ({}) || ' minutes')",
    },
    "postgresql": {
        "hex": "lpad(to_hex({}), 32, '0')",
        "hash": "convert_to(lpad(({})::text, 32, '0'), 'UTF8')",
        "number": "lpad(({})::text, 6, '0')",
        "ago": "CAST(:now AS timestamp) - ({}) * interval '1 minute'",
    },
}
NUMBERS: Final = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many),
a(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM a WHERE j < :audits)"""
"""The numbers of the people, and of the audits of each."""
STATES: Final = ("waiting", "sent", "sent", "refused", "opened", "started", *["completed"] * 4)
"""Of ten people; those who completed share, but for one of the four."""
FIRST_NAMES: Final = ("Agnès", "Bela", "Chloé", "Darius", "Éloïse", "Farid", "Gaëlle", "Hugo", "Inès", "Jonas")


def crowd(coach_id: int, group_id: int, many: int, audits: int = 0) -> None:
    """Give a coach `many` clients in a group, each with a space of their own that holds so many completed audits."""
    now = datetime.now(UTC).replace(tzinfo=None)
    values = {"coach": coach_id, "group": group_id, "many": many, "audits": audits}
    values |= {"now": f"{now:%Y-%m-%d %H:%M:%S}", "today": f"{now:%Y-%m-%d}"}
    say = expressions(coach_id)
    fill("spaces", a_space(say), "n", values)
    fill("clients", a_client(say), "n", values)
    if audits:
        fill("audits", an_audit(say), "n, a", values)
    connection().exec_driver_sql("ANALYZE")


def fill(table: str, columns: dict[str, str], source: str, values: dict[str, object]) -> None:
    """Insert a row for each number, its columns made of it."""
    rows = f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns.values())} FROM {source}"
    statement = f"{NUMBERS} {rows}"
    connection().execute(text(statement), {name: value for name, value in values.items() if f":{name}" in statement})


def expressions(coach_id: int) -> dict[str, str]:
    """Return what the rows have in common, as this database says it."""
    dialect = connection().dialect.name
    say, own = DIALECTS[dialect], f"{coach_id} * 10000000 + i"
    return {
        "own": own,
        "space": say["hex"].format(own),
        "hash": say["hash"].format(own),
        "number": say["number"].format("i * 7919 % 1000003"),
        "ago": say["ago"].format("i * 1711 % 500000"),
        "today": f"CAST(:today AS {'date' if dialect == 'postgresql' else 'text'})",
    }


def a_space(say: dict[str, str]) -> dict[str, str]:
    """Return the columns of a space."""
    columns = {"id": say["space"], "link_hash": say["hash"], "link_version": "1", "language": "'fr'"}
    return columns | {"opened_at": say["ago"], "visited_on": say["today"], "followed": "'joined'"}


def a_client(say: dict[str, str]) -> dict[str, str]:
    """Return the columns of a client."""
    name, ago = f"{of_ten(FIRST_NAMES)} || ' N' || {say['number']}", say["ago"]
    done, shares = "i % 10 >= 6", "i % 10 >= 7"
    columns = {"coach_id": ":coach", "group_id": ":group", "space_id": say["space"], "language": "'fr'"}
    columns |= {
        "name": name,
        "name_key": f"lower({plain(name)})",
        "email": f"'n' || ({say['own']}) || '@aplomb.example'",
    }
    columns |= dict.fromkeys(("note", "refusal", "week"), "''")
    columns |= {"state": of_ten(STATES), "state_at": ago, "added_at": ago, "invited_at": ago, "together": "false"}
    columns |= {"chosen_at": f"CASE WHEN i % 10 >= 4 THEN {ago} END", "archived": "i % 50 = 49"}
    columns |= {"shares": shares, "shares_answers": shares, "shares_journal": "false"}
    columns |= {"shares_since": f"CASE WHEN {shares} THEN {ago} END"}
    columns |= {
        "completions": f"CASE WHEN {done} THEN 2 ELSE 0 END",
        "completed_at": f"CASE WHEN {done} THEN {ago} END",
    }
    columns |= {"seen_at": f"CASE WHEN {done} AND i % 100 > 9 THEN {ago} END"}
    for which, shift in (("first", 3), ("last", 0)):
        for figure, step, end in numbers_of(shift):
            columns[f"{which}_{figure}"] = f"CASE WHEN {shares} THEN i * {step} % {end} END"
    return columns


def an_audit(say: dict[str, str]) -> dict[str, str]:
    """Return the columns of an audit; its report says nothing: lists do not read it."""
    moments = dict.fromkeys(("started_at", "completed_at"), say["ago"])
    return {"space_id": say["space"], "number": "j", "content_version": "'crowd'", "report": "'{}'", **moments}


def numbers_of(shift: int) -> list[tuple[str, int, int]]:
    """Return (name, step, end) of each figure, so that they go through all there can be."""
    pillars = ("brand", "people", "insights", "relationships", "messaging")
    tenths = [("index", 7 + shift, 1001), *((name, 11 + shift + 2 * place, 251) for place, name in enumerate(pillars))]
    return [*tenths, ("activity", 13 + shift, 101), ("quality", 17 + shift, 101)]


def of_ten(words: tuple[str, ...]) -> str:
    """Return the expression that gives each tenth of the people one of ten words."""
    cases = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(words))
    return f"CASE i % 10 {cases} END"


def plain(name: str) -> str:
    """Return the expression of a name without its accents."""
    for accented, letter in zip("éèëïÉ", "eeeie", strict=True):
        name = name.replace(accented, letter)
    return name

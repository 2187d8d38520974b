"""The tables that a coach takes along: their headings and rows, in the language of the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, TypeAlias

from sqlalchemy import RowMapping

from webapp.audit.questionnaire import NOT_APPLICABLE
from webapp.audit.record import read_scores
from webapp.audit.scoring import Scores
from webapp.content import QUESTIONNAIRE
from webapp.content.marker import N_
from webapp.languages import LANGUAGES, local_date
from webapp.languages import gettext as _
from webapp.store.coach_exports import Scope, Shared, groups, pages, reports
from webapp.store.consents import FIGURES
from webapp.store.models import State
from webapp.tables import Cell
from webapp.web.wording import LENS_NAMES, PILLAR_OF

Names: TypeAlias = dict[int, str]
Line: TypeAlias = list[Cell]

STATES: Final = {
    State.WAITING: N_("waiting"),
    State.SENT: N_("sent"),
    State.UNCERTAIN: N_("uncertain"),
    State.REFUSED: N_("refused"),
    State.OPENED: N_("opened"),
    State.STARTED: N_("audit started"),
    State.COMPLETED: N_("audit completed"),
}
WHO: Final = (N_("Name"), N_("E-mail"), N_("Group"))
WHICH: Final = (*WHO, N_("Audit number"), N_("Completed on"))
SCORES: Final = (N_("Index"), *(pillar.short for pillar in QUESTIONNAIRE.pillars), *LENS_NAMES.values())


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its title and headings (msgids), what it is told to hold, and its rows for a scope."""

    title: str
    says: str
    head: tuple[str, ...]
    rows: Callable[[Scope], Iterator[Line]]


def clients(scope: Scope) -> Iterator[Line]:
    """Return a row for each client; of those who do not share, how far the invitation is and nothing more."""
    names = names_of(scope)
    for page in pages(scope):
        for client in page:
            invited, since = on(client["invited_at"]), on(client["state_at"])
            state = _(STATES[State(client["state"])])
            language = LANGUAGES[client["language"]].name if client["language"] in LANGUAGES else client["language"]
            chosen: Line = [yes_or_no(client["shares"]) if client["chosen_at"] else _("not chosen yet")]
            row: Line = [*who(client, names), language, invited, state, since, *chosen, yes_or_no(client["archived"])]
            yield row + figures(client)


def figures(client: RowMapping) -> Line:
    """Return what the last shared report says, in as many empty cells for those who do not share."""
    if not client["shares"]:
        return [None] * (2 + len(FIGURES))
    tenths: Line = [None if client[f"last_{name}"] is None else Decimal(client[f"last_{name}"]).scaleb(-1)
                    for name in FIGURES[:-2]]  # fmt: skip
    return [client["completions"], on(client["completed_at"]), *tenths, client["last_activity"], client["last_quality"]]


def scores(scope: Scope) -> Iterator[Line]:
    """Return a row for each report that is shared."""
    names = names_of(scope)
    for shared in reports(scope, "scores"):
        yield which(shared, names) + scored(read_scores(shared.part))


def scored(found: Scores) -> Line:
    """Return the figures of a report; a pillar of an earlier questionnaire that is gone has no place here."""
    shown = {pillar.id: pillar.shown for pillar in found.pillars}
    return [found.index, *(shown.get(pillar) for pillar in PILLAR_OF), found.activity, found.quality]


def answers(scope: Scope) -> Iterator[Line]:
    """Return a row for each report whose person shares the answers too: levels from 0 to 4."""
    names, without = names_of(scope), _("not applicable")
    for shared in reports(scope, "rows", shares_answers=True):
        given = {row[0]: row[4] for row in shared.part}
        levels = [given.get(question.id) for question in QUESTIONNAIRE.questions]
        yield which(shared, names) + [without if level == NOT_APPLICABLE else level for level in levels]


def outcomes(scope: Scope) -> Iterator[Line]:
    """Return a row for each report whose person shares the journal too: what the last 30 days brought."""
    names = names_of(scope)
    for shared in reports(scope, "outcomes", shares_journal=True):
        yield which(shared, names) + [shared.part.get(question.short_id) for question in QUESTIONNAIRE.outcomes]


def which(shared: Shared, names: Names) -> Line:
    """Return the cells that say whose report it is, and which."""
    return [*who(shared.client, names), shared.number, on(shared.completed_at)]


def who(client: RowMapping, names: Names) -> Line:
    """Return the cells that say who a client is."""
    return [client["name"], client["email"], names.get(client["group_id"], "")]


def names_of(scope: Scope) -> Names:
    """Return the names of a coach's groups by id."""
    return {group["id"]: group["name"] for group in groups(scope.coach_id)}


def on(moment: datetime | None) -> Cell:
    """Return the day of a moment, None for none."""
    return local_date(moment) if moment else None


def yes_or_no(true: bool) -> str:
    """Return a word for a column that is so or not."""
    return _("yes") if true else _("no")


TABLES: Final = {
    "clients": Table(
        N_("Clients"),
        N_("Everyone you invited, how far each is, and the last scores of those who share."),
        (*WHO, N_("Language"), N_("Invited on"), N_("State"), N_("Since"), N_("Shares"), N_("Archived"),
         N_("Audits completed"), N_("Last audit"), *SCORES),
        clients,
    ),
    "scores": Table(
        N_("Scores"),
        N_("A row for each shared report: its day, index, pillars and readings."),
        (*WHICH, *SCORES),
        scores,
    ),
    "answers": Table(
        N_("Answers"),
        N_("A row for each report whose answers are shared too: levels from 0 to 4, in today’s questions."),
        (*WHICH, *(question.topic for question in QUESTIONNAIRE.questions)),
        answers,
    ),
    "outcomes": Table(
        N_("Outcomes"),
        N_("A row for each report of those who share their journal too: what the last 30 days brought."),
        (*WHICH, *(question.topic for question in QUESTIONNAIRE.outcomes)),
        outcomes,
    ),
}  # fmt: skip
"""The tables by the name they have in addresses."""

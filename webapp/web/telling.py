"""How much of a completed report is told to whoever reads it, and to whoever takes it along: one rule for both."""

from typing import Final

from webapp.audit.record import Record, read_scores
from webapp.audit.watchouts import Basis, ssi_given, tellable
from webapp.web.wording import WATCHOUT_OF

WITHOUT_JOURNAL: Final[Record] = {"official": {}, "outcomes": {}}
"""What stands in a record for what is not to be told."""


def watchouts_told(record: Record, answers: bool, journal: bool) -> list[str]:
    """Return the ids of a record's watch-outs that give away neither answers nor the journal, unless these are told."""
    hidden = {basis for basis, told in ((Basis.ANSWERS, answers), (Basis.JOURNAL, journal)) if not told}
    ssi = ssi_given(record["official"], read_scores(record["scores"]))
    return list(tellable(record["watchouts"], WATCHOUT_OF, ssi, hidden))


def part_told(record: Record, answers: bool, journal: bool) -> Record:
    """Return a record without the journal, and without what gives away the journal or the answers.

    The answers stay in it, as the figures are taken apart by them: its page must not show them.
    """
    if answers and journal:
        return record
    told = record | {"watchouts": watchouts_told(record, answers, journal)}
    return told if journal else told | WITHOUT_JOURNAL

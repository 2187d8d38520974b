"""Why these figures, on paper: each pillar's answers in words, and every sum that can be worked out again by hand."""

from webapp.audit.arithmetic import Line, PillarSum
from webapp.languages import figure, translate
from webapp.languages import gettext as _
from webapp.pdf.document import Pillar, Table
from webapp.web.explaining import of_a_pillar
from webapp.web.pieces import Column
from webapp.web.reporting import ReportView


def pillar(view: ReportView, column: Column) -> Pillar:
    """Return a pillar taken apart."""
    said = [words for _lens, _name, _points, words in column.readings_in_order(view.mature) if words]
    return Pillar(
        title=translate(column.pillar.title),
        figure=_("not enough answers")
        if column.score.shown is None
        else _("%(points)s out of 25", points=figure(column.score.shown)),
        says=(*(translate(words) for words in said), _(column.difference, points=column.points_apart)),
        answers=answers(view, column.sums) if view.answers else None,
        sums=tuple(of_a_pillar(column.sums)) if view.answers else (),
    )


def answers(view: ReportView, of: PillarSum) -> Table:
    """Return a pillar's questions with their answers, weights and levels."""
    return Table(
        caption="",
        head=(_("Question"), _("Your answer"), _("Weight"), _("Level"), _("Weight × level")),
        rows=tuple(row(view, line) for line in of.lines),
        foot=(_("Total of what counts"), "", str(of.weights), "", str(of.reached)),
    )


def row(view: ReportView, line: Line) -> tuple[str, ...]:
    """Return a question, its answer in words, and what it brings."""
    said = view.said(line)
    answer = _("left empty") if line.answer is None else translate(said.answer)
    if line.answer is not None and line.level is None:
        answer = _("Not applicable: %(reason)s", reason=answer)
    counts = (str(line.level), str(line.product)) if line.level is not None else ("—", _("doesn’t count"))
    return translate(said.topic), answer, str(line.weight), *counts

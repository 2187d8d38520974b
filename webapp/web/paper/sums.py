"""Why these figures: each pillar's answers in words, and every sum that can be worked out again by hand."""

from collections.abc import Iterable
from fractions import Fraction

from webapp.audit.arithmetic import Line, PillarSum, Quotient
from webapp.audit.questionnaire import TOP_LEVEL, Lens
from webapp.content import LENSES, QUESTIONNAIRE
from webapp.languages import figure, translate
from webapp.languages import gettext as _
from webapp.pdf.document import Pillar, Table
from webapp.web.reference.exact import decimal_of
from webapp.web.reporting import NO_LONGER_ASKED, Column, ReportView

LENS_OF = {lens.id: lens for lens in LENSES}


def of_the_whole(view: ReportView) -> Iterable[str]:
    """Yield how the index and the two readings over all pillars come about; nothing for one that is not known."""
    terms = view.sums.index
    if terms:
        yield _(
            "The index: %(terms)s = %(index)s.",
            terms=" + ".join(figure(term) for term in terms),
            index=figure(sum(terms)),
        )
    for reading in view.sums.readings:
        if reading.reading:
            yield of_a_reading(reading.lens, reading.reading, str(reading.shown))


def pillar(view: ReportView, column: Column) -> Pillar:
    """Return a pillar taken apart."""
    said = (column.activity_says, column.quality_says)
    difference = translate(column.difference)
    return Pillar(
        title=translate(column.pillar.title),
        figure=_("not enough answers")
        if column.score.shown is None
        else _("%(points)s out of 25", points=figure(column.score.shown)),
        says=(*(translate(words) for words in said if words), difference % {"points": column.points_apart}),
        answers=answers(view, column.sums),
        sums=tuple(sums(column.sums)),
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
    question, chosen = QUESTIONNAIRE.by_id.get(line.id), view.because(line.id)
    topic = translate(question.topic if question else NO_LONGER_ASKED)
    said = translate(chosen.answer) if chosen else _("left empty") if line.answer is None else "—"
    counts = (str(line.level), str(line.product)) if line.level is not None else ("—", _("doesn’t count"))
    return topic, said, str(line.weight), *counts


def sums(of: PillarSum) -> Iterable[str]:
    """Yield the sums of a pillar, line by line; nothing when it has no figure."""
    if of.whole is None or of.score.shown is None:
        return
    yield _(
        "The most that these questions could bring: %(top)s × %(weights)s = %(most)s.",
        top=TOP_LEVEL,
        weights=of.weights,
        most=of.whole.most,
    )
    yield _("The pillar: %(sum)s.", sum=division(of.whole, figure(of.score.shown)))
    for reading in of.readings:
        if reading.reading:
            yield of_a_reading(reading.lens, reading.reading, str(reading.shown))


def of_a_reading(lens: Lens, quotient: Quotient, shown: str) -> str:
    """Return how a reading comes about."""
    return f"{translate(LENS_OF[lens].name)}{_(':')} {division(quotient, shown)}."


def division(quotient: Quotient, shown: str) -> str:
    """Return a division with all its terms, what it comes to and the figure shown."""
    said = f"{quotient.points} × {quotient.reached} ÷ {quotient.most} = {exact(quotient.exact)}"
    return said if said.endswith(f"= {shown}") else _("%(sum)s, shown as %(shown)s", sum=said, shown=shown)


def exact(value: Fraction) -> str:
    """Return a figure before rounding: as a decimal number when that loses nothing, else as a fraction too."""
    try:
        return figure(decimal_of(value))
    except ValueError:
        about = figure(decimal_of(value, 3))
        return _("%(fraction)s, or about %(decimal)s", fraction=f"{value.numerator}/{value.denominator}", decimal=about)

"""The figures of a report on paper: the index, the readings, the tables, and what is missing."""

from collections.abc import Iterable
from decimal import Decimal

from webapp.languages import figure, ngettext, translate
from webapp.languages import gettext as _
from webapp.pdf.document import Index, Reading, Table
from webapp.web.pieces import Column
from webapp.web.reporting import ReportView

NONE = "—"


def index(view: ReportView) -> Index:
    """Return the figure the report opens with."""
    shown = view.report.scores.index
    if shown is None:
        return Index(NONE, "", (_("The index needs the four LinkedIn pillars: at least four answers in each."),))
    words = " · ".join((_("Your index"), *([translate(view.band.name)] if view.band else [])))
    stance = [_("stance: %(stance)s", stance=translate(view.stance.name).lower())] if view.stance else []
    return Index(figure(shown), "/100", (words, *stance))


def missing(view: ReportView) -> Iterable[str]:
    """Yield what is missing, pillar by pillar, after a sentence that says so; nothing when all is there."""
    told = [column for column in view.columns if column.score.shown is None or column in view.incomplete]
    if told:
        some = _("Some questions were left empty.") + " " if view.incomplete else ""
        yield some + _("What is known is shown; this is what is missing:")
    for column in told:
        yield f"{translate(column.pillar.title)}{_(':')} {what_is_missing(view, column)}"


def what_is_missing(view: ReportView, column: Column) -> str:
    """Return what a pillar lacks."""
    score = column.score
    if score.shown is None:
        return _(
            "answers that count: %(counted)s of %(asked)s; four are needed for a figure",
            counted=score.counted,
            asked=score.asked,
        )
    answered = score.asked - len(view.report.unanswered(score.id))
    return _("%(counted)s of %(asked)s answered", counted=answered, asked=score.asked)


def readings(view: ReportView) -> Iterable[Reading]:
    """Yield the two readings over all pillars, then the stance and the band."""
    for lens, points in view.readings:
        said = _("not enough answers") if points is None else _("%(points)s out of 100", points=points)
        yield Reading(translate(lens.name), said, translate(lens.sentence), lens.id)
    for phrase in (view.stance, view.band):
        if phrase:
            yield Reading(translate(phrase.name), "", translate(phrase.sentence))


def lived(view: ReportView) -> str:
    """Return what the last 30 days brought in real life; nothing when nothing was noted."""
    noted = view.report.outcomes
    said = {
        "conversations": ngettext("%(num)s conversation", "%(num)s conversations", noted.get("conversations", 0)),
        "calls": ngettext("%(num)s call", "%(num)s calls", noted.get("calls", 0)),
        "offers": ngettext("%(num)s offer", "%(num)s offers", noted.get("offers", 0)),
        "agreements": ngettext("%(num)s agreement", "%(num)s agreements", noted.get("agreements", 0)),
    }
    shown = [words for name, words in said.items() if name in noted]
    if not shown:
        return ""
    return f"{_('In real life, these last 30 days:')} {', '.join(shown)}. {_('Never scored.')}"


def table(view: ReportView) -> Table:
    """Return the figures that the drawing shows."""
    return Table(
        caption=_("Each pillar out of 25; activity and quality out of 100"),
        head=(_("Pillar"), _("Score"), _("Activity"), _("Quality"), _("Stance"), _("Official SSI")),
        rows=tuple(
            (
                translate(column.pillar.title),
                known(column.score.shown),
                known(column.score.activity),
                known(column.score.quality),
                translate(column.stance.name) if column.stance else NONE,
                known(column.official),
            )
            for column in view.columns
        ),
        foot=(
            _("The four LinkedIn pillars, out of 100"),
            known(view.report.scores.index),
            "",
            "",
            "",
            known(view.official),
        ),
    )


def what_if(view: ReportView) -> Table | None:
    """Return today's scores beside those that the plan would make; None without a plan."""
    if (scores := view.then) is None:
        return None
    return Table(
        caption=_("Each pillar out of 25"),
        head=(_("Pillar"), _("Today"), _("With your plan")),
        rows=tuple(
            (translate(column.pillar.title), known(column.score.shown), known(scores.pillar(column.score.id).shown))
            for column in view.columns
        ),
        foot=(_("The four LinkedIn pillars, out of 100"), known(view.report.scores.index), known(scores.index)),
    )


def known(value: Decimal | int | None) -> str:
    """Return a figure, a dash when it is not known."""
    return NONE if value is None else figure(value)

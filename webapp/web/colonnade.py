"""The drawing on top of a report: its figures in translated words, in a wide and a narrow layout."""

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from webapp.content.bands import LENSES
from webapp.drawing.colonnade import NARROW, WIDE, Column, Words
from webapp.drawing.colonnade import colonnade as draw
from webapp.languages import current, figure, translate
from webapp.languages import gettext as _
from webapp.web.pieces import Column as PillarColumn
from webapp.web.recent import Recent
from webapp.web.reporting import ReportView

UNKNOWN = "—"


@dataclass(frozen=True, slots=True)
class Drawing:
    """The same drawing twice; the page shows the one that fits its width."""

    wide: Markup
    narrow: Markup


DRAWN: Recent[tuple[Hashable, ...], Drawing] = Recent(200, 900)
"""The drawings made last, in each language."""


def colonnade(view: ReportView) -> Drawing:
    """Return the drawing of a report, with the ghost of its plan; the same one is asked for again and again."""
    ghosts = [pillar.exact for pillar in view.then.pillars] if view.then else []
    key = current().code, view.key, tuple([ghost and (ghost.numerator, ghost.denominator) for ghost in ghosts])
    if (kept := DRAWN.get(key)) is not None:
        return kept
    made = drawn(view)
    DRAWN.put(key, made)
    return made


def drawn(view: ReportView) -> Drawing:
    """Draw a report in both layouts."""
    columns = [
        column(pillar, view.then.pillar(pillar.score.id).exact if view.then else None) for pillar in view.columns
    ]
    words = words_of(view)
    wide, narrow = draw(columns, words, "wide", WIDE), draw(columns, words, "narrow", NARROW)
    return Drawing(Markup(wide), Markup(narrow))  # noqa: S704 (the drawing escapes its texts itself)


def column(pillar: PillarColumn, then: Fraction | None) -> Column:
    """Return a pillar as the drawing wants it; `then`: its exact score with the plan, if there is one."""
    score = pillar.score
    shown = figure(score.shown) if score.shown is not None else UNKNOWN
    return Column(
        name=translate(pillar.pillar.short),
        figure=shown,
        activity=float(score.activity_part),  # a drawing needs no more, and it is many times as fast
        quality=float(score.quality_part),
        official=pillar.official,
        linkedin=score.linkedin,
        known=score.shown is not None,
        ghost=None if then is None else float(then),
    )


def words_of(view: ReportView) -> Words:
    """Return the texts of the drawing."""
    parts = [in_words(column, view) for column in view.columns]
    separator = _(";")
    activity, quality = (translate(lens.name) for lens in LENSES)
    return Words(
        title=_("The five pillars of your presence"),
        description=_("Five columns as high as their score. %(pillars)s.", pillars=f"{separator} ".join(parts)),
        activity=activity,
        quality=quality,
        official=_("Your SSI on LinkedIn"),
        ghost=_("With your plan"),
        scale=_("Height: points out of 25"),
    )


def in_words(column: PillarColumn, view: ReportView) -> str:
    """Return what a column shows, for those who do not see it."""
    name, now = translate(column.pillar.short), column.score.shown
    then = view.then.pillar(column.score.id).shown if view.then else None
    if now is None:
        return _("%(pillar)s: not enough answers", pillar=name)
    if then is None or then == now:
        return _("%(pillar)s: %(points)s out of 25", pillar=name, points=figure(now))
    return _(
        "%(pillar)s: %(points)s out of 25, %(then)s with your plan", pillar=name, points=figure(now), then=figure(then)
    )

"""The whole document, from the view of a report."""

from flask import current_app, url_for

from webapp.languages import current, day, local_date, ngettext, translate
from webapp.languages import gettext as _
from webapp.pdf.document import Document, Drawing, Labels, Letterhead, Section
from webapp.web.colonnade import colonnade, words_of
from webapp.web.explaining import of_the_whole
from webapp.web.paper import cards, figures, sums
from webapp.web.reporting import ReportView

BRAND = "Aplomb"


def compose(view: ReportView, letterhead: Letterhead | None = None, whose: str = "") -> Document:
    """Return a report as a document in the language of the request, under the name of whoever hands it over.

    `whose`: the name of the person it is about, when it is not they who print it.
    """
    drawn = words_of(view)
    date_in_words = day(view.completed_at)
    return Document(
        language=current().code,
        title=_("Report of %(day)s", day=date_in_words),
        day=local_date(view.completed_at),
        kicker=" · ".join(filter(None, (whose, _("Audit of %(day)s", day=date_in_words)))),
        headline=translate(view.headline.text),
        lead=translate(view.headline.lead),
        index=figures.index(view),
        missing=tuple(figures.missing(view)),
        drawing=Drawing(str(colonnade(view).wide), f"{drawn.title}. {drawn.description}"),
        beyond=cards.beyond(view),
        readings=tuple(figures.readings(view)),
        lived=figures.lived(view),
        figures=figures.table(view),
        sums=tuple(of_the_whole(view)),
        week=tuple(cards.card(advice) for advice in view.week),
        plan=tuple(cards.planned(advice) for advice in view.plan),
        what_if=figures.what_if(view),
        watchouts=tuple(cards.watchout(told) for told in view.watchouts),
        first_watchouts=first_watchouts(view),
        pillars=tuple(sums.pillar(view, column) for column in view.columns),
        groups=tuple(cards.group(column, listed) for column, listed in view.by_pillar(view.advice.values())),
        labels=labels(view),
        colophon=colophon(),
        letterhead=letterhead,
    )


def first_watchouts(view: ReportView) -> int:
    """Return how many watch-outs the two pages of the summary have room for: one less where answers are missing."""
    return 1 if view.incomplete else 2


def labels(view: ReportView) -> Labels:
    """Return the titles and the words that come again."""
    more = max(0, len(view.watchouts) - first_watchouts(view))
    return Labels(
        brand=BRAND,
        contents=_("Contents"),
        figures=Section(_("The five pillars")),
        week=Section(_("This week"), cards.week_in_words(view)),
        what_if=Section(
            _("What if you did it?"), _("Today’s scores, and those that the cards of your plan would make together.")
        ),
        watchouts=Section(_("Watch-outs")),
        pillars=pillars(view),
        cards=Section(_("All the cards, weakest pillar first")),
        begin=_("To begin with:"),
        caveat=_("What the SSI does not say"),
        more_watchouts=ngettext(
            "%(num)s more watch-out, in the full report", "%(num)s more watch-outs, in the full report", more
        )
        if more
        else "",
        missing=_("The fonts of this document lack some characters. They are shown as □:"),
    )


def pillars(view: ReportView) -> Section:
    """Return what stands over the pillars: where the answers are shown, how they make the figures."""
    if not view.answers:
        return Section(_("Pillar by pillar"))
    rule = _("Each level is multiplied by the weight of its question. You can work out every sum by hand.")
    return Section(_("Where these figures come from"), rule)


def colophon() -> tuple[str, ...]:
    """Return what closes the paper: whom the site depends on, and where its rules are."""
    method = current_app.config["PUBLIC_URL"] + url_for("pages.method")
    return (
        _("Aplomb is independent of LinkedIn, and of the people whose views it reports."),
        f"{_('How these figures are made')}{_(':')} {method}",
    )

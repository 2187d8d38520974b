"""Advice cards and watch-outs on paper: the words of the page, without its buttons."""

from collections.abc import Iterable, Mapping

from webapp.audit.advice import Watchout as Told
from webapp.languages import figure, ngettext, translate
from webapp.languages import gettext as _
from webapp.pdf.document import Card, Group, Watchout
from webapp.web.reporting import LABEL_OF, Advice, Because, Column, ReportView

NO_BREAK = "\N{NO-BREAK SPACE}"


def card(advice: Advice, standing: Mapping[str, str]) -> Card:
    """Return a card; `standing` says where it stands in the plan, by card id."""
    words = advice.card
    return Card(
        where=where(advice),
        title=translate(words.title) if words else _("A card that is no longer given"),
        because=because(advice.because) if words and advice.because else "",
        first=tuple(before(need) for need in advice.first) if words else (),
        steps=tuple(translate(step) for step in words.steps) if words else (),
        why=translate(words.why) if words else "",
        why_said_by=said_by(words.sources) if words else "",
        caveat=translate(words.caveat.text) if words else "",
        caveat_said_by=said_by(words.caveat.sources) if words else "",
        gain=gain(advice),
        standing=standing.get(advice.id, ""),
    )


def where(advice: Advice) -> str:
    """Return the pillar of a card, and how long it takes."""
    pillar = translate(advice.pillar.short) if advice.pillar else advice.kept.pillar
    return f"{pillar} · {_('%(minutes)s min a week', minutes=advice.kept.minutes)}"


def because(answer: Because) -> str:
    """Return the answer that brought a card."""
    return _(
        "About “%(topic)s”, you answered “%(answer)s”.", topic=translate(answer.topic), answer=translate(answer.answer)
    )


def before(need: Because) -> str:
    """Return what a card wants first."""
    return _(
        "Before this card: “%(topic)s”, at least “%(answer)s”.",
        topic=translate(need.topic),
        answer=translate(need.answer),
    )


def gain(advice: Advice) -> str:
    """Return what a card may bring."""
    said = _("Gain in this pillar: up to about %(gain)s.", gain=f"+{figure(advice.gain)}")
    outside = advice.pillar is not None and not advice.pillar.linkedin
    return f"{said} {_('It raises this pillar, not the index.')}" if outside else said


def said_by(sources: Iterable[str]) -> str:
    """Return the labels of those who hold some claims, each once and each in one piece."""
    labels = dict.fromkeys(translate(LABEL_OF[source]) for source in sources)
    return " · ".join(label.replace(" ", NO_BREAK) for label in labels)


def watchout(told: Told) -> Watchout:
    """Return a watch-out."""
    return Watchout(translate(told.title), translate(told.text), said_by(told.sources))


def group(column: Column, listed: list[Advice], standing: Mapping[str, str]) -> Group:
    """Return the cards of a pillar."""
    count = ngettext("%(num)s card", "%(num)s cards", len(listed))
    points = _("%(points)s out of 25", points=figure(column.score.shown)) if column.score.shown is not None else ""
    cards = tuple(card(advice, standing) for advice in listed)
    return Group(translate(column.pillar.title), " · ".join(filter(None, (points, count))), cards)


def week_in_words(view: ReportView) -> str:
    """Return what this week amounts to, or what is said instead."""
    week = view.week
    said = [translate(view.instead)] if view.instead else []
    if week:
        minutes = sum(advice.kept.minutes for advice in week)
        several = "%(num)s actions, %(minutes)s minutes."
        said.append(ngettext("%(num)s action, %(minutes)s minutes.", several, len(week), minutes=minutes))
    elif not said:
        said.append(_("Advice comes with the first pillar that has four answers."))
    return " ".join(said)

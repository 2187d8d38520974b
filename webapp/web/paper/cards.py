"""Advice cards and watch-outs on paper: the words of the page, without its buttons."""

from collections.abc import Iterable

from webapp.audit.advice import Watchout as Told
from webapp.audit.plan import Status
from webapp.languages import day, figure, ngettext, translate
from webapp.languages import gettext as _
from webapp.pdf.document import Card, Group, Watchout
from webapp.web.pieces import Advice, Column
from webapp.web.reporting import ReportView
from webapp.web.wording import LABEL_OF, Because

NO_BREAK = "\N{NO-BREAK SPACE}"


def card(advice: Advice) -> Card:
    """Return a card."""
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
        standing=standing(advice),
    )


def standing(advice: Advice) -> str:
    """Return where the person stands with a card; nothing for one that is merely suggested."""
    mine = advice.standing
    if mine.status is Status.PLANNED and mine.due_on:
        return _("In your plan, for %(day)s", day=day(mine.due_on))
    if mine.status is Status.DISMISSED and mine.since:
        return _("Set aside on %(day)s", day=day(mine.since))
    if not mine.done_at:
        return ""
    if mine.status is Status.DONE:
        return _("Done on %(day)s", day=day(mine.done_at))
    return _("Done on %(day)s; your last answers leave something to gain.", day=day(mine.done_at))


def planned(advice: Advice) -> str:
    """Return a line of the plan: a card, and where the person stands with it."""
    title = translate(advice.card.title) if advice.card else _("A card that is no longer given")
    return f"{title} ({standing(advice)})"


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


def beyond(view: ReportView) -> Watchout | None:
    """Return what is said of an index from which on quality and outcomes come first; None below it."""
    said = view.beyond
    return Watchout(translate(said.name), translate(said.text), said_by(said.sources)) if view.mature else None


def group(column: Column, listed: list[Advice]) -> Group:
    """Return the cards of a pillar."""
    count = ngettext("%(num)s card", "%(num)s cards", len(listed))
    points = _("%(points)s out of 25", points=figure(column.score.shown)) if column.score.shown is not None else ""
    cards = tuple(card(advice) for advice in listed)
    return Group(translate(column.pillar.title), " · ".join(filter(None, (points, count))), cards)


def week_in_words(view: ReportView) -> str:
    """Return what this week amounts to, or what is said instead."""
    week = view.week
    said = [translate(view.instead)] if view.instead else []
    if week:
        minutes = sum(advice.kept.minutes for advice in week)
        several = "%(num)s actions, %(minutes)s minutes."
        said.append(ngettext("%(num)s action, %(minutes)s minutes.", several, len(week), minutes=minutes))
    elif view.advice and not said:
        said.append(_("No card is left for this week: those that can be begun now are done or set aside."))
    elif not said:
        said.append(_("Advice comes with the first pillar that has four answers."))
    return " ".join(said)

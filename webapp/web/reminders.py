"""A planned card as an entry of a calendar."""

import hashlib
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from webapp.languages import current, translate
from webapp.languages import gettext as _
from webapp.store.spaces import Place
from webapp.web.pieces import Advice

MORNING = timedelta(hours=9)
"""When the reminder of a whole day rings."""


def calendar_entry(place: Place, advice: Advice, day: date, now: datetime) -> bytes:
    """Return an iCalendar file (RFC 5545) of one whole day; it never holds the personal link, as calendars are shared.

    The same card of the same space is the same entry, so that a later file moves it instead of adding another.
    """
    title = translate(advice.card.title) if advice.card else _("A card that is no longer given")
    calendar, event, alarm = Calendar(), Event(), Alarm()
    calendar.add("prodid", f"-//Aplomb//Aplomb//{current().code.upper()}")
    calendar.add("version", "2.0")
    mark = hashlib.sha256(f"{place.id}:{advice.id}".encode()).hexdigest()[:32]
    event.add("uid", f"{mark}@aplomb")
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", day)
    event.add("summary", title)
    event.add("description", description(advice))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", MORNING)
    event.add_component(alarm)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def description(advice: Advice) -> str:
    """Return how to do it, as plain text."""
    minutes = _("%(minutes)s min a week", minutes=advice.kept.minutes)
    steps = [f"{nth}. {translate(step)}" for nth, step in enumerate(advice.card.steps if advice.card else (), 1)]
    return "\n".join([f"Aplomb, {minutes}", "", *steps])

"""A watch-out's conditions in words, from the same data that the rules read."""

from typing import Final

from webapp.audit.advice import Condition
from webapp.audit.questionnaire import ContextQuestion
from webapp.content import BANDS, QUESTIONNAIRE, STANCES
from webapp.content.marker import N_
from webapp.languages import figure, translate
from webapp.languages import gettext as _

FIGURES: Final = {
    "index": N_("your index"),
    "activity": N_("your activity"),
    "quality": N_("your quality"),
    "ssi": N_("your SSI, from its four figures"),
    "reading": N_("your SSI (your index, if you did not give its four figures)"),
    "gap": N_("your SSI minus your index"),
    "spread": N_("the points between your highest and your lowest LinkedIn pillar"),
    "results": N_("your four outcomes added up"),
}
AMOUNTS: Final = {
    "eq": N_("%(value)s"),
    "ne": N_("anything but %(value)s"),
    "lt": N_("under %(value)s"),
    "le": N_("%(value)s or less"),
    "gt": N_("over %(value)s"),
    "ge": N_("%(value)s or more"),
}
MINUS: Final = "\u2212"
PHRASES: Final = {"stance": STANCES, "band": BANDS}
PHRASE_NAMES: Final = {"stance": N_("your stance"), "band": N_("your band")}
CHOICES: Final = {question.id: question for question in QUESTIONNAIRE.context}
PILLARS: Final = {pillar.id: pillar for pillar in QUESTIONNAIRE.pillars}


def in_words(condition: Condition) -> str:
    """Return a condition in the language of the request; raise KeyError on a metric or an operator there is not."""
    metric, operator, value = condition
    if metric in CHOICES:
        said = chosen(CHOICES[metric], operator, value)
        return _("“%(topic)s”: %(said)s", topic=translate(CHOICES[metric].topic), said=said)
    if metric in PHRASES:
        names = {phrase.id: translate(phrase.name) for phrase in PHRASES[metric]}
        said = among([names[slug] for slug in listed(value)], operator)
        return _("%(subject)s: %(said)s", subject=translate(PHRASE_NAMES[metric]), said=said)
    if question := QUESTIONNAIRE.by_id.get(metric):
        said = _("level %(said)s", said=amount(operator, value))
        return _("“%(topic)s”: %(said)s", topic=translate(question.topic), said=said)
    return _("%(subject)s: %(said)s", subject=name_of(metric), said=amount(operator, value))


def name_of(metric: str) -> str:
    """Return the name of a figure."""
    if metric in PILLARS:
        return _("your pillar “%(pillar)s”", pillar=translate(PILLARS[metric].short))
    return translate(FIGURES[metric])


def amount(operator: str, value: int | str | tuple[str, ...]) -> str:
    """Return what a figure is compared with."""
    if not isinstance(value, int):
        raise KeyError(f"no number: {value!r}")
    return _(AMOUNTS[operator], value=figure(value).replace("-", MINUS))


def chosen(question: ContextQuestion, operator: str, value: int | str | tuple[str, ...]) -> str:
    """Return the answers that a condition wants, in their own words."""
    texts = {choice.id: translate(choice.text) for choice in question.choices}
    return among([_("“%(answer)s”", answer=texts[choice]) for choice in listed(value)], operator)


def among(names: list[str], operator: str) -> str:
    """Return one of several names, or anything but them; raise KeyError on an operator that compares figures."""
    several = _(" or ").join(names)
    return {"eq": several, "in": several, "ne": _("anything but %(value)s", value=several)}[operator]


def listed(value: int | str | tuple[str, ...]) -> list[str]:
    """Return one name, or several, as a list."""
    return list(value) if isinstance(value, tuple) else [str(value)]

"""Why a figure, in sentences: each sum with all its terms, what it comes to, and the figure shown."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from webapp.audit.arithmetic import LensSum, PillarSum, Quotient
from webapp.audit.questionnaire import TOP_LEVEL
from webapp.languages import current, figure, translate
from webapp.languages import gettext as _
from webapp.web.reference.exact import cut, ending
from webapp.web.reporting import ReportView
from webapp.web.wording import LENS_NAMES


def of_the_whole(view: ReportView) -> Iterator[str]:
    """Yield how the index and the two readings over all pillars come about; nothing for one that is not known."""
    if terms := view.sums.index:
        added = " + ".join(figure(term) for term in terms)
        yield _("The index: %(terms)s = %(index)s.", terms=added, index=figure(sum(terms)))
    yield from readings(view.sums.readings)


def of_a_pillar(of: PillarSum) -> Iterator[str]:
    """Yield the sums of a pillar, one rounding at the end of each; nothing when it has no figure."""
    if of.whole is None or of.parts is None or of.score.shown is None:
        return
    yield _(
        "The most that these questions could bring: %(top)s × %(weights)s = %(most)s.",
        top=TOP_LEVEL,
        weights=of.weights,
        most=of.whole.most,
    )
    yield _("The pillar: %(sum)s.", sum=division(of.whole, figure(of.score.shown)))
    activity, quality = map(division, of.parts)
    said = _("Of this, activity brings %(activity)s, and quality %(quality)s.", activity=activity, quality=quality)
    yield said.replace("….", "…")
    yield from readings(of.readings)


def readings(sums: tuple[LensSum, LensSum]) -> Iterator[str]:
    """Yield how the two readings come about, those that are known."""
    for of in sums:
        if of.reading:
            yield f"{translate(LENS_NAMES[of.lens])}{_(':')} {division(of.reading, str(of.shown))}."


def division(quotient: Quotient, shown: str = "") -> str:
    """Return a division with all its terms, what it comes to, and the figure `shown` where that is another."""
    return divided(quotient, shown, current().code)


@lru_cache(maxsize=4096)
def divided(quotient: Quotient, shown: str, _language: str) -> str:
    """Return the same in one language: six small weights and five levels make few divisions, met again and again."""
    said = f"{quotient.points} × {quotient.reached} ÷ {quotient.most} = {in_full(quotient.exact)}"
    return said if not shown or said.endswith(f"= {shown}") else _("%(sum)s, shown as %(shown)s", sum=said, shown=shown)


def in_full(exact: Fraction) -> str:
    """Return a figure before rounding: as a decimal number when that loses nothing, else as a fraction too."""
    if (ended := ending(exact)) is not None:
        return figure(ended)
    return f"{exact.numerator}/{exact.denominator} = {figure(cut(exact))}…"

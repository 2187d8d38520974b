"""The claims of the two sources, and every place where one is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from webapp.audit.questionnaire import ContextQuestion, FigureQuestion, Question
from webapp.content import CARDS, CLAIMS, QUESTIONNAIRE, SOURCES_NOTES, VOICES, WATCHOUTS
from webapp.content.citations import NOTE_CITATIONS, PAGE_CITATIONS
from webapp.content.entries import Claim, Voice
from webapp.content.marker import N_
from webapp.web.wording import LABEL_OF

SOURCES: Final = ("guide", "article")
"""The voices that are sources; the others speak in the article."""
KINDS: Final = {
    "question": N_("Questions"),
    "card": N_("Advice cards"),
    "watchout": N_("Watch-outs"),
    "page": N_("Pages"),
}
PAGE_TITLES: Final = {"method": N_("Method"), "sources": N_("Sources")}
VOICE_OF: Final = {voice.id: voice for voice in VOICES}


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a claim is used: its kind, its title (a msgid), the page it is on and its anchor there."""

    kind: str
    title: str
    page: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its voice and its uses, by kind, in the order of KINDS; kinds without one are left out."""

    claim: Claim
    voice: Voice
    uses: dict[str, list[Use]]


def source_list() -> dict[str, object]:
    """Return all that the page of the sources shows."""
    told = [Told(claim, VOICE_OF[claim.voice], USES[claim.id]) for claim in CLAIMS]
    return {
        "sources": [VOICE_OF[slug] for slug in SOURCES],
        "trainers": [voice for voice in VOICES if voice.id not in SOURCES],
        "notes": list(zip(SOURCES_NOTES, NOTE_CITATIONS, strict=True)),
        "claims": {
            "guide": [one for one in told if one.claim.voice == "guide"],
            "article": [one for one in told if one.claim.voice != "guide"],
        },
        "kinds": KINDS,
        "labels": LABEL_OF,
    }


def every_use() -> Iterator[tuple[str, Use]]:
    """Give each claim's id with each of its uses."""
    asked: tuple[Question | ContextQuestion | FigureQuestion, ...] = (
        *QUESTIONNAIRE.context,
        *QUESTIONNAIRE.official,
        *QUESTIONNAIRE.questions,
        *QUESTIONNAIRE.outcomes,
    )
    for question in asked:
        for claim in question.sources:
            yield claim, Use("question", question.topic, "method", question.id)
    for card in CARDS:
        for claim in dict.fromkeys((*card.sources, *card.caveat.sources)):
            yield claim, Use("card", card.title, "method", f"card-{card.id}")
    for watchout in WATCHOUTS:
        for claim in watchout.sources:
            yield claim, Use("watchout", watchout.title, "method", f"watchout-{watchout.id}")
    for slug, claims in PAGE_CITATIONS.items():
        for claim in claims:
            yield claim, Use("page", PAGE_TITLES[slug], slug, "main")


def uses_by_claim() -> dict[str, dict[str, list[Use]]]:
    """Return the uses of each claim, by kind."""
    found: dict[str, dict[str, list[Use]]] = {claim.id: {} for claim in CLAIMS}
    for claim, use in every_use():
        found[claim].setdefault(use.kind, []).append(use)
    return found


USES: Final = uses_by_claim()

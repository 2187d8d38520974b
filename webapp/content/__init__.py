"""The words: what is asked, what is advised, and where each claim comes from. Data only."""

from webapp.audit.fingerprint import fingerprint
from webapp.audit.progress import sections_of
from webapp.audit.questionnaire import Questionnaire
from webapp.audit.saved import offered
from webapp.content import brand, insights, messaging, people, relationships
from webapp.content.bands import BANDS, BEYOND, HEADLINES, LENSES, LITTLE_LEFT, NOTHING_LEFT, STANCES, UNKNOWN
from webapp.content.context import CONTEXT, OFFICIAL
from webapp.content.glossary import GLOSSARY
from webapp.content.outcomes import OUTCOMES
from webapp.content.readings import DIFFERENCES, NOT_COMPARED, READINGS
from webapp.content.sources import CLAIMS, SOURCES_NOTES, VOICES
from webapp.content.watchouts import WATCHOUTS

SUBJECTS = (brand, people, insights, relationships, messaging)
QUESTIONNAIRE = Questionnaire(
    context=CONTEXT,
    official=OFFICIAL,
    pillars=tuple(subject.PILLAR for subject in SUBJECTS),
    outcomes=OUTCOMES,
)
CARDS = tuple(card for subject in SUBJECTS for card in subject.CARDS)
SECTIONS = sections_of(QUESTIONNAIRE)
OFFERED = offered(QUESTIONNAIRE)
VERSION = fingerprint(OFFERED)
"""What a running audit was begun with: it changes when a question or an option comes or goes, not with wording."""

__all__ = [
    "BANDS",
    "BEYOND",
    "CARDS",
    "CLAIMS",
    "DIFFERENCES",
    "GLOSSARY",
    "HEADLINES",
    "LENSES",
    "LITTLE_LEFT",
    "NOTHING_LEFT",
    "NOT_COMPARED",
    "OFFERED",
    "QUESTIONNAIRE",
    "READINGS",
    "SECTIONS",
    "SOURCES_NOTES",
    "STANCES",
    "UNKNOWN",
    "VERSION",
    "VOICES",
    "WATCHOUTS",
]

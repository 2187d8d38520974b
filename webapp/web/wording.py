"""The words of today's content, by what a report keeps: ids, levels, stances. All are msgids."""

from dataclasses import dataclass

from webapp.audit.questionnaire import Answer, Lens, Level
from webapp.audit.scoring import step_of
from webapp.content import (
    BANDS,
    CARDS,
    CLAIMS,
    GLOSSARY,
    HEADLINES,
    LENSES,
    QUESTIONNAIRE,
    READINGS,
    STANCES,
    VOICES,
    WATCHOUTS,
)
from webapp.content.marker import N_

CARD_OF = {card.id: card for card in CARDS}
PILLAR_OF = {pillar.id: pillar for pillar in QUESTIONNAIRE.pillars}
WATCHOUT_OF = {watchout.id: watchout for watchout in WATCHOUTS}
BAND_OF = {phrase.id: phrase for phrase in BANDS}
STANCE_OF = {phrase.id: phrase for phrase in STANCES}
HEADLINE_OF = {(headline.stance, headline.band): headline for headline in HEADLINES}
READING_OF = {(reading.pillar, reading.lens): reading for reading in READINGS}
LABEL_OF_VOICE = {voice.id: voice.label for voice in VOICES}
LABEL_OF = {claim.id: LABEL_OF_VOICE[claim.voice] for claim in CLAIMS}
"""The label of whoever holds a claim, by the claim's id."""
CLAIM_OF = {claim.id: claim for claim in CLAIMS}
LENS_NAMES = {lens.id: lens.name for lens in LENSES}
TERM_OF = {term.id: term for term in GLOSSARY}
OPEN_WATCHOUTS = 4
NO_LONGER_ASKED = N_("a question that is no longer asked")
NO_LONGER_OFFERED = N_("an answer that is no longer offered")


@dataclass(frozen=True, slots=True)
class Because:
    """An answer that brought a card: the question's subject and the option chosen, as msgids."""

    topic: str
    answer: str


OPTION_OF: dict[tuple[str, object], Because] = {
    (question.id, option.level): Because(question.topic, option.text)
    for question in QUESTIONNAIRE.questions
    for option in question.options
}
"""What an answer says, by question id and level."""


def what_it_says(pillar_id: str, lens: Lens, reading: int | None) -> str | None:
    """Return what a reading of a pillar says, a msgid; None when it is not known."""
    step = step_of(reading)
    return None if step is None else str(getattr(READING_OF[pillar_id, lens], step))


def words_of(question_id: str, answer: Answer | None) -> Because:
    """Return what was asked and answered, as far as today's content still knows it."""
    question = QUESTIONNAIRE.by_id.get(question_id)
    topic = question.topic if question else NO_LONGER_ASKED
    option = OPTION_OF.get((question_id, answer))
    return Because(topic, option.answer if option else NO_LONGER_OFFERED)


def needed(question_id: str, level: Level) -> Because:
    """Return the answer that a card wants first."""
    return OPTION_OF.get((question_id, level)) or Because(NO_LONGER_ASKED, "")


def title_of(card_id: str) -> str:
    """Return the title of a card, of one that went too: a msgid."""
    return CARD_OF[card_id].title if card_id in CARD_OF else N_("A card that is no longer given")

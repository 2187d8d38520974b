"""What the pages of reference are made of: who speaks, what they claim, the words explained."""

from dataclasses import dataclass

from webapp.audit.questionnaire import Lens


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever holds a claim: a source speaking for itself, or a trainer. `label` goes under a caveat."""

    id: str
    name: str
    label: str
    credentials: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of a source, in our own words: its id (G01...), the id of its voice, its text."""

    id: str
    voice: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the product explained: its slug, the word, what it means here."""

    id: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said of a slug (a band or a stance): its name, and the sentence shown with it."""

    id: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The sentence a report opens with, for one stance and one band; `lead` says what to do with it."""

    stance: str
    band: str
    text: str
    lead: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one lens of one pillar says, by how far it goes."""

    pillar: str
    lens: Lens
    low: str
    middle: str
    high: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said to everyone in one situation: its title, its text, the claims it tells."""

    name: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A part of a paper: its title and its paragraphs, with places to be filled in such as %(coach)s."""

    id: str
    title: str
    paragraphs: tuple[str, ...]

"""The people of the demonstration: made up, always the same, and how each answers."""

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from webapp.audit.questionnaire import NOT_APPLICABLE, TOP_LEVEL, Question
from webapp.content import QUESTIONNAIRE
from webapp.languages import LANGUAGES
from webapp.store.clients import Choice, name_key
from webapp.store.models import State

SEED: Final = 2027
HOME, ABROAD = tuple(LANGUAGES)[:2]
FRENCH: Final = (
    "Amélie Garnier", "Bastien Leroux", "Camille Fabre", "Driss Benali", "Élodie Marchand", "Farid Haddad",
    "Gaëlle Le Goff", "Hugo Perrin", "Inès Carpentier", "Jérôme Blanchard", "Karine Vasseur", "Léo Guillot",
    "Maëlys Renaud", "Nadia Cherif", "Océane Picard", "Pierre-Yves Morin", "Quitterie d’Arcy", "Romain Lacroix",
    "Solène Baudry", "Thierry Noël", "Ugo Ferretti", "Valérie Chevalier", "Wassim Trabelsi", "Xavier Poulain",
    "Yasmine Mercier", "Zoé Aubert", "Aurélien Colas", "Brigitte Humbert", "Cédric Masson", "Delphine Roche",
    "Étienne Paris", "Fanny Joly", "Grégoire Millet", "Hélène Dupuy", "Idriss Diallo", "Jeanne Lemoine",
    "Kevin Rousseau", "Laure Besson", "Mathis Charpentier", "Noémie Adam",
)  # fmt: skip
ENGLISH: Final = (
    "Alice Hartley", "Ben Okafor", "Chloe Winters", "Daniel Price", "Eleanor Walsh", "Finn Gallagher",
    "Grace Lindqvist", "Harry Bowen", "Isla Fraser", "Jack Thornton", "Kate Ashworth", "Liam Doyle",
    "Mia Patel", "Noah Sinclair", "Olivia Grant", "Peter Yeo", "Quinn Harper", "Rosie Clarke", "Sam Whitfield",
    "Tara Nwosu",
)  # fmt: skip
GROUPS: Final = (
    ("Équipe commerciale", HOME, 340, "Un quart d’heure pour faire le point. Nous en parlons jeudi."),
    (
        "Cabinet de recrutement",
        HOME,
        210,
        "Avant le premier atelier : vos réponses en feront le programme.",
    ),
    ("Partners in London", ABROAD, 90, "Fifteen minutes, at your own desk. We’ll go through the advice together."),
)
"""(name, language, how many days ago it began, word of welcome) of each group."""
FATES: Final = (
    *[State.SENT] * 2, State.UNCERTAIN, State.REFUSED, *[State.OPENED] * 2, *[State.STARTED] * 2,
    *[State.COMPLETED] * 12,
)  # fmt: skip
"""How far the people of a group are."""
CHOICES: Final = (
    *[Choice(True, True, True)] * 5, *[Choice(True, True)] * 3, *[Choice(True)] * 3, *[Choice(False)] * 3,
)  # fmt: skip
DAYS_BETWEEN: Final = 75
MOST_AUDITS: Final = 4


@dataclass(frozen=True, slots=True)
class Made:
    """Somebody made up: how far their invitation is, what they share, and what they answer audit by audit.

    `waited`: how long after the beginning of the group each audit was completed.
    """

    name: str
    email: str
    language: str
    group: int
    state: State
    choice: Choice
    audits: tuple[dict[str, str], ...]
    waited: tuple[timedelta, ...]

    @property
    def opened(self) -> bool:
        """Whether they answered the page that says who invites them."""
        return self.state in {State.OPENED, State.STARTED, State.COMPLETED}


def everybody() -> list[Made]:
    """Return sixty people, twenty a group."""
    chance = random.Random(SEED)  # noqa: S311 (the same people each time, nothing to guess)
    people: list[Made] = []
    for place, names in enumerate((FRENCH[:20], FRENCH[20:], ENGLISH)):
        for name, state in zip(names, chance.sample(FATES, len(FATES)), strict=True):
            people.append(made_up(name, place, state, chance))
    return people


def made_up(name: str, group: int, state: State, chance: random.Random) -> Made:
    """Return somebody of a group."""
    _name, language, days, _welcome = GROUPS[group]
    email = f"{''.join(letter for letter in name_key(name) if letter.isascii() and letter.isalpha())}@demo.example"
    waited = times(days, chance) if state == State.COMPLETED else ()
    habits = Habits(chance.uniform(0.9, 2.7), chance.uniform(-0.9, 0.9), chance.uniform(0.1, 0.45))
    audits = tuple(habits.answers(number, chance) for number in range(len(waited)))
    if state == State.STARTED:
        whole = habits.answers(0, chance)
        audits = (dict(list(whole.items())[: chance.randint(4, 20)]),)
    return Made(name, email, language, group, state, chance.choice(CHOICES), audits, waited)


def times(days: int, chance: random.Random) -> tuple[timedelta, ...]:
    """Return when someone completed an audit: some weeks apart, none in the future."""
    first = timedelta(days=chance.randint(3, 20), minutes=chance.randint(0, 600))
    wanted = chance.randint(1, MOST_AUDITS)
    found = [first + number * timedelta(days=DAYS_BETWEEN + chance.randint(-15, 15)) for number in range(wanted)]
    return tuple(moment for moment in found if moment < timedelta(days=days - 1))


@dataclass(frozen=True, slots=True)
class Habits:
    """How someone answers: the level they start from, how far quality is ahead of activity, what an audit adds."""

    level: float
    quality: float
    progress: float

    def answers(self, number: int, chance: random.Random) -> dict[str, str]:
        """Return what is answered in the audit `number`, from 0, as it is kept."""
        base = self.level + number * self.progress
        scored = {question.id: self.level_of(question, base, chance) for question in QUESTIONNAIRE.questions}
        context = {question.id: chance.choice(question.choices).id for question in QUESTIONNAIRE.context}
        outcomes = {question.id: str(int(chance.uniform(0, 4) * base)) for question in QUESTIONNAIRE.outcomes}
        return scored | context | outcomes

    def level_of(self, question: Question, base: float, chance: random.Random) -> str:
        """Return the answer to a question; now and then it does not apply."""
        if question.options[-1].level == NOT_APPLICABLE and chance.random() < 0.05:
            return NOT_APPLICABLE
        lens = self.quality / 2 if question.lens.value == "quality" else -self.quality / 2
        return str(max(0, min(TOP_LEVEL, round(base + lens + chance.gauss(0, 0.8)))))

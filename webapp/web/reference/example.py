"""The worked example of the method page: a real pillar, answered, scored and advised by the rules themselves."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from webapp.audit.advice import EFFORT, Card, ListedCard, advise
from webapp.audit.answers import Asked, Sheet, ask
from webapp.audit.questionnaire import NOT_APPLICABLE, TOP_LEVEL, Answer, Lens, Pillar
from webapp.audit.scoring import PillarScore, count, score, weigh
from webapp.content import CARDS, QUESTIONNAIRE
from webapp.web.reference.exact import decimal_of

PILLAR = "brand"
ANSWERS: tuple[Answer, ...] = (4, 3, 2, 3, NOT_APPLICABLE, 1)
CARD = "brand-two-posts"


@dataclass(frozen=True, slots=True)
class Line:
    """A question of the example: its subject, its lens, its weight and, when it counts, its level."""

    topic: str
    lens: Lens
    weight: int
    level: int | None

    @property
    def product(self) -> int:
        """Weight times level; 0 when it does not count."""
        return self.weight * (self.level or 0)


@dataclass(frozen=True, slots=True)
class LensLine:
    """A lens of the example: what its questions reached, the most they could reach, its figure."""

    reached: int
    most: int
    figure: int | None


@dataclass(frozen=True)
class Example:
    """A pillar answered, and a card that raises it, with every figure of the sums."""

    pillar: Pillar
    lines: tuple[Line, ...]
    score: PillarScore
    card: Card
    listed: ListedCard
    weights: int
    """The weights of the questions that count."""
    all_weights: int
    steps: int
    """Weight times levels risen, over what the card raises."""

    @property
    def reached(self) -> int:
        """The sum of weight times level."""
        return sum(line.product for line in self.lines)

    @property
    def most(self) -> int:
        """What the questions that count could reach."""
        return TOP_LEVEL * self.weights

    @property
    def exact(self) -> Decimal:
        """The score before rounding."""
        return decimal_of(self.score.exact or Fraction(0))

    @property
    def gain(self) -> Decimal:
        """The card's gain, exact."""
        return decimal_of(self.listed.gain)

    @property
    def worth(self) -> Decimal:
        """The card's worth, to three decimals."""
        return decimal_of(self.listed.worth, 3)

    @property
    def effort(self) -> Decimal:
        """What the card's minutes divide by."""
        return decimal_of(EFFORT[self.card.minutes])

    @property
    def priority(self) -> Decimal:
        """The card's priority, to three decimals."""
        return decimal_of(self.listed.priority, 3)

    @property
    def lenses(self) -> dict[str, LensLine]:
        """The two lenses of the pillar, by name."""
        figures = {Lens.ACTIVITY: self.score.activity, Lens.QUALITY: self.score.quality}
        return {lens.value: self.lens(lens, figure) for lens, figure in figures.items()}

    def lens(self, lens: Lens, figure: int | None) -> LensLine:
        """Return the sums of one lens."""
        lines = [line for line in self.lines if line.lens == lens and line.level is not None]
        weights = sum(line.weight for line in lines)
        return LensLine(sum(line.product for line in lines), TOP_LEVEL * weights, figure)


def worked_example() -> Example:
    """Return the example, scored now by the rules."""
    pillar = next(pillar for pillar in QUESTIONNAIRE.pillars if pillar.id == PILLAR)
    given = zip(pillar.questions, ANSWERS, strict=True)
    sheet = Sheet(answers={question.id: answer for question, answer in given})
    rows = [row for row in ask(QUESTIONNAIRE, sheet.answers) if row.pillar == PILLAR]
    scores = score(QUESTIONNAIRE, sheet.answers)
    listed = next(card for card in advise(QUESTIONNAIRE, CARDS, sheet, scores) if card.id == CARD)
    return Example(
        pillar=pillar,
        lines=tuple(line_of(row) for row in rows),
        score=scores.pillar(PILLAR),
        card=next(card for card in CARDS if card.id == CARD),
        listed=listed,
        weights=weigh(count(rows)),
        all_weights=weigh(rows),
        steps=sum(row.weight * (listed.raises[row.id] - (row.level or 0)) for row in rows if row.id in listed.raises),
    )


def line_of(row: Asked) -> Line:
    """Return a line of the example."""
    return Line(QUESTIONNAIRE.by_id[row.id].topic, row.lens, row.weight, row.level)

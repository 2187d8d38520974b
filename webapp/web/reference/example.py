"""The worked example of the method page: a real pillar, answered, scored and advised by the rules themselves."""

from dataclasses import dataclass
from decimal import Decimal

from webapp.audit.advice import EFFORT, Card, ListedCard, advise
from webapp.audit.answers import Sheet, ask
from webapp.audit.arithmetic import PillarSum, Quotient, pillar_sum
from webapp.audit.questionnaire import NOT_APPLICABLE, PILLAR_POINTS, Answer, Pillar
from webapp.audit.scoring import score, weigh
from webapp.content import CARDS, QUESTIONNAIRE
from webapp.web.reference.exact import decimal_of

PILLAR = "brand"
ANSWERS: tuple[Answer, ...] = (4, 3, 2, 3, NOT_APPLICABLE, 1)
CARD = "brand-two-posts"


@dataclass(frozen=True)
class Example:
    """A pillar answered, and a card that raises it, with every figure of the sums."""

    pillar: Pillar
    sums: PillarSum
    card: Card
    listed: ListedCard
    all_weights: int
    steps: int
    """Weight times levels risen, over what the card raises."""

    @property
    def whole(self) -> Quotient:
        """The quotient that gives the pillar; it is known."""
        return self.sums.whole or Quotient(PILLAR_POINTS, 0, 1)

    @property
    def exact(self) -> Decimal:
        """The score before rounding."""
        return decimal_of(self.whole.exact)

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
        sums=pillar_sum(rows, scores.pillar(PILLAR)),
        card=next(card for card in CARDS if card.id == CARD),
        listed=listed,
        all_weights=weigh(rows),
        steps=sum(row.weight * (listed.raises[row.id] - (row.level or 0)) for row in rows if row.id in listed.raises),
    )

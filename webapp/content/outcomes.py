"""What LinkedIn led to in the last 30 days: four whole numbers, optional and never scored."""

from webapp.audit.questionnaire import FigureQuestion
from webapp.content.marker import N_

OUTCOMES: tuple[FigureQuestion, ...] = (
    FigureQuestion(
        id="outcomes.conversations",
        topic=N_("Real conversations"),
        text=N_("In the last 30 days, how many people you are in touch with on LinkedIn did you talk with elsewhere (in person, by video, by e-mail)?"),
        help=N_("Count people, not meetings or messages. Your calendar and your mailbox give the exact figure; from memory is fine. If you don’t know, leave it empty: empty doesn’t mean 0."),
        sources=("E20", "E23"),
    ),
    FigureQuestion(
        id="outcomes.calls",
        topic=N_("Telephone calls"),
        text=N_("In the last 30 days, how many telephone calls did you have with people you are in touch with on LinkedIn?"),
        help=N_("Whoever called, as long as you talked. Your telephone’s list of calls gives the exact figure; from memory is fine. Leave it empty if you don’t know."),
        sources=("E20", "E23"),
    ),
    FigureQuestion(
        id="outcomes.offers",
        topic=N_("Offers sent"),
        text=N_("In the last 30 days, how many offers did you send to people you are in touch with on LinkedIn (proposals, quotes, job offers)?"),
        help=N_("Count those that state what you offer and on what terms. Your sent mail gives the exact figure; from memory is fine. Leave it empty if you don’t know."),
        sources=("E20", "E23"),
    ),
    FigureQuestion(
        id="outcomes.agreements",
        topic=N_("Agreements signed"),
        text=N_("In the last 30 days, how many agreements did you sign with people you are in touch with on LinkedIn (contracts, accepted quotes, hires, partnerships)?"),
        help=N_("The date of the signature counts, even if the conversation began long before. Your files give the exact figure; from memory is fine. Leave it empty if you don’t know."),
        sources=("E20", "E23"),
    ),
)

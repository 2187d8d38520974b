"""What LinkedIn led to in the last 30 days: four whole numbers, optional and never scored."""

from webapp.audit.questionnaire import FigureQuestion
from webapp.content.marker import N_

OUTCOMES: tuple[FigureQuestion, ...] = (
    FigureQuestion(
        id="outcomes.conversations",
        topic=N_("Real conversations"),
        text=N_("In the last 30 days, with how many of your LinkedIn contacts did you talk elsewhere (in person, by video, by e-mail)?"),
        help=N_("Count people, not meetings or messages. From memory is fine; to be exact, look at your diary and your mailbox. If you don’t know, leave it empty: empty doesn’t mean 0."),
        sources=("E20", "E23"),
    ),
    FigureQuestion(
        id="outcomes.calls",
        topic=N_("Telephone calls"),
        text=N_("In the last 30 days, how many telephone calls did you have with your LinkedIn contacts?"),
        help=N_("Whoever called, as long as you talked. From memory is fine; to be exact, look at your telephone’s list of calls. If you don’t know, leave it empty."),
        sources=("E20", "E23"),
    ),
    FigureQuestion(
        id="outcomes.offers",
        topic=N_("Offers sent"),
        text=N_("In the last 30 days, how many offers did you send to your LinkedIn contacts (proposals, quotes, job offers)?"),
        help=N_("Count those that state what you offer and on what terms. From memory is fine; to be exact, look at the mail you sent. If you don’t know, leave it empty."),
        sources=("E20", "E23"),
    ),
    FigureQuestion(
        id="outcomes.agreements",
        topic=N_("Agreements signed"),
        text=N_("In the last 30 days, how many agreements did you sign with your LinkedIn contacts (contracts, accepted quotes, hires, partnerships)?"),
        help=N_("The date of the signature counts, even if the conversation began long before. From memory is fine; to be exact, look at your files. If you don’t know, leave it empty."),
        sources=("E20", "E23"),
    ),
)

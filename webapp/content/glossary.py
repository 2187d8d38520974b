"""The words of the site and of LinkedIn, explained; the page puts them in alphabetical order."""

from webapp.content.entries import Term
from webapp.content.marker import N_

GLOSSARY: tuple[Term, ...] = (
    Term(
        id="about_section",
        word=N_("About section"),
        meaning=N_("The part of a LinkedIn profile where you present yourself in a few paragraphs. Some call it the summary."),
    ),
    Term(
        id="activity",
        word=N_("Activity"),
        meaning=N_("One of our two readings: what can be counted, such as posts, comments, invitations or conversations. Out of 100."),
    ),
    Term(
        id="audience",
        word=N_("Audience"),
        meaning=N_("The people you want to reach: clients, candidates, partners, readers."),
    ),
    Term(
        id="audit",
        word=N_("Audit"),
        meaning=N_("Your own examination of how you use LinkedIn. You answer questions about your habits, and a report follows. Nobody marks it but you."),
    ),
    Term(
        id="band",
        word=N_("Band"),
        meaning=N_("Where your index stands on its scale: foundations under 30, growing from 30, established from 50, strong from 70."),
    ),
    Term(
        id="card",
        word=N_("Advice card"),
        meaning=N_("An action for a pillar: why it works, how to do it, the time it takes a week, its gain and its caveat."),
    ),
    Term(
        id="caveat",
        word=N_("Caveat"),
        meaning=N_("What the SSI doesn’t tell you about a piece of advice, with the name of whoever holds that view. Every advice card has one."),
    ),
    Term(
        id="connection",
        word=N_("Connection"),
        meaning=N_("Someone linked to you on LinkedIn, once one of you has accepted the other’s invitation. Your connections make up your network."),
    ),
    Term(
        id="decision_maker",
        word=N_("Decision-maker"),
        meaning=N_("Someone who decides, or weighs in the decision: a purchase, a hiring, a partnership."),
    ),
    Term(
        id="feed",
        word=N_("Feed"),
        meaning=N_("The stream of posts that LinkedIn shows each person on opening the site."),
    ),
    Term(
        id="gain",
        word=N_("Gain"),
        meaning=N_("What an advice card can add to its pillar if your answers rise to the level it aims at. It is worked out from your answers, and promises nothing outside this site."),
    ),
    Term(
        id="headline",
        word=N_("Headline"),
        meaning=N_("The line under your name on LinkedIn. Search results and invitations show it too."),
    ),
    Term(
        id="impressions",
        word=N_("Impressions"),
        meaning=N_("How many times a post was shown. One person may count several times."),
    ),
    Term(
        id="index",
        word=N_("Index"),
        meaning=N_("Our own figure, out of 100: the sum of the four LinkedIn pillars, as your answers score them. It isn’t the SSI."),
    ),
    Term(
        id="level",
        word=N_("Level"),
        meaning=N_("How far an answer goes, from 0 (nothing yet) to 4 (the rhythm or the care to aim for)."),
    ),
    Term(
        id="not_applicable",
        word=N_("Not applicable"),
        meaning=N_("An answer, with its reason, for a question that doesn’t concern you. That question then stops counting, as if it hadn’t been asked."),
    ),
    Term(
        id="outcomes",
        word=N_("Outcomes"),
        meaning=N_("What happened outside LinkedIn in the last 30 days: conversations, telephone calls, offers sent, agreements signed. They are optional, and never scored."),
    ),
    Term(
        id="personal_link",
        word=N_("Personal link"),
        meaning=N_("The address of your space, made so that it can’t be guessed. Whoever holds it can open the space: keep it as you would a key."),
    ),
    Term(
        id="pillar",
        word=N_("Pillar"),
        meaning=N_("One of the five parts of the audit, each worth 25 points. Four are LinkedIn’s; the fifth, messaging, follows a suggestion by Gregory Mancel and stays outside the index."),
    ),
    Term(
        id="quality",
        word=N_("Quality"),
        meaning=N_("One of our two readings: what the other person gets from what you do. Out of 100."),
    ),
    Term(
        id="reach",
        word=N_("Reach"),
        meaning=N_("How many different people saw a post. Each person counts once."),
    ),
    Term(
        id="report",
        word=N_("Report"),
        meaning=N_("What you get at the end of an audit: your scores, your stance, advice and its caveats. A report keeps its figures for good."),
    ),
    Term(
        id="sales_navigator",
        word=N_("Sales Navigator"),
        meaning=N_("LinkedIn’s paid tool for prospecting. The guide says that the SSI was first one of its features."),
    ),
    Term(
        id="space",
        word=N_("Space"),
        meaning=N_("The place where this site keeps your audits and your reports. It needs no account: your personal link opens it."),
    ),
    Term(
        id="ssi",
        word=N_("SSI"),
        meaning=N_("The Social Selling Index, LinkedIn’s own score out of 100, made of four pillars of 25 points. LinkedIn publishes no weights for it."),
    ),
    Term(
        id="stance",
        word=N_("Stance"),
        meaning=N_("How activity and quality stand to each other. Balanced: they go together; abundant: activity leads. Discreet: quality leads; taking shape: both are still to grow."),
    ),
    Term(
        id="watchout",
        word=N_("Watch-out"),
        meaning=N_("A remark brought on by your situation as a whole rather than by one answer, with its sources."),
    ),
    Term(
        id="weight",
        word=N_("Weight"),
        meaning=N_("How much a question counts in its pillar: 1, 2 or 3. Our weights are public, so that you can work out each figure by hand."),
    ),
)

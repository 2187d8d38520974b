"""What a report says of its figures: bands, stances, lenses, and the sentence it opens with."""

from webapp.content.entries import Headline, Phrase, Remark
from webapp.content.marker import N_

BANDS: tuple[Phrase, ...] = (
    Phrase("foundation", N_("Foundations"), N_("This is where an hour of work shows most.")),
    Phrase("growing", N_("Growing"), N_("The pillars stand, steadiness will raise them.")),
    Phrase("established", N_("Established"), N_("Quality and results will now tell you more than the index.")),
    Phrase("strong", N_("Strong"), N_("Keep the pace, and look at what it brings.")),
)

STANCES: tuple[Phrase, ...] = (
    Phrase("aligned", N_("Balanced"), N_("Activity and quality go together.")),
    Phrase("busy", N_("Abundant"), N_("You do a lot; quality is your room to grow.")),
    Phrase("discreet", N_("Discreet"), N_("What you do is good; few people see it yet.")),
    Phrase("starting", N_("Taking shape"), N_("Choose one pillar and give it a regular hour.")),
)

LENSES: tuple[Phrase, ...] = (
    Phrase("activity", N_("Activity"), N_("what can be counted")),
    Phrase("quality", N_("Quality"), N_("what the other person gets from it")),
)

HEADLINES: tuple[Headline, ...] = (
    Headline(
        "aligned", "foundation", N_("One firm footing, the others to build"),
        N_("Activity and quality go together, but in one part of LinkedIn more than in the rest. An hour would show most in your lowest pillar."),
    ),
    Headline(
        "aligned", "growing", N_("A balanced presence with room to rise"),
        N_("Neither activity nor quality runs ahead of the other. A regular hour in your lowest pillar would show most."),
    ),
    Headline(
        "aligned", "established", N_("An established presence, pace and quality in step"),
        N_("Neither pace nor quality runs ahead of the other. An hour would now show most in what your exchanges lead to."),
    ),
    Headline(
        "aligned", "strong", N_("A strong presence, to be judged by results"),
        N_("Neither pace nor quality is missing. Look at your last 30 days of conversations, calls, offers and agreements, and give your hour to the step where they stop."),
    ),
    Headline(
        "busy", "foundation", N_("Plenty of movement, foundations still to lay"),
        N_("You do a lot, and others get little from it so far. An hour would show most in the choice: whom to reach, and what to bring them."),
    ),
    Headline(
        "busy", "growing", N_("A steady pace, with depth still to come"),
        N_("Your activity is ahead of what others get from it. Do one thing fewer this week, and give that hour to an exchange worth answering."),
    ),
    Headline(
        "busy", "established", N_("An active presence, still little heard"),
        N_("You have the pace; what others get from it can grow. Give an hour to fewer exchanges, with more of your experience in each, and note what they bring."),
    ),
    Headline(
        "busy", "strong", N_("A very active presence, with room for depth"),
        N_("A faster pace would add little. Give an hour to the quality of a few exchanges, then count the calls, offers and agreements that follow."),
    ),
    Headline(
        "discreet", "foundation", N_("Quality that hardly anyone sees yet"),
        N_("What you do is useful, and there is little of it. An hour would show most as a habit: a few short gestures, at a fixed time each week."),
    ),
    Headline(
        "discreet", "growing", N_("A careful presence that could show itself more"),
        N_("Others get more from what you do than its rhythm suggests. Keep the manner and repeat it: an hour would show most where you do the least."),
    ),
    Headline(
        "discreet", "established", N_("A clear voice that could speak more often"),
        N_("Quality carries your index. Give an hour to making your best exchanges more frequent, and look at the calls and offers that follow."),
    ),
    Headline(
        "discreet", "strong", N_("Less noise than substance"),
        N_("Quality runs ahead of activity, and your index is high all the same. Before you add to the pace, see what your exchanges become elsewhere: a call, an offer, an agreement."),
    ),
    Headline(
        "starting", "foundation", N_("A presence to build, pillar by pillar"),
        N_("The pillars are still low, and each gesture shows. Give a regular hour to one pillar, the one that this week’s advice begins with."),
    ),
    Headline(
        "starting", "growing", N_("A presence taking shape, in search of its rhythm"),
        N_("The pillars have begun to rise; pace and quality both have room. An hour at a fixed time would show most in the lowest one."),
    ),
    Headline(
        "starting", "established", N_("A presence that stands, and can say more"),
        N_("Give your hour to quality where the column is lowest, messaging included, and follow what comes of it."),
    ),
    Headline(
        "starting", "strong", N_("Four pillars standing, a conversation to open"),
        N_("Your index is high; what you can gain lies mostly outside it, in your messages. Give an hour to one conversation that could become a call, and see what it brings."),
    ),
)

UNKNOWN: Headline = Headline(
    "", "", N_("A picture that is still partial"),
    N_("Some answers are missing, so some figures can’t be given. Those below rest on what you answered; a new audit keeps your answers for review and asks for the rest."),
)

NOTHING_LEFT: str = N_("Your answers are all at the top, so there is no advice left to give. Turn to real conversations, calls and contracts: that is where Gregory Mancel would like to see LinkedIn’s effect, with sharper tools than the SSI.")
LITTLE_LEFT: str = N_("No action would now add as much as one point to a pillar. The next step is elsewhere: talk with one person this week, and note what your conversations, calls and offers lead to.")

BEYOND: Remark = Remark(
    N_("Now, quality and outcomes first"),
    N_("The article sees the SSI reach its limits at a score of about 50 to 60; for your index, that is a hint. From here on, look first at what others get from you, then at what follows in real life: that is where Gregory Mancel would like the effect to be shown."),
    ("E09", "E20"),
)
"""What a report says once its index is where a presence is mature."""

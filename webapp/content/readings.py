"""What a report says of each pillar: what its activity shows, what its quality shows, and how the two differ."""

from webapp.audit.questionnaire import Lens
from webapp.content.entries import Reading
from webapp.content.marker import N_

READINGS: tuple[Reading, ...] = (
    Reading(
        "brand", Lens.ACTIVITY,
        low=N_("Between profile and posts, there is little to come across yet."),
        middle=N_("Profile and posts are about half of the way there."),
        high=N_("Between profile and posts, there is plenty to come across."),
    ),
    Reading(
        "brand", Lens.QUALITY,
        low=N_("What you show speaks to your audience only a little so far."),
        middle=N_("What you show speaks to part of your audience."),
        high=N_("What you show is made for your audience."),
    ),
    Reading(
        "people", Lens.ACTIVITY,
        low=N_("You seldom look for new people."),
        middle=N_("You look for new people now and then."),
        high=N_("You look for new people steadily."),
    ),
    Reading(
        "people", Lens.QUALITY,
        low=N_("Few of the people in your network were chosen for a reason."),
        middle=N_("Part of your network was chosen with your audience in mind."),
        high=N_("Your network is chosen with your audience in mind."),
    ),
    Reading(
        "insights", Lens.ACTIVITY,
        low=N_("You seldom react, share or comment."),
        middle=N_("You react, share or comment from time to time."),
        high=N_("You often take part in exchanges."),
    ),
    Reading(
        "insights", Lens.QUALITY,
        low=N_("These exchanges bring little so far to those who read them."),
        middle=N_("Some of these exchanges bring something to those who read them."),
        high=N_("Most of these exchanges bring something to those who read them."),
    ),
    Reading(
        "relationships", Lens.ACTIVITY,
        low=N_("You keep few ties alive so far."),
        middle=N_("You keep alive some of the ties that count for you."),
        high=N_("You keep alive many of the ties that count for you."),
    ),
    Reading(
        "relationships", Lens.QUALITY,
        low=N_("Few of your first contacts become an exchange."),
        middle=N_("Some of your first contacts become an exchange."),
        high=N_("Most of your first contacts become an exchange."),
    ),
    Reading(
        "messaging", Lens.ACTIVITY,
        low=N_("You open few conversations, and propose few next steps."),
        middle=N_("You open conversations or propose a next step, at a moderate pace."),
        high=N_("You open conversations and propose next steps at a good pace."),
    ),
    Reading(
        "messaging", Lens.QUALITY,
        low=N_("Your messages start little from the other person so far, or seldom lead further."),
        middle=N_("Some of your messages start from the other person and lead further."),
        high=N_("Most of your messages start from the other person and lead further."),
    ),
)

DIFFERENCES: dict[str, str] = {
    "busy": N_("Activity is ahead by %(points)s points: here, quality is your room to grow."),
    "discreet": N_("Quality is ahead by %(points)s points: keep the manner, and do it more often."),
    "aligned": N_("The two go together."),
    "starting": N_("Both still have room: start with the one that comes more easily to you."),
}
"""By the pillar's stance; `points` is how far one lens is ahead."""

NOT_COMPARED: str = N_("There are too few answers to compare the two.")

"""Where a running audit stands, as its pages show it."""

from dataclasses import dataclass

from webapp.audit.progress import Progress, Section, State, progress
from webapp.audit.saved import still_asked
from webapp.content import OFFERED, QUESTIONNAIRE, SECTIONS, VERSION
from webapp.content.marker import N_
from webapp.store.audits import saved_answers
from webapp.store.spaces import Place, Running

PILLARS = {pillar.id: pillar for pillar in QUESTIONNAIRE.pillars}
TITLES = {
    "context": N_("Your situation"),
    **{pillar.id: pillar.title for pillar in QUESTIONNAIRE.pillars},
    "outcomes": N_("Real-life outcomes"),
}
SHORT_TITLES = TITLES | {pillar.id: pillar.short for pillar in QUESTIONNAIRE.pillars} | {"outcomes": N_("Outcomes")}
INTRODUCTIONS = {
    "context": N_("These answers set the advice in order; they never change a score."),
    **{pillar.id: pillar.introduction for pillar in QUESTIONNAIRE.pillars},
    "outcomes": N_("What happened away from the screen in the last 30 days. All four are optional and never scored; a field left empty means that you do not know, not zero."),
}  # fmt: skip
STATES = {
    State.NOT_STARTED: N_("not started"),
    State.PARTLY: N_("partly done"),
    State.TO_REVIEW: N_("to review"),
    State.DONE: N_("done"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A section in the list of steps, with its state in words."""

    section: Section
    number: int
    title: str
    short: str
    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Filling:
    """A running audit: its answers that are still asked, how far it is, whether the questionnaire changed meanwhile."""

    audit: Running
    values: dict[str, str]
    to_review: frozenset[str]
    progress: Progress
    changed: bool

    @property
    def steps(self) -> list[Step]:
        """The sections in order, each with its state."""
        return [self.step(number) for number in range(1, len(SECTIONS) + 1)]

    def step(self, number: int) -> Step:
        """The n-th section, with its state."""
        section = SECTIONS[number - 1]
        state = self.progress.states[section.id]
        return Step(section, number, TITLES[section.id], SHORT_TITLES[section.id], state, STATES[state])

    @property
    def next_step(self) -> Step | None:
        """The first section that is not done; None when all are, or only optional ones are left."""
        return next((step for step in self.steps if step.section.asked and step.state is not State.DONE), None)


def filling(place: Place) -> Filling:
    """Return where the running audit of a space stands; it must have one."""
    if place.running is None:
        raise ValueError("no audit is running")
    saved = saved_answers(place.running.id)
    values = still_asked(saved.values, OFFERED)
    to_review = saved.to_review.intersection(values)
    changed = place.running.content_version != VERSION
    return Filling(place.running, values, to_review, progress(SECTIONS, values, to_review), changed)

"""Where a page itself tells a claim, beside the questions, the cards and the watch-outs that name theirs."""

PAGE_CITATIONS: dict[str, tuple[str, ...]] = {
    "method": ("G25", "G27", "G28", "G34", "E09", "E19", "E30"),
    "sources": ("G09", "G26", "E24", "E35"),
}
"""The page's name in its address -> the claims it tells, each with its label and a link."""

NOTE_CITATIONS: tuple[tuple[str, ...], ...] = ((), (), ("G26", "E24"), ("G09",))
"""The claims that each of SOURCES_NOTES tells, in the same order."""

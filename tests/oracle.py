"""A second, independent computation of a scored sheet, written from the published rules alone, to check the first.

It is slow and flat on purpose: every figure is worked out where it is needed, from the raw answers, the way one would
do it on paper. It must never import the application, or the two could be wrong together.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

Json = dict[str, Any]

# Minutes a week -> what the priority is divided by.
EFFORT = {15: Fraction(1), 30: Fraction(5, 4), 60: Fraction(8, 5), 120: Fraction(2)}


def half_up(number: Fraction, decimals: int) -> Fraction:
    """In: an exact number, how many decimals. Out: the nearest number with that many, a half going up."""
    return Fraction(floor(number * 10**decimals + Fraction(1, 2)), 10**decimals)


def share(questions: list[Json], levels: dict[str, int]) -> Fraction:
    """In: counted questions and the levels. Out: what they reach of their maximum, weighted, 0..1."""
    top = sum(4 * question["weight"] for question in questions)
    return Fraction(sum(question["weight"] * levels[question["id"]] for question in questions), top)


def exact_pillars(content: Json, levels: dict[str, int]) -> dict[str, Fraction | None]:
    """In: the content and the counted levels. Out: each pillar's exact score, None below four counted questions."""
    scores: dict[str, Fraction | None] = {}
    for pillar in content["pillars"]:
        counted = [q for q in content["questions"] if q["pillar"] == pillar["id"] and q["id"] in levels]
        scores[pillar["id"]] = 25 * share(counted, levels) if len(counted) >= 4 else None
    return scores


def shown_pillars(exact: dict[str, Fraction | None]) -> dict[str, Fraction | None]:
    """In: exact scores. Out: the same to one decimal."""
    return {pillar: None if score is None else half_up(score, 1) for pillar, score in exact.items()}


def index_of(content: Json, shown: dict[str, Fraction | None]) -> Fraction | None:
    """In: the content and the pillars as shown. Out: the sum of LinkedIn's four, None when one is unknown."""
    total = Fraction(0)
    for pillar in content["pillars"]:
        if pillar["linkedin"]:
            score = shown[pillar["id"]]
            if score is None:
                return None
            total += score
    return total


def lens_of(questions: list[Json], levels: dict[str, int]) -> int | None:
    """In: all the questions of one lens (everywhere, or in a pillar). Out: 0..100, None under half of them counted."""
    counted = [question for question in questions if question["id"] in levels]
    if not counted or 2 * len(counted) < len(questions):
        return None
    return int(half_up(100 * share(counted, levels), 0))


def stance_of(activity: int | None, quality: int | None) -> str | None:
    """In: the two lenses as shown. Out: the stance, None when either is unknown."""
    if activity is None or quality is None:
        return None
    if activity >= 50 and activity - quality >= 15:
        return "busy"
    if quality >= 50 and quality - activity >= 15:
        return "discreet"
    return "aligned" if activity + quality >= 100 else "starting"


def band_of(index: Fraction | None) -> str | None:
    """In: the index as shown. Out: its band, None when it is unknown."""
    if index is None:
        return None
    if index < 30:
        return "foundation"
    if index < 50:
        return "growing"
    return "established" if index < 70 else "strong"


def raised(cards: list[Json], levels: dict[str, int]) -> dict[str, int]:
    """In: cards and the counted levels. Out: the levels once those cards are done; none appears, none goes down."""
    result = dict(levels)
    for card in cards:
        for question, target in card["raises"].items():
            if question in result and target > result[question]:
                result[question] = target
    return result


def ranked_cards(content: Json, levels: dict[str, int], goal: str | None) -> list[Json]:
    """In: the content, the counted levels, the goal. Out: the cards that gain, best first, with all their figures."""
    before = exact_pillars(content, levels)
    index = index_of(content, shown_pillars(before))
    stance = stance_of(
        lens_of([q for q in content["questions"] if q["lens"] == "activity"], levels),
        lens_of([q for q in content["questions"] if q["lens"] == "quality"], levels),
    )
    found = []
    for card in content["cards"]:
        here = before[card["pillar"]]
        if here is None:
            continue
        after_levels = raised([card], levels)
        after = exact_pillars(content, after_levels)[card["pillar"]]
        assert after is not None
        if after == here:
            continue

        six = [q for q in content["questions"] if q["pillar"] == card["pillar"]]
        risen = sum(q["weight"] * (after_levels[q["id"]] - levels[q["id"]]) for q in six if q["id"] in levels)
        worth = 25 * Fraction(risen, 4) / sum(q["weight"] for q in six)

        priority = worth
        if goal is not None and goal in card["goals"]:
            priority *= Fraction(5, 4)
        if (card["lens"], stance) in (("quality", "busy"), ("activity", "discreet")):
            priority *= Fraction(3, 2)
        if index is not None and index >= 50:
            if card["lens"] == "quality":
                priority *= Fraction(5, 4)
        elif card["first"]:
            priority *= Fraction(3, 2)
        priority /= EFFORT[card["minutes"]]

        ready = all(question in levels and levels[question] >= least for question, least in card["needs"].items())
        row = {"card": card, "pillar score": here, "gain": after - here, "worth": worth}
        found.append({**row, "priority": priority, "ready": ready})
    found.sort(key=lambda row: (-row["priority"], row["pillar score"], row["card"]["id"]))
    return found


def week_of(rows: list[Json], minutes: int) -> list[str]:
    """In: the ranked cards and the time one has. Out: the ids of this week's, three at most."""
    taken: list[Json] = []
    left = minutes
    for row in rows:
        card = row["card"]
        if not row["ready"] or len(taken) == 3:
            continue
        of_this_pillar = len([other for other in taken if other["pillar"] == card["pillar"]])
        if not taken or (card["minutes"] <= left and of_this_pillar < 2):
            taken.append(card)
            left -= card["minutes"]
    return [card["id"] for card in taken]


def sum_of_all(given: Json, names: list[str]) -> Fraction | None:
    """In: figures by name, and the names wanted. Out: their sum, None when one is missing."""
    if any(given.get(name) is None for name in names):
        return None
    return sum((Fraction(str(given[name])) for name in names), Fraction(0))


def holds(value: Any, op: str, wanted: Any) -> bool:
    """In: a known metric, an operator, what it is compared with. Out: whether the condition holds."""
    if op == "in":
        return any(holds(value, "eq", one) for one in wanted)
    if isinstance(value, str):
        # An option's id may be written as a number (60) or as text ("60"): it is the same option.
        return bool({"eq": value == str(wanted), "ne": value != str(wanted)}[op])
    other = Fraction(str(wanted))
    compared = {"eq": value == other, "ne": value != other, "lt": value < other, "le": value <= other}
    compared |= {"gt": value > other, "ge": value >= other}
    return bool(compared[op])


def bare(identifier: str) -> str:
    """In: an id such as context.goal. Out: its last part, as a sheet names it."""
    return identifier.rsplit(".", 1)[-1]


def figure(number: Fraction | None) -> float | None:
    """In: a number of one decimal. Out: the same as JSON prints it."""
    return None if number is None else float(number)


def score_sheet(content: Json, sheet: Json) -> Json:
    """In: the whole content as the command line exports it, one sheet. Out: the scored sheet, as it prints it."""
    context = {bare(name): str(value) for name, value in sheet.get("context", {}).items() if value is not None}
    levels = {name: level for name, level in sheet.get("answers", {}).items() if level not in ("n/a", None)}
    questions = content["questions"]
    pillars = [pillar["id"] for pillar in content["pillars"]]

    shown = shown_pillars(exact_pillars(content, levels))
    index = index_of(content, shown)
    activity = lens_of([q for q in questions if q["lens"] == "activity"], levels)
    quality = lens_of([q for q in questions if q["lens"] == "quality"], levels)
    lenses: Json = {}
    for pillar in pillars:
        lenses[pillar] = {}
        for lens in ("activity", "quality"):
            own = [q for q in questions if q["pillar"] == pillar and q["lens"] == lens]
            lenses[pillar][lens] = None if shown[pillar] is None else lens_of(own, levels)

    rows = ranked_cards(content, levels, context.get("goal"))
    planned = [card for card in content["cards"] if card["id"] in sheet.get("planned", [])]
    then = shown_pillars(exact_pillars(content, raised(planned, levels)))

    theirs = [pillar["id"] for pillar in content["pillars"] if pillar["linkedin"]]
    four = [score for score in (shown[pillar] for pillar in theirs) if score is not None]
    official = {bare(name): value for name, value in sheet.get("official", {}).items()}
    outcomes = {bare(name): value for name, value in sheet.get("outcomes", {}).items()}
    ssi = sum_of_all(official, theirs)

    metrics: Json = dict(levels)
    metrics.update({"context." + name: value for name, value in context.items()})
    metrics.update(shown)
    metrics.update({"index": index, "activity": activity, "quality": quality})
    metrics.update({"stance": stance_of(activity, quality), "band": band_of(index)})
    metrics["spread"] = max(four) - min(four) if len(four) == len(theirs) else None
    metrics["ssi"] = ssi
    metrics["reading"] = index if ssi is None else ssi
    metrics["gap"] = None if ssi is None or index is None else ssi - index
    metrics["results"] = sum_of_all(outcomes, [bare(outcome["id"]) for outcome in content["outcomes"]])

    watchouts = []
    for watchout in content["watchouts"]:
        values = [(metrics.get(metric), op, wanted) for metric, op, wanted in watchout["when"]]
        if all(value is not None and holds(value, op, wanted) for value, op, wanted in values):
            watchouts.append(watchout["id"])

    later = index_of(content, then)
    return {
        "pillars": {pillar: figure(shown[pillar]) for pillar in pillars},
        "lenses": lenses,
        "index": figure(index),
        "activity": activity,
        "quality": quality,
        "stance": metrics["stance"],
        "band": metrics["band"],
        "week": week_of(rows, int(context.get("time", 120))),
        "cards": [
            {
                "id": row["card"]["id"],
                "gain": str(row["gain"]),
                "worth": str(row["worth"]),
                "priority": str(row["priority"]),
                "ready": row["ready"],
            }
            for row in rows
        ],
        "watchouts": watchouts,
        "what_if": {"pillars": {pillar: figure(then[pillar]) for pillar in pillars}, "index": figure(later)},
    }

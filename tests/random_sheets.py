"""Random sheets of answers of every kind: ordinary, sparse, extreme, and aimed at one watch-out or another."""

from __future__ import annotations

from random import Random
from typing import Any

Json = dict[str, Any]

# How a recipe draws a level: the weights of 0, 1, 2, 3 and 4.
EVEN = (1, 1, 1, 1, 1)
LOW = (6, 4, 1, 0, 0)
MIDDLE = (0, 2, 6, 2, 0)
HIGH = (0, 0, 1, 4, 6)

# (levels of activity, levels of quality)
LENSES = [
    (EVEN, EVEN),
    (LOW, LOW),
    (MIDDLE, MIDDLE),
    (HIGH, HIGH),
    (HIGH, LOW),
    (LOW, HIGH),
    (HIGH, MIDDLE),
    (MIDDLE, HIGH),
]

# Four official figures: at the edges of what the watch-outs compare, and with and without decimals.
OFFICIAL = [
    ("12.5", "12.5", "12.5", "12.5"),
    ("17.5", "17.5", "17.5", "17.5"),
    ("12.49", "12.5", "12.5", "12.5"),
    ("17.49", "17.5", "17.5", "17.5"),
    ("0", "0", "0", "0"),
    ("25", "25", "25", "25"),
    ("5", "5", "5", "5"),
    ("20", "20", "20", "20"),
    ("20.01", "20", "20", "20"),
    ("4.99", "5", "5", "5"),
]


def sheets(content: Json, count: int, seed: int) -> list[Json]:
    """In: the content as the command line exports it, how many, a seed. Out: that many sheets, always the same."""
    random = Random(seed)
    made = plain_sheets(content) + edge_sheets(content, random)
    while len(made) < count:
        sheet = {
            "answers": random_answers(content, random),
            "context": random_context(content, random),
            "official": random_official(content, random),
            "outcomes": random_outcomes(content, random),
            "planned": random_planned(content, random),
        }
        if random.random() < 0.5:
            aim(content, sheet, random.choice(content["watchouts"]), random)
        for key in list(sheet):
            # An empty part and a part left out must mean the same; now and then even a full one is left out.
            if (not sheet[key] and random.random() < 0.5) or random.random() < 0.03:
                del sheet[key]
        made.append(sheet)
    return made[:count]


def plain_sheets(content: Json) -> list[Json]:
    """In: the content. Out: the sheets one would try by hand: nothing, all of one level, not applicable, one pillar."""
    every = [question["id"] for question in content["questions"]]
    nine = [
        question["id"]
        for question in content["questions"]
        if any(option["level"] == "n/a" for option in question["options"])
    ]
    cards = [card["id"] for card in content["cards"]]
    made: list[Json] = [
        {},
        {"answers": {}, "context": {}, "official": {}, "outcomes": {}, "planned": []},
        {"planned": cards},
        {"answers": dict.fromkeys(every, "n/a"), "planned": cards},
    ]
    for level in range(5):
        same: Json = dict.fromkeys(every, level)
        made.append({"answers": same})
        made.append({"answers": same, "planned": cards})
        made.append({"answers": {**same, **dict.fromkeys(nine, "n/a")}, "planned": cards})
        made.extend(
            {"answers": same, "official": dict.fromkeys(linkedin_pillars(content), figure)}
            for figure in ("5", "20", "0", "25")
        )
    for pillar in content["pillars"]:
        own = [question["id"] for question in content["questions"] if question["pillar"] == pillar["id"]]
        for counted in range(1, len(own) + 1):
            made.append({"answers": dict.fromkeys(own[:counted], 1)})
            made.append({"answers": {**dict.fromkeys(every, 2), **dict.fromkeys(own[counted:], "n/a")}})
    return made


def edge_sheets(content: Json, random: Random) -> list[Json]:
    """In: the content. Out: sheets at the edges: of the bands, of the stances, of what makes the pillars uneven."""
    of_pillar = [
        [question for question in content["questions"] if question["pillar"] == pillar["id"]]
        for pillar in content["pillars"]
    ]
    of_lens = [
        [question for question in content["questions"] if question["lens"] == lens] for lens in ("activity", "quality")
    ]
    wanted: list[tuple[list[list[Json]], list[int], float]] = []
    for _ in range(5):
        wanted.extend((of_pillar, [percent] * len(of_pillar), 0) for percent in (30, 50, 70))
        wanted.extend((of_lens, two, 0.7) for two in ([50, 35], [65, 50], [35, 50], [50, 65], [50, 50]))
        wanted.extend((of_pillar, [random.choice((low, low + 40)) for _ in of_pillar], 0.7) for low in (30, 40))
    answers = [
        [reaching(own, percent, slack, random) for own, percent in zip(groups, percents, strict=True)]
        for groups, percents, slack in wanted
    ]
    return [
        {
            "answers": {name: level for part in parts for name, level in part.items()},
            "context": random_context(content, random),
            "planned": random_planned(content, random),
        }
        for parts in answers
    ]


def reaching(questions: list[Json], percent: int, slack: float, random: Random) -> Json:
    """In: questions, the percentage of their maximum wanted. Out: answers to most that reach it, none if not found."""
    for _ in range(3000):
        counted = random.sample(questions, random.randint(2 * len(questions) // 3, len(questions)))
        weights = random.choice([EVEN, LOW, MIDDLE, HIGH])
        levels = {question["id"]: draw(random, weights) for question in counted}
        top = sum(4 * question["weight"] for question in counted)
        reached = sum(question["weight"] * levels[question["id"]] for question in counted)
        if abs(100 * reached - percent * top) <= slack * top:
            return levels
    return {}


def linkedin_pillars(content: Json) -> list[str]:
    """In: the content. Out: the ids of the four pillars that LinkedIn scores."""
    return [pillar["id"] for pillar in content["pillars"] if pillar["linkedin"]]


def draw(random: Random, weights: tuple[int, ...]) -> int:
    """In: the weights of the five levels. Out: a level."""
    return random.choices(range(5), weights)[0]


def random_answers(content: Json, random: Random) -> Json:
    """In: the content. Out: answers in a random order, some missing, some not applicable (offered or not)."""
    missing = random.choice([0, 0, 0, 0.05, 0.15, 0.3, 0.6])
    not_applicable = random.choice([0, 0, 0.1, 0.4])
    anywhere = random.choice([0, 0, 0.05, 0.25])
    activity, quality = random.choice(LENSES)
    uneven = random.random() < 0.35
    of_pillar = {pillar["id"]: random.choice([LOW, MIDDLE, HIGH, EVEN]) for pillar in content["pillars"]}
    answers: Json = {}
    for question in random.sample(content["questions"], len(content["questions"])):
        offered = any(option["level"] == "n/a" for option in question["options"])
        if random.random() < missing:
            continue
        if random.random() < (not_applicable if offered else anywhere):
            answers[question["id"]] = "n/a"
            continue
        of_lens = activity if question["lens"] == "activity" else quality
        answers[question["id"]] = draw(random, of_pillar[question["pillar"]] if uneven else of_lens)
    if random.random() < 0.1:
        kept = random.choice(content["pillars"])["id"]
        of_kept = {question["id"] for question in content["questions"] if question["pillar"] == kept}
        answers = {name: level for name, level in answers.items() if name in of_kept}
    return answers


def choices(content: Json) -> dict[str, list[Any]]:
    """In: the content. Out: the context's closed questions as a sheet names them, with their options."""
    found: dict[str, list[Any]] = {}
    for question in content["context"]:
        if question.get("options"):
            name = question["id"].removeprefix("context.")
            ids = [option["id"] for option in question["options"]]
            # Minutes are a number in a sheet, whatever the type of the option's id.
            found[name] = [int(one) for one in ids] if name == "time" else ids
    return found


def random_context(content: Json, random: Random) -> Json:
    """In: the content. Out: a context, often whole, sometimes in part, sometimes empty."""
    present = random.choice([1, 1, 1, 0.5, 0])
    return {name: random.choice(options) for name, options in choices(content).items() if random.random() < present}


def random_official(content: Json, random: Random) -> Json:
    """In: the content. Out: official figures as text: none, some or all, low, high or at an edge."""
    names = linkedin_pillars(content)
    kind = random.choice(["none", "none", "some", "all", "low", "high", "edge"])
    if kind == "none":
        return {}
    if kind == "edge":
        return dict(zip(names, random.choice(OFFICIAL), strict=True))
    lowest, highest = {"low": (0, 600), "high": (1700, 2500)}.get(kind, (0, 2500))
    figures: Json = {}
    for name in names:
        if kind == "some" and random.random() < 0.4:
            continue
        hundredths = random.randint(lowest, highest)
        as_typed = [str(hundredths // 100), f"{hundredths // 10 / 10:.1f}", f"{hundredths / 100:.2f}"]
        figures[name] = random.choice(as_typed)
    return figures


def random_outcomes(content: Json, random: Random) -> Json:
    """In: the content. Out: whole numbers: none, some, all, or all zero."""
    names = [outcome["id"].removeprefix("outcomes.") for outcome in content["outcomes"]]
    kind = random.choice(["none", "some", "all", "zero", "some zero"])
    if kind == "none":
        return {}
    kept = [name for name in names if "some" not in kind or random.random() < 0.7]
    return {name: 0 if "zero" in kind else random.choice([0, 1, 3, 12, 250]) for name in kept}


def random_planned(content: Json, random: Random) -> list[str]:
    """In: the content. Out: ids of cards, in any order: none, one, a few, many or all."""
    cards = [card["id"] for card in content["cards"]]
    how_many = random.choice([0, 1, 2, 3, 5, len(cards) // 2, len(cards)])
    return random.sample(cards, min(how_many, len(cards)))


def aim(content: Json, sheet: Json, watchout: Json, random: Random) -> None:
    """In: a sheet, a watch-out. Changes the answers, context and outcomes it names so that they are at or near it."""
    of_context = choices(content)
    questions = {question["id"] for question in content["questions"]}
    for metric, op, value in watchout["when"]:
        name = metric.removeprefix("context.")
        if metric in questions:
            near = [level for level in range(5) if abs(level - value) <= 1]
            sheet["answers"][metric] = random.choice(near)
        elif metric.startswith("context.") and name in of_context:
            wanted = value if op == "in" else [value]
            right = [option for option in of_context[name] if (option in wanted) == (op in ("in", "eq"))]
            sheet["context"][name] = random.choice(right or of_context[name])
        elif metric == "results":
            sheet["outcomes"] = {outcome["id"].removeprefix("outcomes."): 0 for outcome in content["outcomes"]}
            if random.random() < 0.2:
                sheet["outcomes"][random.choice(list(sheet["outcomes"]))] = 1
        elif metric in ("ssi", "reading", "gap") and random.random() < 0.5:
            sheet["official"] = dict(zip(linkedin_pillars(content), random.choice(OFFICIAL), strict=True))

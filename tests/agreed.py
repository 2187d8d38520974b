"""What was agreed on before any text was written: ids in their order, lenses, weights, sources, conditions."""

PILLARS = ("brand", "people", "insights", "relationships", "messaging")
QUESTIONS = """
brand.profile           activity 2 G12
brand.keywords          quality  2 G13
brand.publishing        activity 3 G03 G14
brand.topics            quality  2 E05 G29
brand.reception         quality  3 G15 E02
brand.measuring         quality  1 G29
people.searching        activity 2 G16
people.adding           activity 2 G17
people.choosing         quality  3 G17 G18 E03
people.fit              quality  3 G17 E03 E04
people.groups           activity 1 G19
people.reach            quality  1 G11
insights.relaying       activity 2 G20
insights.commenting     activity 3 G20 G21
insights.beyond         activity 1 G21
insights.substance      quality  3 G30 E21
insights.answering      quality  2 G21
insights.relevance      quality  2 G20 E05
relationships.deciders  activity 2 G22
relationships.accepted  quality  2 G17 G23
relationships.tending   activity 2 G23 G26
relationships.mutual    quality  3 G24
relationships.following quality  2 G23
relationships.clients   activity 2 G01 G26
messaging.opening       activity 2 E19
messaging.personal      quality  3 E14 E22
messaging.interest      quality  2 E21
messaging.moving        quality  3 E19 E20
messaging.proposing     activity 2 E20 E23
messaging.tracking      quality  1 E20 E29
"""
EXCUSED = """
brand.reception people.groups people.reach insights.answering insights.relevance
relationships.accepted relationships.mutual messaging.personal messaging.interest
"""
"""The only questions that one may answer by “not applicable”."""

CONTEXT = {
    "context.goal": ("sell recruit brand partners", "G10"),
    "context.audience": ("written clear several none", "G17 G29"),
    "context.strategy": ("written mind none", "E15 E29"),
    "context.experience": ("beginner regular experienced", "E10 E31 E32"),
    "context.time": ("30 60 120 240", ""),
    "context.network": ("under_150 150_499 500_1999 2000", "E02 E03"),
    "context.sector": ("", "G06 E17"),
    "context.navigator": ("yes no", "G08 E07 E27"),
}
"""The options of each question that is never scored, and its sources; the sectors are the content's own choice."""
OFFICIAL = [f"context.official.{pillar}" for pillar in PILLARS[:4]]
OUTCOMES = [f"outcomes.{name}" for name in ("conversations", "calls", "offers", "agreements")]

WATCHOUTS = """
beginner    | context.experience eq beginner; reading lt 50 | E10 E32 G03 G32
strategy    | context.strategy eq none | E15 E29
automation  | messaging.personal le 1; messaging.opening ge 1 | E14 E22
one_way     | relationships.mutual le 1; relationships.tending ge 2 | G24 G23
wide        | context.network in 500_1999,2000; people.fit le 1 | E03 E04
unheard     | brand.publishing ge 3; brand.reception le 1 | G15 G29 E02
busy        | stance eq busy | E01 E02 G25
discreet    | stance eq discreet | E08 E25 G26
no_results  | reading ge 50; results eq 0; context.goal in sell,recruit,partners | E12 E13 E16 E33
indoors     | index ge 50; messaging lt 10 | E19 E20
uneven      | index ge 30; spread ge 10 | E05 G02 G04
limits      | reading ge 50; reading lt 70 | E09 E26
good        | reading ge 70 | G28 G27 E24 E25
experienced | context.experience eq experienced | E31 E11 E18 E28
navigator   | context.navigator eq yes | G08 E07 E27
ssi_above   | gap ge 20 | G25 E06 E30
ssi_below   | gap le -20 | G07 E06 E30
comparing   | ssi ge 0; context.sector ne other | E17 E34 G05 G06
"""

HOLDERS = {
    "fridlansky": "E01 E06 E11 E22",
    "mancel": "E03 E10 E12 E19 E20 E21",
    "canas": "E07 E15 E17",
    "baeten": "E05 E08 E14 E18 E26",
}
"""Who holds which view of the article; the others are the article's own, and the G claims the guide's."""
CLAIMS = [f"G{number:02}" for number in range(1, 36)] + [f"E{number:02}" for number in range(1, 36)]
FAVOURABLE = {"E10", "E16", "E17", "E32", "E34"}
"""They speak well of the SSI: no reservation by themselves."""
RESERVATIONS = {claim for claim in CLAIMS if claim.startswith("E")} | {"G24", "G25", "G27", "G30"}
"""What a caveat may rest on."""
ON_MESSAGING = ("E14", "E19", "E20", "E21", "E22", "E23")
"""What the article holds of messages, on which the guide says little: a card about them may rest on it."""
NEEDS = {
    "brand.reception": "brand.publishing",
    "people.reach": "brand.publishing",
    "insights.answering": "brand.publishing",
    "insights.substance": "insights.commenting",
    "relationships.accepted": "people.adding",
    "relationships.mutual": "relationships.tending",
    "relationships.following": "messaging.opening",
    "messaging.personal": "messaging.opening",
    "messaging.interest": "messaging.opening",
    "messaging.moving": "messaging.opening",
    "messaging.proposing": "messaging.opening",
    "messaging.tracking": "messaging.opening",
}
"""What makes no sense before something else is there, at level 1."""
FIRST = """
brand.profile brand.keywords brand.topics people.choosing insights.commenting messaging.opening
"""
"""What anyone should begin with."""

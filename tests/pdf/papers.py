"""Documents to print, made by hand: no report, no request."""

from dataclasses import replace
from datetime import date

from webapp.audit.advice import Card as Tip
from webapp.content import BANDS, CARDS, CLAIMS, HEADLINES, LENSES, QUESTIONNAIRE, STANCES, VOICES, WATCHOUTS
from webapp.languages import translator
from webapp.pdf.document import (
    Card,
    Document,
    Drawing,
    Group,
    Index,
    Labels,
    Letterhead,
    Pillar,
    Reading,
    Section,
    Table,
    Watchout,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 {height}"><rect width="880" height="9"/></svg>'
CAVEAT, GAIN = "What the SSI does not say", "Gain in this pillar: up to about +2.4."
VOICE_OF = {claim.id: next(voice.label for voice in VOICES if voice.id == claim.voice) for claim in CLAIMS}
LABELS = Labels(
    brand="Aplomb",
    contents="Contents",
    figures=Section("The five pillars"),
    week=Section("This week", "Three actions."),
    what_if=Section("What if you did it?", "Today, then with your plan."),
    watchouts=Section("Watch-outs"),
    pillars=Section("Where these figures come from", "By hand."),
    cards=Section("All the cards"),
    begin="To begin with:",
    caveat=CAVEAT,
    more_watchouts="6 more watch-outs, in the full report",
    missing="Shown as □:",
)


def card(number: int = 1, **changed) -> Card:
    """A card of its own."""
    return Card(
        **{
            "where": "Brand · 30 min a week",
            "title": f"Action {number}",
            "because": "About “this”, you answered “that”.",
            "first": (),
            "steps": ("Open it", "Close it"),
            "why": "Because it helps.",
            "why_said_by": "Source: the guide",
            "caveat": "It is not all.",
            "caveat_said_by": "View: someone",
            "gain": GAIN,
            **changed,
        }
    )


def table(rows: int = 5, head: tuple[str, ...] = ("Pillar", "Score", "Activity", "Quality", "Stance", "SSI")) -> Table:
    """A table of so many rows."""
    row = ("Make the most of something", *["12.5"] * (len(head) - 1))
    return Table("Out of 25", head, (row,) * rows, ("In all", *["50.0"] * (len(head) - 1)))


def document(**changed) -> Document:
    """A short document."""
    return Document(
        **{
            "language": "en",
            "title": "Report of 22 November 2026",
            "day": date(2026, 11, 22),
            "kicker": "Audit of 22 November 2026",
            "headline": "A presence taking shape",
            "lead": "An hour shows most.",
            "index": Index("55.0", "/100", ("Your index", "stance: balanced")),
            "missing": (),
            "drawing": Drawing(SVG.format(height=380), "Five columns"),
            "beyond": None,
            "readings": (
                Reading("Activity", "50 out of 100", "what counts", "activity"),
                Reading("Balanced", "", "Ok."),
            ),
            "lived": "",
            "figures": table(),
            "sums": ("The index: 25.0 + 30.0 = 55.0.",),
            "week": (card(1),),
            "plan": (),
            "what_if": None,
            "watchouts": (Watchout("Careful", "Mind the step.", "View: someone"),),
            "first_watchouts": 2,
            "pillars": (
                Pillar(
                    "Brand",
                    "12.5 out of 25",
                    ("You post.",),
                    table(6, ("Question", "Your answer", "Weight", "Level", "Weight × level")),
                    ("25 × 1 ÷ 2 = 12.5.",),
                ),
            ),
            "groups": (Group("Brand", "12.5 out of 25", (card(1), card(2))),),
            "labels": LABELS,
            "colophon": ("Aplomb is independent.", "How: https://aplomb.example/en/method"),
            **changed,
        }
    )


def heaviest(language: str) -> Document:
    """The longest words of the content, wherever words may stand; all that may be shown, shown."""
    say = translator(language)
    tips = sorted((worded(tip, language) for tip in CARDS), key=room, reverse=True)
    told = [Watchout(say(one.title), say(one.text), labels(one.sources, say)) for one in WATCHOUTS]
    told.sort(key=lambda one: len(one.text) + len(one.said_by), reverse=True)
    pillars = [say(pillar.title) for pillar in QUESTIONNAIRE.pillars]
    head = ("Pilier", "Score", "Activité", "Qualité", "Posture", "SSI officiel")
    rows = tuple((title, "24,5", "100", "100", "En construction", "24,5") for title in pillars)
    figures = Table(
        "Chaque pilier sur 25", head, rows, ("Les quatre piliers de LinkedIn, sur 100", "100,0", "", "", "", "98,0")
    )
    longest = max(HEADLINES, key=lambda one: len(say(one.text)) * 9 + len(say(one.lead)))
    return document(
        language=language,
        headline=say(longest.text),
        lead=say(longest.lead),
        index=Index("100,0", "/100", ("Votre indice · Présence établie", "posture : en construction")),
        missing=("Des questions sont restées sans réponse.", *(f"{title} : 5 sur 6" for title in pillars)),
        drawing=Drawing(SVG.format(height=490), "Cinq colonnes"),
        readings=tuple(Reading(say(one.name), "", say(one.sentence)) for one in (*LENSES, BANDS[2], STANCES[1])),
        lived="Dans la vie réelle, ces 30 derniers jours : 99 conversations, 99 appels, 99 offres, 99 accords.",
        figures=figures,
        what_if=Table("Sur 25", (*head[:2], "Avec votre plan d’action"), tuple(r[:3] for r in rows), figures.foot[:3]),
        week=tuple(replace(tip, first=()) for tip in tips[:3]),
        watchouts=tuple(told),
        first_watchouts=1,
        groups=tuple(Group(title, "2,9 sur 25", tuple(tips[place::5])) for place, title in enumerate(pillars)),
        letterhead=Letterhead("Cabinet Éléonore Fitzwilliam-Łukasiewicz, accompagnement commercial"),
    )  # fmt: skip


def worded(tip: Tip, language: str) -> Card:
    """A card of the content under the longest answer that may bring it."""
    say = translator(language)
    questions = [QUESTIONNAIRE.by_id[question] for question in tip.raises]
    answers = [f"Sujet « {say(q.topic)} » : vous avez répondu « {say(o.text)} »." for q in questions for o in q.options]
    return card(
        title=say(tip.title),
        because=max(answers, key=len),
        first=("Avant cette fiche : « Raisons d’ajouter une personne », au moins « Deux personnes sur cinq ».",),
        steps=tuple(map(say, tip.steps)),
        why=say(tip.why),
        why_said_by=labels(tip.sources, say),
        caveat=say(tip.caveat.text),
        caveat_said_by=labels(tip.caveat.sources, say),
        standing="Dans votre plan d’action, pour le 24 décembre 2026",
    )


def room(one: Card) -> int:
    """About how much room a card takes in the summary."""
    return len(one.because) + len(one.steps[0]) + len(one.caveat) + len(one.caveat_said_by)


def labels(sources, say) -> str:
    return " · ".join(dict.fromkeys(say(VOICE_OF[source]).replace(" ", "\N{NO-BREAK SPACE}") for source in sources))

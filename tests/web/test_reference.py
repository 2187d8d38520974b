"""The method, the sources, the glossary: each tells what the rules and the content say, and nothing else."""

from decimal import Decimal
from fractions import Fraction

import pytest
from flask.testing import FlaskClient

from tests.page import Page, fetch, spaced
from webapp.audit import advice, scoring
from webapp.audit.answers import DEFAULT_MINUTES
from webapp.audit.plan import REMINDED_AFTER
from webapp.audit.questionnaire import NOT_APPLICABLE, PILLAR_POINTS, TOP_LEVEL
from webapp.content import CARDS, CLAIMS, GLOSSARY, QUESTIONNAIRE, WATCHOUTS
from webapp.content.citations import NOTE_CITATIONS, PAGE_CITATIONS
from webapp.drawing.lintel import POINTS_PER_DEGREE
from webapp.languages import LANGUAGES, written
from webapp.web.reference.exact import decimal_of
from webapp.web.reference.example import worked_example
from webapp.web.reference.glossary import place
from webapp.web.reference.method import CHAPTERS, LETTERS, RULES
from webapp.web.reference.sources import USES

languages = pytest.mark.parametrize("language", LANGUAGES)


def chapter(page: Page, name: str) -> str:
    """What is read in a part of the method page."""
    return spaced(page.one(f"section[aria-labelledby='{name}']"))


TOLD: dict[str, list[Fraction | int]] = {
    "answers": [len(QUESTIONNAIRE.questions), TOP_LEVEL, PILLAR_POINTS, 1, 3],
    "index": [100, PILLAR_POINTS],
    "readings": [
        scoring.LENS_POINTS, 100 * scoring.LENS_KNOWN_FROM, TOP_LEVEL, *(least for _, least in scoring.STEPS if least),
    ],
    "stance": [scoring.STANCE_FROM, scoring.STANCE_LEAD, scoring.ALIGNED_SUM],
    "bands": [advice.MATURE_FROM, *(least for _, least in scoring.BANDS if least)],
    "drawing": [POINTS_PER_DEGREE],
    "advice": [
        advice.GOAL_FACTOR, advice.MATURE_FROM, advice.MATURE_FACTOR, advice.FIRST_FACTOR, advice.LITTLE_GAIN,
        *advice.EFFORT, *advice.EFFORT.values(), *(factor for _, factor in advice.STANCE_FACTORS.values()),
    ],
    "week": [DEFAULT_MINUTES],
    "what-if": [REMINDED_AFTER.days],
}  # fmt: skip
SPELLED = {
    "answers": [scoring.KNOWN_FROM, len(QUESTIONNAIRE.pillars), 9],
    "week": [advice.WEEK_CARDS, advice.WEEK_CARDS_OF_PILLAR],
}


@languages
@pytest.mark.parametrize("name", TOLD)
def test_each_part_of_the_method_tells_the_numbers_of_its_rule(client: FlaskClient, language: str, name: str) -> None:
    told = chapter(fetch(client, f"/{language}/method"), name)
    for number in TOLD[name]:
        assert written(decimal_of(number), LANGUAGES[language].locale) in told, (name, number)


@pytest.mark.parametrize("name", SPELLED)
def test_small_numbers_are_in_letters(client: FlaskClient, name: str) -> None:
    told = chapter(fetch(client, "/en/method"), name)
    for number in SPELLED[name]:
        assert f" {LETTERS[number - 1]} " in told, (name, number)


def test_the_index_adds_four_pillars_up_to_a_hundred() -> None:
    """The page says “four” and “the two readings” in words."""
    assert sum(pillar.linkedin for pillar in QUESTIONNAIRE.pillars) == 4
    assert (RULES["total"], len(scoring.BANDS), len(advice.EFFORT)) == (100, 4, 4)
    assert {len(pillar.questions) for pillar in QUESTIONNAIRE.pillars} == {RULES["in_a_pillar"]}


@languages
def test_the_contents_lead_to_every_part_in_order(client: FlaskClient, language: str) -> None:
    page = fetch(client, f"/{language}/method")
    assert [tag["href"] for tag in page.all(".contents a")] == [f"#{name}" for name in CHAPTERS]
    assert [tag["id"] for tag in page.all("main section > h2")] == list(CHAPTERS)


def test_every_question_shows_its_weight_and_the_level_of_each_answer(client: FlaskClient) -> None:
    page = fetch(client, "/en/method")
    for question in QUESTIONNAIRE.questions:
        shown = page.one(f"[id='{question.id}']")
        assert f"weight {question.weight} " in spaced(shown)
        levels = {item["value"]: spaced(item) for item in shown.select("li")}
        assert levels == {str(o.level): o.text for o in question.options if o.level != NOT_APPLICABLE}


def test_every_card_shows_what_the_rules_read_of_it(client: FlaskClient) -> None:
    page = fetch(client, "/en/method")
    for card in CARDS:
        shown = spaced(page.one(f"#card-{card.id}"))
        wanted = [(QUESTIONNAIRE.by_id[id].topic, level) for id, level in (*card.raises.items(), *card.needs.items())]
        assert all(f"{topic} : {level}" in shown or f"{topic}: {level}" in shown for topic, level in wanted)
        assert (f" {card.minutes} " in shown, "begin with" in shown) == (True, card.first)


def test_cards_are_numbered_in_the_order_that_decides_between_equals(client: FlaskClient) -> None:
    page = fetch(client, "/en/method")
    numbers = {int(page.texts(f"#card-{card.id} td")[0]): card.id for card in CARDS}
    assert [numbers[n] for n in range(1, len(CARDS) + 1)] == sorted(card.id for card in CARDS)


@languages
def test_every_watchout_shows_each_of_its_conditions(client: FlaskClient, language: str) -> None:
    page = fetch(client, f"/{language}/method")
    for watchout in WATCHOUTS:
        conditions = page.texts(f"#watchout-{watchout.id} td li")
        assert len(conditions) == len(watchout.when)
        for words, (_, _, value) in zip(conditions, watchout.when, strict=True):
            assert not isinstance(value, int) or str(value).replace("-", "\u2212") in words


def test_a_condition_reads_as_a_sentence_does(client: FlaskClient) -> None:
    page = fetch(client, "/en/method")
    assert page.texts("#watchout-comparing td li")[1] == "“Your sector”: anything but “Another sector”"
    assert page.texts("#watchout-automation td li")[1] == "“Conversations you start”: level 1 or more"
    assert page.texts("#watchout-indoors td li") == ["your index: 50 or more", "your pillar “Messaging”: under 10"]
    assert page.texts("#watchout-ssi_below td li") == ["your SSI minus your index: \u221220 or less"]


@languages
def test_the_worked_example_shows_its_sums(client: FlaskClient, language: str) -> None:
    told = chapter(fetch(client, f"/{language}/method"), "example")
    for figure in ("16.875", "16.9", "3.75", "2.885", "1.442"):
        assert written(Decimal(figure), LANGUAGES[language].locale) in told
    for sum_made in ("4 × 10 = 40", "25 × 27 ÷ 40", "100 × 14 ÷ 20 = 70", "100 × 13 ÷ 20 = 65"):
        assert sum_made in told


def test_the_worked_example_is_what_the_rules_say() -> None:
    example = worked_example()
    assert (example.sums.reached, example.sums.weights, example.all_weights, example.steps) == (27, 10, 13, 6)
    assert example.sums.score.exact == example.whole.exact == Fraction(25 * 27, 40)
    assert example.listed.priority == example.listed.worth / advice.EFFORT[example.card.minutes]
    assert len(example.listed.raises) == 1


def test_what_is_never_scored_names_the_rules_that_read_it(client: FlaskClient) -> None:
    told = chapter(fetch(client, "/en/method"), "unscored")
    for question in (*QUESTIONNAIRE.context, *QUESTIONNAIRE.official, *QUESTIONNAIRE.outcomes):
        assert question.topic in told


def test_every_claim_is_used_somewhere() -> None:
    assert (len(CLAIMS), [claim.id for claim in CLAIMS if not USES[claim.id]]) == (70, [])


@pytest.mark.parametrize("slug", PAGE_CITATIONS)
def test_a_page_tells_the_claims_it_says_it_tells(client: FlaskClient, slug: str) -> None:
    links = {str(tag["href"]) for tag in fetch(client, f"/en/{slug}").all("p a, li > .from a")}
    assert {f"/en/sources#{claim}" for claim in PAGE_CITATIONS[slug]} <= links


def test_the_notes_cite_what_the_page_says_it_tells() -> None:
    assert {claim for cited in NOTE_CITATIONS for claim in cited} <= set(PAGE_CITATIONS["sources"])


@languages
def test_every_claim_has_its_place_its_voice_and_links_to_its_uses(client: FlaskClient, language: str) -> None:
    page = fetch(client, f"/{language}/sources")
    there = {slug: {tag["id"] for tag in fetch(client, f"/{language}/{slug}").all("[id]")} for slug in PAGE_CITATIONS}
    for claim in CLAIMS:
        shown = page.one(f"#{claim.id}")
        uses = [str(tag["href"]) for tag in shown.select("a")]
        assert uses
        for href in uses:
            path, _, anchor = href.partition("#")
            assert anchor in there[path.rpartition("/")[2]], href


@languages
def test_the_glossary_has_every_word_in_alphabetical_order(client: FlaskClient, language: str) -> None:
    page = fetch(client, f"/{language}/glossary")
    words = page.texts("dl dt")
    assert words == sorted(words, key=place)
    assert {tag["id"] for tag in page.all("dl > div")} == {term.id for term in GLOSSARY}


def test_words_are_sorted_without_their_accents() -> None:
    assert sorted(["Équipe", "œuvre", "Zone", "École", "orée", "e-mail"], key=place) == [
        "École", "e-mail", "Équipe", "œuvre", "orée", "Zone",
    ]  # fmt: skip


@pytest.mark.parametrize(("exact", "places", "shown"), [("5/4", None, "1.25"), ("2", None, "2"), ("75/26", 3, "2.885")])
def test_an_exact_figure_is_written_as_a_decimal(exact: str, places: int | None, shown: str) -> None:
    assert str(decimal_of(Fraction(exact), places)) == shown


def test_a_figure_without_an_end_is_refused_unless_it_is_to_be_rounded() -> None:
    with pytest.raises(ValueError, match="1/3"):
        decimal_of(Fraction(1, 3))

"""The content is what was agreed on, and its parts hold together."""

from collections import Counter
from decimal import Decimal
from itertools import chain

import pytest

from tests import agreed
from webapp.audit.advice import EFFORT, Card, Condition
from webapp.audit.questionnaire import NOT_APPLICABLE, TOP_LEVEL, Lens, Question
from webapp.content import (
    BANDS,
    CARDS,
    CLAIMS,
    GLOSSARY,
    HEADLINES,
    QUESTIONNAIRE,
    SECTIONS,
    STANCES,
    VOICES,
    WATCHOUTS,
)
from webapp.content.citations import PAGE_CITATIONS
from webapp.web.reference.method import RULES

questions = pytest.mark.parametrize("question", QUESTIONNAIRE.questions, ids=lambda question: question.id)
cards = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
ASKED = (*QUESTIONNAIRE.context, *QUESTIONNAIRE.official, *QUESTIONNAIRE.questions, *QUESTIONNAIRE.outcomes)
GOALS = {choice.id for choice in QUESTIONNAIRE.context[0].choices}


def levels(question: Question) -> list[int]:
    """The levels that a question offers, without “not applicable”."""
    return [option.level for option in question.options if isinstance(option.level, int)]


def in_words(condition: Condition) -> str:
    metric, operator, value = condition
    return f"{metric} {operator} {','.join(value) if isinstance(value, tuple) else value}"


def test_the_audit_asks_thirty_questions_with_their_lenses_weights_and_sources() -> None:
    found = [(q.id, str(q.lens), str(q.weight), *q.sources) for q in QUESTIONNAIRE.questions]
    assert found == [tuple(line.split()) for line in agreed.QUESTIONS.strip().splitlines()]


def test_five_pillars_of_six_questions_four_of_them_linkedins() -> None:
    assert tuple(pillar.id for pillar in QUESTIONNAIRE.pillars) == agreed.PILLARS
    assert [pillar.linkedin for pillar in QUESTIONNAIRE.pillars] == [True] * 4 + [False]
    for pillar in QUESTIONNAIRE.pillars:
        assert [question.pillar for question in pillar.questions] == [pillar.id] * 6


def test_nine_questions_and_no_other_may_be_answered_not_applicable() -> None:
    excused = {q.id for q in QUESTIONNAIRE.questions if NOT_APPLICABLE in [option.level for option in q.options]}
    assert excused == set(agreed.EXCUSED.split())


@questions
def test_options_go_from_worst_to_best_and_not_applicable_comes_last(question: Question) -> None:
    offered = levels(question)
    assert 3 <= len(offered) <= 5
    assert offered == sorted(set(offered))
    assert (offered[0], offered[-1]) == (0, TOP_LEVEL)
    assert NOT_APPLICABLE not in [option.level for option in question.options[:-1]]


@questions
def test_no_two_options_of_a_question_say_the_same(question: Question) -> None:
    texts = [option.text for option in question.options]
    assert len(set(texts)) == len(texts)


def test_the_context_asks_what_was_agreed_on() -> None:
    asked = {q.id: (" ".join(choice.id for choice in q.choices), " ".join(q.sources)) for q in QUESTIONNAIRE.context}
    sectors = asked["context.sector"][0].split()
    assert list(asked) == list(agreed.CONTEXT)
    assert asked | {"context.sector": ("", asked["context.sector"][1])} == agreed.CONTEXT
    assert 18 <= len(sectors) <= 24
    assert sectors[-1] == "other"


def test_the_figures_asked_are_linkedins_four_and_the_four_outcomes() -> None:
    assert [question.id for question in QUESTIONNAIRE.official] == agreed.OFFICIAL
    assert [question.id for question in QUESTIONNAIRE.outcomes] == agreed.OUTCOMES
    assert all({"G35", "G06"} <= set(question.sources) for question in QUESTIONNAIRE.official)
    assert all(question.sources == ("E20", "E23") for question in QUESTIONNAIRE.outcomes)


def test_the_sections_are_the_context_the_pillars_and_the_outcomes() -> None:
    assert [section.id for section in SECTIONS] == ["context", *agreed.PILLARS, "outcomes"]


def test_a_question_that_speaks_of_the_audience_says_who_they_are() -> None:
    for question in (*QUESTIONNAIRE.context, *QUESTIONNAIRE.questions):
        offered = question.options if isinstance(question, Question) else question.choices
        said = " ".join([question.text, *(option.text for option in offered)])
        assert "audience" not in said or "udience: the people you want to reach" in question.help, question.id


def test_the_watch_outs_come_in_order_with_their_conditions_and_sources() -> None:
    lines = [line.split("|") for line in agreed.WATCHOUTS.strip().splitlines()]
    found = [(w.id, "; ".join(map(in_words, w.when)), " ".join(w.sources)) for w in WATCHOUTS]
    assert found == [tuple(part.strip() for part in line) for line in lines]


def test_a_figure_in_a_condition_is_a_number_and_an_answer_one_that_is_offered() -> None:
    offered = {question.id: {choice.id for choice in question.choices} for question in QUESTIONNAIRE.context}
    offered |= {"stance": {phrase.id for phrase in STANCES}, "band": {phrase.id for phrase in BANDS}}
    for metric, _, value in chain.from_iterable(watchout.when for watchout in WATCHOUTS):
        wanted = set(value) if isinstance(value, tuple) else {value}
        assert wanted <= offered[metric] if metric in offered else isinstance(value, int)


def test_there_are_thirty_cards_or_more_and_six_or_more_a_pillar() -> None:
    of_pillar = Counter(card.pillar for card in CARDS)
    assert len(CARDS) >= 30
    assert set(of_pillar) == set(agreed.PILLARS)
    assert min(of_pillar.values()) >= 6


@cards
def test_a_card_can_be_done_this_week(card: Card) -> None:
    assert card.minutes in EFFORT
    assert 2 <= len(card.steps) <= 4
    assert all((card.title, card.why, *card.steps, card.caveat.text))


@cards
def test_a_card_raises_questions_of_its_own_pillar_to_a_level_they_offer(card: Card) -> None:
    assert card.raises
    for question, target in card.raises.items():
        assert question.partition(".")[0] == card.pillar
        assert target in levels(QUESTIONNAIRE.by_id[question])[1:]


@cards
def test_a_card_says_why_by_the_guide_or_for_messaging_by_the_article_too(card: Card) -> None:
    beside = set(agreed.ON_MESSAGING).union(*(QUESTIONNAIRE.by_id[question].sources for question in card.raises))
    assert card.sources
    assert {claim for claim in card.sources if claim.startswith("E")} <= (
        beside if card.pillar == "messaging" else set()
    )
    assert set(card.sources) <= set(agreed.CLAIMS)


@cards
def test_a_card_carries_a_caveat_that_rests_on_a_reservation(card: Card) -> None:
    first, *others = card.caveat.sources
    assert first in agreed.RESERVATIONS
    assert set(others) <= agreed.RESERVATIONS | {*card.sources, "G26"}
    assert not set(card.caveat.sources) <= agreed.FAVOURABLE
    assert ("E24" in card.caveat.sources) == ("G26" in card.caveat.sources), "both views on visibility, or none"


def test_no_claim_leads_more_than_three_caveats() -> None:
    leading = Counter(card.caveat.sources[0] for card in CARDS)
    assert max(leading.values()) <= 3, leading


def test_no_two_caveats_are_worded_alike() -> None:
    assert len({card.caveat.text for card in CARDS}) == len(CARDS)


@questions
def test_a_card_of_its_own_pillar_raises_each_question_to_the_top(question: Question) -> None:
    targets = [card.raises.get(question.id) for card in CARDS if card.pillar == question.pillar]
    assert TOP_LEVEL in targets


def test_no_two_cards_raise_the_same() -> None:
    raised = Counter(frozenset(card.raises.items()) for card in CARDS)
    assert max(raised.values()) == 1


@cards
def test_a_card_needs_what_it_makes_no_sense_without(card: Card) -> None:
    wanted = {agreed.NEEDS[question] for question in card.raises if question in agreed.NEEDS}
    assert wanted - set(card.raises) <= set(card.needs)
    assert all(level in levels(QUESTIONNAIRE.by_id[question])[1:] for question, level in card.needs.items())


def test_every_card_can_be_begun_in_the_end_by_whoever_starts_from_nothing() -> None:
    reached = dict.fromkeys(QUESTIONNAIRE.by_id, 0)
    for _ in CARDS:
        for card in CARDS:
            if all(reached[question] >= level for question, level in card.needs.items()):
                reached |= {question: max(target, reached[question]) for question, target in card.raises.items()}
    assert [c.id for c in CARDS if any(reached[question] < level for question, level in c.needs.items())] == []


def test_a_few_cards_are_for_anyone_to_begin_with_and_need_nothing() -> None:
    first = [card for card in CARDS if card.first]
    assert {question for card in first for question in card.raises} == set(agreed.FIRST.split())
    assert not any(card.needs for card in first)


@cards
def test_a_card_serves_goals_that_one_may_choose(card: Card) -> None:
    assert set(card.goals) < GOALS


def test_every_goal_is_served_by_some_cards() -> None:
    assert {goal for card in CARDS for goal in card.goals} == GOALS


@pytest.mark.parametrize(
    "things",
    [ASKED, CARDS, WATCHOUTS, CLAIMS, VOICES, GLOSSARY, BANDS, STANCES],
    ids=lambda things: type(things[0]).__name__,
)
def test_no_id_is_given_twice(things: tuple[Card, ...]) -> None:
    ids = [thing.id for thing in things]
    assert len(set(ids)) == len(ids)


def test_all_seventy_claims_are_told_each_by_its_holder() -> None:
    holders = {claim: voice for voice, claims in agreed.HOLDERS.items() for claim in claims.split()}
    voices = {claim: holders.get(claim, "guide" if claim.startswith("G") else "article") for claim in agreed.CLAIMS}
    assert {claim.id: claim.voice for claim in CLAIMS} == voices
    assert {voice.id for voice in VOICES} == set(voices.values())


def test_every_claim_is_cited_somewhere_and_none_that_there_is_not() -> None:
    cited = set(chain.from_iterable(thing.sources for thing in (*ASKED, *CARDS, *WATCHOUTS)))
    cited |= set(chain.from_iterable(card.caveat.sources for card in CARDS))
    assert cited.union(*PAGE_CITATIONS.values()) == set(agreed.CLAIMS)


def test_every_stance_in_every_band_has_its_sentence() -> None:
    wanted = [(stance.id, band.id) for stance in STANCES for band in BANDS]
    assert Counter((headline.stance, headline.band) for headline in HEADLINES) == Counter(wanted)


def test_quality_weighs_what_the_site_says() -> None:
    weights = Counter()
    for question in QUESTIONNAIRE.questions:
        weights[question.lens] += question.weight
    assert (weights[Lens.QUALITY], weights.total()) == (RULES["quality_weight"], RULES["all_weight"]) == (38, 64)
    assert RULES["quality_share"] == Decimal("56.9")

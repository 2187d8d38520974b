"""Every stance with every band that can come with it: the sentence that the report opens with."""

import pytest
from flask import Flask

from tests.cast import Person
from webapp.audit.questionnaire import Lens
from webapp.audit.scoring import score
from webapp.content import BANDS, HEADLINES, LENSES, QUESTIONNAIRE, STANCES, UNKNOWN
from webapp.languages import LANGUAGES, translator

SHEETS = {
    ("aligned", "foundation"): "00/4 04/4 40 04/4 44",
    ("aligned", "growing"): "40/4 44/4 00 04 44",
    ("aligned", "established"): "22 22 22 22 13",
    ("aligned", "strong"): "33 33 33 33 00",
    ("busy", "foundation"): "20 20 20 20 20",
    ("busy", "growing"): "21 21 21 21 20",
    ("busy", "established"): "22 22 22 22 30",
    ("busy", "strong"): "33 33 33 33 30",
    ("discreet", "foundation"): "02 02 02 02 02",
    ("discreet", "growing"): "03 03 03 03 00",
    ("discreet", "established"): "04 04 04 04 00",
    ("discreet", "strong"): "24 24 24 24 00",
    ("starting", "foundation"): "00 00 00 00 00",
    ("starting", "growing"): "12 12 12 12 00",
    ("starting", "established"): "22 22 22 22 00",
    ("starting", "strong"): "40/4 44/4 04 44/4 00",
}
"""Pillar by pillar the level of activity, then of quality; /4 where only the four lightest questions are answered."""
HEADLINE_OF = {(headline.stance, headline.band): headline for headline in HEADLINES}
SENTENCES = {phrase.id: phrase.sentence for phrase in (*STANCES, *BANDS)}
pairs = pytest.mark.parametrize("pair", SHEETS, ids="-".join)


def answers(sheet: str) -> dict[str, int]:
    """The level of each question answered."""
    found = {}
    for pillar, levels in zip(QUESTIONNAIRE.pillars, sheet.split(), strict=False):
        lightest = sorted(pillar.questions, key=lambda question: question.weight)
        for question in lightest[: 4 if "/4" in levels else 6]:
            offered = [option.level for option in question.options if isinstance(option.level, int)]
            found[question.id] = nearest(offered, int(levels[question.lens is Lens.QUALITY]))
    return found


def nearest(offered: list[int], wanted: int) -> int:
    return min(offered, key=lambda level: abs(level - wanted))


def test_every_stance_and_band_has_a_sheet_here() -> None:
    assert set(SHEETS) == {(stance.id, band.id) for stance in STANCES for band in BANDS}


@pairs
def test_the_sheet_has_the_stance_and_the_band(pair: tuple[str, str]) -> None:
    scores = score(QUESTIONNAIRE, answers(SHEETS[pair]))
    assert (scores.stance, scores.band) == pair


@pytest.mark.thorough
@pairs
def test_the_report_opens_with_its_sentence_in_each_language(app: Flask, pair: tuple[str, str]) -> None:
    person = Person.begins(app)
    person.answer_levels(answers(SHEETS[pair]))
    person.finish()
    for language in LANGUAGES:
        page, words = person.page("/report", language=language), translator(language)
        assert page.h1 == words(HEADLINE_OF[pair].text)
        assert page.text(".report-head .lead") == words(HEADLINE_OF[pair].lead)
        assert {words(SENTENCES[slug]) for slug in pair} <= set(page.texts(".readings .small"))


@pytest.mark.parametrize("sheet", ["44 44 44", "00"])
def test_without_an_index_it_opens_with_what_is_partial(person: Person, sheet: str) -> None:
    person.answer_levels(answers(sheet))
    assert person.finished().h1 == UNKNOWN.text


def test_with_an_index_and_no_stance_it_opens_with_what_is_partial(person: Person) -> None:
    """Four answers a pillar give an index, and can leave more than half of the activity questions out."""
    few = {}
    for pillar in QUESTIONNAIRE.pillars[:4]:
        rest = sorted(pillar.questions, key=lambda question: question.lens is Lens.ACTIVITY)
        few |= {question.id: 4 for question in rest[:4]}
    person.answer_levels(few)
    page = person.finished()
    assert (page.h1, page.text(".index .figure")) == (UNKNOWN.text, "100.0")


@pytest.mark.parametrize(("sheet", "first"), [("11 11 11 11 11", "activity"), ("22 22 22 22 22", "quality")])
def test_from_an_index_of_fifty_on_quality_comes_first(person: Person, sheet: str, first: str) -> None:
    person.answer_levels(answers(sheet))
    page = person.finished()
    name = next(lens.name for lens in LENSES if lens.id == first)
    assert page.texts(".readings p")[0].startswith(name)
    assert [name in said for said in page.texts(".says dt")[::2]] == [True] * 5
    assert bool(page.all(".mature")) == (first == "quality")

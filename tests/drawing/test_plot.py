"""The plots of a team: read back as XML, as a browser would."""

from fractions import Fraction
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from webapp.drawing.plot import SIDE, Spread, Words, radius_of, scatter, spreads

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("A <title>", "What & how", "Activity", "Quality")
readings = st.integers(0, 100)


@given(st.dictionaries(st.tuples(readings, readings), st.integers(1, 99999), min_size=1, max_size=40))
def test_every_place_has_its_disc_within_the_drawing(points: dict[tuple[int, int], int]) -> None:
    drawing = ElementTree.fromstring(scatter(points, WORDS, "team"))
    discs = drawing.findall(f"{SVG}circle")
    assert len(discs) == len(points)
    assert all(0 < float(disc.attrib["cx"]) < 340 and 0 < float(disc.attrib["cy"]) < SIDE + 20 for disc in discs)


def test_a_place_with_more_people_has_a_larger_disc_and_their_number() -> None:
    drawing = ElementTree.fromstring(scatter({(10, 10): 1, (50, 50): 7}, WORDS, "team"))
    large, small = (float(disc.attrib["r"]) for disc in drawing.findall(f"{SVG}circle"))
    assert large > small
    assert [text.text for text in drawing.findall(f"{SVG}text")] == ["7"]


@given(st.integers(1, 500), st.integers(1, 500))
def test_no_disc_is_larger_than_the_fullest_place_s(people: int, more: int) -> None:
    assert radius_of(people, people + more) <= radius_of(people + more, people + more)


def test_a_bar_stands_where_its_figures_are_and_says_its_name() -> None:
    bar = Spread("Brand & co", *(Fraction(value) for value in (10, 5, 15, 0, 25)))
    drawing = ElementTree.fromstring(spreads([bar], 25, WORDS, "bars"))
    assert drawing.findtext(f"{SVG}text") == "Brand & co"
    assert drawing.findtext(f"{SVG}title") == "A <title>"

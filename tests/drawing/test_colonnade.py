"""The colonnade's geometry, read back from the SVG it draws."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.drawing.colonnade import NARROW, WIDE, Column, Words, colonnade, lean, top_of_scale
from webapp.drawing.lintel import Bearing, rest

STYLESHEET = Path(__file__).parents[2] / "static" / "css" / "colonnade.css"
SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("Brand", "People", "Insights", "Relationships", "Messaging")
WORDS = Words("Five columns", "Brand 18.1 of 25.", "Activity", "Quality", "Your SSI on LinkedIn", "Your plan", "Points")
UNEVEN = (Fraction("18.1"), Fraction("12.5"), Fraction("9.8"), Fraction("14.6"), Fraction("16.2"))
EVEN = (Fraction(15),) * 4 + (Fraction(8),)
LAYOUTS = pytest.mark.parametrize("layout", [WIDE, NARROW], ids=lambda layout: layout.name)


def columns(heights):
    """A column for each height, two fifths of it activity; None makes an unknown pillar."""
    return [
        Column(name, "—" if height is None else f"{float(height):.1f}", (height or 0) * Fraction(2, 5),
               (height or 0) * Fraction(3, 5), None, name != "Messaging", height is not None)
        for name, height in zip(NAMES, heights, strict=True)
    ]  # fmt: skip


def parsed(drawn, layout=WIDE, words=WORDS, prefix="report"):
    return ElementTree.fromstring(colonnade(drawn, words, prefix, layout))


def of_class(svg, kind):
    return [node for node in svg.iter() if node.get("class") == f"colonnade-{kind}"]


def texts(svg, kind):
    return [text.text for group in of_class(svg, kind) for text in group]


def bars(svg, kind):
    """The y and the height of each part of a shaft."""
    return [(float(rect.get("y")), float(rect.get("height"))) for rect in of_class(svg, kind)[0]]


def point(svg):
    """The length of a point, from the lines of the scale."""
    floor, first = re.findall(r"M\S+ (\S+)H", of_class(svg, "grid")[0].get("d"))[:2]
    return (float(floor) - float(first)) / 5


def corners(shape):
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](\S+?) (-?[\d.]+)", shape.split("Z")[0])]


def lintel(svg):
    """The four corners of the lintel, the two of its underside first."""
    return corners(of_class(svg, "stone")[-1].get("d"))


@LAYOUTS
def test_the_two_parts_of_each_column_add_up_to_its_height(layout):
    svg = parsed(columns(UNEVEN), layout)
    for (y, low), (top, high), height in zip(bars(svg, "activity"), bars(svg, "quality"), UNEVEN, strict=True):
        assert low + high == pytest.approx(height * point(svg), abs=0.02)
        assert top + high == pytest.approx(y, abs=0.02)
        assert y + low == pytest.approx(0, abs=0.02)


def test_the_lintel_is_level_when_the_linkedin_pillars_are_equal():
    (_, left), (_, right), *_ = lintel(parsed(columns(EVEN)))
    assert left == right
    assert not of_class(parsed(columns(EVEN)), "plumb")


@pytest.mark.parametrize(
    ("heights", "degrees"),
    [((15, 15, 15, 15), 0), ((15, 15, 15, 9), 3), ((9, 15, 15, 15), -3), ((5, 9, 9, 5), -2), ((0, 25, 25, 0.5), -12.5)],
)
def test_the_lintel_leans_one_degree_for_two_points_towards_the_lowest(heights, degrees):
    assert lean(heights) == degrees


def test_the_drawn_lintel_falls_towards_the_lowest_pillar():
    (_, left), (_, right), *_ = lintel(parsed(columns(UNEVEN)))
    assert right > left


@given(st.lists(st.integers(-300, 0), min_size=4, max_size=4), st.floats(-12.5, 12.5))
@settings(derandomize=True, deadline=None)
def test_a_lintel_touches_a_column_and_cuts_none(tops, degrees):
    bearings = [Bearing(100 * place, 30, top) for place, top in enumerate(tops)]
    beam = rest(bearings, degrees)
    gaps = [top.y - beam.at(top.x + side) for top in bearings for side in (-top.half, top.half)]
    assert min(gaps) == pytest.approx(0, abs=1e-6)


@LAYOUTS
def test_the_lintel_clears_every_figure(layout):
    svg = parsed(columns(UNEVEN), layout)
    (left, start), (right, end), *_ = lintel(svg)
    for text in list(of_class(svg, "figure")[0])[:4]:
        x, foot = float(text.get("x")), float(text.get("y"))
        assert start + (x - left) / (right - left) * (end - start) < foot - layout.figure * 0.75


def test_a_plumb_line_hangs_over_each_column_the_lintel_does_not_rest_on():
    hung = re.findall(r"M(\S+) ", of_class(parsed(columns(UNEVEN)), "plumb")[0].get("d"))
    assert [float(x) for x in hung] == [WIDE.first + WIDE.pitch, WIDE.first + 2 * WIDE.pitch]


def test_no_plumb_line_hangs_where_linkedins_figure_would_cross_it():
    drawn = columns(UNEVEN)
    drawn[2] = replace(drawn[2], official=Decimal("14.5"))
    hung = re.findall(r"M(\S+) ", of_class(parsed(drawn), "plumb")[0].get("d"))
    assert [float(x) for x in hung] == [WIDE.first + WIDE.pitch]


def test_an_unknown_pillar_is_an_outline_with_its_figure_and_leaves_the_lintel_dashed():
    svg = parsed(columns((12, None, 10, 9, None)))
    assert len(bars(svg, "activity")) == len(bars(svg, "quality")) == 3
    assert texts(svg, "figure") == ["12.0", "—", "10.0", "9.0", "—"]
    outlines, beam = of_class(svg, "dashed")
    assert outlines.get("d").count("Z") == 2
    assert corners(beam.get("d"))[0][1] == corners(beam.get("d"))[1][1]


def test_a_drawing_of_unknown_pillars_only_stands():
    assert texts(parsed(columns([None] * 5)), "figure") == ["—"] * 5


@LAYOUTS
def test_the_official_mark_stands_at_its_figure_and_is_named_in_the_key(layout):
    drawn = columns(UNEVEN)
    drawn[1] = replace(drawn[1], official=Decimal("16.4"))
    svg = parsed(drawn, layout)
    mark, _key = of_class(svg, "official")
    left, y, right = map(float, re.match(r"M(\S+) (\S+)H([\d.]+)", mark.get("d")).groups())
    assert y == pytest.approx(-16.4 * point(svg), abs=0.02)
    assert (left + right) / 2 == layout.first + layout.pitch
    assert WORDS.official in texts(svg, "soft")


def test_the_key_names_only_what_is_drawn():
    assert not {WORDS.official, WORDS.ghost} & set(texts(parsed(columns(UNEVEN)), "soft"))


def test_a_ghost_rises_to_its_height_and_stays_away_when_nothing_is_gained():
    drawn = columns(UNEVEN)
    drawn[0], drawn[2] = replace(drawn[0], ghost=drawn[0].height), replace(drawn[2], ghost=Fraction(16))
    svg = parsed(drawn)
    outline, _key = of_class(svg, "dashed")
    assert outline.get("d").count("Z") == 1
    assert float(outline.get("d").split()[1].split("H")[0]) == pytest.approx(-16 * point(svg), abs=0.02)


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 10), (10, 10), (Fraction("10.1"), 15), (15, 15), (16, 20), (21, 25), (25, 25)]
)
def test_the_scale_ends_at_the_first_five_that_holds_everything_and_says_so(highest, top):
    drawn = columns((highest, 1, 2, 3, 4))
    assert top_of_scale(drawn) == top
    assert str(top) in texts(parsed(drawn), "soft")


def test_the_scale_makes_room_for_official_figures_and_ghosts():
    drawn = columns((1, 1, 2, 3, 4))
    assert top_of_scale([replace(drawn[0], official=Decimal("24.5")), *drawn[1:]]) == 25
    assert top_of_scale([replace(drawn[0], ghost=Fraction(12)), *drawn[1:]]) == 15


@LAYOUTS
def test_texts_are_shown_literally(layout):
    odd = 'A <b> & "c" ]]>'
    drawn = [replace(column, name=odd, figure=odd) for column in columns(UNEVEN)]
    svg = parsed(drawn, layout, Words(*(odd,) * 7), prefix='p"')
    assert svg.find(f"{SVG}title").text == svg.find(f"{SVG}desc").text == odd
    assert texts(svg, "name") == texts(svg, "figure") == [odd] * 5


def test_the_drawing_is_an_image_named_by_its_title_and_description():
    svg = parsed(columns(UNEVEN))
    assert svg.get("role") == "img"
    named = [svg.find(f".//*[@id='{name}']").text for name in svg.get("aria-labelledby").split()]
    assert named == [WORDS.title, WORDS.description]


def test_two_drawings_in_a_page_share_no_id():
    wide, narrow = parsed(columns(UNEVEN), WIDE, prefix="wide"), parsed(columns(UNEVEN), NARROW, prefix="narrow")
    ids = [node.get("id") for svg in (wide, narrow) for node in svg.iter() if node.get("id")]
    assert len(ids) == len(set(ids)) == 4


@LAYOUTS
def test_nothing_in_the_drawing_needs_a_looser_policy(layout):
    for node in parsed(columns(UNEVEN), layout).iter():
        assert node.tag.removeprefix(SVG) in {"svg", "title", "desc", "g", "path", "rect", "text"}
        assert not [name for name in node.attrib if name == "style" or name.startswith("on") or "href" in name]


def test_the_stylesheet_paints_every_class_of_the_drawing():
    drawn = [replace(column, official=Decimal(20), ghost=Fraction(24)) for column in columns(UNEVEN)]
    sheet = STYLESHEET.read_text(encoding="utf-8")
    for layout in (WIDE, NARROW):
        for node in parsed(drawn, layout).iter():
            for name in node.get("class", "").split():
                assert f".{name} " in sheet, name


def test_no_letter_is_under_twelve_pixels_on_the_narrowest_telephone():
    room = 320 - 2 * 32
    sizes = [float(node.get("font-size")) for node in parsed(columns(UNEVEN), NARROW).iter() if node.get("font-size")]
    assert min(sizes) * room / NARROW.width >= 12


@LAYOUTS
def test_every_name_is_whole_and_within_the_drawing(layout):
    svg = parsed(columns(UNEVEN), layout)
    assert texts(svg, "name") == list(NAMES)
    rows = {}
    for text in of_class(svg, "name")[0]:
        half = len(text.text) * layout.text * 0.56 / 2
        middle = float(text.get("x")) - (half if text.get("text-anchor") == "end" else 0)
        assert half <= middle <= layout.width - half
        assert rows.get(text.get("y"), 0) <= middle - half
        rows[text.get("y")] = middle + half

"""A colour that a coach chooses can be read, by day and by night."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.colours import DARK, ENOUGH, LIGHT, contrast, is_colour, legible, luminance
from webapp.web.assets import SOURCE

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
grounds = st.sampled_from([LIGHT, DARK])


@given(colours, grounds)
def test_a_corrected_colour_is_legible(colour: str, on: tuple[str, ...]) -> None:
    assert all(contrast(legible(colour, on), ground) >= ENOUGH for ground in on)


@given(colours, grounds)
def test_a_colour_that_can_be_read_is_left_alone(colour: str, on: tuple[str, ...]) -> None:
    found = legible(colour, on)
    assert legible(found, on) == found


@given(colours, grounds)
def test_a_colour_is_changed_by_no_more_than_is_needed(colour: str, on: tuple[str, ...]) -> None:
    found = legible(colour, on)
    worst = min(contrast(found, ground) for ground in on)
    assert found == colour or worst < ENOUGH + 0.25


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert luminance("#ffffff") == 1


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    stylesheet = (SOURCE / "css" / "site.css").read_text()
    assert all(ground in stylesheet for ground in (*LIGHT, *DARK))


def test_what_is_no_colour_is_told() -> None:
    assert [is_colour(text) for text in ("#24576a", "24576a", "#24576A", "#fff", "red", "#24576a;")] == [True] + [
        False
    ] * 5

"""How clients see their coach, and what the coach can choose of it."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from tests.coaching import Coach
from tests.page import Page, fetch, read
from webapp import images
from webapp.colours import DARK, ENOUGH, LIGHT, contrast
from webapp.languages import SWITCH
from webapp.pdf.document import Letterhead
from webapp.web.coaching.branding import branding_of, letterhead

FORM = {"name": "Carla Coach", "signature": "", "booking_url": "", "accent": "", "picker": "#a23a1c"}
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.fixture
def coach(app: Flask) -> Coach:
    return Coach.signs_in(app)


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 300)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "teal").save(made, kind)
    return made.getvalue()


def file(data: bytes, name: str = "logo.png") -> dict[str, Any]:
    return {"logo": (BytesIO(data), name)}


def saves(coach: Coach, **changed: Any) -> Page:
    """Save the form with some fields changed; return the page one is led to."""
    response = coach.post("/presentation", FORM | changed)
    assert response.status_code == 303, response.text
    return fetch(coach.client, response.location.partition("#")[0])


def refusal(coach: Coach, **changed: Any) -> str:
    page = coach.refused("/presentation", FORM | changed)
    assert page.title.startswith("Error: ")
    return page.text(".summary")


def accent_css(coach: Coach) -> str:
    with coach.app.test_request_context("/"):
        css = branding_of(coach.id).css
    return coach.client.get(css).text if css else ""


def test_what_is_saved_is_shown_as_clients_see_it(coach: Coach) -> None:
    page = saves(coach, name="Zoé Élan", signature="Zoé\n06 12", booking_url="https://calendar.example/zoe?x=1")
    assert page.text(".brand-of") == "Zoé Élan"
    assert page.link("Make an appointment with Zoé Élan") == "https://calendar.example/zoe?x=1"
    assert page.form("presentation-form")["name"] == "Zoé Élan"
    assert page.one(".signature").get_text() == "Zoé\n06 12"


@pytest.mark.parametrize(
    "link",
    ["http://a.example", "javascript:alert(1)", "https://", "https://localhost", "https://u:p@a.example", "//a.b"],
)
def test_a_booking_link_is_https_or_none(coach: Coach, link: str) -> None:
    assert "begins with https://" in refusal(coach, booking_url=link)
    assert saves(coach, booking_url="").form("presentation-form")["booking_url"] == ""


def test_what_no_page_can_show_is_refused_and_marked(coach: Coach) -> None:
    page = coach.refused("/presentation", FORM | {"name": "Zo\x00é", "signature": "a\x1bb"})
    assert page.text(".summary").count("Some characters in it cannot be kept") == 2
    assert page.form("presentation-form")["name"] == "Zo\ufffdé"
    assert page.one("textarea").get_text().strip() == "a\ufffdb"


def test_a_name_is_needed(coach: Coach) -> None:
    assert "Fill this in." in refusal(coach, name="  ")


def test_a_wrong_colour_is_refused_and_kept_as_typed(coach: Coach) -> None:
    page = coach.refused("/presentation", FORM | {"accent": "Blue"})
    assert "Enter a colour" in page.text(".summary")
    assert page.form("presentation-form")["accent"] == "Blue"


def test_a_pale_colour_is_corrected_where_it_must_be_and_the_page_says_so(coach: Coach) -> None:
    page = saves(coach, accent="FFCC00")
    assert "On light pages #ffcc00 would be hard to read: it becomes #" in page.words
    assert "On dark pages: #ffcc00, as you chose it." in page.words
    light, dark = (part.split("--accent: ")[1][:7] for part in accent_css(coach).splitlines())
    assert all(contrast(light, ground) >= ENOUGH for ground in LIGHT)
    assert all(contrast(dark, ground) >= ENOUGH for ground in DARK)
    assert dark == "#ffcc00"


def test_a_dark_colour_is_made_lighter_on_dark_pages_alone(coach: Coach) -> None:
    page = saves(coach, accent="#24576a")
    assert "On dark pages #24576a would be hard to read" in page.words
    assert "On light pages: #24576a, as you chose it." in page.words


def test_the_palette_chooses_where_the_code_was_left_alone(coach: Coach) -> None:
    assert saves(coach, picker="#24576a").form("presentation-form")["accent"] == "#24576a"
    assert saves(coach, accent="", picker="#24576a").form("presentation-form")["accent"] == ""
    assert accent_css(coach) == ""


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_made_anew_and_served_for_good(coach: Coach, format: str) -> None:
    address = str(saves(coach, **file(picture(format))).one(".brand-of img")["src"])
    served = coach.app.test_client().get(address)
    assert served.mimetype == "image/png"
    assert served.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert Image.open(BytesIO(served.data)).size == (320, 160)


@pytest.mark.parametrize("data", [SVG, b"GIF89a", b"", picture("BMP", (60, 30))])
def test_no_other_file_is_taken_as_a_logo(coach: Coach, data: bytes) -> None:
    if data:
        assert "choose a PNG, JPEG or WebP" in refusal(coach, **file(data))
    assert not coach.page("/presentation").all(".brand-of img")


def test_a_logo_that_is_too_heavy_is_refused(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_BYTES", 1000)
    assert "too large" in refusal(coach, **file(picture()))


def test_a_logo_can_be_taken_away(coach: Coach) -> None:
    address = str(saves(coach, **file(picture())).one(".brand-of img")["src"])
    assert not saves(coach, remove_logo="yes").all(".brand-of img")
    assert coach.client.get(address).status_code == 404


def test_a_saved_form_keeps_the_logo(coach: Coach) -> None:
    saves(coach, **file(picture()))
    assert saves(coach, name="Another").all(".brand-of img")


def test_c2_a_wrong_hash_or_another_coach_is_an_unknown_page(coach: Coach) -> None:
    address = str(saves(coach, accent="#24576a", **file(picture())).one(".brand-of img")["src"])
    other = Coach.signs_in(coach.app)
    for wrong in (
        address.replace(".png", "x.png"),
        address.replace(f"/{coach.id}/", f"/{other.id}/"),
        address.replace(f"/{coach.id}/", "/99999999999/"),
        f"/coach/brand/{other.id}/.css",
        f"/coach/brand/{coach.id}/0123456789abcdef.css",
    ):
        assert coach.client.get(wrong).status_code == 404, wrong


def test_the_switch_shows_the_form_as_typed_and_keeps_nothing(coach: Coach) -> None:
    typed = FORM | {"name": "Typed", "accent": "no", SWITCH: "1"}
    page = read(coach.post("/presentation", typed, language="fr"), coach.app)
    assert page.language == "fr"
    assert page.form("presentation-form")["name"] == "Typed"
    assert coach.page("/presentation").form("presentation-form")["name"] == "Carla Coach"


def test_the_letterhead_bears_the_name_and_the_logo(coach: Coach) -> None:
    saves(coach, name="Zoé", **file(picture()))
    with coach.app.app_context():
        found = letterhead(coach.id)
        assert found == Letterhead("Zoé", found.logo if found else None)
        assert found.logo.startswith(b"\x89PNG")
        assert letterhead(99999999) is None


def test_nobody_else_s_presentation_changes(coach: Coach) -> None:
    other = Coach.signs_in(coach.app, name="Other")
    saves(coach, name="Mine", coach_id=str(other.id), id=str(other.id))
    assert other.page("/presentation").form("presentation-form")["name"] == "Other"

"""Logos: what is taken, what is refused, and what is left of a file."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from webapp.images import MOST_BYTES, NoPicture, TooLarge, logo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'


def picture(kind: str, size: tuple[int, int] = (800, 200), mode: str = "RGB", **how: object) -> bytes:
    made = BytesIO()
    Image.new(mode, size, "teal").save(made, kind, **how)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data), formats=["PNG"])


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_three_kinds_come_out_as_a_small_png(kind: str) -> None:
    assert opened(logo(picture(kind))).size == (400, 100)


def test_a_small_logo_is_not_blown_up_and_stays_transparent() -> None:
    found = opened(logo(picture("PNG", (30, 20), "RGBA")))
    assert (found.size, found.mode) == ((30, 20), "RGBA")


def test_a_tall_logo_fits_in_the_height() -> None:
    assert opened(logo(picture("PNG", (500, 1600)))).size == (50, 160)


def test_what_the_file_says_besides_its_pixels_is_left_out() -> None:
    notes, exif = PngInfo(), Image.Exif()
    notes.add_text("Comment", "canary-text")
    exif[0x010F] = "canary-maker"
    for data in (picture("PNG", pnginfo=notes, exif=exif), picture("JPEG", exif=exif, comment=b"canary-comment")):
        assert b"canary" in data
        assert b"canary" not in logo(data)


def test_a_photograph_held_upright_stays_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(logo(picture("JPEG", (200, 100), exif=exif))).size == (80, 160)


@pytest.mark.parametrize("data", [b"", b"not a picture", SVG, picture("GIF"), picture("BMP"), picture("PNG")[:200]])
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(NoPicture):
        logo(data)


def test_what_is_too_heavy_is_refused() -> None:
    with pytest.raises(TooLarge):
        logo(b"\x89PNG" + bytes(MOST_BYTES))


@pytest.mark.parametrize("side", [5000, 60000])
def test_a_bomb_is_refused_before_it_is_unpacked(side: int) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
    with pytest.raises((TooLarge, NoPicture)):
        logo(bomb)

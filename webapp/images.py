"""Logos: whatever picture comes in, what goes out is a small PNG made here, of its pixels alone."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

FORMATS: Final = ("PNG", "JPEG", "WEBP")
MOST_BYTES: Final = 1_000_000
MOST_PIXELS: Final = 16_000_000
WIDTH, HEIGHT = 400, 160


class NoPicture(ValueError):
    """The file is no picture of a kind that is taken."""


class TooLarge(ValueError):
    """The file has too many bytes, or the picture too many points."""


def logo(data: bytes) -> bytes:
    """Return a picture as a PNG of 400 by 160 points at most, in its own proportions, with nothing else of the file.

    Raises TooLarge or NoPicture.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise TooLarge
            return png(ImageOps.exif_transpose(opened))
    except Image.DecompressionBombError as error:
        raise TooLarge from error
    except (OSError, SyntaxError, EOFError) as error:
        raise NoPicture from error
    except ValueError as error:
        raise error if isinstance(error, TooLarge) else NoPicture from error


def png(picture: Image.Image) -> bytes:
    """Return the pixels of a picture, made small, as a PNG."""
    small = picture.convert("RGBA")
    small.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    small.info.clear()
    made = BytesIO()
    small.save(made, "PNG", optimize=True)
    return made.getvalue()

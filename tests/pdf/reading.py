"""A PDF read back: by pypdf for what it is made of, by PDFium for what is seen."""

import io
import re
from functools import cached_property

import pypdf
import pypdfium2
from pypdf.generic import Destination

from webapp.pdf.document import Document
from webapp.pdf.render import Version, render

FOOT = re.compile(r"\d+ / \d+$")
MILLIMETRE = 72 / 25.4


class Paper:
    """A PDF, opened."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pypdf.PdfReader(io.BytesIO(data), strict=True)
        self.root = self.pdf.trailer["/Root"]

    @classmethod
    def of(cls, document: Document, version: Version = Version.FULL) -> "Paper":
        return cls(render(document, version))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page."""
        with pypdfium2.PdfDocument(self.data) as pdf:
            return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pdf]

    @property
    def text(self) -> str:
        """All of the text, in one line."""
        return one_line(" ".join(self.pages))

    @cached_property
    def bookmarks(self) -> list[tuple[int, str]]:
        """The depth and the title of each bookmark."""
        return list(flat(self.pdf.outline))

    @cached_property
    def fonts(self) -> list[dict]:
        """The descriptor of each font."""
        found = {}
        for page in self.pdf.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                (inner,) = font["/DescendantFonts"]
                found[font["/BaseFont"]] = inner.get_object()["/FontDescriptor"]
        return list(found.values())

    @cached_property
    def margins(self) -> tuple[float, float, float, float]:
        """How near letters come to the left, the bottom, the right and the top of a page, in millimetres."""
        boxes = []
        with pypdfium2.PdfDocument(self.data) as pdf:
            for page in pdf:
                text, (width, height) = page.get_textpage(), page.get_size()
                drawn = (text.get_charbox(place) for place in range(text.count_chars()))
                boxes += [(left, low, width - right, height - high) for left, low, right, high in drawn if right > left]
        return tuple(min(sides) / MILLIMETRE for sides in zip(*boxes, strict=True))

    def pictures(self) -> int:
        """How many pictures the pages hold."""
        return sum(len(page.images) for page in self.pdf.pages)

    @cached_property
    def tags(self) -> list[tuple[str, str]]:
        """The kind of each part that the text is tagged with, and what it says instead of itself, if it does."""
        return [(part["/S"], part.get("/Alt", "")) for part in walk(self.root["/StructTreeRoot"])]


def walk(part):
    """The parts below one, in reading order."""
    inner = part.get("/K", [])
    for child in (kid.get_object() for kid in (inner if isinstance(inner, list) else [inner])):
        if isinstance(child, dict) and "/S" in child:
            yield child
            yield from walk(child)


def flat(outline, depth: int = 1):
    for entry in outline:
        if isinstance(entry, Destination):
            yield depth, entry.title
        else:
            yield from flat(entry, depth + 1)


def one_line(text: str) -> str:
    """A text with its lines joined; what PDFium writes for a hyphen at a line's end stays a hyphen."""
    return re.sub(r"[ \n]+", " ", text.replace("\ufffe", "-"))

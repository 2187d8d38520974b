"""What a report says on paper: translated texts and written figures, nothing left to work out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Letterhead:
    """Whose paper it is: a coach's name and logo, an image file (PNG or JPEG)."""

    name: str
    logo: bytes | None = None


@dataclass(frozen=True)
class Drawing:
    """A drawing as SVG text, and what it shows in words."""

    svg: str
    says: str


@dataclass(frozen=True)
class Table:
    """A table: its caption, the headings of its columns, its rows, and the row that sums them up, if there is one.

    The first cell of a row is its heading, the others are figures and short words.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True)
class Index:
    """The figure the report opens with, what it is out of ("" when it is not known), the lines under it."""

    figure: str
    out_of: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A name, its figure ("" for none) and a sentence; `shade` is "activity", "quality" or ""."""

    name: str
    figure: str
    says: str
    shade: str = ""


@dataclass(frozen=True)
class Card:
    """An advice card. `standing` is where it stands in the plan; `said_by` are the labels of who holds what."""

    where: str
    title: str
    because: str
    first: tuple[str, ...]
    steps: tuple[str, ...]
    why: str
    why_said_by: str
    caveat: str
    caveat_said_by: str
    gain: str
    standing: str = ""


@dataclass(frozen=True)
class Watchout:
    """A watch-out, and the labels of who holds it."""

    title: str
    text: str
    said_by: str


@dataclass(frozen=True)
class Pillar:
    """A pillar taken apart: what its readings say, its answers if they are shown, the sums line by line."""

    title: str
    figure: str
    says: tuple[str, ...]
    answers: Table | None
    sums: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The cards of a pillar under its title, and what stands beside it."""

    title: str
    beside: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Section:
    """A title and the sentence under it ("" for none)."""

    title: str
    lead: str = ""


@dataclass(frozen=True)
class Labels:
    """The titles of the sections, and the words that come again and again."""

    brand: str
    contents: str
    figures: Section
    week: Section
    what_if: Section
    watchouts: Section
    pillars: Section
    cards: Section
    begin: str
    caveat: str
    more_watchouts: str
    missing: str


@dataclass(frozen=True)
class Document:
    """
    A whole report, in one language.

    `missing` says which answers are, `beyond` what comes first once the index tells less, `plan` which cards it holds,
    `sums` how the figures of the whole come about; the summary tells the `first_watchouts` only; `colophon` closes the
    paper.
    """

    language: str
    title: str
    day: date
    kicker: str
    headline: str
    lead: str
    index: Index
    missing: tuple[str, ...]
    drawing: Drawing
    beyond: Watchout | None
    readings: tuple[Reading, ...]
    lived: str
    figures: Table
    sums: tuple[str, ...]
    week: tuple[Card, ...]
    plan: tuple[str, ...]
    what_if: Table | None
    watchouts: tuple[Watchout, ...]
    first_watchouts: int
    pillars: tuple[Pillar, ...]
    groups: tuple[Group, ...]
    labels: Labels
    colophon: tuple[str, ...]
    letterhead: Letterhead | None = None

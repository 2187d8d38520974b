"""A PDF made smaller: the hundreds of short objects that tag its text are put into one compressed stream.

The compiler writes each by itself and uncompressed, which is half of the file. See ISO 32000-1, 7.5.7 and 7.5.8.
"""

import re
import zlib
from typing import Final

TRAILER: Final = re.compile(rb"trailer\s*<<(.*)>>\s*startxref", re.DOTALL)
START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
LEVEL: Final = 4
"""Of compression: the higher ones take twice as long for a fiftieth less."""
ENTRY: Final = 20
"""The bytes of an entry in the table of a PDF's objects."""


def pack(pdf: bytes) -> bytes:
    """In: a PDF with one table of its objects, numbered without a gap. Out: the same in fewer bytes."""
    start = int(found(START, pdf[-64:])[1])
    pieces = objects(pdf, start)
    short = {number: body for number, body in pieces.items() if not body.endswith(b"endstream")}
    packed, listing = len(pieces) + 1, len(pieces) + 2
    out = bytearray(pdf[: pdf.index(b"1 0 obj")])
    rows = {0: entry(0, 0, 65535)}
    rows |= {number: entry(2, packed, place) for place, number in enumerate(short)}
    whole = {number: body for number, body in pieces.items() if number not in short}
    for number, body in [*whole.items(), (packed, object_stream(short))]:
        rows[number] = entry(1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows[listing] = entry(1, len(out), 0)
    kept = re.sub(rb"/Size \d+", b"/Size %d" % (listing + 1), found(TRAILER, pdf[start:])[1])
    table = stream(b"/Type/XRef/W[1 4 2]%b" % kept, b"".join(rows[number] for number in sorted(rows)))
    return bytes(out) + b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (listing, table, len(out))


def objects(pdf: bytes, start: int) -> dict[int, bytes]:
    """In: a PDF and where its table begins. Out: what stands in each object, by its number."""
    first = pdf.index(b"\n", pdf.index(b"\n", start) + 1) + 1
    count = int(pdf[start:first].split()[2])
    places = [int(pdf[at : at + 10]) for at in range(first + ENTRY, first + ENTRY * count, ENTRY)]
    ends = [*sorted(places)[1:], start]
    pieces = (pdf[place:end].split(b" 0 obj\n", 1) for place, end in zip(sorted(places), ends, strict=True))
    return {int(number): body[: body.rindex(b"\nendobj")] for number, body in pieces}


def object_stream(short: dict[int, bytes]) -> bytes:
    """In: objects that are no streams. Out: the stream that holds them all."""
    heads, at = [], 0
    for number, body in short.items():
        heads.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    return stream(b"/Type/ObjStm/N %d/First %d" % (len(short), len(head)), head + b"\n".join(short.values()))


def stream(says: bytes, data: bytes) -> bytes:
    """In: what a stream says of itself, and its bytes. Out: it, compressed."""
    packed = zlib.compress(data, LEVEL)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (says, len(packed), packed)


def entry(kind: int, where: int, place: int) -> bytes:
    """In: how an object is kept, where, and at which place there. Out: its line in the table."""
    return kind.to_bytes(1) + where.to_bytes(4) + place.to_bytes(2)


def found(pattern: re.Pattern[bytes], within: bytes) -> re.Match[bytes]:
    """In: a pattern and bytes that hold it. Out: the match. Raises ValueError when they do not."""
    if (match := pattern.search(within)) is None:
        raise ValueError(f"no PDF as expected: {pattern.pattern!r}")
    return match

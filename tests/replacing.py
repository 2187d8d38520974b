"""Putting something else in the place of a part of the site, wherever it is known."""

import sys

import pytest


def everywhere(monkeypatch: pytest.MonkeyPatch, old: object, new: object) -> None:
    """Put `new` in the place of `old` in every module of the site that has it under a name of its own."""
    for name, module in list(sys.modules.items()):
        if name.startswith("webapp."):
            for attribute, value in list(vars(module).items()):
                if value is old:
                    monkeypatch.setattr(module, attribute, new)

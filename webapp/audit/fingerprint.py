"""A short name for what a questionnaire offers, so that a running audit notices when it changes."""

import hashlib
from collections.abc import Collection, Mapping


def fingerprint(offers: Mapping[str, Collection[str] | None]) -> str:
    """Return 12 hexadecimal digits that change whenever a question or an option does, whatever their order."""
    lines = sorted(f"{question}={','.join(sorted(options or ()))}" for question, options in offers.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]

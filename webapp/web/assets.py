"""The static files: compressed once, served under a name that changes with them, so that browsers keep them."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

SOURCE = Path(__file__).parent.parent.parent / "static"
HTMX = "vendor/htmx.min.js"


def init_app(app: Flask) -> None:
    """Serve the static files in front of the app; `static(path)` gives their address in templates."""
    if not (SOURCE / HTMX).exists():
        raise RuntimeError(f"static/{HTMX} is missing: `python3 run.py install` puts it in place")
    mark = fingerprint(SOURCE)
    folder = compressed(SOURCE, app.config["INSTANCE"] / "static" / mark)
    forever = rf"^/static/{mark}/"
    served = WhiteNoise(app.wsgi_app, max_age=60, immutable_file_test=forever, add_headers_function=add_headers)
    served.add_files(str(folder), prefix=f"static/{mark}/")
    app.wsgi_app = served  # type: ignore[method-assign]
    app.config["STATIC_MARK"] = mark
    app.jinja_env.globals["static"] = lambda path: f"/static/{mark}/{path}"


def add_headers(headers: Headers, _path: str, _url: str) -> None:
    """Have a browser take a file for nothing but what it is."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


def fingerprint(folder: Path) -> str:
    """Return 10 hexadecimal digits that change with any file below `folder`."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10]


def compressed(source: Path, target: Path) -> Path:
    """Copy `source` to `target` with a compressed twin of each file that gains by it; keep one that is there.

    Several processes may start together: each prepares its own copy, and the first to finish puts it in place.
    """
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        copy = Path(scratch) / "static"
        shutil.copytree(source, copy)
        compressor = Compressor(quiet=True)
        for path in [path for path in copy.rglob("*") if path.is_file() and compressor.should_compress(path.name)]:
            compressor.compress(str(path))
        if not target.exists():
            os.replace(copy, target)
    return target

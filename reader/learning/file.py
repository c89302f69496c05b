"""The taste in a file, as JSON, so that the reader need not learn it: the process that imports does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.learning.taste import NotEnough, Taste

if TYPE_CHECKING:
    from pathlib import Path

_FORM = 1
"""Changes when features or weights mean something else, so that a taste of another version is learned anew."""


def save_taste(path: Path, taste: Taste | NotEnough) -> bool:
    """Write it so that a crash leaves the old one or the new one; False where it cannot be written."""
    import json
    import os

    fresh = path.with_suffix(f".{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps({"form": _FORM, **taste._asdict()}, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        return False
    return True


def load_taste(path: Path) -> Taste | NotEnough | None:
    """What was saved; None where there is nothing, or it is damaged or of another version: then it is learned anew."""
    import json

    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(stored, dict) or stored.get("form") != _FORM:
        return None
    bookmarks, seq, weights = stored.get("bookmarks"), stored.get("seq"), stored.get("weights")
    if type(bookmarks) is not int or type(seq) is not int:
        return None
    if weights is None and "needed" in stored:
        return NotEnough(bookmarks, seq=seq)
    if not isinstance(weights, dict) or not all(type(value) in (int, float) for value in weights.values()):
        return None
    # A weight that is no finite number, which JSON in Python allows, would make every order meaningless.
    if not all(-1e6 < value < 1e6 for value in weights.values()):
        return None
    return Taste(weights, bookmarks, seq)

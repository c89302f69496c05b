"""Whole screens of the built-in sample, as text. UPDATE_GOLDEN=1 writes them anew: then look at them."""

import difflib
import os
from pathlib import Path
from typing import Any

import pytest

from reader.screen import screen_text
from tests.conftest import OpenSession

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SIZES = ((80, 24), (120, 40), (200, 50))
ZOOMED = {"language": "both", "pane": "detail", "zoomed": True}

SCREENS: dict[str, tuple[int, int, str, dict[str, Any]]] = {
    **{
        f"{width}x{height}-{language}": (width, height, language, {"language": language})
        for width, height in SIZES
        for language in ("zh", "en")
    },
    "120x40-both-zoomed": (120, 40, "zh", ZOOMED),
    "120x40-three-lines": (120, 40, "en", {"row_lines": 3}),
    "120x40-all-one-line": (120, 40, "zh", {"scope": "all", "row_lines": 1, "pane": "sidebar"}),
    "120x40-fold": (120, 40, "en", {"row": 12}),
    "80x24-unfolded": (80, 24, "zh", {"paper": "2003.08934", "unfolded": True}),
    "80x24-sidebar": (80, 24, "en", {"pane": "sidebar"}),
    "80x24-no-summary": (80, 24, "en", {"scope": "day", "day": "2025-06-10", "paper": "1505.04597"}),
    "80x24-english-summary": (80, 24, "zh", {"scope": "day", "day": "2025-06-10", "paper": "1609.02907"}),
    "80x24-no-bookmarks": (80, 24, "en", {"scope": "bookmarks"}),
    "80x24-filtered": (80, 24, "zh", {"scope": "all", "query": "注意力"}),
    "60x20-list": (60, 20, "zh", {}),
    "60x20-detail": (60, 20, "zh", {"pane": "detail"}),
    "20x5-list": (20, 5, "zh", {}),
    "20x5-detail": (20, 5, "zh", {"pane": "detail"}),
    "19x4-too-small": (19, 4, "zh", {}),
}


@pytest.mark.parametrize("name", SCREENS)
def test_screen_is_as_it_was_approved(session: OpenSession, name: str) -> None:
    width, height, interface, place = SCREENS[name]
    text = screen_text(session(width, height, interface, **place)) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    approved = path.read_text(encoding="utf-8")
    if text != approved:
        diff = difflib.unified_diff(approved.splitlines(), text.splitlines(), "approved", "now", lineterm="")
        pytest.fail("\n".join((f"{name} has changed; UPDATE_GOLDEN=1 approves it", *diff)), pytrace=False)


def test_every_golden_screen_is_still_compared() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(SCREENS)

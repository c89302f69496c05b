"""Whole screens of the built-in sample, as text. UPDATE_GOLDEN=1 writes them anew: then look at them."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.model import Flag, Mark, Scope, View
from reader.pace import Pace
from reader.screen import screen_text
from reader.session import Session
from tests.answers import choose, type_in
from tests.conftest import OpenSession, press

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


def evening(here: Session) -> None:
    """Some papers read at a pace, one tagged, noted, followed and asked why it is here."""
    press(here, "r", "j", "r", "j", "b")
    here.pace = Pace(70.0, 5)
    type_in(here, press(here, "+"), "contrastive, to-read")
    type_in(here, press(here, "e"), "Compare with MoCo.\nAsk about the batch size.")
    type_in(here, choose(here, "f", "/"), "对比学习 or contrastive")
    press(here, "i")


def views(here: Session) -> None:
    """Two saved views in the sidebar, one of them shown."""
    for query, name in (("attention or 注意力", "Attention"), ("cat:cs.CV sort:title", "图像")):
        here.open_view(View(Scope.ALL, query=query))
        type_in(here, press(here, "m"), name)
    press(here, "h", "k")


def mutes(here: Session) -> None:
    """A category and an author are muted, and unfolded."""
    type_in(here, choose(here, "X", "/"), "cat:hep-ex")
    press(here, "b", "j", "v", "j", "v", "G", "enter")


def put_off(here: Session) -> None:
    """A paper of days ago comes back today, above the new ones."""
    ids = here.library.ids(View(Scope.DAY, "2025-06-09"))
    (key,) = here.library.keys(ids[3:4])
    here.marks.set_marks({key: Mark(Flag.LATER, until="2025-06-11")}, "later")
    press(here, "R")
    here.message = ""
    press(here, "g")


def grouped(here: Session) -> None:
    """All papers by score, under their categories."""
    type_in(here, choose(here, "f", "/"), "attention or 注意力")
    choose(here, "S", "s")
    choose(here, "S", "2")


def caret(here: Session) -> None:
    """A query is being typed that is not understood."""
    ask = press(here, "/").ask
    assert ask is not None
    here.asking = ask.label
    here.resize(here.width, here.height)
    here.message = ask.typed(here, "扩散 cat:cs.CV (图像").message


def nothing_found(here: Session) -> None:
    """A filter that nothing matches."""
    type_in(here, press(here, "/"), "zzzz")


STATES: dict[str, tuple[int, int, str, dict[str, Any], Callable[[Session], object]]] = {
    "120x40-evening-en": (120, 40, "en", {}, evening),
    "80x24-evening-zh": (80, 24, "zh", {}, evening),
    "200x50-views-zh": (200, 50, "zh", {}, views),
    "80x24-views-en": (80, 24, "en", {}, views),
    "120x40-muted-en": (120, 40, "en", {}, mutes),
    "120x40-put-off-zh": (120, 40, "zh", {}, put_off),
    "200x50-grouped-en": (200, 50, "en", {"scope": "all"}, grouped),
    "120x40-search-en": (
        120,
        40,
        "en",
        {"scope": "all", "query": "attention", "language": "en", "pane": "detail"},
        str,
    ),
    "80x24-caret-zh": (80, 24, "zh", {"scope": "all"}, caret),
    "80x24-nothing-found-en": (80, 24, "en", {}, nothing_found),
    "60x20-no-later-zh": (60, 20, "zh", {"scope": "later"}, str),
    "200x50-similar-en": (200, 50, "en", {}, lambda here: press(here, "L")),
}
"""The same for what keys lead to."""


@pytest.mark.parametrize("name", STATES)
def test_what_keys_lead_to_is_as_it_was_approved(
    session: OpenSession, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "today", "2025-06-12")
    width, height, interface, place, prepare = STATES[name]
    here = session(width, height, interface)
    here.library.index(100)
    here = session(width, height, interface, **place)
    prepare(here)
    compare(name, screen_text(here) + "\n")


@pytest.mark.parametrize("name", SCREENS)
def test_screen_is_as_it_was_approved(session: OpenSession, name: str) -> None:
    width, height, interface, place = SCREENS[name]
    compare(name, screen_text(session(width, height, interface, **place)) + "\n")


def compare(name: str, text: str) -> None:
    """Compare a screen with the approved one, or approve it."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    approved = path.read_text(encoding="utf-8")
    if text != approved:
        diff = difflib.unified_diff(approved.splitlines(), text.splitlines(), "approved", "now", lineterm="")
        pytest.fail("\n".join((f"{name} has changed; UPDATE_GOLDEN=1 approves it", *diff)), pytrace=False)


def test_every_golden_screen_is_still_compared() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(SCREENS) | set(STATES)

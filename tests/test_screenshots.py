"""The committed pictures are what the program draws now."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"


def script() -> ModuleType:
    """screenshots/draw.py as a module."""
    spec = importlib.util.spec_from_file_location("screenshots_draw", SCREENSHOTS / "draw.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def plain_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORFGBG", raising=False)


def test_every_picture_is_up_to_date() -> None:
    drawing = script()
    stale = [
        picture.name
        for picture in drawing.PICTURES
        if (SCREENSHOTS / f"{picture.name}.svg").read_text(encoding="utf-8") != drawing.draw(picture)
    ]
    assert stale == [], "draw them again: python screenshots/draw.py"


def test_there_is_no_other_picture() -> None:
    names = {picture.name for picture in script().PICTURES}
    assert {path.stem for path in SCREENSHOTS.glob("*.svg")} == names

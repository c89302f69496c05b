"""Colours: roles have styles, NO_COLOR is honoured, a light terminal gets a light cursor."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.ui.theme import style_of


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    style_of.cache_clear()
    yield
    style_of.cache_clear()


def test_no_color_leaves_shape_and_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for role in ("text", "heading", "mark", "accent", "strong"):
        for under in ("", "cursor", "resting"):
            style = style_of(role, under)
            assert style.color is None
            assert style.bgcolor is None
    assert style_of("text", "cursor").reverse
    assert style_of("strong", "cursor").bold


def test_a_light_terminal_has_dark_text_on_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORFGBG", "0;15")
    assert style_of("text", "cursor").color is not None
    assert style_of("text", "cursor").color.name == "#000000"  # type: ignore[union-attr]
    style_of.cache_clear()
    monkeypatch.setenv("COLORFGBG", "15;0")
    assert style_of("text", "cursor").color.name == "#ffffff"  # type: ignore[union-attr]


def test_plain_text_keeps_the_terminals_own_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert style_of("text", "").color is None
    assert style_of("text", "").bgcolor is None

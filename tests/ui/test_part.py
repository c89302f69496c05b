from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual.strip import Strip

from reader.draw.spans import Line, Span
from reader.ui.part import to_strip

if TYPE_CHECKING:
    from collections.abc import Iterator

import pytest

_LINE = Line((Span("一个 strip that only this test has", "text"),))


def strips_left() -> int:
    """How many strips hold the line's text, garbage included."""
    return sum(isinstance(found, Strip) and found.text == _LINE.spans[0].text for found in gc.get_objects())


@pytest.fixture
def _no_collection() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collection")
def test_a_painted_strip_goes_with_its_line() -> None:
    strip = to_strip(_LINE)
    strip.divide([strip.cell_length])
    assert strips_left() == 1
    del strip
    assert strips_left() == 0


def test_a_whole_strip_is_its_only_piece() -> None:
    strip = to_strip(_LINE)
    assert list(strip.divide([strip.cell_length])) == [strip]
    assert list(strip.divide(iter([strip.cell_length]))) == [strip]


def test_a_strip_is_cut_in_pieces() -> None:
    strip = to_strip(_LINE)
    assert [piece.text for piece in strip.divide([5, strip.cell_length])] == ["一个 ", "strip that only this test has"]

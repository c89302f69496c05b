"""Orders on a pipe."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from reader.sources.orders import Orders


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def test_nothing_said_is_not_over(pipe: tuple[int, int]) -> None:
    orders = Orders(pipe[0])
    assert not orders.over()
    assert not orders.look_asked(0)


def test_a_look_is_answered_once_and_survives_the_question_whether_it_is_over(pipe: tuple[int, int]) -> None:
    orders = Orders(pipe[0])
    os.write(pipe[1], b"look\nlook\nlo")
    assert not orders.over()
    assert orders.look_asked(0)
    assert not orders.look_asked(0)
    os.write(pipe[1], b"ok\n")
    assert orders.look_asked(None)


@pytest.mark.parametrize("words", [b"cancel\n", b"look\ncancel\nlook\n", None])
def test_cancel_and_the_end_of_the_pipe_end_it_for_good(pipe: tuple[int, int], words: bytes | None) -> None:
    orders = Orders(pipe[0])
    if words is None:
        os.close(pipe[1])
    else:
        os.write(pipe[1], words)
    assert orders.over()
    assert orders.over()
    orders.look_asked(None)

"""Citation keys."""

import re
from typing import Any

import pytest
from hypothesis import given, settings

from reader.export.citekey import citation_key
from reader.model import Record

from .made_up import record, records


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({}, "vaswani2017attention-1706.03762"),
        ({"authors": ("Kurt Gödel",)}, "godel2017attention-1706.03762"),
        ({"authors": ("Łukasz Strauß",)}, "strauss2017attention-1706.03762"),
        ({"authors": ("Vincent van Gogh",)}, "gogh2017attention-1706.03762"),
        ({"authors": ("OpenAI",)}, "openai2017attention-1706.03762"),
        ({"authors": ("张伟",)}, "paper2017attention-1706.03762"),
        ({"authors": ()}, "paper2017attention-1706.03762"),
        ({"title": "On the $\\alpha$-Rank of 3D {Things}"}, "vaswani2017rank-1706.03762"),
        ({"title": "注意力"}, "vaswani2017-1706.03762"),
        ({"title": "3D"}, "vaswani20173d-1706.03762"),
        ({"key": "math/0612717"}, "vaswani2006attention-math.0612717"),
    ],
)
def test_key(changes: dict[str, Any], key: str) -> None:
    assert citation_key(record(**changes)) == key


def test_two_papers_that_look_alike_have_different_keys() -> None:
    keys = ["1706.03762", "1706.03763", "doi:10.1/x", "doi:10.1/y", "https://a.example/x"]
    assert len({citation_key(record(key=key)) for key in keys}) == len(keys)


@settings(max_examples=40)
@given(records())
def test_a_key_is_a_name_for_a_file(made: Record) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,120}", citation_key(made))

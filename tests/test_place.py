import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Language, Scope, View
from reader.place import Place, load_place, save_place

places = st.builds(
    Place,
    scope=st.sampled_from(list(Scope)).map(str),
    day=st.sampled_from(["", "2025-06-11"]),
    category=st.sampled_from(["", "cs.LG"]),
    query=st.sampled_from(["", "注意力 -graph", '"a phrase"', "is:read"]),
    paper=st.sampled_from(["", "1706.03762", "math/0211159", "doi:10.1000/x"]),
    scroll=st.integers(0, 10_000),
    language=st.sampled_from(list(Language)).map(str),
    pane=st.sampled_from(["sidebar", "list", "detail"]),
    zoomed=st.booleans(),
    unfolded=st.booleans(),
    row_lines=st.integers(1, 3),
    list_share=st.integers(20, 80),
    interface=st.sampled_from(["", "en", "zh"]),
    row=st.integers(0, 10**6),
    name=st.sampled_from(["", "扩散"]),
    sort=st.sampled_from(["", "title", "-score", "foryou"]),
    group=st.sampled_from(["", "day", "category"]),
)

values = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\ud83d\x1b[2J\n")
garbage = st.recursive(values, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


def is_sound(place: Place) -> bool:
    return (
        isinstance(place.view, View)
        and place.language in set(Language)
        and place.pane in {"sidebar", "list", "detail"}
        and 1 <= place.row_lines <= 3
        and 20 <= place.list_share <= 80
        and place.scroll >= 0
        and place.row >= 0
        and all(isinstance(value, str | int) for value in place._asdict().values())
        and all(text.encode() is not None and "\x1b" not in text for text in (place.day, place.category, place.query))
    )


@given(places)
def test_a_place_comes_back_from_its_file(place: Place) -> None:
    assert Place.from_json(json.dumps(place._asdict())) == place


@given(st.dictionaries(st.sampled_from([*Place()._asdict(), "unknown"]), garbage))
def test_wrong_values_fall_back_one_by_one(stored: dict[str, Any]) -> None:
    assert is_sound(Place.from_json(json.dumps(stored)))


@given(st.text() | garbage.map(json.dumps))
def test_text_that_is_no_place_is_the_default_place(text: str) -> None:
    assert is_sound(Place.from_json(text))


def test_one_wrong_value_spoils_no_other() -> None:
    place = Place.from_json('{"scope": "unread", "scroll": true, "row_lines": 9, "language": "en", "pane": "attic"}')
    assert place == Place(scope="unread", language="en", row_lines=3)


def test_saved_place_is_loaded_again(tmp_path: Path) -> None:
    path = tmp_path / "state" / "place.json"
    for query in ("注意力", "\ud83d"):
        assert save_place(path, Place(query=query, scroll=7))
        assert load_place(path).scroll == 7
    assert [file.name for file in path.parent.iterdir()] == ["place.json"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"null", b"[" * 100_000, b'{"scroll": 1' + b"0" * 5000 + b"}"])
def test_damaged_files_are_the_default_place(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "place.json"
    path.write_bytes(content)
    assert load_place(path) == Place()


def test_missing_file_is_the_default_place_and_an_impossible_one_is_told(tmp_path: Path) -> None:
    assert load_place(tmp_path / "nowhere") == Place()
    (tmp_path / "file").touch()
    assert not save_place(tmp_path / "file" / "place.json", Place())

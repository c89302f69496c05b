"""An action as a line, and what is no such line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marks.sync_lines import DamagedLineError, NewerLineError, _sum, read_line, render_line
from reader.marks.types import Change, Deed
from reader.text.clean import clean

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
CHANGES = st.one_of(
    st.builds(Change, st.just("a"), st.just("flags"), st.integers(0, 127), st.integers(0, 127)),
    st.builds(Change, st.just("b"), st.just("note"), TEXT, TEXT),
    st.builds(Change, st.just("b"), st.just("tags"), st.just(""), st.just("x\ny")),
    st.builds(Change, st.just(""), st.just("rules"), TEXT, TEXT),
)
NUMBERS = st.integers(0, 2**62)
DEEDS = st.builds(
    Deed, NUMBERS, st.just("0123456789abcdef"), NUMBERS, NUMBERS, st.just("2026-06-12T08:00:00Z"), TEXT, TEXT,
    st.none() | NUMBERS, st.booleans(), st.lists(CHANGES, unique_by=lambda change: change[:2]).map(tuple),
).map(lambda deed: deed._replace(is_undo=deed.is_undo and deed.target is not None))  # fmt: skip
DEED = Deed(1, "0123456789abcdef", 2, 3, "2026-06-12T08:00:00Z", "read", "", None, False,
            (Change("a", "flags", 0, 1),))  # fmt: skip


@given(DEEDS)
def test_what_is_written_is_read(deed: Deed) -> None:
    line = render_line(deed)
    assert line.count(b"\n") == 1
    assert read_line(line[:-1], str) == deed
    assert json.loads(line)["v"] == 1


@given(st.data())
def test_a_changed_byte_or_a_cut_is_noticed(data: st.DataObject) -> None:
    line = render_line(DEED)[:-1]
    place = data.draw(st.integers(6, len(line) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != line[place]))
    for damaged in (line[:place] + bytes([byte]) + line[place + 1 :], line[:place]):
        with pytest.raises(DamagedLineError):
            read_line(damaged, str)


def signed(**values: object) -> bytes:
    """The line of DEED with other values, and a checksum that fits."""
    content = {**json.loads(render_line(DEED)), **values}
    del content["sum"]
    text = json.dumps(content, separators=(",", ":"))[:-1].encode()
    return b'%s,"sum":"%s"}' % (text, _sum(text))


@pytest.mark.parametrize(
    "values",
    [
        {"machine": "../../etc/passwd"},
        {"at": "yesterday"},
        {"number": "2"},
        {"stamp": -1},
        {"stamp": 2**63 - 1},
        {"uid": True},
        {"label": "x" * 101},
        {"label": None},
        {"undoes": "1"},
        {"entries": "abcd"},
        {"entries": [["a", "flags", 0]]},
        {"entries": [["a", "flags", 0, "1"]]},
        {"entries": [["a", "seq", "", "1"]]},
        {"entries": [["", "flags", 0, 1]]},
        {"entries": [["a", "views", "", "x"]]},
        {"entries": [["a", "until", "", "tomorrow"]]},
        {"entries": [["a", "tags", "", "x" * 101]]},
        {"entries": [["a", "note", "", "x" * 1_000_001]]},
        {"entries": [["a\x1b[2J", "flags", 0, 1]]},
        {"entries": [["a", "flags", 0, 1], ["a", "flags", 1, 2]]},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(values: dict[str, object]) -> None:
    assert read_line(signed(), clean) == DEED
    with pytest.raises(DamagedLineError):
        read_line(signed(**values), clean)


def test_what_cannot_be_stored_is_refused() -> None:
    with pytest.raises(DamagedLineError):
        read_line(signed(label="\ud800"), str)


def test_text_is_cleaned() -> None:
    deed = read_line(
        signed(label="a\x1b", detail="\x07b", entries=[["p", "tags", "", "z\x00\n y\ny"], ["p", "note", "", "\x9bn"]]),
        clean,
    )
    assert (deed.label, deed.detail) == ("a", "b")
    assert [change.after for change in deed.changes] == ["y\nz", "n"]


def test_a_newer_format_is_told_from_damage() -> None:
    for line in (b'{"v":2,"anything":[]}', b'{"v":17,'):
        with pytest.raises(NewerLineError):
            read_line(line, str)
    for line in (b"", b"{}", b"\xff\x00", b"[" * 100_000, b'{"v":0,"sum":"0123456789abcdef"}'):
        with pytest.raises(DamagedLineError):
            read_line(line, str)

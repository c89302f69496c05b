"""Tables and lines of the command line."""

from hypothesis import given
from hypothesis import strategies as st

from reader.ingest import Result
from reader.library import Added
from reader.library.origins import Source
from reader.marks import Action
from reader.model import Flag, Problem, Row
from reader.report import (
    action_row,
    pointer,
    problem_lines,
    render_table,
    result_json,
    result_line,
    row_for_pipe,
    row_for_screen,
    source_json,
    source_row,
)
from reader.text.wrap import width_of

ROW = {
    "id": 1, "key": "2606.00001", "title": "Alpha", "authors": ("A",), "category": "cs.LG", "tldr": "一",
    "language": "zh", "abstract": "", "flags": Flag(0), "first_seen": "2026-06-11", "last_day": "2026-06-12", "days": 2,
}  # fmt: skip
ADDED = Added("2026-06-12", 5, 3, 2, 1, 0, 0, 0, False, unread=3, bookmarked=1)


def row(flags: Flag) -> Row:
    return Row(**{name: value for name, value in {**ROW, "flags": flags}.items() if name in Row._fields})  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.text(), st.text(), st.text())), st.one_of(st.none(), st.integers(1, 200)))
def test_a_row_is_a_line_that_fits(rows: list[tuple[str, str, str]], columns: int | None) -> None:
    lines = list(render_table(rows, columns))
    assert len(lines) == len(rows)
    for line in lines:
        assert not set(line) & set("\n\r\x1b\x07\x9b")
        if columns is None:
            assert line.count("\t") == 2
        else:
            assert "\t" not in line
            assert width_of(line) <= columns


def test_columns_are_aligned_numbers_at_the_right() -> None:
    assert list(render_table([("中文", "7", "x"), ("a", "12", "long text")], 14)) == ["中文   7  x", "a     12  lon…"]


def test_rows() -> None:
    assert row_for_screen(row(Flag(0))) == ("●", "2026-06-11", "2606.00001", "cs.LG", "Alpha")
    assert row_for_screen(row(Flag.READ | Flag.BOOKMARKED))[0] == " ★"
    assert row_for_pipe(row(Flag.READ | Flag.LATER | Flag.KEPT_UNREAD))[3:] == ("read,later", "Alpha", "一")


def test_result_lines() -> None:
    line = result_line(Result("a.md", "2026-06-12", True, ADDED))
    counts = "5 listings, 3 new, 2 repeated, 1 without summary, 0 problems, 3 unread, 1 bookmarked"
    assert line == f"2026-06-12 (guessed)  {counts}  a.md"
    assert "0 problems, 12 dropped by its filter, 3 unread" in result_line(
        Result("a.md", "2026-06-12", False, ADDED._replace(dropped=12))
    )
    assert result_line(Result("a\x1b[31m.md", "2026-06-12")) == "2026-06-12  unchanged  a[31m.md"
    assert "1 no longer in it but kept" in result_line(Result("a", "d", False, ADDED._replace(vanished=1)))
    assert "1 bookmarked, 2 also in another digest of the day  a" in result_line(
        Result("a", "d", False, ADDED._replace(in_others=2))
    )


def test_result_as_json() -> None:
    found = result_json(Result("a.md", "2026-06-12", False, ADDED, (Problem("a.md", 3, "odd"),)))
    assert (found["listings"], found["unchanged"], found["error"]) == (5, False, None)
    assert (found["dropped"], found["unread"], found["bookmarked"], found["in_others"]) == (None, 3, 1, 0)
    assert found["problems"] == [{"file": "a.md", "line": 3, "reason": "odd"}]
    assert result_json(Result("a.md", "2026-06-12"))["unchanged"] is True
    failed = result_json(Result("a.md", error="no"))
    assert (failed["unchanged"], failed["listings"], failed["error"]) == (False, None, "no")


def test_many_problems_end_with_a_count() -> None:
    problems = tuple(Problem("a.md", line, "odd") for line in range(1, 14))
    lines = problem_lines(Result("/in/a.md", "d", False, ADDED, problems))
    assert lines[0] == "/in/a.md:1: odd"
    assert lines[-1].startswith("/in/a.md: 3 more problems")
    assert len(lines) == 11
    assert problem_lines(Result("-", "d", False, ADDED, problems[:1])) == ["a.md:1: odd"]
    assert problem_lines(Result("/in/a.md", error="/in/a.md is no digest")) == ["/in/a.md is no digest"]


def test_actions() -> None:
    done = Action(4, "2026-06-12T08:00:00Z", "tag", "nlp", 2, True, None, None)
    assert action_row(done) == ("4", "2026-06-12T08:00:00Z", "tag nlp", "2", "undone")
    assert action_row(Action(5, "t", "tag", "nlp", 2, False, 4, None))[2:] == ("undo tag nlp", "2", "undoes 4")
    assert action_row(Action(6, "t", "tag", "nlp", 2, False, None, 4))[2:] == ("redo tag nlp", "2", "redoes 4")


def test_a_pointer() -> None:
    assert pointer("a bogus:x", 2, 80) == ["  a bogus:x", "    ^"]
    assert pointer("中 or", 4, 80) == ["  中 or", "       ^"]
    assert pointer("", 0, 80) == ["  ", "  ^"]


@given(st.text(), st.data(), st.integers(1, 100))
def test_a_pointer_fits_and_stands_below_its_sign(query: str, data: st.DataObject, columns: int) -> None:
    position = data.draw(st.integers(0, len(query)))
    shown, caret = pointer(query, position, columns)
    assert not set(shown) & set("\n\r\x1b\x07\x9b")
    assert width_of(shown) <= max(1, columns - 1)
    assert caret.strip() == "^"
    assert len(caret) <= columns // 2 + 5


def test_sources() -> None:
    source = Source("/a", 2, 9, "2026-06-12", "2026-06-12T08:00:00+02:00", True)
    assert source_row(source) == ("/a", "2", "9", "2026-06-12", "2026-06-12T08:00:00+02:00", "gone")
    assert source_row(source._replace(is_gone=False))[-1] == ""
    assert source_json(source._replace(newest_day="", last_change="")) == {
        "source": "/a", "digests": 2, "listings": 9, "newest_day": None, "last_change": None, "gone": True,
    }  # fmt: skip

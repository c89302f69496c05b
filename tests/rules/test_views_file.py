"""views.toml: what it may say, and changes that leave all else as it was written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.model import Scope, View
from reader.rules.types import SavedView
from reader.rules.views_file import add_view, change_view, load_views, move_view, read_views, remove_view

WRITTEN = """\
# mine

# every morning
[[view]]
name = "晨读"
query = '扩散 or "world model"'
sort = "-day" # oldest first

[[view]]
name = "Safety"

# not any more:
# [[view]]
# name = "GAN"

[[view]]
group = "category"
name = "All"
"""


def names(text: str) -> list[str]:
    return [view.name for view in read_views(text, "views.toml")]


def test_a_file_is_read_in_its_order() -> None:
    assert read_views(WRITTEN, "views.toml") == (
        SavedView("晨读", '扩散 or "world model"', "-day"),
        SavedView("Safety"),
        SavedView("All", group="category"),
    )


def test_no_file_means_no_views(tmp_path: Path) -> None:
    assert load_views(tmp_path / "views.toml") == ()


def test_a_saved_view_opens_as_a_view() -> None:
    saved = SavedView("All", "cat:cs", "-day", "category")
    assert saved.view() == View(Scope.SAVED, name="All", base="cat:cs", sort="-day", group="category")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[view]]\nname = ", "views.toml:2: not valid TOML"),
        ("[[views]]\nname = 'x'", "views.toml:1: “views” is not known here; expected [[view]]"),
        ("[[view]]\nquery = 'x'", "views.toml:1: [[view]] needs a name"),
        ("[[view]]\nname = 3", "views.toml:1: name: expected a text"),
        ("[[view]]\nname = 'x'\nsrot = 'y'", "“srot” is not known in [[view]]; known are name, query, sort, group"),
        ("[[view]]\nname = 'x'\nsort = 'taste'", "views.toml:1: cannot sort by “taste”; known are "),
        ("[[view]]\nname = 'x'\ngroup = 'author'", "cannot group by “author”; expected day or category"),
        ("[[view]]\nname = 'x'\nquery = 'x (y'", "views.toml:1: query, character 3: "),
        ("[[view]]\nname = 'x'\n[[view]]\nname = ' x'", "views.toml:3: another view is called “x” too"),
    ],
)
def test_a_mistake_is_said_in_one_line_with_file_and_line(text: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_views(text, "views.toml")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_changes_leave_comments_as_they_are() -> None:
    assert move_view(WRITTEN, "晨读", 2) == (
        "# mine\n\n" + WRITTEN[WRITTEN.index("[[view]]\nname = \"Safety") :] + "\n"
        + WRITTEN[len("# mine\n\n") : WRITTEN.index("\n[[view]]\nname = \"Safety")]
    )  # fmt: skip
    assert names(move_view(WRITTEN, "All", 0)) == ["All", "晨读", "Safety"]
    changed = change_view(WRITTEN, "晨读", SavedView("夜读", "扩散"))
    assert '# every morning\n[[view]]\nname = "夜读"\nquery = "扩散"\n\n' in changed
    assert "# not any more:\n# [[view]]\n" in remove_view(WRITTEN, "Safety")
    with pytest.raises(UsageError, match="there is no view “x” any more"):
        remove_view(WRITTEN, "x")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6))
def test_any_moves_keep_every_view_and_comment(moves: list[tuple[int, int]]) -> None:
    text, order = add_view(WRITTEN, SavedView("New", "x")), ["晨读", "Safety", "All", "New"]
    for at, to in moves:
        name = order.pop(at)
        order.insert(to, name)
        text = move_view(text, name, to)
        assert names(text) == order
    assert sorted(line for line in text.split("\n") if line) == sorted(
        line for line in add_view(WRITTEN, SavedView("New", "x")).split("\n") if line
    )

import os
from pathlib import Path

import pytest

from reader.digest.find import find, group
from reader.errors import DigestError


def names(paths: list[Path]) -> list[str]:
    return [found.path.name for found in find(paths)]


def test_folders_are_searched_by_suffix_and_sorted(tmp_path: Path) -> None:
    for name in ("b.md", "a.jsonl", "c.TXT", "d.json", "e.py", ".f.md", "sub/g.markdown", ".git/h.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert names([tmp_path]) == ["a.jsonl", "b.md", "c.TXT", "d.json", "g.markdown"]


def test_a_named_file_may_have_any_suffix_and_comes_once(tmp_path: Path) -> None:
    path = tmp_path / "digest.dat"
    path.write_text("xy")
    (found,) = find([path, path])
    assert (found.path, found.size, found.named) == (path, 2, True)
    (tmp_path / "a.md").write_text("")
    assert [found.named for found in find([tmp_path])] == [False]


def test_a_missing_path_is_one_line_and_the_others_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("")
    with pytest.raises(DigestError, match=r"^[^\n]*nowhere[^\n]*$"):
        list(find([tmp_path / "nowhere"]))
    errors: list[DigestError] = []
    assert [f.path.name for f in find([tmp_path / "nowhere", tmp_path], errors.append)] == ["a.md"]
    assert len(errors) == 1


def test_a_folder_without_digests_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="no digests"):
        list(find([tmp_path]))


def test_loops_of_links_end(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.md").write_text("")
    (inner / "loop").symlink_to(tmp_path, target_is_directory=True)
    (inner / "self.md").symlink_to("self.md")
    (inner / "other.md").symlink_to("a.md")
    assert names([tmp_path]) == ["a.md"]


def test_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "a.md").write_text("")
    assert names([tmp_path]) == ["a.md"]
    for path in (tmp_path / "pipe.md", Path("/dev/null")):
        with pytest.raises(DigestError, match="not a regular file"):
            list(find([path]))


def test_a_name_that_no_system_takes_is_reported() -> None:
    with pytest.raises(DigestError):
        list(find([Path("a\0b")]))


def test_files_of_a_day_in_a_folder_are_one_group(tmp_path: Path) -> None:
    for name in (
        "2026-06-12.jsonl",
        "2026-06-12_AI_enhanced_Chinese.jsonl",
        "2026-06-12.md",
        "2026-06-11.md",
        "x.md",
        "y.md",
        "sub/2026-06-12.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    groups = [[found.path.relative_to(tmp_path).as_posix() for found in files] for files in group(find([tmp_path]))]
    assert sorted(groups) == [
        ["2026-06-11.md"],
        ["2026-06-12.md", "2026-06-12.jsonl", "2026-06-12_AI_enhanced_Chinese.jsonl"],
        ["sub/2026-06-12.md"],
        ["x.md"],
        ["y.md"],
    ]

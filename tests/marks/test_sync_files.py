"""The files of a shared folder."""

import os
from pathlib import Path

from reader.marks.sync_files import UNREAD, append_lines, read_file, read_folder
from reader.marks.sync_lines import render_line
from reader.marks.types import Deed

ID = "0123456789abcdef"
LINES = [render_line(Deed(n, ID, n, n, "2026-06-12T08:00:00Z", "read", "", None, False, ())) for n in (1, 2, 3)]


def uids(deeds: list[Deed]) -> list[int]:
    return [deed.uid for deed in deeds]


def test_only_what_was_appended_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / f"{ID}.jsonl"
    seen = append_lines(path, LINES[0], None)
    assert read_file(path, None, str).seen == seen
    assert read_file(path, seen, str) == ([], seen, [], False)
    longer = append_lines(path, LINES[1], seen)
    reading = read_file(path, seen, str)
    assert (uids(reading.deeds), reading.seen, reading.is_lost) == ([2], longer, False)


def test_a_cut_line_waits_for_its_end_and_is_taken_off_by_its_owner(tmp_path: Path) -> None:
    path = tmp_path / f"{ID}.jsonl"
    path.write_bytes(LINES[0] + LINES[1][:50])
    reading = read_file(path, None, str)
    assert (uids(reading.deeds), reading.problems) == ([1], [])
    assert uids(read_file(path, reading.seen, str).deeds) == []
    after = append_lines(path, LINES[1], reading.seen)
    assert path.read_bytes() == LINES[0] + LINES[1]
    assert read_file(path, None, str).seen == after


def test_a_file_that_does_not_go_on_as_it_began_was_lost(tmp_path: Path) -> None:
    path = tmp_path / f"{ID}.jsonl"
    path.write_bytes(LINES[0] + LINES[1])
    seen = read_file(path, None, str).seen
    for content in (LINES[0], LINES[1] + LINES[0], LINES[0] + LINES[2] + LINES[1], b""):
        path.write_bytes(content)
        os.utime(path, ns=(0, 5))
        reading = read_file(path, seen, str)
        assert reading.is_lost
        assert len(reading.deeds) == content.count(b"\n")
    path.unlink()
    assert seen is not None
    assert read_folder(tmp_path, {path.name: seen}, str)[path.name].is_lost


def test_damaged_and_newer_lines_are_said_and_the_rest_is_taken(tmp_path: Path) -> None:
    path = tmp_path / f"{ID}.jsonl"
    path.write_bytes(LINES[0] + b"garbage\n" + LINES[1][:20] + b"\n" + b'{"v":2}\n' + LINES[2])
    reading = read_file(path, None, str)
    assert (uids(reading.deeds), reading.seen) == ([1, 3], UNREAD)
    damaged, newer = reading.problems
    assert f"{path}: line 2 and 1 more: damaged" in damaged
    assert "newer version" in newer
    assert uids(read_file(path, reading.seen, str).deeds) == [1, 3]


def test_copies_of_a_file_are_read_and_other_files_are_not(tmp_path: Path) -> None:
    (tmp_path / f"{ID}.jsonl").write_bytes(LINES[0])
    (tmp_path / f"{ID} (conflicted copy).jsonl").write_bytes(LINES[1])
    (tmp_path / "export.jsonl").write_bytes(b"{}\n")
    (tmp_path / f"{ID}.folder.jsonl").mkdir()
    readings = read_folder(tmp_path, {}, str)
    assert sorted(uid for reading in readings.values() for uid in uids(reading.deeds)) == [1, 2]
    assert not any(reading.problems for reading in readings.values())


def test_another_writer_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / f"{ID}.jsonl"
    seen = append_lines(path, LINES[0], None)
    path.write_bytes(path.read_bytes() + LINES[1])
    assert append_lines(path, LINES[2], seen) == UNREAD
    assert uids(read_file(path, UNREAD, str).deeds) == [1, 2, 3]

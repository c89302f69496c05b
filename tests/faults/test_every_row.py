"""Which test holds which fault; a row whose test is gone or has another name fails here.

| fault | where it is provoked |
| --- | --- |
| control characters, OSC, C1, bidi in any field; markup | test_hostile.py, draw/hostile.py for all widths |
| full, failing, read-only disk | test_disk_full.py, test_injected.py (strace), marks/test_patience.py |
| kill -9, two writers, power loss | test_kill.py, test_injected.py |
| flipped bytes, cut files, newer schema | test_damage.py, marks/test_checks.py, marks/test_backups.py |
| signals, hang-up, suspension, sizes, odd terminals | test_on_a_terminal.py, ui/test_terminal.py |
| bombs, loops, pipes, bad encodings | digest/ |
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).parent.parent

ROWS: Final = {
    "ESC, OSC, C1, NUL, bidi in any field": (
        "faults/test_hostile.py::test_the_full_screen",
        "faults/test_hostile.py::test_the_command_line",
        "ui/test_terminal.py::test_hostile_text_is_shown_and_never_sent",
    ),
    "[...] in text": ("faults/test_hostile.py::test_the_full_screen", "faults/test_hostile.py::test_the_command_line"),
    "lone surrogates": ("test_faults_cli.py::test_terminal_sequences_and_surrogates_never_come_out",),
    "SIGTERM, SIGHUP, SIGQUIT": (
        "ui/test_terminal.py::test_signals_restore_the_terminal",
        "faults/test_on_a_terminal.py::test_a_hang_up_in_the_middle_of_writing",
    ),
    "terminal gone while HUP is ignored": ("ui/test_terminal.py::test_ends_when_the_terminal_goes_away",),
    "^Z, fg, resized meanwhile": ("ui/test_terminal.py::test_suspends_and_comes_back_at_the_new_size",),
    "20×5 to 1×1; resizes": (
        "ui/test_terminal.py::test_tiny_terminals",
        "faults/test_on_a_terminal.py::test_a_thousand_resizes_in_a_row",
    ),
    "TERM, HOME, LC_ALL, PYTHONUTF8": (
        "faults/test_on_a_terminal.py::test_odd_environments",
        "faults/test_on_a_terminal.py::test_terminals_without_a_full_screen",
        "test_faults_cli.py::test_no_home",
        "test_faults_cli.py::test_utf_8_whatever_the_locale",
    ),
    "stdin is a file or pipe": ("ui/test_terminal.py::test_digest_from_a_pipe_and_keys_from_the_terminal",),
    "disk full": (
        "faults/test_disk_full.py::test_marks_wait_in_memory_until_there_is_room",
        "faults/test_disk_full.py::test_marks_that_are_never_written_are_rescued",
        "faults/test_disk_full.py::test_a_command_on_a_full_disk_fails_with_one_line",
        "faults/test_disk_full.py::test_a_limit_on_the_size_of_files",
        "marks/test_patience.py::test_a_full_disk_is_waited_for",
    ),
    "EIO at fdatasync, kill at the Nth write": (
        "faults/test_injected.py::test_a_disk_that_fails",
        "faults/test_injected.py::test_killed_at_the_nth_call",
        "faults/test_injected.py::test_every_mark_is_synced_before_it_is_acknowledged",
    ),
    "kill -9, 200 times": (
        "faults/test_kill.py::test_two_hundred_kills_lose_no_acknowledged_mark",
        "faults/test_kill.py::test_an_import_that_is_killed_goes_on_where_it_was",
    ),
    "flipped bytes": (
        "faults/test_damage.py::test_120_flipped_bytes_in_the_library",
        "faults/test_damage.py::test_120_flipped_bytes_in_the_marks",
    ),
    "bad header, truncated, newer schema": (
        "faults/test_damage.py::test_cut_and_overwritten_files",
        "test_faults_cli.py::test_a_newer_schema_is_refused",
        "marks/test_recovery.py::test_a_newer_schema_is_never_replaced",
    ),
    "two readers": (
        "faults/test_kill.py::test_two_processes_write_five_thousand_marks_each",
        "ui/test_terminal.py::test_two_readers_see_each_other",
        "test_store.py::test_a_lock_held_too_long_is_explained",
    ),
    "read-only library": ("test_faults_cli.py::test_a_read_only_folder_is_read_and_not_changed",),
    "hostile links": ("faults/test_hostile.py::test_only_web_links_are_opened_and_never_by_a_shell",),
    "export names, symlink loops, FIFO or device as digest": (
        "digest/test_find.py::test_loops_of_links_end",
        "digest/test_find.py::test_pipes_and_devices_are_never_opened",
        "faults/test_hostile.py::test_hostile_paths",
    ),
    "XML, gzip bombs; 100,000 nested <div>": (
        "digest/test_feed.py::test_declared_entities_are_refused",
        "digest/test_html.py::test_nesting_without_end_is_refused_before_a_tree_is_built",
        "digest/test_unzip.py::test_what_grows_out_of_proportion_is_refused",
    ),
    "invalid UTF-8": ("digest/test_decode.py::test_invalid_utf_8_tells_line_and_byte_and_leaves_the_rest",),
    "clock jumps": ("faults/test_damage.py::test_a_clock_that_jumps_changes_no_order",),
}


@pytest.mark.parametrize("row", ROWS)
def test_every_fault_has_its_tests(row: str) -> None:
    for place in ROWS[row]:
        file, _, name = place.partition("::")
        assert f"def {name}(" in (TESTS / file).read_text(encoding="utf-8"), place

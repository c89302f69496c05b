import re

import pytest

from reader.commands import COMMANDS
from reader.keymap import command_for, key_table, markdown_table, shown

CONTRACT = {
    "down": ("down", "j"),
    "up": ("up", "k"),
    "pane-before": ("left", "h"),
    "pane-after": ("right", "l"),
    "next-pane": ("tab", "f6"),
    "last-pane": ("shift+tab",),
    "in": ("enter",),
    "out": ("escape",),
    "quit-level": ("q",),
    "quit": ("Q", "f10"),
    "top": ("g", "home"),
    "bottom": ("G", "end"),
    "half-down": ("ctrl+d",),
    "half-up": ("ctrl+u",),
    "page-down": ("pagedown", "ctrl+f"),
    "page-up": ("pageup", "ctrl+b"),
    "read-on": ("space", " "),
    "read-back": ("shift+space",),
    "other-down": ("J",),
    "other-up": ("K",),
    "next": ("n",),
    "previous": ("N",),
    "older-day": ("[",),
    "newer-day": ("]",),
    "last-category": ("{",),
    "next-category": ("}",),
    "view-1": ("1",),
    "view-2": ("2",),
    "view-3": ("3",),
    "view-0": ("0",),
    "language": ("t", "f2"),
    "both": ("T",),
    "read": ("r", "f4"),
    "all-read": ("A",),
    "bookmark": ("b", "s", "f7"),
    "hide": ("x",),
    "later": ("w",),
    "undo": ("u", "f8"),
    "redo": ("ctrl+r",),
    "filter": ("/",),
    "zoom": ("z",),
    "code": ("c",),
    "page": ("o",),
    "pdf": ("p",),
    "palette": (":", "ctrl+p", "f9"),
    "refresh": ("R", "f5"),
    "help": ("?", "f1"),
    "redraw": ("ctrl+l",),
    "suspend": ("ctrl+z",),
}
"""The keys of the contract of which there is something to do by now, with what they are for."""


@pytest.mark.parametrize(("name", "keys"), CONTRACT.items())
def test_keys_of_the_contract_have_their_command(name: str, keys: tuple[str, ...]) -> None:
    for key in keys:
        command = command_for(key)
        assert command is not None
        assert command.id == name, key


@pytest.mark.parametrize(
    ("full_width", "ascii_form"), list(zip("？／：【】，。、＋－［］｛｝＝＜＞　", "?/:[],./+-[]{}=<> ", strict=True))
)
def test_full_width_punctuation_acts_as_ascii(full_width: str, ascii_form: str) -> None:
    assert command_for(full_width) == command_for(ascii_form)


def test_full_width_brackets_and_question_marks_really_do_something() -> None:
    found = [command_for(key) for key in "？／：【】、"]
    assert [command.id if command else None for command in found] == [
        "help", "filter", "palette", "older-day", "newer-day", "filter",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+s"])
def test_keys_that_terminals_mean_otherwise_are_free(key: str) -> None:
    assert command_for(key) is None


def test_no_key_runs_two_commands() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("key", "person_reads"),
    [("ctrl+r", "^R"), ("f10", "F10"), ("f", "f"), ("down", "↓"), ("shift+space", "Shift+Space"), ("?", "?")],
)
def test_keys_are_shown_as_people_write_them(key: str, person_reads: str) -> None:
    assert shown(key) == person_reads


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markdown_table_has_two_cells_a_row_and_every_key(language: str) -> None:
    table = markdown_table(language)
    for line in table.splitlines():
        assert line.startswith("| ")
        assert line.endswith(" |")
        assert len(re.findall(r"(?<!\\)\|", line)) == 3, line
    cells = set(re.findall(r"`([^`]+)`", table))
    assert cells == {shown(key) for command in COMMANDS for key in command.keys}
    assert table.count("**") == 2 * len({group for group, _, _ in key_table(language)})


def test_tables_of_both_languages_differ_in_words_only() -> None:
    english, chinese = key_table("en"), key_table("zh")
    assert [keys for _, keys, _ in english] == [keys for _, keys, _ in chinese]
    assert all(a[0] != b[0] and (a[2] != b[2]) for a, b in zip(english, chinese, strict=True))

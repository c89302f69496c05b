import re

from reader.commands import COMMANDS, GROUPS
from reader.draw.panes import Pane
from tests.conftest import OpenSession

HAN = re.compile(r"[\u4e00-\u9fff]")


def test_ids_are_unique_and_plain() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)


def test_groups_follow_one_another_in_the_order_of_the_help() -> None:
    groups = [command.group for command in COMMANDS]
    assert list(dict.fromkeys(groups)) == list(GROUPS)
    assert groups == sorted(groups, key=list(GROUPS).index)


def test_every_command_has_a_title_in_both_languages() -> None:
    for command in COMMANDS:
        english, chinese = command.title
        assert english, command.id
        if command.id == "interface":
            continue  # it names each language in the other one, for the person who cannot read the present one
        assert not HAN.search(english), command.id
        assert HAN.search(chinese), command.id
        assert bool(command.hint[0]) == bool(command.hint[1]), command.id


def test_what_needs_a_paper_is_disabled_without_one(session: OpenSession) -> None:
    empty = session(scope="bookmarks")
    disabled = {command.id for command in COMMANDS if not command.enabled(empty)}
    assert disabled == {
        "read-on", "other-down", "other-up", "explain", "zoom", "page", "pdf", "code", "bookmark", "read", "all-read",
        "later", "hide", "tag", "untag", "note", "note-outside", "select-all", "copy", "export",
        "follow", "mute", "similar",
    }  # fmt: skip
    assert all(command.enabled(session()) for command in COMMANDS)


def test_every_command_runs_in_every_pane_on_every_kind_of_screen(session: OpenSession) -> None:
    for width, height in ((120, 40), (80, 24), (60, 20), (20, 5), (2, 2)):
        for pane in Pane:
            here = session(width, height)
            for command in COMMANDS:
                here.zoomed, here.pane = False, pane
                if command.enabled(here):
                    command.run(here)
                assert 0 <= here.cursor < max(1, len(here.ids)), command.id
                assert 0 <= here.top <= here.cursor or not here.ids, command.id

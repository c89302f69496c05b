"""Whatever keys are pressed, chosen and typed, the session stays sound; what goes wrong is said in one line."""

import os
import re
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.change import Change
from reader.commands import COMMANDS, Command
from reader.config import Config
from reader.errors import ReaderError
from reader.kept import Kept
from reader.library import Library
from reader.marks import Marks
from reader.model import Scope
from reader.paths import Home
from reader.place import Place
from reader.rules.writing import write_text
from reader.session import Session
from reader.wording import Wording
from tests.test_screen import assert_filled

TYPED = (
    "", "attention", "注意力", "a or b", "cat:cs.LG", "is:later", "(", "sort:title", "score:>1", "5", "2025-06-20",
    "12-24", "llm，扩散", "#tag", "View", "视图", "x" * 300, "\x1b[2J",
)  # fmt: skip
SIZES = ((120, 40), (80, 24), (60, 12), (20, 5), (200, 60))
HAN = re.compile(r"[\u4e00-\u9fff]")

VIEWS = """\
[[view]]
name = "Attention"
query = "attention or 注意力"
group = "day"

[[view]]
name = "图"
query = "graph sort:title"
sort = "-score"
"""
RULES = """\
[[interest]]
word = "attention"

[[mute]]
category = "gr-qc"
"""
SESSION_LEVEL = [command for command in COMMANDS if command.group in ("mark", "find")]

steps = st.lists(
    st.tuples(st.sampled_from(COMMANDS) | st.sampled_from(SESSION_LEVEL), st.integers(0, 30), st.sampled_from(TYPED)),
    min_size=5,
    max_size=25,
)


def answer(session: Session, change: Change, pick: int, text: str, depth: int = 0) -> None:
    """Choose from the menus and accept or leave the lines that an action leads to."""
    said(session, change.message)
    if change.menu is not None:
        open_to = [choice.run for choice in change.menu.choices if choice.run is not None]
        assert open_to or change.menu.choices
        for line in (change.menu.title, change.menu.hint, *(choice.label for choice in change.menu.choices)):
            assert "\n" not in line
        if open_to and depth < 3:
            answer(session, done(session, open_to[pick % len(open_to)]), pick // 2, text, depth + 1)
    if change.ask is not None and depth < 3:
        ask = change.ask
        session.asking = ask.label
        said(session, ask.typed(session, text).message)
        list(ask.complete(session, text, len(text)))
        session.asking = ""
        answer(
            session,
            done(session, lambda here: ask.accept(here, text) if pick % 3 else ask.cancel(here)),
            pick,
            text,
            depth + 1,
        )


def done(session: Session, run: Callable[[Session], Change]) -> Change:
    try:
        return run(session)
    except ReaderError as error:
        return Change(str(error))


def said(session: Session, message: str) -> None:
    """A message is one line without double spaces inside or separators left over."""
    assert "\n" not in message
    text = message.partition("▲")[2] or message
    assert "  " not in text.strip(), message
    assert not re.search(r"(^[·:：,，]|[·:：,，] *$|: :|· ·)", text.strip()), message


def assert_sound(session: Session) -> None:
    ids, library = session.ids, session.library
    assert 0 <= session.cursor < max(1, len(ids))
    if ids:
        assert ids[session.cursor] not in session.headings
        assert session.row is not None or session.fold is not None
    papers = [id for id in ids if id > 0]
    assert len(set(ids)) == len(ids)
    assert session.papers == len(papers)
    assert 0 <= session.number <= len(papers)
    assert session.selected <= set(papers)
    view = session.view
    if view.query or view.scope is Scope.SIMILAR:
        assert session.unread == library.unread_among(ids, session.day)
    else:
        assert session.unread == library.counts(view).unread
    assert_filled(session)


@pytest.fixture(scope="module")
def ready(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample, two saved views and rules; to be copied, never written."""
    home = Home.under(tmp_path_factory.mktemp("ready"))
    copytree(sample_data, home.data)
    write_text(home.views_file, VIEWS)
    write_text(home.rules_file, RULES)
    with Library.open(home.data) as library:
        library.set_rules(RULES, home.rules_file)
    return home.data.parent


@given(steps, st.sampled_from(SIZES), st.sampled_from(["en", "zh"]))
@settings(max_examples=40, deadline=None)
def test_random_keys_leave_a_sound_session(
    ready: Path, keys: list[tuple[Command, int, str]], size: tuple[int, int], interface: str
) -> None:
    # Keys at random export to files, named anyhow: they go into the folder of the example.
    with TemporaryDirectory() as name, chdir(name), patch.dict(os.environ, HOME=name):
        home = Home.under(Path(name))
        copytree(ready, name, dirs_exist_ok=True)
        with Library.open(home.data) as library, Marks.open(home.data) as marks:
            here = Session(library, marks, Config(), Wording(interface), Kept(home, marks))
            here.resize(*size)
            for command, pick, text in keys:
                here.now += 20.0
                if command.enabled(here):
                    answer(here, done(here, command.run), pick, text)
                assert_sound(here)
            again = Session(library, marks, Config(), Wording(interface), Kept(home, marks), Place(*here.place))
            assert again.view == here.view
            assert again.paper_key == here.paper_key or again.library.find(here.paper_key) not in again.ids

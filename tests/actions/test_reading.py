from reader.draw.panes import Pane
from reader.model import Flag, Language
from tests.conftest import OpenSession, press


def test_space_pages_to_the_end_then_marks_read_and_opens_the_next_unread(session: OpenSession) -> None:
    here = session(80, 14)
    press(here, "j", "r", "k")
    scrolls = []
    while here.cursor == 0:
        scrolls.append(here.scroll)
        row = here.row
        assert row is not None
        assert not row.flags & Flag.READ
        press(here, "space")
    assert scrolls == sorted(set(scrolls))
    assert len(scrolls) > 2
    assert scrolls[1] == here.panes.rows - 2
    assert (here.cursor, here.scroll) == (2, 0)
    assert here.rows(0, 1)[0].flags & Flag.READ


def test_shift_space_pages_back(session: OpenSession) -> None:
    here = session(80, 24)
    press(here, "space", "shift+space", "shift+space")
    assert (here.cursor, here.scroll) == (0, 0)


def test_space_reads_a_whole_day_and_says_what_is_next(session: OpenSession) -> None:
    here = session(120, 40)
    for _ in range(200):
        message = press(here, "space").message
        if message:
            break
    assert message == "The new papers are read; [ opens the day before, Enter below unfolds the repeated ones"
    assert (here.unread, here.cursor) == (0, 11)
    assert all(row.flags & Flag.READ for row in here.rows(0, 12))


def test_space_at_the_end_of_what_has_no_repeats_leads_to_the_day_before(session: OpenSession) -> None:
    here = session(scope="unread")
    press(here, "A", "G")
    while not (message := press(here, "space").message):
        pass
    assert message == "Nothing unread in this view; [ opens the day before"


def test_space_at_the_last_paper_names_what_was_skipped(session: OpenSession) -> None:
    here = session(200, 60, zoomed=True)
    press(here, "J", "G", "J")
    here.put_cursor(11)
    while not (message := press(here, "space").message):
        pass
    assert message == "Nothing unread further on; N goes back to what was skipped"
    press(here, "N")
    assert here.cursor == 10


def test_space_never_marks_read_what_was_said_to_be_unread(session: OpenSession) -> None:
    here = session(200, 60)
    press(here, "r", "r")
    here.put_cursor(0)
    while here.cursor == 0:
        press(here, "space")
    assert here.rows(0, 1)[0].flags == Flag.KEPT_UNREAD


def test_space_shows_the_paper_first_where_only_the_list_is_in_sight(session: OpenSession) -> None:
    here = session(60, 20)
    press(here, "space")
    assert (here.pane, here.cursor, here.scroll) == (Pane.DETAIL, 0, 0)
    press(here, "space")
    assert here.scroll > 0


def test_t_is_sticky_over_papers_and_goes_to_the_top(session: OpenSession) -> None:
    here = session(120, 20, language="zh")
    press(here, "J", "J", "t")
    assert here.scroll == 0
    shown = [here.language]
    for keys in (("j", "2", "}", "["), ("f2",)):
        press(here, *keys)
        shown.append(here.language)
    assert shown == [Language.EN, Language.EN, Language.ZH]


def test_both_languages_and_back(session: OpenSession) -> None:
    here = session()
    press(here, "T")
    assert {"动机", "Abstract"} <= {line.text.strip() for line in here.document()}
    shown = [here.language]
    for keys in ("t", "TT", "tT"):
        press(here, *keys)
        shown.append(here.language)
    assert shown == [Language.BOTH, Language.EN, Language.EN, Language.BOTH]


def test_interface_changes_its_language_at_once_and_is_kept_with_the_place(session: OpenSession) -> None:
    from reader.commands import COMMANDS

    here = session()
    assert here.place.interface == ""
    next(command for command in COMMANDS if command.id == "interface").run(here)
    assert here.outline[0].label == "视图"
    assert here.place.interface == "zh"


def test_latex_is_set_and_a_key_shows_its_source(session: OpenSession) -> None:
    here = session(120, 40, language="en")
    text = "\n".join(line.text for line in here.document())
    assert "$O(n^2)$" not in text
    assert "O(n²)" in text
    press(here, "$")
    assert "$O(n^2)$" in "\n".join(line.text for line in here.document())
    press(here, "￥")
    assert "\n".join(line.text for line in here.document()) == text


def test_i_explains_the_paper_and_leaves_with_it(session: OpenSession) -> None:
    here = session(120, 40)
    press(here, "i")
    assert any("first on" in line.text for line in here.document())
    press(here, "j")
    assert not any("first on" in line.text for line in here.document())
    press(here, "i", "escape")
    assert not any("first on" in line.text for line in here.document())
    assert here.pane == "list"

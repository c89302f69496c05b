import pytest

from reader.draw.setting import Setting
from reader.model import Flag, Language, Mark, Paper, Record, Summary
from reader.wording import Wording

SAY = Wording("en")
RECORD = Record(1, Paper("1", "Title", abstract="\n".join(f"{n} " + "word " * 60 for n in range(9))), ("x",), Mark())


def anew(old: Setting, width: int, rows: int, scroll: int, record: Record = RECORD) -> Setting:
    return old.anew(record, width, rows, Language.EN, SAY, scroll, source=False, whole=False, explanation=None)


def test_the_same_pane_and_text_need_nothing_new() -> None:
    first = anew(Setting(), 60, 10, 0)
    assert anew(first, 60, 10, 7) is first


def test_another_height_sets_no_text_anew() -> None:
    first = anew(Setting(), 60, 10, 0)
    assert anew(first, 60, 20, 0).lines is first.lines


@pytest.mark.parametrize("scroll", [1, 4, 5, 12, 30])
def test_the_first_line_stays_in_sight_at_another_width(scroll: int) -> None:
    wide = anew(Setting(), 90, 5, 0)
    first = wide.lines[scroll].text.split() or ["Abstract", *wide.lines[scroll + 1].text.split()]
    narrow = anew(wide, 40, 5, scroll)
    sight = " ".join(line.text for line in narrow.lines[narrow.scroll : narrow.scroll + 5])
    assert first[0] in sight or first[1] in sight


@pytest.mark.parametrize("scroll", range(0, 30, 3))
def test_back_at_the_old_size_it_is_the_old_line(scroll: int) -> None:
    first = anew(Setting(), 90, 5, 0)
    setting = anew(first, 41, 60, scroll)
    for width, rows in ((200, 3), (20, 200), (63, 9), (90, 5)):
        setting = anew(setting, width, rows, setting.scroll)
    assert setting.scroll == scroll


def test_scrolling_in_between_counts() -> None:
    setting = anew(anew(Setting(), 90, 5, 0), 40, 5, 20)
    assert anew(setting, 90, 5, 0).scroll == 0


def test_never_scrolled_beyond_the_end() -> None:
    setting = anew(Setting(), 40, 5, 0)
    setting = anew(setting, 90, 15, len(setting.lines) - 5)
    assert setting.scroll == len(setting.lines) - 15
    assert anew(setting, 90, 500, setting.scroll).scroll == 0


def test_another_text_is_shown_where_it_was_asked_for() -> None:
    other = Record(2, RECORD.paper._replace(key="2", summary=Summary(), title="Other"), ("x",), Mark())
    assert anew(anew(Setting(), 40, 5, 9), 40, 5, 3, other).scroll == 3


def test_flags_are_not_in_the_text_but_tags_and_notes_are() -> None:
    first = anew(Setting(), 60, 10, 0)
    assert anew(first, 60, 10, 0, Record(1, RECORD.paper, ("x",), Mark(flags=Mark().flags | 2))) is first
    assert anew(first, 60, 10, 0, Record(1, RECORD.paper, ("x",), Mark(note="new"))).lines != first.lines


def test_a_paper_that_is_put_off_is_set_anew_and_one_that_is_read_is_not() -> None:
    first = anew(Setting(), 60, 10, 0)
    assert anew(first, 60, 10, 0, RECORD._replace(mark=Mark(Flag.READ))) is first
    assert anew(first, 60, 10, 0, RECORD._replace(mark=Mark(Flag.LATER, until="2026-11-29"))) is not first

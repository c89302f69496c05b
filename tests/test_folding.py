"""Repeats of a day: new papers first, the others in one row at the end that unfolds."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.actions.filtering import filter_view, leave_filter
from reader.draw.panes import Pane
from reader.folding import Fold, arrange, fold_row, toggled
from reader.library import Repeat
from reader.model import FOLD, MUTED_FOLD, NO_FLAGS, Counts, Flag
from reader.screen import render_screen, where
from reader.session import Session
from reader.wording import Wording
from tests.conftest import OpenSession, press
from tests.test_screen import assert_filled

NEW, REPEATED = 12, 5
"""Papers of the sample's newest day."""
REPEATED_KEYS = ["2205.14135", "2106.09685", "2201.11903", "2003.08934", "1602.03837"]
"""In the order of the day."""

repeats = st.lists(st.builds(Repeat, st.integers(1, 20), st.sampled_from(["2025-06-09", "2025-06-10"])),
                   unique_by=lambda repeat: repeat.id)  # fmt: skip


def keys(session: Session) -> list[str]:
    return session.library.keys(session.ids)


def fold_said(session: Session) -> str:
    """What the fold's row says, its two lines in one."""
    row = fold_row(session.folds[FOLD], session.say)
    return f"{row.title}: {row.tldr}"


def counts_in_sidebar(session: Session, label: str) -> Counts:
    return next(entry.counts for entry in session.outline if entry.label.startswith(label))


@given(st.lists(st.integers(1, 20), unique=True), repeats, repeats, st.booleans())
def test_every_paper_is_listed_once_new_ones_first(
    new: list[int], repeated: list[Repeat], muted: list[Repeat], unfolded: bool
) -> None:
    muted = [each for each in muted if each.id not in {other.id for other in repeated}]
    folds = [Fold(id, tuple(papers), unfolded) for id, papers in ((FOLD, repeated), (MUTED_FOLD, muted)) if papers]
    known = [repeat.id for repeat in (*repeated, *muted)]
    ids = arrange(array("q", sorted({*new, *known})), folds)
    first = sorted(set(new) - set(known))
    assert list(ids[: len(first)]) == first
    rest = [id for fold in folds for id in (fold.id, *(fold.ids if unfolded else []))]
    assert list(ids[len(first) :]) == rest
    for fold in folds:
        other, opposite = toggled(ids, fold)
        assert sorted({*ids} ^ {*other}) == sorted(fold.ids)
        assert opposite.unfolded is not unfolded
        assert toggled(other, opposite) == (ids, fold)


def test_the_row_counts_what_was_done_to_the_papers_and_names_the_key() -> None:
    fold = Fold(FOLD, (Repeat(4, "2025-06-09"), Repeat(2, "2025-06-10")), False).counted(
        [Flag.READ | Flag.BOOKMARKED, NO_FLAGS]
    )
    en, zh = fold_row(fold, Wording("en")), fold_row(fold._replace(unfolded=True), Wording("zh"))
    assert (en.title, en.tldr) == (
        "2 repeated, first seen Tue 06-10 and before", "1 read, 1 bookmarked · Enter unfolds them"
    )  # fmt: skip
    assert (zh.title, zh.tldr) == ("2 篇重复，首次见于 周二 06-10 及之前", "已读 1，收藏 1 · Enter 收起")
    alone = fold_row(Fold(FOLD, (Repeat(4, "2025-06-09"),), False), Wording("en"))
    assert (alone.title, alone.tldr) == ("1 repeated, first seen Mon 06-09", "0 read · Enter unfolds them")


def test_new_papers_come_first_and_the_fold_is_the_last_row(session: OpenSession) -> None:
    here = session()
    assert (here.papers, len(here.ids), here.ids[-1]) == (NEW, NEW + 1, FOLD)
    assert not set(keys(here)) & set(REPEATED_KEYS)
    row = here.rows(0, 99)[-1]
    assert (row.id, row.title) == (FOLD, "5 repeated, first seen Tue 06-10 and before")
    assert len(here.rows(0, 99)) == NEW + 1
    assert here.rows(NEW, NEW + 1) == [row]


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_the_fold_takes_as_many_lines_as_a_paper(session: OpenSession, lines: int) -> None:
    here = session(240, 60, row_lines=lines)
    (part,) = (part for part in render_screen(here) if part.name == "list")
    said = [line.text.strip() for line in part.lines[NEW * lines : (NEW + 1) * lines]]
    whole = ["↻ 5 repeated, first seen Tue 06-10 and before", "", "0 read · Enter unfolds them"]
    assert said == {1: [f"{whole[0]}: {whole[2]}"], 2: [whole[0], whole[2]], 3: whole}[lines]
    assert not any(line.text.strip() for line in part.lines[(NEW + 1) * lines :])


def test_enter_unfolds_and_folds_and_every_row_stays(session: OpenSession) -> None:
    here = session(120, 24)
    press(here, "j", "x", "G")
    above = list(here.ids)
    press(here, "enter")
    assert (list(here.ids[: NEW + 1]), keys(here)[NEW:]) == (above, REPEATED_KEYS)
    assert (bool(here.fold), here.pane) == (True, Pane.LIST)
    press(here, "j", "j", "k", "k", "enter")
    assert (list(here.ids), bool(here.fold)) == (above, True)


def test_unfolded_is_kept_by_each_view_and_over_a_restart(session: OpenSession) -> None:
    here = session()
    press(here, "G", "enter", "[")
    assert here.ids[-1] == FOLD
    press(here, "2", "1")
    assert len(here.ids) == NEW + 1 + REPEATED
    press(here, "G")
    again = session(**here.place._asdict())
    assert (again.paper_key, again.cursor, len(again.ids)) == (REPEATED_KEYS[-1], 17, 18)
    assert again.place == here.place
    press(again, "}", "{")
    assert len(again.ids) == NEW + 1 + REPEATED


def test_a_restart_on_the_fold_is_on_the_fold(session: OpenSession) -> None:
    here = session()
    press(here, "G")
    again = session(**here.place._asdict())
    assert again.fold
    assert again.place == here.place


def test_a_restart_on_a_paper_that_was_folded_meanwhile_is_on_the_fold(session: OpenSession) -> None:
    assert session(paper=REPEATED_KEYS[0], row=13, scroll=5).fold


def test_the_header_counts_papers_and_not_the_fold(session: OpenSession) -> None:
    here = session()
    assert (where(here).number, where(here).total) == (1, NEW)
    press(here, "G")
    assert (where(here).number, where(here).total) == (NEW, NEW)
    press(here, "enter")
    seen = []
    for _ in range(REPEATED + 1):
        seen.append(where(here).number)
        press(here, "j")
    assert seen == [12, 13, 14, 15, 16, 17]
    assert where(here).total == 17


def test_nothing_repeated_is_counted_as_unread(session: OpenSession) -> None:
    here = session()
    press(here, "G", "enter")
    assert here.unread == NEW
    assert counts_in_sidebar(here, "Today") == counts_in_sidebar(here, "Wed") == Counts(17, NEW)
    press(here, "j", "r")
    assert here.unread == counts_in_sidebar(here, "Today").unread == NEW
    assert counts_in_sidebar(here, "Unread").unread == 40
    assert counts_in_sidebar(here, "Tue").unread == 11
    press(here, "g", "r")
    assert here.unread == counts_in_sidebar(here, "Today").unread == NEW - 1


def test_the_folds_counts_follow_the_marks(session: OpenSession) -> None:
    here, other = session(), session()
    press(here, "G", "enter", "j", "b", "j", "r")
    assert fold_said(here).endswith(": 1 read, 1 bookmarked · Enter folds them")
    assert other.refresh_marks()
    assert fold_said(other).endswith(": 1 read, 1 bookmarked · Enter unfolds them")
    press(here, "u", "u")
    assert fold_said(here).endswith(": 0 read · Enter folds them")


def test_the_folds_counts_follow_marks_made_under_a_filter(session: OpenSession) -> None:
    here = session()
    press(here, "/")
    filter_view(here, "FlashAttention")
    assert here.paper_key == REPEATED_KEYS[0]
    press(here, "r")
    leave_filter(here)
    assert fold_said(here).endswith(": 1 read · Enter unfolds them")


def test_hiding_every_repeated_paper_leaves_the_fold_until_the_view_is_opened_again(session: OpenSession) -> None:
    here = session()
    press(here, "G", "enter", "j", *"x" * REPEATED)
    assert fold_said(here).startswith("5 repeated")
    assert_filled(here)
    press(here, "R")
    assert (here.folds.get(FOLD), len(here.ids), here.paper_key) == (None, NEW, keys(here)[-1])
    press(here, *"u" * REPEATED, "R")
    assert len(here.ids) == NEW + 1 + REPEATED


def test_looking_again_on_the_fold_stays_on_it(session: OpenSession) -> None:
    here = session()
    press(here, "x", "j", "x", "G", "R")
    assert (bool(here.fold), here.cursor) == (True, NEW - 2)

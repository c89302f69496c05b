from array import array

from hypothesis import given
from hypothesis import strategies as st

from reader.arranging import Arrangement
from reader.folding import Fold
from reader.library import Repeat
from reader.model import FIRST_HEADING, FOLD, Scope, View
from reader.paper_list import PaperList
from reader.wording import Wording
from tests.conftest import OpenSession

groups = st.lists(st.integers(1, 4), max_size=6)


def made(sizes: list[int], has_fold: bool) -> PaperList:
    """A list of groups of so many papers each, with a fold at the end or none."""
    ids, headings, paper = array("q"), {}, 0
    for number, size in enumerate(sizes):
        headings[FIRST_HEADING - number] = "cs.LG"
        ids.append(FIRST_HEADING - number)
        for _ in range(size):
            paper += 1
            ids.append(paper)
    folds = {FOLD: Fold(FOLD, (Repeat(99, "2025-06-10"),), False)} if has_fold else {}
    ids.extend(folds)
    found = PaperList(None, Wording("en"))  # type: ignore[arg-type]
    found.take_rows(Arrangement(ids, folds, headings), 0)
    return found


@given(groups, st.booleans(), st.integers(-5, 40), st.sampled_from([1, -1]))
def test_no_index_leads_to_a_heading(sizes: list[int], has_fold: bool, index: int, step: int) -> None:
    found = made(sizes, has_fold)
    at = found.off_headings(index, step)
    if not found.ids:
        assert at == 0
        return
    assert found.ids[at] not in found.headings
    clamped = max(0, min(index, len(found.ids) - 1))
    assert abs(at - clamped) <= 1 + (found.ids[clamped] == FIRST_HEADING)


@given(groups, st.booleans(), st.integers(0, 40))
def test_papers_are_numbered_without_headings_and_folds(sizes: list[int], has_fold: bool, index: int) -> None:
    found = made(sizes, has_fold)
    found.cursor = found.off_headings(index, 1)
    assert found.papers == sum(sizes)
    if found.ids:
        id = found.ids[found.cursor]
        assert found.number == (id if id > 0 else sum(sizes))


def test_rows_of_headings_and_folds_stand_between_those_of_papers(session: OpenSession) -> None:
    library = session().library
    paper, other = library.ids(View(Scope.ALL))[:2]
    found = PaperList(library, Wording("zh"))
    fold = Fold(FOLD, (Repeat(other, "2025-06-10"),), False)
    headings = {-2: "2025-06-11", -3: "cs.LG", -4: ""}
    found.take_rows(Arrangement(array("q", [-2, paper, -3, 999_999, -4, other, 0]), {0: fold}, headings), 0)
    rows = found.rows(0, 9)
    assert [row.id for row in rows] == [-2, paper, -3, -4, other, 0]
    assert [row.title for row in rows if row.id < 0] == ["2025-06-11 周三", "cs.LG 机器学习", "无"]
    assert found.cursor == 1
    assert found.is_below_heading
    assert found.row == rows[1]
    assert found.paper_key == rows[1].key
    found.cursor = 6
    assert found.row is None
    assert (found.paper_key, found.fold) == ("", fold)

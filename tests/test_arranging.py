from array import array

import pytest

from reader.arranging import arranged, order_key
from reader.model import FIRST_HEADING, FOLD, MUTED_FOLD, Flag, Mark, Scope, View
from tests.conftest import OpenSession

TODAY = "2025-06-12"


def test_groups_come_in_the_order_of_their_first_paper(session: OpenSession) -> None:
    library = session().library
    found = arranged(library, View(Scope.ALL, group="category"), (), TODAY)
    plain = arranged(library, View(Scope.ALL), (), TODAY)
    assert [id for id in found.ids if id <= FIRST_HEADING] == [FIRST_HEADING - n for n in range(len(found.headings))]
    firsts = list(dict.fromkeys(library.group_keys(plain.ids, "category")))
    assert list(found.headings.values()) == firsts
    group = ""
    for id in found.ids:
        group = found.headings.get(id, group)
        assert id in found.headings or library.group_keys([id], "category") == [group]


def test_what_is_due_comes_first_the_longest_waiting_before_the_others(session: OpenSession) -> None:
    library = session().library
    old = list(library.ids(View(Scope.DAY, "2025-06-09")))[:3]
    keys = library.keys(old)
    later = {key: Mark(Flag.LATER, until=f"2025-06-1{day}") for key, day in zip(keys, (2, 1, 3), strict=True)}
    library.mirror(later, 1)
    found = arranged(library, View(), (), TODAY)
    assert list(found.ids[:2]) == [old[1], old[0]]
    assert old[2] not in found.ids
    assert list(arranged(library, View(Scope.DAY, "2025-06-11"), (), TODAY).ids[:1]) != [old[1]]
    backwards = arranged(library, View(sort="title"), (), TODAY, lambda ids: array("q", reversed(ids)))
    assert list(backwards.ids[:2]) == [old[1], old[0]]
    library.mirror({keys[1]: later[keys[1]]._replace(flags=Flag.LATER | Flag.READ)}, 2)
    assert list(arranged(library, View(), (), TODAY).ids[:1]) == [old[0]]


def test_each_paper_is_in_one_place(session: OpenSession) -> None:
    here = session()
    here.library.set_rules('[[mute]]\ncategory = "cs.LG"\n', "rules.toml")
    view = View(group="category")
    found = arranged(here.library, view, {(view, FOLD), (view, MUTED_FOLD)}, TODAY)
    assert len(set(found.ids)) == len(found.ids)
    assert sorted(found.folds) == [MUTED_FOLD, FOLD]
    assert all(fold.unfolded for fold in found.folds.values())


def test_a_query_has_no_folds_and_a_paper_that_is_gone_is_like_nothing(session: OpenSession) -> None:
    library = session().library
    assert arranged(library, View(query="cat:cs.LG"), (), TODAY).folds == {}
    assert list(arranged(library, View(Scope.SIMILAR, name="nothing"), (), TODAY).ids) == []


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (View(), View(Scope.DAY, "2025-06-10", "cs.LG"), True),
        (View(Scope.SAVED, name="A"), View(Scope.SAVED, name="B"), False),
        (View(Scope.UNREAD), View(Scope.UNREAD, query="x"), True),
        (View(Scope.ALL), View(Scope.UNREAD), False),
        (View(Scope.SIMILAR, name="1"), View(Scope.SIMILAR, name="2"), True),
    ],
)
def test_which_views_have_their_order_in_common(one: View, other: View, together: bool) -> None:
    assert (order_key(one) == order_key(other)) == together

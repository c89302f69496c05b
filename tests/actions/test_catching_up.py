from reader.model import Flag, Scope, View
from tests.answers import choose, entries, menu_of
from tests.conftest import OpenSession, press


def test_the_best_stay_and_the_rest_is_skimmed_in_one_step(session: OpenSession) -> None:
    here = session()
    change = press(here, "a")
    assert menu_of(change).title == "Catch up: 41 papers unread, by your rules"
    assert [(key, each.label, each.detail) for key, each in entries(change).items()] == [
        ("1", "The best 10", "31 skimmed"), ("2", "The best 30", "11 skimmed"),
        ("a", "All of them, the best first", ""),
    ]  # fmt: skip
    assert choose(here, "a", "1").message == "10 stay, 31 skimmed · u undoes"
    assert (here.view, len(here.ids)) == (View(Scope.UNREAD, sort="score"), 10)
    assert here.library.counts(View(Scope.ALL, query="is:skimmed")).total == 31
    assert press(here, "u").message == "Unread again: 31 papers"
    assert here.library.counts(View(Scope.UNREAD)).unread == 41


def test_what_scores_best_stays(session: OpenSession) -> None:
    here = session()
    here.library.index(1000)
    key = here.library.keys(here.library.ids(View(Scope.ALL)))[-1]
    here.open_view(View(Scope.ALL), key)
    assert here.record is not None
    title = here.record.paper.title
    change = press(here, "f")
    run = next(choice.run for choice in menu_of(change).choices if choice.label.startswith("author"))
    assert run is not None
    run(here)
    choose(here, "a", "1")
    assert here.row is not None
    assert here.row.score > 0
    assert title in {row.title for row in here.rows(0, 10)}


def test_what_was_put_off_is_not_skimmed(session: OpenSession) -> None:
    here = session(scope="all")
    press(here, "G", "w")
    key = here.paper_key
    assert menu_of(press(here, "a")).title.startswith("Catch up: 40 papers")
    choose(here, "a", "1")
    assert not here.marks.mark(key).flags & Flag.READ
    assert len(here.ids) == 11


def test_all_of_them_are_only_put_in_order(session: OpenSession) -> None:
    here = session()
    assert choose(here, "a", "a").message == "The best come first"
    assert (here.view.scope, len(here.ids), here.marks.history()) == (Scope.UNREAD, 41, [])


def test_everything_read_says_so(session: OpenSession) -> None:
    here = session()
    press(here, "0", "A")
    assert press(here, "a").message == "Everything is read"


def test_the_order_stays_when_coming_back_and_a_paper_said_unread_can_be_skimmed(session: OpenSession) -> None:
    here = session(scope="unread")
    press(here, "G", "r", "r")
    key = here.paper_key
    choose(here, "a", "1")
    assert here.marks.mark(key).flags & ~Flag.SKIMMED == Flag.READ
    press(here, "1", "2")
    assert here.view.sort == "score"


def test_in_chinese(session: OpenSession) -> None:
    here = session(interface="zh")
    assert menu_of(press(here, "a")).title == "补读：未读 41 篇，按你的规则"
    assert choose(here, "a", "1").message == "保留 10 篇，略过 31 篇 · u 撤销"

from hypothesis import given
from hypothesis import strategies as st

from reader.draw.matches import mark

runs = st.lists(st.tuples(st.text("ab 中", max_size=6), st.sampled_from(["", "strong", "math"])), max_size=6)
cuts = st.lists(st.integers(0, 40), max_size=8, unique=True).map(sorted)


def found_at(places: list[int]) -> list[tuple[int, int, str]]:
    return [(start, end, "match") for start, end in zip(places[::2], places[1::2], strict=False)]


@given(runs, cuts)
def test_marking_changes_no_text_and_marks_just_the_matches(runs: list[tuple[str, str]], places: list[int]) -> None:
    matches = found_at(places)
    marked = mark(runs, lambda text, field: matches, "title")
    text = "".join(text for text, _ in runs)
    assert "".join(text for text, _ in marked) == text
    roles = [role for part, role in marked for _ in part]
    before = [role for part, role in runs for _ in part]
    for at, (role, old) in enumerate(zip(roles, before, strict=True)):
        assert role == ("match" if any(start <= at < end for start, end, _ in matches) else old)
    assert all(text for text, role in marked if role == "match")


def test_a_match_goes_on_over_the_ends_of_runs() -> None:
    marked = mark([("di", "x"), ("ver", "math"), ("gence", "x")], lambda text, field: [(1, 7, "match")], "title")
    assert marked == [("d", "x"), ("i", "match"), ("ver", "match"), ("ge", "match"), ("nce", "x")]


def test_nothing_to_look_for_or_no_part_of_a_paper_leaves_the_runs() -> None:
    runs = [("a", "x")]
    assert mark(runs, None, "title") == runs
    assert mark(runs, lambda text, field: [(0, 1, "match")], "") == runs
    assert mark(runs, lambda text, field: [], "title") == runs

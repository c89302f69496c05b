from hypothesis import given
from hypothesis import strategies as st

from reader.asking import Choice, Menu
from reader.change import NOTHING, Change
from reader.draw.menu import moved, render_menu
from reader.session import Session
from reader.text.wrap import width_of


def run(session: Session) -> Change:
    return NOTHING


choices = st.builds(
    Choice, st.text("ab 中文·", max_size=60), st.sampled_from([None, run]), st.sampled_from(["", "a", "["]),
    st.text("x中", max_size=30),
)  # fmt: skip
menus = st.builds(
    lambda title, entries, hint: Menu(title, tuple(entries), 0, hint),
    st.text("ab中", max_size=99), st.lists(choices, max_size=30), st.sampled_from(["", "提示 a hint"]),
)  # fmt: skip


@given(menus, st.integers(0, 40), st.integers(1, 120), st.integers(1, 40))
def test_a_menu_fills_its_place_at_every_size(menu: Menu, cursor: int, width: int, height: int) -> None:
    lines = render_menu(menu, cursor, width, height)
    assert len(lines) == height
    assert all(width_of(line.text) == width for line in lines)


@given(menus, st.integers(0, 29), st.integers(-40, 40))
def test_the_cursor_goes_to_what_can_be_chosen_and_stays_in_sight(menu: Menu, cursor: int, steps: int) -> None:
    at = moved(menu, cursor, steps)
    if any(choice.run for choice in menu.choices):
        assert menu.choices[at].run is not None
        assert sum(line.under == "cursor" for line in render_menu(menu, at, 40, 8)) == 1
    else:
        assert at == 0


def test_headings_are_passed_over_and_keys_are_shown() -> None:
    entries = (Choice("Mon"), Choice("one", run, "1", "now"), Choice("Sun"), Choice("two", run))
    menu = Menu("Title", entries, hint="a hint")
    assert [line.text.rstrip() for line in render_menu(menu, 1, 30, 8)] == [
        " Title", "", " Mon", " 1 one                    now", " Sun", "   two", "", " a hint",
    ]  # fmt: skip
    assert [moved(menu, 1, steps) for steps in (0, 1, 2, -1)] == [1, 3, 3, 1]
    assert [span.role for span in render_menu(menu, 1, 30, 8)[2].spans[:2]][-1] == "heading"

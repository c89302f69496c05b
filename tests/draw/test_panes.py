import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.draw.panes import Pane, panes

SHARE = 45


@pytest.mark.parametrize(
    ("width", "focus", "shown"),
    [
        (200, Pane.LIST, [Pane.SIDEBAR, Pane.LIST, Pane.DETAIL]),
        (120, Pane.LIST, [Pane.SIDEBAR, Pane.LIST, Pane.DETAIL]),
        (119, Pane.LIST, [Pane.LIST, Pane.DETAIL]),
        (119, Pane.SIDEBAR, [Pane.SIDEBAR, Pane.LIST]),
        (80, Pane.DETAIL, [Pane.LIST, Pane.DETAIL]),
        (79, Pane.DETAIL, [Pane.DETAIL]),
        (20, Pane.SIDEBAR, [Pane.SIDEBAR]),
        (19, Pane.LIST, []),
    ],
)
def test_three_panes_two_or_the_focused_one(width: int, focus: Pane, shown: list[Pane]) -> None:
    assert [pane for pane, _, _ in panes(width, 24, focus, False, SHARE).places] == shown


def test_too_low_a_screen_has_none() -> None:
    assert panes(80, 4, Pane.LIST, False, SHARE).places == ()
    assert panes(80, 5, Pane.LIST, False, SHARE).rows == 3


@given(st.integers(0, 210), st.integers(0, 70), st.sampled_from(Pane), st.booleans(), st.integers(20, 80))
def test_panes_and_rules_fill_the_screen_side_by_side(
    width: int, height: int, focus: Pane, zoomed: bool, share: int
) -> None:
    layout = panes(width, height, focus, zoomed, share)
    if not layout.places:
        return
    assert layout.top + layout.rows + 1 == height
    assert layout.rows >= 1
    at = 0
    for index, (pane, x, wide) in enumerate(layout.places):
        assert x == at + bool(index)
        assert wide >= 20
        assert layout.width_of(pane) == wide
        assert layout.at(x) is layout.at(x + wide - 1) is pane
        assert layout.at(x - 1) is None
        at = x + wide
    assert at == width
    assert focus in [pane for pane, _, _ in layout.places] or zoomed


def test_the_share_of_the_list_is_taken_from_what_both_have() -> None:
    narrow, wide = (panes(200, 50, Pane.LIST, False, share) for share in (30, 60))
    assert narrow.width_of(Pane.LIST) * 2 == pytest.approx(wide.width_of(Pane.LIST), abs=2)
    assert narrow.width_of(Pane.SIDEBAR) == wide.width_of(Pane.SIDEBAR)

from reader.actions.pointing import click
from reader.draw.panes import Pane
from tests.conftest import OpenSession


def test_a_click_in_a_sidebar_that_became_shorter_opens_what_is_there(session: OpenSession) -> None:
    here = session(120, 40, pane="sidebar")
    here.sidebar_cursor = len(here.outline) + 5
    assert click(here, 3, here.panes.top + 2)
    assert here.pane is Pane.SIDEBAR
    assert here.outline[here.sidebar_cursor].view == here.view

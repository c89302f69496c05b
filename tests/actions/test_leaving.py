import pytest

from reader.change import Effect
from tests.conftest import OpenSession, press


def test_links_of_the_paper_are_opened_and_shown(session: OpenSession) -> None:
    here = session()
    for key, link in [
        ("o", "https://arxiv.org/abs/2312.00752"),
        ("p", "https://arxiv.org/pdf/2312.00752"),
        ("c", "https://github.com/state-spaces/mamba"),
    ]:
        change = press(here, key)
        assert (change.effect, change.text, change.message) == (Effect.OPEN_LINK, link, link)


def test_a_missing_link_is_said(session: OpenSession) -> None:
    here = session(scope="all", paper="1505.04597")
    change = press(here, "c")
    assert (change.effect, change.message) == (Effect.NONE, "No code is known")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "HTTPS", "ftp://example.org", "-http://x"]
)
def test_only_web_links_are_opened(session: OpenSession, link: str) -> None:
    here = session()
    record = here.record
    assert record is not None
    here._record = record._replace(paper=record.paper._replace(url=link))
    change = press(here, "o")
    assert change.effect is Effect.NONE
    assert link in change.message

import pytest

from reader.library.category import home_category


@pytest.mark.parametrize(
    ("categories", "home"),
    [
        (("cs.LG", "cs.AI"), "cs.LG"),
        (("68T50", "cs.CL"), "cs.CL"),
        (("I.2.7; H.3.m", "hep-th"), "hep-th"),
        (("68T05, 68T50 (Primary)", "03-XX"), ""),
        (("MSC 68T50", "Nature (London)"), "Nature (London)"),
        (("Nature", "cs.LG"), "cs.LG"),
        ((), ""),
        (("",), ""),
    ],
)
def test_home_category(categories: tuple[str, ...], home: str) -> None:
    assert home_category(categories) == home

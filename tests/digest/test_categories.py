import pytest

from reader.digest.categories import is_junk_category, order_categories, split_categories


@pytest.mark.parametrize(
    "code",
    ["68T50", "62M10 (Primary)", "I.2.7; I.2.10", "68-11 68-04", "C.2.0; E.3", "11", "K.m", "14J28, 14F05", "F.0"],
)
def test_codes_of_other_bodies(code: str) -> None:
    assert is_junk_category(code)


@pytest.mark.parametrize(
    "code", ["cs.LG", "quant-ph", "astro-ph.GA", "Open MIND", "RSE", "3D Generation", "机器学习", "A-测量", "I", ""]
)
def test_subjects_are_not_codes(code: str) -> None:
    assert not is_junk_category(code)


def test_a_code_is_never_first_while_a_subject_is_there() -> None:
    assert order_categories(["68T50", "cs.CL", "I.2.7", "cs.AI"]) == ("cs.CL", "cs.AI", "68T50", "I.2.7")
    assert order_categories(["68T50"]) == ("68T50",)
    assert order_categories(["cs.CL", " cs.CL ", ""]) == ("cs.CL",)


def test_a_line_is_split_only_if_it_is_a_list_of_codes() -> None:
    assert split_categories("cs.CR, cs.AI, F.0; F.4") == ("cs.CR", "cs.AI", "F.0; F.4")
    assert split_categories("`cs.CV` `cs.LG`") == ("cs.CV", "cs.LG")
    assert split_categories("Land, Water and Air") == ("Land, Water and Air",)
    assert split_categories("Zenodo (CERN European Organization)") == ("Zenodo (CERN European Organization)",)
    assert split_categories("") == ()

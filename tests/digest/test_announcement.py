import pytest

from reader.digest.announcement import Announcement, announced_names, announcement_after, announcement_before


def test_what_stands_before_an_abstract() -> None:
    text = "arXiv:2509.13338v2 Announce Type: replace-cross \nAbstract: We study."
    assert announcement_before(text) == Announcement("2509.13338v2", "replace-cross", "We study.")
    assert announcement_before("We study.") == Announcement("", "", "We study.")


def test_what_stood_after_a_title_until_2024() -> None:
    found = announcement_after("A Title. (arXiv:2301.00001v2 [cs.LG] UPDATED)")
    assert found == Announcement("2301.00001v2", "replace", "A Title", "cs.LG")
    assert announcement_after("A Title (again)").text == "A Title (again)"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Ada Lovelace (1), Alan Turing (1 and 2) and C. D. Eve ((1) MIT, (2) CWI)",
            "Ada Lovelace|Alan Turing|C. D. Eve",
        ),
        ("Smith, J., Doe, A. B.", "J. Smith|A. B. Doe"),
        ("A. Anderson, Sandy Land", "A. Anderson|Sandy Land"),
        ("", ""),
    ],
)
def test_names_without_affiliations(line: str, wanted: str) -> None:
    assert "|".join(announced_names(line)) == wanted

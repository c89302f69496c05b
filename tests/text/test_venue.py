"""The venue in an arXiv comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.venue import venue


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("Accepted at CVPR 2026", "CVPR 2026"),
        ("18pages, CVPR2026 accepted", "CVPR 2026"),
        ("accepted by cvpr2026", "CVPR 2026"),
        ("Accepted to SIGGRAPH 2026 (Conference Papers Track). 23 pages", "SIGGRAPH 2026"),
        ("To appear in NeurIPS 2025 Workshop on Small Things", "NeurIPS 2025 Workshop"),
        ("Accepted at ToolTalk @ EACL 2026", "EACL 2026 Workshop"),
        ("6 pages, CVPRW 2025", "CVPR 2025 Workshop"),
        ("ICML'25 oral", "ICML 2025 oral"),
        ("KDD-2026 ADS track", "KDD 2026"),
        ("EMNLP 2025 Findings", "EMNLP 2025 Findings"),
        ("Findings of EMNLP 2024; 28 pages", "EMNLP 2024 Findings"),
        ("Published in TMLR", "TMLR"),
        ("Published in Transactions on Machine Learning Research", "TMLR"),
        ("The Fortieth International Conference on Machine Learning (ICML 2025)", "ICML 2025"),
        ("Accepted by the 2025 IEEE Conference on Robot Communication (RO-MAN)", "RO-MAN 2025"),
        ("Accepted at the International Conference on\n  Machine Learning (ICML) 2025", "ICML 2025"),
        ("Accepted at the 3rd Meeting on Odd Things (QUUX 2025)", "QUUX 2025"),
        ("Presented at HotThing'25", "HotThing 2025"),
        ("9 pages. Accepted by Pattern Recognition", "Pattern Recognition"),
        ("Accepted for publication in IEEE Transactions on Multimedia.", "IEEE Trans. Multimedia"),
        ("17 pages, accepted to A&A", "A&A"),
        ("USENIX Security 2026, to appear", "USENIX Security 2026"),
        ("ISCAS 2025", "ISCAS 2025"),
    ],
)
def test_accepted(comment: str, expected: str) -> None:
    assert venue(comment) == expected


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "12 pages, 3 figures",
        "Submitted to ICML 2026",
        "Subbmited to ACL 2026",
        "Under review at MIUA 2026",
        "This work has been submitted to the IEEE for possible publication",
        "Extension of our ICCV 2023 paper",
        "Extended version of a paper accepted at ISWC 2025",
        "arXiv admin note: text overlap with arXiv:2504.07408",
        "ICPR 2026 RARE-THINGS Competition",
        "Code: https://github.com/someone/CVPR2025",
        "Master's thesis, April 2025, 122 pages",
        "Accepted",
        "Accepted in the 19th IEEE International Conference on Automatic Face and Gesture Recognition",
        "Human-Machine Systems conference, Abu Dhabi, UAE, 26-28 May",
        "In any case 2025 is the date",
        "To appear in Springer Lecture Notes in Computer Science",
    ],
)
def test_nothing_is_claimed(comment: str) -> None:
    assert venue(comment) == ""


def test_a_later_sentence_may_say_it() -> None:
    assert venue("A short version was submitted to AAAI 2024. Accepted at ECAI 2025") == "ECAI 2025"


@pytest.mark.parametrize("comment", ["A" * 20000, "A-A" * 7000, "(" * 20000, "accepted as a " * 1500])
def test_what_is_no_prose_has_no_venue(comment: str) -> None:
    assert venue(comment) == ""


@given(st.text(st.sampled_from("CVPR2026' ,.()@-acceptd by\n")))
def test_any_comment_gives_one_short_line(comment: str) -> None:
    found = venue(comment)
    assert "\n" not in found
    assert len(found) < 80

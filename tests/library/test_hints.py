"""What completion is offered of a library."""

from collections.abc import Iterator

import pytest

from reader.library import Library
from reader.library.hints import CategoryHint
from reader.model import Flag, Mark
from reader.query.complete import complete
from tests.library.made_up import digest, paper


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("hints")) as library:
        papers = [
            paper("2606.00001", authors=("Li Na", "José García-Müller"), comment="Accepted to CVPR 2026, 9 pages"),
            paper("2606.00002", authors=("Li Na",), categories=("cs.CV",), comment="CVPR'25 oral"),
            paper("2606.00003", authors=("Wei Li",), categories=("math.AG", "cs.LG"), comment="Submitted to CVPR 2026"),
            paper("2606.00004", authors=(), categories=(), comment="Accepted at ICML 2026"),
            paper("2606.00005", authors=("Hidden Liar",), categories=("cs.CV",), comment="to appear at COLM 2026"),
        ]
        library.add(digest("2026-06-11", papers))
        marks = {"2606.00001": Mark(tags=("b", "a")), "2606.00002": Mark(tags=("b",))}
        library.mirror({**marks, "2606.00005": Mark(Flag.HIDDEN)}, 1)
        yield library


def test_tags(library: Library) -> None:
    assert library.tags() == [("b", 2), ("a", 1)]


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("li", [("Li Na", 2), ("Wei Li", 1)]),
        ("LI N", [("Li Na", 2)]),
        ("mull", [("José García-Müller", 1)]),
        ("Müll", [("José García-Müller", 1)]),
        ("jose", [("José García-Müller", 1)]),
        ("na", [("Li Na", 2)]),
        ("zz", []),
    ],
)
def test_authors(library: Library, prefix: str, names: list[tuple[str, int]]) -> None:
    assert library.hints().authors_like(prefix, 8) == names


def test_no_more_than_asked_for(library: Library) -> None:
    assert library.hints().authors_like("", 1) == [("Li Na", 2)]
    assert library.hints().venues_like("", 1) == [("CVPR", 2)]


def test_venues_are_those_of_accepted_papers(library: Library) -> None:
    assert library.hints().venues_like("c", 8) == [("CVPR", 2)]
    assert library.hints().venues_like("", 8) == [("CVPR", 2), ("ICML", 1)]


def test_categories_and_their_archives(library: Library) -> None:
    assert library.hints().categories() == [
        CategoryHint("cs", "Computer Science", "计算机科学", 2),
        CategoryHint("cs.CV", "Computer Vision and Pattern Recognition", "计算机视觉", 1),
        CategoryHint("cs.LG", "Machine Learning", "机器学习", 1),
        CategoryHint("math", "Mathematics", "数学", 1),
        CategoryHint("math.AG", "Algebraic Geometry", "代数几何", 1),
    ]


def test_a_library_completes_a_query(library: Library) -> None:
    text = "author:garc"
    assert [each.text for each in complete(text, len(text), library)] == ['"José García-Müller"']

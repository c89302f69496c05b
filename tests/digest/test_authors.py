import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.digest.authors import split_all_authors, split_authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("A B,C D", ("A B", "C D")),
        ("A B, C D", ("A B", "C D")),
        ("A B , C D", ("A B", "C D")),
        ("", ()),
        (",", ()),
        ("A B", ("A B",)),
        ("John Doe,Jr.,C D", ("John Doe, Jr.", "C D")),
        ("John Doe, III, C D", ("John Doe, III", "C D")),
        ("CMS Collaboration:,A B", ("CMS Collaboration", "A B")),
        ("A B,,C D,", ("A B", "C D")),
        ("李雷，韩梅梅", ("李雷", "韩梅梅")),
        ("Ivan Ivanov,Victor Vik", ("Ivan Ivanov", "Victor Vik")),
        ('B\\"uchi (1 and 2),X', ('B\\"uchi (1 and 2)', "X")),
        ("Erdős Pál, José García", ("Erdős Pál", "José García")),
        ("Erdős\xa0Pál,李雷：", ("Erdős Pál", "李雷")),
    ],
)
def test_names(line: str, names: tuple[str, ...]) -> None:
    assert split_authors(line) == names


def test_thousands_of_names() -> None:
    names = tuple(f"Name {number}" for number in range(3303))
    assert split_authors(",".join(names)) == names
    assert split_authors(", ".join(names)) == names


@example(["A B,C D", "\t", "A B,C D"])
@given(
    st.lists(st.text(st.sampled_from("Aé, :，\xa0李\t"), max_size=8) | st.sampled_from(["A B,C D", "A,Jr.", "É, B"]))
)
def test_many_lines_together_have_the_names_of_each(lines: list[str]) -> None:
    assert split_all_authors(lines) == list(map(split_authors, lines))

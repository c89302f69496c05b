import pytest

from reader.digest.names import are_names, by_line, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A B; C D；E F", ("A B", "C D", "E F")),
        ("A B and C D", ("A B", "C D")),
        ("A B, C D & E F", ("A B", "C D", "E F")),
        ("[A B](https://x.org/a_(b)), [C D](#c)", ("A B", "C D")),
        ("👤 **A B, C D**", ("A B", "C D")),
        ("甲、乙", ("甲", "乙")),
        ("A B, Belle and BaBar Collaborations", ("A B", "Belle and BaBar Collaborations")),
        ("'t Hooft, Jr.", ("'t Hooft, Jr.",)),
        ("", ()),
        ("A B；; C D ", ("A B", "C D")),
        (f"A{' ' * 100_000}B, C D & E F", ("A B", "C D", "E F")),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text", ["Ada Lovelace, Alan Turing", "甲乙、丙丁", "I. Suslov (Institute for Things, Moscow)"]
)
def test_a_line_that_can_be_the_authors(text: str) -> None:
    assert are_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "⭐ 4.5",
        "我们提出了一个新的方法",
        "A long line of words that is no name at all",
        "- Ada",
        "It works.",
        "Ada:",
    ],
)
def test_a_line_that_cannot(text: str) -> None:
    assert not are_names(text)


def test_by() -> None:
    assert by_line("By A B and C D") == "A B and C D"
    assert by_line("by 2027 it works") is None
    assert by_line("Ada") is None

"""Authors' names in parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.names import Name, split_name


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ada Lovelace", Name("Lovelace", "Ada")),
        ("Arjun S. Nair", Name("Nair", "Arjun S.")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("Remco van der Hofstad", Name("Hofstad", "Remco", "van der")),
        ("Guy Van den Broeck", Name("Van den Broeck", "Guy")),
        ("Luc Van Gool", Name("Van Gool", "Luc")),
        ("Anh Van Nguyen", Name("Nguyen", "Anh Van")),
        ("Wernher von Braun", Name("Braun", "Wernher", "von")),
        ("Maria de la Cruz", Name("Cruz", "Maria", "de la")),
        ("van Gogh, Vincent", Name("Gogh", "Vincent", "van")),
        ("Martin Luther King, Jr.", Name("King", "Martin Luther", "", "Jr.")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", "", "Jr.")),
        ("King, Martin, Jr.", Name("King", "Martin", "", "Jr.")),
        ("Quoc V. Le", Name("Le", "Quoc V.")),
        ("Le Cun", Name("Cun", "Le")),
        ("Jean-Luc O'Neill", Name("O'Neill", "Jean-Luc")),
        ("OpenAI", Name("OpenAI")),
        ("The ATLAS Collaboration", Name("The ATLAS Collaboration")),
        ("Qwen Team", Name("Qwen Team")),
        ("Research and Development", Name("Research and Development")),
        ("A, B, C", Name("A, B, C")),
        ("张伟", Name("张伟")),
        ("张 伟", Name("张", "伟")),
        ("山田 太郎", Name("山田", "太郎")),
        ("智源团队", Name("智源团队")),
        ("", Name("")),
    ],
)
def test_parts(author: str, name: Name) -> None:
    assert split_name(author) == name
    assert name.is_whole == (not name.given)


@given(st.text(st.sampled_from("aVvan deJr.,ö中 III "), max_size=30))
def test_no_word_is_lost(author: str) -> None:
    name = split_name(author)
    assert sorted(" ".join(name).replace(",", " ").split()) == sorted(author.replace(",", " ").split())

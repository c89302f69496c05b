from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.learning.features import Text, features, shown


def test_words_of_both_languages_authors_and_categories() -> None:
    text = Text("Diffusion Models in 3D", "扩散模型用于 LoRA 微调", ("Kaiming He",), ("cs.CV",), "We use diffusion.")
    found = features(text)
    assert len(found) == len(set(found))
    assert {"diffusion", "models", "3d", "扩散", "散模", "模型", "lora", "微调", "@kaiming he", "#cs.CV"} <= set(found)


def test_signs_of_one_letter_and_numbers_tell_nothing() -> None:
    assert features(Text("A 2024 x + y", "的")) == ["的"]


def test_a_word_an_author_and_a_category_never_meet() -> None:
    assert features(Text("robotics", authors=("Robotics",), categories=("robotics",))) == [
        "robotics",
        "@robotics",
        "#robotics",
    ]


def test_names_are_shown_as_they_are_written() -> None:
    forms = dict(shown(Text("Diffusion and LLMs", authors=("José Müller",), categories=("cs.CV",))))
    assert forms["diffusion"] == "diffusion"
    assert forms["llms"] == "LLMs"
    assert forms["@jose muller"] == "José Müller"
    assert forms["#cs.CV"] == "cs.CV"


texts = st.builds(Text, st.text(), st.text(), st.tuples(st.text()), st.tuples(st.text()), st.text())


@given(texts)
def test_any_text_has_features_each_once(text: Text) -> None:
    found = features(text)
    assert len(found) == len(set(found))
    assert all(found)
    assert all(form for _, form in shown(text) if form.strip())

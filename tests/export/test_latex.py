"""Text as LaTeX for a BibTeX file."""

import re

import pytest
from hypothesis import given

from reader.export.latex import escaped, is_balanced, to_latex

from .made_up import texts


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("R&D 5% #1 a_b", r"R\&D 5\% \#1 a\_b"),
        ("{x} a^b ~5", r"\textbraceleft{}x\textbraceright{} a\textasciicircum{}b \textasciitilde{}5"),
        (r"C:\temp\new", r"C:\textbackslash{}temp\textbackslash{}new"),
        (r"\\server", r"\textbackslash{}\textbackslash{}server"),
        (r"R\&D 5\%", r"R\&D 5\%"),
        ("$x_1^2$ is $O(n)$", "$x_1^2$ is $O(n)$"),
        (r"$\{x\}$", r"$\lbrace x\rbrace $"),
        (r"$50\%$ and $50%$", r"$50\%$ and $50\%$"),
        (r"\(O(n)\)", "$O(n)$"),
        ("from $5 to $10", r"from \$5 to \$10"),
        (r"G\"odel, {\"u}ber, Erd\H{o}s, \'{e}", r"G\"odel, {\"u}ber, Erd\H{o}s, \'{e}"),
        (r"it\'s", "it's"),
        (r"\emph{a_b}", r"\emph{a\_b}"),
        (r"\emph{x", r"\textbackslash{}emph\textbraceleft{}x"),
        (r"{\bf x}", r"{\bf x}"),
        (r"\alpha_1 and \frac{a}{b}", r"\ensuremath{\alpha_1} and \ensuremath{\frac{a}{b}}"),
        (r"\frac12", r"\textbackslash{}frac12"),
        (r"\href{https://a.example/x_y}{here}", r"here (https://a.example/x\_y)"),
        (r"\ie this\label{s}", "i.e. this"),
        (r"\mymacro{x}", r"\textbackslash{}mymacro\textbraceleft{}x\textbraceright{}"),
        ("Fig.~1", "Fig.~1"),
        ("中文 naïve", "中文 naïve"),
        ("two\nlines\\", r"two lines\textbackslash{}"),
    ],
)
def test_text(text: str, latex: str) -> None:
    assert to_latex(text) == latex


@pytest.mark.parametrize(
    ("title", "latex"),
    [
        ("BERT: A 3D-Aware GPT-4", "{BERT}: A {3D}-Aware {GPT}-4"),
        ("LoRA+ and X-ray", "{LoRA}+ and {X}-ray"),
        ("Large-Scale Learning", "Large-Scale Learning"),
        ("Sorting in $O(n)$", "Sorting in {$O(n)$}"),
        ("A Note", "A Note"),
    ],
)
def test_capitals_of_a_title_are_kept(title: str, latex: str) -> None:
    assert to_latex(title, is_title=True) == latex


@given(texts)
def test_nothing_breaks_the_file(text: str) -> None:
    for made in (to_latex(text), to_latex(text, is_title=True), escaped(text)):
        assert is_balanced(made)
    bare = re.sub(r"\$(?:\\.|[^$\\])*\$|\\ensuremath\{.*\}", "", to_latex(text))
    assert not re.search(r"(?<!\\)(?:\\\\)*[%#&_^]", bare)


def test_a_megabyte_takes_no_time_to_speak_of() -> None:
    for piece in ("$", "{", "\\", "${", "$a{b", "\\emph{", "_ "):
        assert is_balanced(to_latex(piece * 20_000))

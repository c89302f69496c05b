r"""LaTeX as readable Unicode: a table of cases in `latex_cases.tsv`, properties, and the real digests."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.digest import read
from reader.errors import DigestError
from reader.text.clean import clean
from reader.text.latex import has_latex, render, spans
from reader.text.wrap import width_of

from ..shared import SHARED, needs_shared

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "latex_cases.tsv").read_text(encoding="utf-8").splitlines()
]
MATHS = (
    r"$ $$ { } \( \) \[ \] \\ _ ^ & \frac \sqrt \left( \right \text{ \hat \not \alpha \log \in \begin{cases} "
    r"\over \choose \xrightarrow[ \substack{ \underbrace{ "
    r"\mel \braket{ \dv \slashed \kern \! [2mm] \Foo \underset \bmod \end{cases}"
)
PROSE = (
    r"~ ` `` '' % -- \textbf{ \em \bf \href{ \cite{ \' \c{c} \item \unicode{ \ce{ \_ \foo {\foo} \foo{} \n \u221a "
    r"\ud83d \verb| \SI{ \SI[ \textsc{ \ensuremath{ \textsuperscript{ \xspace \newline \\\" \@ \ang{ \num{1e"
)
PIECES = st.one_of(
    st.text(max_size=5),
    st.sampled_from([r"\begin{align}", r"\end{align}"]),
    st.sampled_from(MATHS.split()),
    st.sampled_from(PROSE.split()),
    st.sampled_from([" ", "\n", "5", "x", "\x01", "\x03", "\u0301", "中", "\\"]),
)
LIKE_LATEX = st.lists(PIECES, max_size=40).map("".join)


@pytest.mark.parametrize(("source", "shown"), CASES)
def test_case(source: str, shown: str) -> None:
    assert render(source) == shown
    assert render(shown) == shown


def test_the_table_is_large_and_half_of_it_is_changed() -> None:
    assert len(CASES) >= 150
    assert sum(source != shown for source, shown in CASES) > len(CASES) / 2


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("plain", [("plain", "")]),
        ("", []),
        (r"a \textbf{b} c", [("a ", ""), ("b", "bold"), (" c", "")]),
        (r"\emph{b} \textit{c}", [("b", "italic"), (" ", ""), ("c", "italic")]),
        (r"{\bf b} {\em c}", [("b", "bold"), (" ", ""), ("c", "italic")]),
        (r"\textbf{a \emph{b} c}", [("a ", "bold"), ("b", "italic"), (" c", "bold")]),
        (r"\textbf{$x^2$ wins}", [("x² wins", "bold")]),
        (r"$\mathbf{x}_i = 1$", [("x", "bold"), ("ᵢ = 1", "")]),
        (r"our \method{} wins", [("our ", ""), ("method", "italic"), (" wins", "")]),
        (r"\textbf{our {\method}}", [("our ", "bold"), ("method", "italic")]),
        (r"a \tool{word} in $\Name$", [("a word in Name", "")]),
    ],
)
def test_styles(source: str, runs: list[tuple[str, str]]) -> None:
    assert spans(source) == runs


@pytest.mark.parametrize("text", ["", "no LaTeX", "snake_case x^2 {y} 100% -- 中文", "a_b"])
def test_most_texts_are_never_parsed(text: str) -> None:
    assert not has_latex(text)
    assert render(text) is text


@given(LIKE_LATEX)
@example("$\\frac")
@example("\\href{a}")
@example("$\\left.$")
@example("\\unicode{x110000} $\\unicode{99999999999999999999}$")
@example("$\\begin{array}$ $\\text$ $^$ $_$ $x^$ $\\not$ $\\hat{}$")
def test_never_raises_and_shows_no_control_characters(text: str) -> None:
    shown = render(text)
    assert "".join(part for part, _ in spans(text)) == shown
    assert all(style in ("", "bold", "italic") and part for part, style in spans(text))
    if has_latex(text):
        assert not [char for char in shown if unicodedata.category(char) == "Cc" and ord(char) < 128 and char != "\n"]


@given(st.text(alphabet="abcdXYZ", max_size=6).map(lambda end: f"zz{end}"))
def test_a_command_of_the_authors_own_shows_its_name_only_where_it_is_no_path(name: str) -> None:
    assert render(f"We propose \\{name}, a {{\\{name}}} of \\{name}{{}}.") == f"We propose {name}, a {name} of {name}."
    for source in (
        f"C:\\{name}",
        f"x\\{name}",
        f"\\{name}\\{name}",
        f"\\{name}_1",
        f"\\{name}{{a}}{{b}}",
        f"\\{name}{{",
    ):
        assert render(source) == source


@given(st.text(alphabet="ab {}_^'\"-.,0123中文\n"))
def test_text_without_latex_is_untouched(text: str) -> None:
    assert render(text) == text


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        "${",
        "$",
        "\\textbf{",
        "$\\frac{",
        "\\alpha_",
        "\\begin{align}",
        "`",
        "\\",
        "\\\\",
        "~",
        "{\\bf ",
        "\\'",
        '\\"a',
        "\\foo{}",
        "\\foo{a}",
        "{\\foo ",
        "\\foo{",
        "\\n",
        "\\u221a",
        "$\\over ",
        "$\\!",
        "$\\ket{",
    ],
)
def test_hostile_nesting_neither_raises_nor_hangs(piece: str) -> None:
    assert render(piece * (100_000 // len(piece)))


def test_nested_formulas_do_not_exhaust_the_stack() -> None:
    nested = "x"
    for _ in range(200):
        nested = rf"\(\text{{\textbf{{$\hat{{{{{nested}}}}}$}}}}\)"
    assert render(nested)


def test_width_is_that_of_the_letters() -> None:
    assert width_of(render(r"$\bar{x}$ $\vec{v}$ $\mathcal{O}$ $\hat{\theta}$")) == 7


COMMAND_OR_DOLLAR = re.compile(r"\\[A-Za-z]+|\\[%&_#$]|(?<![A-Z])\$(?!\s?\d)")
r"""What counts as LaTeX, before and after: a command, an escaped sign, and a dollar that is no money.

Money is a dollar in front of a digit (`$67 billion`, `$ 5`) or behind a capital (`US$`); it counts neither before nor
after. Every other dollar counts, also strays. A literal `\n`, which models write, counts as a command.
"""
FIELD = re.compile(r"(?:#|- |\* |\*\*|<|TL;?DR|Motivation|Method|Result|Conclusion|Abstract|Main category|\d+\. )")


def raw_fields() -> Iterator[str]:
    """The titles, summaries and abstracts of the Markdown digests, crudely, as their files have them."""
    for path in sorted([*SHARED.glob("upstream/*.md"), *SHARED.glob("forks/**/*.md")]):
        field: list[str] = []
        for line in [*clean(path.read_text(encoding="utf-8", errors="replace")).splitlines(), ""]:
            if field and (not line.strip() or FIELD.match(line.strip())):
                yield " ".join(field)
                field = []
            if line.strip():
                field.append(line.strip())


def parsed_fields() -> Iterator[str]:
    """The same of every digest of any format, as the reader reads them."""
    for path in sorted(path for path in SHARED.rglob("*") if path.is_file()):
        try:
            reading = read(path.read_bytes(), path.name)
        except DigestError:
            continue
        for paper, _ in reading.listings:
            yield from (paper.title, paper.abstract, *(section.text for section in paper.summary.sections))


@needs_shared
@pytest.mark.parametrize("fields", [raw_fields, parsed_fields])
def test_little_latex_is_left_on_the_screen(fields: Callable[[], Iterator[str]]) -> None:
    before = [field for field in set(fields()) if COMMAND_OR_DOLLAR.search(field)]
    after = [field for field in before if COMMAND_OR_DOLLAR.search(render(field))]
    assert len(before) > 1000
    assert len(after) < 0.03 * len(before), f"{len(after)} of {len(before)}"

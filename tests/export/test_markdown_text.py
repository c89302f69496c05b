"""Text as Markdown, read back by markdown-it, which is there with Textual."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from reader.export.markdown_text import escape, link, paragraphs

from .made_up import texts

MATHS = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(dollarmath_plugin, double_inline=True)


def shown(markdown: str) -> str:
    """The text that a renderer with formulas shows, formulas as their source; blocks are parted by line breaks."""

    def text(token: Token) -> str:
        if token.type.startswith("math_inline"):
            return f"${token.content}$"
        if token.type in ("softbreak", "hardbreak"):
            return "\n"
        return token.content if token.type == "text" else ""

    tokens = MATHS.parse(markdown)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    return "\n".join("".join(map(text, token.children or ())) for token in tokens if token.type == "inline")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a *b* _c_ `d` [e](f) <g> |h|", r"a \*b\* \_c\_ \`d\` \[e\](f) \<g\> \|h\|"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("12) none", r"12\) none"),
        ("=== none", r"\=\=\= none"),
        (r"\emph{x} and \alpha", r"\\emph{x} and \\alpha"),
        ("$x_1^2$ and $5", r"$x_1^2$ and \$5"),
        ("#tag and C#", r"\#tag and C#"),
        ("see https://a.example/b_c.", "see <https://a.example/b_c>."),
        ("&amp; &copy;", r"\&amp; \&copy;"),
        ("plain words, nothing else", "plain words, nothing else"),
    ],
)
def test_escape(text: str, markdown: str) -> None:
    assert escape(text) == markdown
    assert shown(markdown) == text


@given(texts)
def test_what_is_shown_is_the_text(text: str) -> None:
    printable = re.sub(r"[^\S \n]|\x00", " ", text)
    lines = [" ".join(line.split()) for line in printable.split("\n") if line.strip()]
    assert shown(escape(printable)) == " ".join(printable.split())
    assert shown(paragraphs(printable)) == "\n".join(lines)


def test_links() -> None:
    assert link("a]b", "https://a.example/(x)?a=1&b=2") == r"[a\]b](https://a.example/%28x%29?a=1&amp;b=2)"
    assert link("a", "") == "a"

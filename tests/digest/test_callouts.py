import pytest

from reader.digest import read
from reader.digest.callouts import unfold_callouts

HEAD = "### [A Title](https://arxiv.org/abs/2606.00001)\n*Ada Lovelace, Alan Turing*\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("> [!summary] 摘要\n> 一\n> 二\n\n后", "**摘要:**\n一\n二\n<a></a>\n后"),
        ("> [!tldr]-\n> 一", "**tldr:** \n一"),
        ("> [!abstract]-\n> We.", "**摘要:** \nWe."),
        ("> [!note] Method\n> 一", "**Method:**\n一"),
        ("> [!note]+ 局限\n> 一", "**局限:**\n一"),
        ("> [!TIP]\n> 一\n> > [!quote]- Abstract\n> > We.", "\n一\n**Abstract:**\nWe."),
        ("> [!summary] " + "长" * 50, "**summary:** " + "长" * 50),
        ("> a quote\n> [x]: y\n[!tip]", "> a quote\n> [x]: y\n[!tip]"),
        ("> [!result]\n> >90% 的", "**result:** \n>90% 的"),
    ],
)
def test_callouts(text: str, wanted: str) -> None:
    assert unfold_callouts(text) == wanted


def test_callouts_are_fields_and_end_with_their_quote() -> None:
    text = HEAD + "> [!abstract]- 摘要\n> 提出一种方法。\n\n> [!method]\n> 方法。\n\n> [!TIP]\n> 读它。\n"
    (listing,) = read(text.encode(), "x.md").listings
    assert [*listing.paper.summary.sections] == [("tldr", "提出一种方法。"), ("method", "方法。"), ("Notes", "读它。")]

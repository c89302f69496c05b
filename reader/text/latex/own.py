r"""Commands of the author's own in prose: `\method`, `{\ours}`, `\tool{X}`.

What they stand for is not in the text. They are called after what they show, so their name is shown, in italics; of
one with a single argument the argument is, because such commands give style or count words. Only what is LaTeX
beyond doubt is taken for one: a path, a regular expression or an escape keeps its backslashes.
"""

import re
from collections.abc import Callable
from typing import Final

_BEFORE: Final = re.compile(r"[A-Za-z0-9\\%$_^&@.:*+]")
_AFTER: Final = re.compile(
    r"\{\}|[,;!?)\]}'\"~$/–—-]|[.:](?![\w\\/])|\s|[^\x00-\x7f]|$|\\(?:[ ,;/%&]|xspace|cite|footnote|ref|text)"
)
_IN_BRACES: Final = re.compile(r"\s*\\([A-Za-z]{2,})(?=[\s},{]|\\[ ,]|$)")


def is_own_name(text: str, name: str, start: int, at: int, is_known: Callable[[str], bool]) -> bool:
    r"""Whether `\name`, which begins at `start` and ends at `at`, is a command of the author's own without arguments.

    `is_known` tells the commands that are LaTeX's.
    """
    if is_known(name) or (len(name) < 2 and not text.startswith("{}", at)):
        return False
    if start and _BEFORE.match(text, start - 1):
        return False
    return _AFTER.match(text, at) is not None


def is_own_group(source: str, is_known: Callable[[str], bool]) -> bool:
    r"""Whether the group that begins with `source` begins with such a command, as `{\ours}` does."""
    found = _IN_BRACES.match(source)
    return found is not None and not is_known(found[1])

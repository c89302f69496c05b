"""Which papers the words of a command mean: those that IDs name, those that IDs on stdin name, or those of a query."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.arguments import WrongQuery
from reader.errors import QueryError, UsageError
from reader.model import Scope, View
from reader.terminal import is_terminal
from reader.verbs.common import DONE, FAILED, IN_PART

if TYPE_CHECKING:
    from reader.opening import Opened
    from reader.verbs.common import Tell

STDIN: Final = "-"


class Papers(NamedTuple):
    """The ids of the papers in their order, and the words that should name one but do not."""

    ids: Sequence[int]
    unknown: Sequence[str] = ()


def papers_of(opened: Opened, words: Sequence[str], sort: str = "") -> Papers:
    """The papers that the words name, in that order, or those of the query that the words make, by `sort`.

    Raises:
        UsageError: the query cannot be understood, or sorts already; or there is nothing to sort.

    """
    if (named := _named(opened, words)) is not None:
        if sort:
            raise UsageError("--sort is for a query; papers named by IDs come in the order of their IDs")
        return named
    query = " ".join(words)
    with _explained(query):
        if sort:
            _require_unsorted(query)
        return Papers(opened.library.ids(View(Scope.ALL, query=query, sort=sort)))


def count_of(opened: Opened, words: Sequence[str]) -> tuple[int, Sequence[str]]:
    """How many papers these are, without reading those of a query; and the words that name none.

    Raises:
        UsageError: the query cannot be understood.

    """
    if (named := _named(opened, words)) is not None:
        return len(named.ids), named.unknown
    query = " ".join(words)
    with _explained(query):
        return opened.library.counts(View(Scope.ALL, query=query)).total, ()


def named_papers(opened: Opened, words: Sequence[str]) -> Papers:
    """The papers that the words name, each once: arXiv IDs of any version, links, DOIs; `-` for those on stdin.

    Raises:
        UsageError: stdin is a terminal.

    """
    found = {name: _find(opened, name) for name in _names(words)}
    known = dict.fromkeys(id for id in found.values() if id is not None)
    return Papers(list(known), [name for name, id in found.items() if id is None])


def tell_unknown(words: Sequence[str], known: int, tell: Tell) -> int:
    """Say which words name no paper; the exit status, where `known` others did."""
    for word in words:
        tell(f"{word}: no such paper in the library; reader list finds papers by their words")
    if not words:
        return DONE
    return IN_PART if known else FAILED


def _named(opened: Opened, words: Sequence[str]) -> Papers | None:
    """The papers that the words name; None where one of them names nothing, so that they are a query."""
    from reader.digest.identity import identify

    others = [word for word in words if word != STDIN]
    if words and all(identify(word) or _find(opened, word) is not None for word in others):
        return named_papers(opened, words)
    return None


def _names(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word == STDIN:
            yield from _names_on_stdin()
        else:
            yield word


def _names_on_stdin() -> Iterator[str]:
    """Of each line what comes before the first tab, as `reader list` prints papers in a pipe."""
    if is_terminal(sys.stdin):
        raise UsageError("- takes IDs from stdin, which is the terminal: reader list … | reader mark read -")
    for line in sys.stdin.buffer if sys.stdin else ():
        if name := line.decode("utf-8", "replace").partition("\t")[0].strip():
            yield name


def _find(opened: Opened, name: str) -> int | None:
    from reader.digest.identity import identify

    identity = identify(name)
    found = opened.library.find(identity.key) if identity else None
    return opened.library.find(name) if found is None else found


def _require_unsorted(query: str) -> None:
    from reader.query import read_query

    if read_query(query).sort:
        raise UsageError("the query sorts already; leave out --sort or its “sort:”")


@contextmanager
def _explained(query: str) -> Iterator[None]:
    try:
        yield
    except QueryError as error:
        raise WrongQuery(str(error), query, error.position) from error

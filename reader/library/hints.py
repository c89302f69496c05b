"""What a query may name of the library: tags, authors, categories, venues. For completion, so quick and bounded."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from reader.library.columns import to_names
from reader.store import Store

_NEWEST: Final = """
SELECT {column} FROM state CROSS JOIN paper ON paper.id = state.paper
WHERE flags & 40 = 0 ORDER BY last_day DESC, position LIMIT {papers}"""
_PAPERS: Final = 2000
"""Authors and venues are looked for in so many of the newest papers, not in all: a week or a month of them."""
_COMMENTS: Final = 100
"""To read the venue of so many takes four milliseconds."""
_CATEGORIES: Final = "SELECT category, total FROM tally WHERE day = '' AND category NOT IN ('*', '') AND total > 0"


class CategoryHint(NamedTuple):
    """A category or an archive that the library has, with its names and its number of papers."""

    code: str
    english: str
    chinese: str
    papers: int


class Hints:
    """Asks a library what a query may name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def tags(self) -> list[tuple[str, int]]:
        """The tags and how many papers have each, most papers first."""
        return _by_papers(
            Counter(tag for (tags,) in self._store.all("SELECT tags FROM annotation") for tag in to_names(tags))
        )

    def authors_like(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """Authors of the newest papers with a word in their name that begins with `prefix`, most papers first."""
        wanted = _folded(prefix.strip())
        rows = self._store.all(_NEWEST.format(column="authors", papers=_PAPERS))
        counted = Counter("\n".join(authors for (authors,) in rows if authors).split("\n"))
        return _by_papers({name: papers for name, papers in counted.items() if name and wanted in _folded(name)})[:most]

    def venues_like(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """Venues of the newest papers that begin with `prefix`, as their comments name them, without the year."""
        from reader.text.venue import venue

        wanted = prefix.strip().lower()
        rows = self._store.all(_NEWEST.format(column="comment", papers=_PAPERS))
        comments = [comment for (comment,) in rows if wanted in comment.lower()][:_COMMENTS]
        named = [(venue(comment).partition(" 20")[0], comment.lower()) for comment in comments]
        found = Counter(name for name, comment in named if name and name.lower() in comment)
        return _by_papers({name: papers for name, papers in found.items() if name.lower().startswith(wanted)})[:most]

    def categories(self) -> list[CategoryHint]:
        """The primary categories of the library and their archives, most papers first, with both names."""
        from reader.taxonomy import name

        found = Counter(dict(self._store.all(_CATEGORIES)))
        for code, papers in list(found.items()):
            if "." in code:
                found[code.partition(".")[0]] += papers
        return [CategoryHint(code, name(code, "en"), name(code, "zh"), papers) for code, papers in _by_papers(found)]


@lru_cache(maxsize=32768)
def _folded(name: str) -> str:
    """The name with a space before each word; kept, as the same names are asked for at every key."""
    if not name.isascii():
        from reader.text.fold import fold

        name = fold(name)
    return " " + name.lower().replace("-", " ")


def _by_papers(counted: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

"""Beginnings of words in an expression for FTS5 -> the words of the index that begin so, where these are few.

FTS5 brings the lists of all these words together before it has a first hit. Of words that are parted by OR it reads
each list from the newest hit on, so that the newest hits of a million papers take no longer than those of a thousand.
Sources: https://www.sqlite.org/fts5.html#fts5_prefix_queries, https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.query.match import Newest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store import Store

MOST: Final = 32
"""So many words are looked up one by one; a beginning of more is left as it is."""
RARE: Final = 1000
"""Words that all together occur less often than this are brought together in no time, so they are left, too."""
_BEGINNING: Final = re.compile(r'"([^"]* )?([^" ]+)" \*')
_WORDS: Final = """
WITH RECURSIVE word(term) AS (
    SELECT (SELECT term FROM vocabulary WHERE term >= ?1 LIMIT 1)
        WHERE (SELECT count(*) FROM (SELECT 1 FROM vocabulary WHERE term >= ?1 AND term < ?2 LIMIT ?4)) = ?4
    UNION ALL SELECT (SELECT term FROM vocabulary WHERE term >= word.term || char(1) LIMIT 1) FROM word
        WHERE word.term < ?2
    LIMIT ?3
)
SELECT term FROM word WHERE term < ?2"""
"""Goes from word to word, which takes no look at the lists of hits."""


def spelled_out(store: Store, parameters: Sequence[object]) -> tuple[object, ...]:
    """The parameters of a SELECT, with the beginnings spelled out in the expressions of which the newest are wanted."""
    expressions = {each for each in parameters if isinstance(each, Newest)}
    spelled = {each: _BEGINNING.sub(lambda found: _words(store, found), each) for each in expressions}
    return tuple(spelled[each] if isinstance(each, Newest) else each for each in parameters)


def _words(store: Store, found: re.Match[str]) -> str:
    before, beginning = found[1] or "", found[2]
    words = store.all(_WORDS, (beginning, f"{beginning}\U0010ffff", MOST + 1, RARE))
    if not 0 < len(words) <= MOST:
        return found[0]
    return "({})".format(" OR ".join(f'"{before}{word}"' for (word,) in words))

"""The step of library.db's schema that adds the full-text index, and the queue of papers that it does not have yet.

`search` holds the terms of `reader.text.terms` and no text (it is contentless), so that it takes about as much space as
the text itself. SQLite takes nothing out of such an index before its version 3.43, so each state of a paper that was
indexed is a document of its own: `document` tells which paper it is of, NULL where the paper has a later one.

A document's number begins with the day (see `first_document`), so that the highest numbers are the newest papers and
FTS5 finds these first without sorting. The tokenizer `ascii` parts at spaces only, as terms have no ASCII but letters
and digits. `initials` has the letters with which the words of the other columns begin (see `reader.text.terms`), as a
search for a beginning of one letter would have to bring the lists of a tenth of all words together. `vocabulary` shows
the words of the index in their order, and takes no space. The summary is the first column because FTS5 writes down the
column of each term but for the first, and the summary has the most terms: a tenth of the index is saved by that.
"""

from __future__ import annotations

from typing import Final

DOCUMENTS_OF_A_DAY: Final = 2**20

SEARCH: Final = """
CREATE VIRTUAL TABLE search USING fts5(summary, abstract, title, authors, initials, content='', tokenize='ascii');
INSERT INTO search(search, rank) VALUES ('automerge', 8);
INSERT INTO search(search, rank) VALUES ('hashsize', 16777216);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(search, instance);
CREATE TABLE document(id INTEGER PRIMARY KEY, paper INTEGER UNIQUE);
CREATE TABLE unindexed(paper INTEGER PRIMARY KEY, day TEXT NOT NULL);
CREATE INDEX unindexed_newest ON unindexed(day DESC, paper);
INSERT INTO unindexed SELECT paper, first_day FROM state;
CREATE TRIGGER unindexed_paper AFTER UPDATE OF title, authors, abstract ON paper
WHEN old.title <> new.title OR old.authors <> new.authors OR old.abstract <> new.abstract BEGIN
    INSERT OR IGNORE INTO unindexed SELECT paper, first_day FROM state WHERE paper = new.id;
END;
CREATE TRIGGER unindexed_summary AFTER UPDATE OF summary ON state WHEN old.summary IS NOT new.summary BEGIN
    INSERT OR IGNORE INTO unindexed VALUES (new.paper, new.first_day);
END;
"""


def first_document(day: str) -> int:
    """The lowest number that a document of a day (ISO 8601) may have; 0 counts as the day of all that is no date."""
    digits = day.replace("-", "")
    return DOCUMENTS_OF_A_DAY * (int(digits) if digits.isdecimal() and digits.isascii() else 0)

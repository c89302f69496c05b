"""The tables of marks.db: the state now, and the append-only history that led to it.

`entry.before` and `entry.after` hold whole values: flags as a number, tags one a line, the note as it is.
`mark.seq` is the entry that changed the paper last, so that a follower can ask for what is new.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x41784D6B
"""`AxMk` in the file's header."""

MIGRATIONS: Final = (
    """
CREATE TABLE mark(
    paper TEXT PRIMARY KEY,
    flags INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX mark_by_seq ON mark(seq);
CREATE TABLE action(
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    label TEXT NOT NULL,
    detail TEXT NOT NULL,
    count INTEGER NOT NULL,
    undoes INTEGER REFERENCES action(id),
    redoes INTEGER REFERENCES action(id)
);
CREATE INDEX action_undoes ON action(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX action_redoes ON action(redoes) WHERE redoes IS NOT NULL;
CREATE TABLE entry(
    seq INTEGER PRIMARY KEY,
    action INTEGER NOT NULL REFERENCES action(id),
    paper TEXT NOT NULL,
    field TEXT NOT NULL CHECK(field IN ('flags', 'tags', 'note')),
    before NOT NULL,
    after NOT NULL
);
CREATE INDEX entry_of_action ON entry(action);
CREATE TRIGGER action_stays BEFORE UPDATE ON action BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER action_kept BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
""",
)

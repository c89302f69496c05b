"""The tables of marks.db: the append-only history of all machines, and the state that follows from it.

`entry.before` and `entry.after` hold whole values (see `reader.marks.fields`); what the entry changed is where they
differ. `mark` can be made anew from them; `mark.seq` is the entry that changed the paper last, so that a follower can
ask for what is new. `action.id` and `entry.seq` number what this database got to know, in that order; what is the same
on all machines is `uid`, and `machine`, `number`, `stamp` (see `reader.marks.machine`). `own` actions were made in this
database or the one it is a copy of: those are what undo walks. `sum` is a checksum (see `reader.marks.checksum`).
`shared` and `shared_file` remember what the folders of a sync held last (see `reader.marks.sync`).
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
    """
ALTER TABLE mark ADD COLUMN until TEXT NOT NULL DEFAULT '';
CREATE TABLE machine(place TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO machine VALUES ('', lower(hex(randomblob(8))));
CREATE TABLE new_action(
    id INTEGER PRIMARY KEY,
    uid INTEGER NOT NULL UNIQUE,
    machine TEXT NOT NULL,
    number INTEGER NOT NULL,
    stamp INTEGER NOT NULL,
    own INTEGER NOT NULL,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    detail TEXT NOT NULL,
    count INTEGER NOT NULL,
    target INTEGER,
    is_undo INTEGER NOT NULL DEFAULT 0,
    sum INTEGER
);
INSERT INTO new_action(id, uid, machine, number, stamp, own, at, label, detail, count)
    SELECT id, random() & 9223372036854775807, (SELECT id FROM machine), row_number() OVER (ORDER BY id),
        id + max(1000 * coalesce(strftime('%s', at), 0) - id) OVER (ORDER BY id), 1, at, label, detail, count
    FROM action;
UPDATE new_action SET is_undo = old.undoes IS NOT NULL, target = target.uid
    FROM action AS old JOIN new_action AS target ON target.id = coalesce(old.undoes, old.redoes)
    WHERE old.id = new_action.id;
CREATE TABLE new_entry(
    seq INTEGER PRIMARY KEY,
    action INTEGER NOT NULL REFERENCES action(id),
    paper TEXT NOT NULL,
    field TEXT NOT NULL CHECK(
        CASE WHEN paper = '' THEN field IN ('views', 'rules') ELSE field IN ('flags', 'tags', 'note', 'until') END
    ),
    before NOT NULL,
    after NOT NULL,
    sum INTEGER
);
INSERT INTO new_entry(seq, action, paper, field, before, after)
    SELECT seq, action, paper, field, before, after FROM entry;
DROP TABLE entry;
DROP TABLE action;
ALTER TABLE new_action RENAME TO action;
ALTER TABLE new_entry RENAME TO entry;
CREATE INDEX action_of_machine ON action(machine, number);
CREATE INDEX action_by_stamp ON action(stamp);
CREATE INDEX action_on_target ON action(target) WHERE target IS NOT NULL;
CREATE INDEX entry_of_action ON entry(action);
CREATE INDEX entry_of_paper ON entry(paper);
CREATE TRIGGER action_stays BEFORE UPDATE ON action BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER action_kept BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TABLE shared(folder TEXT PRIMARY KEY, sent INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE shared_file(
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime INTEGER NOT NULL,
    read INTEGER NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY(folder, name)
) WITHOUT ROWID;
""",
)

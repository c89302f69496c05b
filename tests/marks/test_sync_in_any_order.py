"""Machines that exchange their history come to the same marks, whatever they do in which order."""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from reader.marks import machine, state
from reader.marks.types import Deed
from reader.model import Flag, Mark
from tests.marks.machines import KEYS, Machines, deeds


def replayed(all_deeds: list[Deed]) -> dict[str, Mark]:
    """The model: each register by itself, by its last writer."""
    last: dict[tuple[str, str], object] = {}
    for deed in sorted(all_deeds, key=lambda deed: deed.place):
        for change in deed.changes:
            before, after = change.before, change.after
            if isinstance(before, int) and isinstance(after, int):
                changed = [2**n for n in range(8) if (before ^ after) >> n & 1]
                last.update({(change.paper, f"flag {flag}"): after & flag for flag in changed})
            elif change.field == "tags":
                old, new = set(str(before).split("\n")), set(str(after).split("\n"))
                last.update({(change.paper, f"tag {tag}"): tag in new for tag in old ^ new if tag})
            else:
                last[change.paper, change.field] = after
    marks = {}
    for key in KEYS:
        own = {name: value for (paper, name), value in last.items() if paper == key and value}
        flags = sum(int(name.removeprefix("flag ")) for name in own if name.startswith("flag "))
        tags = sorted(name.removeprefix("tag ") for name in own if name.startswith("tag "))
        marks[key] = Mark(Flag(flags), tuple(tags), str(own.get("note", "")), str(own.get("until", "")))
    return marks


class SyncMachine(RuleBasedStateMachine):
    """Three machines with clocks of their own, and a folder to which everything happens that can."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.machines = Machines(self.folder, ExitStack())
        self.all = [self.machines(name) for name in "xyz"]
        for marks, skew in zip(self.all, (0, -(10**9), 10**11), strict=True):
            marks._store.connection.execute("PRAGMA synchronous = OFF")
            marks.clock = lambda skew=skew: machine.clock() + skew  # type: ignore[misc]

    who = st.integers(0, 2)

    @rule(who=who, key=st.sampled_from(KEYS), on=st.integers(0, 15).map(Flag), off=st.integers(0, 15).map(Flag))
    def set_flags(self, who: int, key: str, on: Flag, off: Flag) -> None:
        self.all[who].set_flags([key, "c"], on, off, "flags")

    @rule(who=who, key=st.sampled_from(KEYS), note=st.sampled_from(["", "n", "m"]), tags=st.sets(st.sampled_from("xy")))
    def set_marks(self, who: int, key: str, note: str, tags: set[str]) -> None:
        self.all[who].set_marks({key: Mark(Flag.LATER, tuple(sorted(tags)), note, "2026-06-12")}, "import")

    @rule(who=who, text=st.sampled_from(["", "one", "two"]))
    def set_text(self, who: int, text: str) -> None:
        self.all[who].set_text("rules", self.all[who].text("rules") or "", text, "rule")

    @rule(who=who)
    def undo(self, who: int) -> None:
        self.all[who].undo()

    @rule(who=who)
    def redo(self, who: int) -> None:
        self.all[who].redo()

    @rule(who=who, choice=st.integers(0, 99))
    def undo_any(self, who: int, choice: int) -> None:
        actions = [action for action in self.all[who].actions(limit=100) if not action.undone]
        if actions:
            id = actions[choice % len(actions)].id
            if self.all[who].contradicted_by(id) is None:
                self.all[who].undo_action(id)

    @rule(who=who)
    def sync(self, who: int) -> None:
        self.machines.sync(self.all[who])

    @rule(who=who)
    def sync_and_crash_before_it_is_remembered(self, who: int) -> None:
        store = self.all[who]._store
        tables = ("shared", "shared_file")
        before = {table: store.all(f"SELECT * FROM {table}") for table in tables}
        self.machines.sync(self.all[who])
        for table, rows in before.items():
            store.connection.execute(f"DELETE FROM {table}")
            places = "(?, ?)" if table == "shared" else "(?, ?, ?, ?, ?, ?)"
            store.connection.executemany(f"INSERT INTO {table} VALUES {places}", rows)

    def files(self) -> list[Path]:
        return sorted(self.machines.shared.iterdir())

    @precondition(lambda self: self.files())
    @rule(
        choice=st.integers(0, 9),
        harm=st.sampled_from(["cut", "delete", "twice", "turn round", "damage", "newer", "copy", "drop"]),
        at=st.floats(0, 1),
    )
    def harm(self, choice: int, harm: str, at: float) -> None:
        path = self.files()[choice % len(self.files())]
        data = path.read_bytes()
        lines = data.splitlines(keepends=True)
        some = lines[: int(at * len(lines))]
        place = int(at * len(data))
        if harm == "delete":
            path.unlink()
        elif harm == "copy":
            path.with_name(f"{path.name[:16]} (copy {len(self.files())}).jsonl").write_bytes(b"".join(some))
        else:
            path.write_bytes({
                "cut": data[:place],
                "twice": data + b"".join(some),
                "turn round": b"".join(reversed(lines)),
                "damage": data[:place] + b"#" + data[place + 1 :],
                "newer": data + b'{"v":2,"new":true}\n',
                "drop": b"".join(lines[len(some) + 1 :] + some),
            }[harm])  # fmt: skip

    def teardown(self) -> None:
        try:
            before = {deed for marks in self.all for deed in deeds(marks)}
            self.machines.exchange(*self.all)
            known = [sorted(deeds(marks), key=lambda deed: deed.uid) for marks in self.all]
            assert known[0] == known[1] == known[2]
            assert before <= set(known[0])
            marks = [each.marks(KEYS) for each in self.all]
            assert marks[0] == marks[1] == marks[2] == replayed(known[0])
            assert len({each.text("rules") for each in self.all}) == 1
            assert all(state.stale_papers(each._store.connection) == [] for each in self.all)
        finally:
            self.machines._stack.close()
            shutil.rmtree(self.folder)


SyncMachine.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
TestSync = SyncMachine.TestCase

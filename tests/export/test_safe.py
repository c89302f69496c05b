"""The last guard before text leaves the program."""

from reader.export.safe import safe
from reader.model import Mark, Section, Summary

from .made_up import record


def test_clean_records_pass() -> None:
    clean = record(abstract="One.\nTwo.", mark=Mark(tags=("a b",), note="x\ny"))
    assert safe(clean) == clean


def test_what_a_terminal_acts_on_is_gone() -> None:
    summary = Summary("zh", (Section("a\x1b", "b\x9b"),))
    made = safe(record("t\x1b[1m", summary=summary, mark=Mark(tags=("a\x00\nb", "\x07"), note="n\u202e\ud800\nm")))
    assert made.paper.title == "t[1m"
    assert made.paper.summary.sections == (Section("a", "b"),)
    assert made.mark == Mark(tags=("a b",), note="n\ufffd\nm")

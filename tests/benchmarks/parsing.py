"""How fast digests are read, in the canonical template and in others: `python -m tests.benchmarks.parsing`.

The baseline reads and decodes the same bytes; of JSON Lines it decodes the JSON too. Every day is made up.
"""

from __future__ import annotations

import json
import re
from itertools import count, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from reader.digest import read
from reader.digest.markdown import CANONICAL
from reader.ingest import ingest
from reader.opening import open_reader
from reader.paths import Home
from tests.benchmarks import corpus, in_process, table
from tests.benchmarks.in_process import Compared

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Listing

_LABEL: Final = re.compile("^(Main category|TL;DR|Motivation|Method|Result|Conclusion|Abstract): ", re.MULTILINE)
_CHINESE: Final = {
    "Main category": "主分类",
    "TL;DR": "一句话总结",
    "Motivation": "动机",
    "Method": "方法",
    "Result": "结果",
    "Conclusion": "结论",
    "Abstract": "英文摘要",
}
_TEMPLATES: Final[dict[str, Callable[[str], str]]] = {
    "bold labels": lambda day: _LABEL.sub(r"**\1:** ", day),
    "extra labels": lambda day: re.sub(r"^TL;DR: ", "Relevance: 3/5\n\nKeywords: a, b\n\nTL;DR: ", day, flags=re.M),
    "quoted, blank lines": lambda day: _LABEL.sub(r"\n> **\1:** ", day),
    "localized labels": lambda day: _LABEL.sub(lambda label: f"{_CHINESE[label[1]]}：", day),
    "labels as headings": lambda day: re.sub(
        r"^(TL;DR|M\w+|Result|Conclusion|Abstract): ", r"#### \1\n\n", day, flags=re.M
    ),
}


def _without_a_label(day: str) -> str:
    """The day in bold labels, each paper without another one of its five sections."""
    number = count()

    def drop(found: re.Match[str]) -> str:
        label = tuple(_CHINESE)[1 + next(number) % 5]
        return re.sub(rf"\n{label}: [^\n]*\n", "\n", found[0])

    return _LABEL.sub(r"**\1:** ", re.sub(r"\n### \[.*?\n</details>", drop, day, flags=re.DOTALL))


_TEMPLATES["bold labels, in each paper another one missing"] = _without_a_label
_YEAR: Final = 250
"""Days of announcements."""


def figures(folder: Path, repeats: int) -> list[table.Figure]:
    """A row for each template of a day of Markdown, one for JSON Lines, and one for a year through ingest."""
    day = next(corpus.days_to_come())
    text = corpus.day_file(day)
    rows = [_floor(folder, text, repeats), _figure(folder, "Markdown", text, "≤ 2.2 ×", repeats)]
    rows += [
        _figure(folder, f"Markdown, {name}", change(text), "≤ 5 ×", repeats) for name, change in _TEMPLATES.items()
    ]
    rows.append(_figure(folder, "JSON Lines", corpus.day_file_jsonl(day), "", repeats, _decode_json))
    year = import_year(Home.under(folder / "year"))
    rows.append(table.Figure(f"import {_YEAR} days", "≤ 8 ×", "{:.2f} s", year.baseline, [year.work]))
    return rows


def import_year(home: Home) -> Compared:
    """A year of JSON Lines into an empty library; the baseline reads all the files and decodes their JSON."""
    folder = home.state / "digests"
    folder.mkdir(parents=True)
    for day in islice(corpus.days_to_come(), _YEAR):
        (folder / f"{day}.jsonl").write_text(corpus.day_file_jsonl(day), encoding="utf-8")
    paths = sorted(folder.iterdir())
    baseline = [sum(in_process.seconds(lambda path=path: _decode_json(path)) for path in paths) for _ in range(3)]  # type: ignore[misc]
    with open_reader(home) as opened:
        work = in_process.seconds(lambda: ingest(opened.library, opened.marks, [folder]))
    return Compared(work, median(baseline))


def _figure(
    folder: Path, name: str, text: str, aim: str, repeats: int, decode: Callable[[Path], object] | None = None
) -> table.Figure:
    path = _write(folder, text)
    kept = len(_read(path))
    found = in_process.compare_afresh(_read, decode or _decode, path, repeats)
    papers = f"{kept} of {corpus.PAPERS_A_DAY} papers kept"
    return table.Figure(f"parse, {name}: {papers}", aim, "{:.2f} ms", 1000 * found.baseline, [1000 * found.work])


def _floor(folder: Path, text: str, repeats: int) -> table.Figure:
    """What a day costs at least that is read paper by paper: to find its fields and decode each, and no more."""
    found = in_process.compare_afresh(_find_and_decode, _decode, _write(folder, text), repeats)
    name = "find fields, decode them, no more"
    return table.Figure(name, "", "{:.2f} ms", 1000 * found.baseline, [1000 * found.work])


def _write(folder: Path, text: str) -> Path:
    path = folder / "2026-06-12.md"
    path.write_text(text, encoding="utf-8")
    return path


def _read(path: Path) -> tuple[Listing, ...]:
    return read(path.read_bytes(), path.name).listings


def _find_and_decode(path: Path) -> object:
    pieces = CANONICAL.expression.split(path.read_bytes())
    step = CANONICAL.expression.groups + 1
    return [field.decode() for group in CANONICAL.groups for field in pieces[group::step] if field]


def _decode(path: Path) -> object:
    return path.read_bytes().decode()


def _decode_json(path: Path) -> object:
    return [json.loads(line) for line in path.read_bytes().decode().split("\n") if line]


if __name__ == "__main__":
    with TemporaryDirectory(prefix="parsing-") as made:
        print(table.markdown(["a day of 300", "aim", "baseline", "reader"], figures(Path(made), 25)))

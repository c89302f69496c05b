"""Libraries of any size, made by multiplying the built-in sample; every copy is a paper of its own."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import cache
from itertools import count, cycle, groupby, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from reader import sample
from reader.digest import read
from reader.digest.load import load_bytes
from reader.ingest import index
from reader.opening import open_reader
from reader.paths import Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAPERS_A_DAY: Final = 300
_NEWEST: Final = date(2026, 6, 12)
_OLD: Final = date(2019, 12, 31)
_PAPER: Final = re.compile(
    r"^### \[\d+\] \[(?P<title>[^\n]*)\]\(https://arxiv\.org/abs/(?P<id>[^)\n]*)\)\n"
    r"(?P<body>.*?^Main category: (?P<category>[^\n]*)\n.*?^</details>\n)",
    re.MULTILINE | re.DOTALL,
)


class _Model(NamedTuple):
    """A paper of the sample as its Markdown has it; `body` is everything below the heading."""

    category: str
    title: str
    body: str


def day_file(day: date, papers: int = PAPERS_A_DAY) -> str:
    """A canonical Markdown digest of so many papers, with IDs of that day's month which no other day has."""
    models = sorted(islice(cycle(_models()), papers), key=lambda model: model.category)
    numbers = count((day.day - 1) * PAPERS_A_DAY + 1)
    contents, sections = [], []
    for category, group in groupby(models, lambda model: model.category):
        entries = [
            f"### [{index}] [{title}](https://arxiv.org/abs/{day:%y%m}.{next(numbers):05})\n{body}"
            for index, (_, title, body) in enumerate(_mixed(list(group)), 1)
        ]
        contents.append(f"- [{category}](#{category}) [Total: {len(entries)}]")
        sections.append(f"<div id='{category}'></div>\n\n# {category} [[Back]](#toc)\n\n" + "\n\n".join(entries))
    head = "<div id=toc></div>\n\n# Table of Contents\n\n" + "\n".join(contents)
    return "\n\n\n".join([head, *sections])


def day_file_jsonl(day: date, papers: int = PAPERS_A_DAY) -> str:
    """The same day as JSON Lines."""
    lines = []
    for paper, _ in read(day_file(day, papers).encode(), f"{day}.md").listings:
        record = {
            "id": paper.key,
            "categories": paper.categories,
            "pdf": paper.pdf_url,
            "abs": paper.url,
            "authors": paper.authors,
            "title": paper.title,
            "comment": paper.comment or None,
            "summary": paper.abstract,
            "AI": dict(paper.summary.sections),
        }
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def days_to_come() -> Iterator[date]:
    """Days that no library made here has, oldest first."""
    return (_NEWEST + timedelta(days=ahead) for ahead in count(1))


def old_days(folder: Path, days: int) -> Path:
    """A folder of so many days that no library made here has, all of them before its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for back in range(days):
        day = _OLD - timedelta(days=back)
        (folder / f"{day}.md").write_text(day_file(day), encoding="utf-8")
    return folder


def build(folder: Path, papers: int) -> Home:
    """A home under `folder` with so many papers, unread, indexed; the newest day is full, the oldest has the rest."""
    home = Home.under(folder)
    amounts = [PAPERS_A_DAY] * (papers // PAPERS_A_DAY)
    if rest := papers % PAPERS_A_DAY:
        amounts.append(rest)
    with open_reader(home) as opened:
        for back in reversed(range(len(amounts))):
            day = _NEWEST - timedelta(days=back)
            digest = load_bytes(day_file(day, amounts[back]).encode(), f"{day}.md")
            opened.library.add(digest, marks=opened.marks.marks)
        index(opened.library)
    return home


@cache
def _models() -> tuple[_Model, ...]:
    """The papers of the sample, each once."""
    found = {}
    for path in sample.paths():
        if path.suffix == ".md":
            for match in _PAPER.finditer(path.read_text(encoding="utf-8")):
                found[match["id"]] = _Model(match["category"], match["title"], match["body"])
    return tuple(found.values())


def _mixed(models: list[_Model]) -> list[_Model]:
    """The same papers with copies of one far from each other, so that neighbours differ."""
    places: dict[_Model, int] = {}
    numbered = []
    for model in models:
        places[model] = places.get(model, 0) + 1
        numbered.append((places[model], model))
    return [model for _, model in sorted(numbered, key=lambda pair: pair[0])]

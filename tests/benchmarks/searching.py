"""Searching all history, beside ripgrep (or grep) over the same text: `python -m tests.benchmarks.searching [PAPERS]`.

The papers are made up of the sentences of the built-in sample, mixed, and of words that are made up. Times are of the
processor, medians for each word, and of these the worst where nothing else is said.
"""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.digest.load import load_bytes
from reader.ingest import PAPERS_AT_ONCE
from reader.library import Library
from reader.library.library import MOST_HITS
from reader.model import Scope, Section, Summary, View
from reader.store import size_on_disk
from tests.benchmarks import corpus
from tests.benchmarks.table import Figure, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model import Digest, Listing, Paper

WORDS: Final = ("diffusion", "zakalo", "扩散", "的", "大语言模型", "learning", '"language model"')
"""Rare, made up, Chinese, in every paper, long, common, a phrase."""
TYPED: Final = ("l", "le", "lea", "lear", "learning ra", "模", "模型", "的")
"""What the filter holds after a letter: one letter is in every paper."""
_ROWS: Final = 50
_NEWEST: Final = date(2026, 6, 12)
_SENTENCE: Final = re.compile(r"(?<=[.!?。！？]) ?")
_SYLLABLES: Final = ("za", "ka", "lo", "mi", "re", "tu", "ven", "dor", "sil", "qua")


class Found(NamedTuple):
    """Milliseconds; bytes for each byte of text; papers a second; `ahead` is how often the tool takes as long."""

    tool: str
    tool_time: float
    first_rows: float
    counts: float
    letter: float
    ahead: float
    least_ahead: float
    index_size: float
    library_size: float
    index_speed: float
    longest_lock: float


def measure(folder: Path, papers: int, repeats: int, tell: Callable[[str], None]) -> Found:
    """Build a library of so many papers in `folder`, index it, and search it."""
    text = folder / "text.txt"
    with Library.open(folder) as library:
        _fill(library, text, papers)
        before = _size(library)
        tell(f"{papers:,} papers to search made, {text.stat().st_size / papers:,.0f} bytes of text each")
        speed, longest = _index(library)
        size = _size(library)
        ours = {word: _times(lambda word=word: _first_rows(library, word), repeats) for word in WORDS}  # type: ignore[misc]
        counts = {word: _times(lambda word=word: library.counts(_all(word)), repeats) for word in WORDS}  # type: ignore[misc]
        letters = {typed: _times(lambda typed=typed: _typed(library, typed), repeats) for typed in TYPED}  # type: ignore[misc]
        tool = shutil.which("rg") or "grep"
        theirs = {word: _times_of_tool(tool, word, text, repeats) for word in WORDS}
        for word in WORDS:
            tell(
                f"{word}: {library.counts(_all(word)).total:,} hits, first rows {ours[word]:.2f} ms,"
                f" counts {counts[word]:.2f} ms, {tool} {theirs[word]:.1f} ms"
            )
        tell(", ".join(f"{typed} {milliseconds:.1f} ms" for typed, milliseconds in letters.items()))
    return Found(
        tool=tool.rpartition("/")[2],
        tool_time=median(theirs.values()),
        first_rows=max(ours.values()),
        counts=max(counts.values()),
        letter=max(letters.values()),
        ahead=median(theirs[word] / ours[word] for word in WORDS),
        least_ahead=min(theirs[word] / ours[word] for word in WORDS),
        index_size=(size - before) / text.stat().st_size,
        library_size=size / text.stat().st_size,
        index_speed=speed,
        longest_lock=longest,
    )


def figures(folder: Path, papers: int, repeats: int, tell: Callable[[str], None]) -> list[Figure]:
    """What was measured, as rows of a table."""
    folder.mkdir(parents=True, exist_ok=True)
    found = measure(folder, papers, repeats, tell)
    rows = (
        (f"first {_ROWS} hits of a word", "≤ 2 ms", "{:.1f} ms", found.first_rows),
        ("all hits of a word counted", "≤ 30 ms", "{:.0f} ms", found.counts),
        ("a letter in the filter of all history", "≤ 30 ms", "{:.0f} ms", found.letter),
        (f"{found.tool} over the same text", "", "{:.0f} ms", found.tool_time),
        (f"first hits ahead of {found.tool}, median", "≥ 20 ×", "{:.0f} ×", found.ahead),
        (f"first hits ahead of {found.tool}, least", "", "{:.0f} ×", found.least_ahead),
        ("papers indexed a second", "", "{:,.0f}", found.index_speed),
        ("longest step of indexing", "≤ 300 ms", "{:.0f} ms", 1000 * found.longest_lock),
        ("index / text", "≤ 1.1", "{:.2f}", found.index_size),
        ("library with index / text", "≤ 2.3", "{:.2f}", found.library_size),
    )
    return [Figure(name, aim, form, None, [value]) for name, aim, form, value in rows]


def _all(query: str) -> View:
    return View(Scope.ALL, query=query)


def _first_rows(library: Library, word: str) -> None:
    library.rows(library.ids(_all(word), _ROWS)[:_ROWS])


def _typed(library: Library, text: str) -> None:
    library.rows(library.ids(_all(text), MOST_HITS)[:_ROWS])


def _times(work: Callable[[], object], repeats: int) -> float:
    """The median in milliseconds, after a first time that does not count."""
    work()
    times = []
    for _ in range(repeats):
        start = process_time()
        work()
        times.append(1000 * (process_time() - start))
    return median(times)


def _times_of_tool(tool: str, word: str, text: Path, repeats: int) -> float:
    """The same for counting the papers that hold a word, a line each."""
    command = [tool, "-c", "-i", "-F", word.strip('"'), str(text)]
    times = []
    for _ in range(repeats + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return median(times[1:])


def _index(library: Library) -> tuple[float, float]:
    """Index all papers: how many a second, and the longest time (seconds) of one step."""
    papers, times = library.unindexed(), []
    while library.unindexed():
        start = process_time()
        library.index(PAPERS_AT_ONCE)
        times.append(process_time() - start)
    return papers / sum(times), max(times)


def _size(library: Library) -> int:
    """The bytes on the disk, with nothing left in the write-ahead log."""
    library._store.one("PRAGMA wal_checkpoint(TRUNCATE)")
    return size_on_disk(library._store.path)


def _fill(library: Library, text: Path, papers: int) -> None:
    """Digests of so many papers into the library, and their text into a file, a paper a line."""
    with text.open("w", encoding="utf-8") as file:
        for digest in _digests(papers):
            library.add(digest)
            for paper, _ in digest.listings:
                parts = (paper.title, *paper.authors, paper.abstract, *(text for _, text in paper.summary.sections))
                file.write(" ".join(parts).replace("\n", " ") + "\n")


def _digests(papers: int) -> Iterator[Digest]:
    """Days of the built-in sample, newest last, each paper's sentences mixed anew and with words made up."""
    day = load_bytes(corpus.day_file(_NEWEST).encode(), f"{_NEWEST}.md")
    random = Random(1)
    models = [paper for paper, _ in day.listings]
    abstracts = sorted({sentence for model in models for sentence in _SENTENCE.split(model.abstract) if sentence})
    sections = sorted(
        {each for model in models for _, text in model.summary.sections for each in _SENTENCE.split(text)}
    )
    for back in reversed(range(papers // corpus.PAPERS_A_DAY)):
        listings = [
            _mixed(listing, f"{back:04}.{index:05}", random, abstracts, sections)
            for index, listing in enumerate(day.listings)
        ]
        yield day._replace(day=str(_NEWEST - timedelta(days=back)), listings=tuple(listings))


def _mixed(listing: Listing, key: str, random: Random, abstracts: list[str], sections: list[str]) -> Listing:
    paper: Paper = listing.paper
    made_up = " ".join("".join(random.choices(_SYLLABLES, k=random.randint(2, 5))) for _ in range(8))
    abstract = " ".join([*random.sample(abstracts, 6), f"We call it {made_up}."])
    summary = tuple(Section(label, "".join(random.sample(sections, 2))) for label, _ in paper.summary.sections)
    title = f"{paper.title}: {made_up[:20]}"
    changed = paper._replace(key=key, title=title, abstract=abstract, summary=Summary(paper.summary.language, summary))
    return listing._replace(paper=changed)


def main() -> None:
    """Measure 60,000 papers, or so many as are asked for, and print the table."""
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    with TemporaryDirectory(prefix="benchmarks-") as folder:
        found = figures(Path(folder), papers, 7, lambda line: print(line, file=sys.stderr, flush=True))
    print(markdown(["", "aim", "baseline", f"{papers:,} papers"], found))


if __name__ == "__main__":
    main()

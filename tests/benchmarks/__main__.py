"""Prints how fast the reader is, as ratios to baselines run in the same minutes: `python -m tests.benchmarks`.

Run it in the checkout, with the extra `test` installed, on a Linux machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from tests.benchmarks import corpus, in_process, liking, machine, on_terminal, parsing, searching, table

_CHECKOUT: Final = Path(__file__).resolve().parents[2]
_REPEATS: Final = 5
"""How often a file is parsed for each run."""


_DAYS_TO_IMPORT: Final = 120
"""More than are imported while j is pressed."""


def main() -> None:
    """Measure, and print the tables."""
    options = _options()
    os.chdir(_CHECKOUT)
    # Bytes should be stamped when they arrive, not when the emulator's turn is over.
    sys.setswitchinterval(1e-4)
    _compile()
    with TemporaryDirectory(prefix="benchmarks-") as folder:
        _measure(Path(folder), options.sizes, options.runs, options.json)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--sizes", type=_sizes, default=[300, 3000, 60000], help="papers, such as 300,3000")
    parser.add_argument("--runs", type=int, default=7, help="sessions per program (default: 7)")
    parser.add_argument("--json", type=lambda name: Path(name).absolute(), help="file for every single figure")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    sizes = [int(size) for size in text.split(",")]
    if min(sizes) < corpus.PAPERS_A_DAY:
        raise argparse.ArgumentTypeError(f"at least {corpus.PAPERS_A_DAY}, which is one day")
    return sizes


def _compile() -> None:
    """Write the bytecode, as installing does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "compileall", "-q", "reader", "tests/benchmarks"]
    subprocess.run(command, env=environment, check=True)


def _measure(folder: Path, sizes: list[int], runs: int, raw: Path | None) -> None:
    load_before = machine.load_average()
    homes = []
    for size in sizes:
        start = perf_counter()
        homes.append(corpus.build(folder / str(size), size))
        _tell(f"a library of {size:,} papers made in {perf_counter() - start:.1f} s")
    titles = [f"{size:,} papers" for size in sizes]
    subjects = [on_terminal.bare(), *map(on_terminal.reader, homes, titles)]
    samples = on_terminal.measure(subjects, runs, _tell)
    imports = [in_process.import_day(home, runs) for home in homes]
    parsed = parsing.figures(folder, _REPEATS * runs)
    imported = corpus.old_days(folder / "old", _DAYS_TO_IMPORT)
    idle, busy = on_terminal.keys_while_importing(homes[min(1, len(homes) - 1)], imported, runs, _tell)
    liked = [liking.costs(home) for home in homes]
    searched = searching.figures(folder / "searching", max(sizes), runs, _tell)
    figures = [
        *table.terminal_figures(samples[0], samples[1:]),
        table.import_figure(imports),
        *liking.figures(liked),
    ]
    print(table.markdown(["", "aim", "baseline", *titles], figures), end="\n\n")
    others = [*parsed, *table.importing_figures(idle, busy)]
    print(table.markdown(["a day of 300", "aim", "baseline", "reader"], others), end="\n\n")
    print(table.markdown(["search", "aim", "baseline", titles[sizes.index(max(sizes))]], searched), end="\n\n")
    print(_circumstances(samples, runs, load_before))
    if raw is not None:
        everything = {
            "terminal": {subject.name: vars(found) for subject, found in zip(subjects, samples, strict=True)},
            "import": {title: found._asdict() for title, found in zip(titles, imports, strict=True)},
            "j": {"idle": idle, "importing": busy},
            "liking": {title: found._asdict() for title, found in zip(titles, liked, strict=True)},
            "search": {figure.name: figure.values for figure in searched},
            "parse": {figure.name: [figure.baseline, *figure.values] for figure in parsed},
        }
        raw.write_text(json.dumps(everything, indent=1), encoding="utf-8")


def _circumstances(samples: list[on_terminal.Samples], runs: int, load_before: str) -> str:
    dropped = sum(each.dropped for each in samples)
    disturbed = sum(each.disturbed for each in samples)
    warning = "**Others disturbed this; run it again when the machine is idle.** " if disturbed else ""
    return (
        f"{warning}{machine.description()}; a terminal of 120×40; baseline: an app of one Static, or reading and "
        f"decoding the file, or an idle reader. Medians of {runs} sessions each, in turn, of {on_terminal.KEYS} j "
        f"each. Load {load_before} before, {machine.load_average()} after; {dropped} sessions dropped and repeated "
        f"because others used more than {machine.MOST_FOREIGN:.0%} of the machine, "
        f"{disturbed} of {runs * len(samples)} kept "
        "in spite of it."
    )


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

"""Figures as a Markdown table: medians, with their ratio to the baseline measured in the same minutes."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.in_process import Compared
    from tests.benchmarks.on_terminal import Samples


class Figure(NamedTuple):
    """A row: what was measured, what is aimed at, how to write a value, the baseline, and the values."""

    name: str
    aim: str
    form: str
    baseline: float | None
    values: Sequence[float]

    def cells(self) -> list[str]:
        """The row's texts."""
        cells = [self.name, self.aim, "" if self.baseline is None else self.form.format(self.baseline)]
        for value in self.values:
            ratio = f" · {value / self.baseline:.2f} ×" if self.baseline else ""
            cells.append(self.form.format(value) + ratio)
        return cells


def terminal_figures(bare: Samples, readers: Sequence[Samples]) -> list[Figure]:
    """What was measured on a terminal, the reader's beside the bare app's."""
    every = (bare, *readers)

    def figure(name: str, aim: str, form: str, values: list[float]) -> Figure:
        return Figure(name, aim, form, values[0], values[1:])

    start, held = [1000 * median(each.start) for each in every], [median(each.held) for each in every]
    key, key_p90 = [1000 * median(each.key) for each in every], [1000 * p90(each.key) for each in every]
    letter, letter_p90 = [1000 * median(each.filter) for each in readers], [1000 * p90(each.filter) for each in readers]
    return [
        figure("exec to first list", "≤ 1.15 ×", "{:.0f} ms", start),
        figure(
            "exec to the answer to a j typed at once", "", "{:.0f} ms", [1000 * median(each.ready) for each in every]
        ),
        figure("j to list and detail, median", "≤ 9 ms", "{:.1f} ms", key),
        figure("j to list and detail, p90", "≤ 14 ms", "{:.1f} ms", key_p90),
        figure("bytes per j, median", "≤ 3,100", "{:,.0f}", [median(each.key_size) for each in every]),
        figure("100 held j", "≤ 0.12 s", "{:.3f} s", held),
        figure("peak resident memory", "≤ 1.2 ×", "{:.1f} MiB", [median(each.memory) for each in every]),
        Figure("a letter in the day's filter, median", "", "{:.1f} ms", None, letter),
        Figure("a letter in the day's filter, p90", "", "{:.1f} ms", None, letter_p90),
    ]


def import_figure(imports: Sequence[Compared]) -> Figure:
    """Importing a day into each library."""
    baseline = median(each.baseline for each in imports)
    return Figure("import a day of 300", "", "{:.1f} ms", 1000 * baseline, [1000 * each.work for each in imports])


def importing_figures(idle: Sequence[float], busy: Sequence[float]) -> list[Figure]:
    """Keys while digests are imported, beside the same keys in an idle reader."""
    return [
        Figure("j while importing / idle, median", "≤ 2 ×", "{:.1f} ms", 1000 * median(idle), [1000 * median(busy)]),
        Figure("j while importing / idle, p90", "≤ 2 ×", "{:.1f} ms", 1000 * p90(idle), [1000 * p90(busy)]),
    ]


def p90(values: Sequence[float]) -> float:
    """The value that nine of ten are not above."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.9))]


def markdown(titles: Sequence[str], figures: Sequence[Figure]) -> str:
    """The table; numbers are flush right."""
    rows = [list(titles), ["---", "---", *["---:"] * (len(titles) - 2)], *(figure.cells() for figure in figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)

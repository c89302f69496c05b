"""What the reader makes of each anomaly that was met, by the name of its sample."""

import csv
from pathlib import Path
from typing import Any

import pytest

from reader.digest import Reading, read
from reader.model import SUMMARY_LABELS, Listing

from ..shared import SHARED, needs_shared

FOLDER = SHARED / "oddities"
FIVE = list(SUMMARY_LABELS)

# What to look for: `id`, `version`, `authors` (how many), `author` (the first), `category`, `language`, `labels` (all,
# in order), `own` (among the labels), `absent` (not among them), `title`, `tldr`, `abstract`, `method`, `result`,
# `conclusion` (each a part of the text), `lines` (of the section named there), `length` (at least, of the TL;DR).
EXPECTED: dict[str, dict[str, Any]] = {
    "ai-value-bold": {"id": "2510.09607", "labels": FIVE, "language": "zh"},
    "ai-value-think-tag": {"id": "2603.18656", "labels": FIVE, "motivation": "long <think> traces", "language": "en"},
    "ai-value-code": {"id": "2510.10342", "length": 504, "tldr": "### TLDR"},
    "ai-value-code-fence": {"id": "2510.10342", "length": 504, "language": "zh"},
    "ai-value-double-backslash-cmd": {"id": "2508.01330", "labels": FIVE, "language": "ko"},
    "ai-value-list-numbered-1-lines": {"id": "2510.08849", "labels": FIVE},
    "ai-value-literal-uxxxx": {"id": "2602.13700", "labels": FIVE, "result": "u221a"},
    "ai-value-md-heading-line": {"id": "2510.10342", "tldr": "### 附加评估"},
    "ai-value-md-link": {"id": "2607.08164", "own": ["与遥感交叉或改进方案"]},
    "llm-refusal-meta-text-conclusion": {"id": "2510.12075", "labels": FIVE},
    "llm-refusal-meta-text-method": {"id": "2601.19231", "labels": FIVE},
    "llm-refusal-meta-text-motivation": {"id": "2510.09173", "labels": FIVE},
    "llm-refusal-meta-text-tl-dr": {"id": "2606.00506", "labels": FIVE},
    "abstract-hard-wrapped-lines": {"id": "2507.23229", "abstract lines": 1},
    "abstract-paragraphs-on-lines-indented-by-2-spaces": {"id": "2511.17915", "abstract lines": 3},
    "authors-a-b-combined-with-category-score-on-one-line": {"authors": 4, "category": "cs.CR", "own": ["Keywords"]},
    "authors-a-b-c-line": {"authors": 4, "author": "Yufei Chen"},
    "authors-in-a-name": {"authors": 4, "author": "Ben S. Southworth"},
    "authors-latex-backslash-in-a-name": {"authors": 3, "any author": "\\"},
    "authors-collaboration-team-entry": {"authors": 34, "author": "Baichuan-M2 Team"},
    "authors-empty": {"authors": 0, "title": "Untitled"},
    "authors-more-than-100": {"authors": 106, "author": "Haoming Wang"},
    "authors-other-shape-missing": {"authors": 6, "author": "Min Huang", "category": "cs.NE"},
    "authors-parenthesis-in-a-name": {"authors": 1, "author": "M. Ablikim et al. (BESIII Collaboration)"},
    "authors-separator-is": {"authors": 2, "author": "Michael J. Yuan"},
    "authors-starts-with-but-other-shape": {"id": "2604.21642", "version": 1, "own": ["kNN Score", "Background"]},
    "chars-c0-control-not-tab-lf-cr-esc": {"id": "2507.23000", "labels": FIVE},
    "chars-esc-0x1b": {"id": "2606.19416", "result": "77.1%", "labels": FIVE},
    "chars-nbsp-u-00a0": {"id": "doi:10.18596/jotcsa.1820248", "labels": FIVE},
    "chars-nul": {"id": "2604.00451", "absent": ["result"]},
    "chars-u-fffd-replacement": {"id": "2510.10163", "length": 500},
    "chars-combining-marks": {"authors": 53, "labels": FIVE},
    "chars-emoji-astral-plane": {"id": "2603.02394", "labels": FIVE},
    "chars-str-splitlines-breaker-vt-ff-fs-gs-rs-nel-ls-ps": {"id": "2508.01681", "labels": FIVE},
    "chars-zero-width-soft-hyphen": {"id": "2510.15998", "labels": FIVE},
    "details-summary-text-summary-abstract-summary": {"id": "2503.11731", "authors": 16, "labels": [], "abstract": " "},
    "enc-lone-cr-inside-text": {"id": "2508.10804", "labels": FIVE, "result": "$\\tilde{\\text{O}}"},
    "failure-marker-tl-dr-error": {"id": "2508.12790", "labels": [], "abstract": " "},
    "failure-marker-tl-dr-none": {"id": "2506.04307", "absent": ["tldr"], "abstract": " "},
    "failure-marker-tl-dr-this-content-has-not-passed-the-complia": {"labels": [], "authors": 21},
    "failure-like-conclusion": {"id": "2503.21817", "labels": FIVE},
    "failure-like-method": {"id": "2602.14740", "absent": ["tldr"], "motivation": "safety concerns"},
    "failure-like-result": {"id": "2606.00747", "labels": FIVE},
    "failure-like-tl-dr": {"id": "2506.04487", "absent": ["motivation", "method", "result", "conclusion"]},
    "field-label-repeated-at-line-start-in-one-block-conclusion": {"labels": FIVE, "abstract": "Conclusion"},
    "header-title-url-no-index": {"id": "2503.11731", "title": "Industrial-Grade Sensor Simulation"},
    "header-other-heading": {"id": "2604.21642", "title": "Exploring the statistical anisotropy"},
    "header-other-heading-with-a-link": {"id": "2604.21642", "own": ["Background"], "language": "zh"},
    "main-category-differs-from-section": {"category": "Stanford Digital Repository", "labels": []},
    "text-display": {"id": "2512.03117", "abstract": "$$"},
    "text-maths": {"id": "2507.23641", "abstract": "$"},
    "text-token-like-placeholder": {"id": "2508.12725", "method": "<graph token>"},
    "text-html-entity": {"id": "2510.10285", "labels": FIVE, "result": "1% additional"},
    "text-html-tag": {"id": "2508.12725", "method": "<graph token>"},
    "text-latex-text-command-textbf-emph-cite": {"id": "2507.23641", "abstract": "\\"},
    "text-url": {"id": "2507.23257", "abstract": "http"},
    "text-maths-2": {"id": "2507.23504", "abstract": " "},
    "text-latex-quotes": {"id": "2507.23009", "abstract": "``"},
    "text-e-mail": {"id": "2510.16819", "labels": FIVE},
    "text-escaped": {"id": "2508.01330", "abstract": "\\"},
    "text-line-starting-with-a-canonical-label-word": {"id": "2509.04245", "labels": FIVE, "authors": 5},
    "text-odd-number-of-unbalanced-maths-or-currency": {"id": "2508.01097", "labels": FIVE},
    "text-raw-or-comparison": {"id": "2507.23539", "labels": FIVE},
    "title-contains-entity": {"title": "&amp;ndash;", "labels": []},
    "title-contains-or": {"id": "2507.23449", "title": "Manifold-regularised"},
    "title-contains-or-2": {"title": "From <Answer> to <Think>: ", "labels": []},
    "title-contains": {"id": "2605.03031", "title": "Z2[u,v](u2(1+u),v2(1+v2))", "own": ["Relevance", "Why"]},
    "title-contains-a-backslash-command": {"id": "2507.23449", "title": "\\"},
    "title-longer-than-200-chars": {"id": "2509.01526", "title length": 201},
    "title-odd-number-of": {"id": "2601.10956", "title": "$"},
    "title-braces": {"title": "{Command-Line}"},
    "url-pdf-instead-of-abs": {"id": "2506.06333", "version": 1, "labels": [], "category": ""},
    "url-non-arxiv-host-none": {"empty": True},
    "url-non-arxiv-host-doi-org": {"id": "doi:10.17638/03194791"},
    "url-non-arxiv-host-journal-frontiersin-org": {"id": "doi:10.3389/fams.2017.00013", "own": ["期刊", "DOI"]},
    "url-non-arxiv-host-pubmed-ncbi-nlm-nih-gov": {"id": "https://pubmed.ncbi.nlm.nih.gov/42061964"},
    "url-non-arxiv-host-www-dovepress-com": {"authors": 7, "abstract": " ", "title": "Genetic Correlation"},
    "url-non-arxiv-host-www-frontiersin-org": {"id": "doi:10.3389/fams.2018.00015"},
    "url-not-http-s": {"empty": True},
    "value-empty-abstract": {"id": "2605.27460", "no abstract": True, "labels": []},
    "value-empty-conclusion": {"id": "2606.13886", "labels": FIVE[:-1]},
    "value-empty-motivation": {"id": "2510.10378", "labels": [], "abstract": " "},
    "value-empty-result": {"id": "2510.10378", "labels": [], "abstract": " "},
    "value-empty-tl-dr": {"id": "2510.10670", "labels": [], "abstract": " "},
    "value-has-blank-line-inside-conclusion": {"id": "2604.12163", "labels": FIVE, "lines": ("conclusion", 2)},
    "value-has-blank-line-inside-method": {"id": "2601.06903", "lines": ("method", 2), "authors": 5},
    "value-has-blank-line-inside-result": {"id": "2601.06903", "category": "cs.DC"},
    "value-longer-than-3-000-chars-tl-dr": {"id": "2510.10342", "length": 1000},
    "value-multi-line-conclusion": {"id": "2511.16699", "labels": FIVE, "lines": ("conclusion", 2)},
    "value-multi-line-method": {"id": "2511.18336", "labels": FIVE, "lines": ("method", 2)},
    "value-multi-line-result": {"id": "2510.04685", "labels": FIVE, "result": "\\norm{u}_2^2"},
    "value-multi-line-tl-dr": {"id": "2510.12423", "labels": FIVE, "lines": ("tldr", 2)},
    "whole-file-empty-digest-toc-header-only": {"empty": True},
    "whole-file-empty-0-bytes": {"empty": True},
}


def seen(listing: Listing, what: str, wanted: Any) -> Any:
    """What the listing has of `what`, in the form in which `EXPECTED` states it."""
    paper = listing.paper
    labels = [label for label, _ in paper.summary.sections]
    texts = {"title": paper.title, "abstract": paper.abstract, **dict(reversed(paper.summary.sections))}
    if what in texts:
        return wanted if wanted in texts[what] else texts[what]
    match what:
        case "lines":
            label, count = wanted
            return label, min(count, texts[label].count("\n") + 1)
        case "own":
            return [label for label in wanted if label in labels]
        case "absent":
            return [label for label in wanted if label not in labels]
        case "any author":
            return wanted if any(wanted in name for name in paper.authors) else paper.authors
    return {
        "id": paper.key,
        "version": paper.version,
        "authors": len(paper.authors),
        "author": paper.authors[0] if paper.authors else "",
        "category": paper.primary_category,
        "language": paper.summary.language,
        "labels": labels,
        "length": min(wanted, len(texts.get("tldr", ""))) if isinstance(wanted, int) else 0,
        "title length": min(wanted, len(paper.title)) if isinstance(wanted, int) else 0,
        "abstract lines": paper.abstract.count("\n") + 1,
        "no abstract": not paper.abstract,
    }.get(what, "")


def reading_of(name: str) -> Reading:
    path = FOLDER / f"{name}.md"
    return read(path.read_bytes(), path.name)


@needs_shared
def test_every_oddity_has_an_expectation() -> None:
    with (FOLDER / "INDEX.tsv").open(encoding="utf-8", newline="") as index:
        names = [Path(row[0]).stem for row in csv.reader(index, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert sorted(names) == sorted(EXPECTED)


@needs_shared
@pytest.mark.parametrize("name", EXPECTED)
def test_oddity(name: str) -> None:
    reading = reading_of(name)
    assert reading.problems == ()
    if EXPECTED[name] == {"empty": True}:
        assert reading.listings == ()
        return
    (listing,) = reading.listings
    wanted = EXPECTED[name]
    assert {what: seen(listing, what, value) for what, value in wanted.items()} == wanted

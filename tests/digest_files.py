"""Small digests as files, written for the tests of the command line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def markdown(*papers: tuple[str, str], category: str = "cs.LG") -> str:
    """A canonical digest of papers given as (arXiv ID, title)."""
    parts = [
        f"<div id=toc></div>\n\n# Table of Contents\n\n- [{category}](#{category}) [Total: {len(papers)}]\n\n\n"
        f"<div id='{category}'></div>\n\n# {category} [[Back]](#toc)"
    ]
    for number, (ident, title) in enumerate(papers, 1):
        parts.append(
            f"### [{number}] [{title}](https://arxiv.org/abs/{ident})\n*Ada Lovelace, Alan Turing*\n\n"
            f"Main category: {category}\n\nTL;DR: 关于{ident}的一句话。\n\n\n<details>\n  <summary>Details</summary>\n"
            f"Motivation: 动机。\n\nMethod: 方法。\n\nResult: 结果。\n\nConclusion: 结论。\n\n"
            f"Abstract: We study {ident}.\n\n</details>"
        )
    return "\n\n".join(parts) + "\n"


def write(folder: Path, day: str, *papers: tuple[str, str], category: str = "cs.LG") -> Path:
    """Write a digest as `folder`/`day`.md."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{day}.md"
    path.write_text(markdown(*papers, category=category), encoding="utf-8")
    return path


def jsonl(ident: str, title: str, **fields: Any) -> str:
    """One line of an enhanced digest."""
    summary = {
        "tldr": "一句话。",
        "motivation": "动机。",
        "method": "方法。",
        "result": "结果。",
        "conclusion": "结论。",
    }
    record = {
        "id": ident,
        "categories": ["cs.CL", "cs.LG"],
        "pdf": f"https://arxiv.org/pdf/{ident}",
        "abs": f"https://arxiv.org/abs/{ident}",
        "authors": ["Ada Lovelace", "Alan Turing"],
        "title": title,
        "comment": "9 pages",
        "summary": "An abstract.",
        "AI": summary,
    }
    return json.dumps({**record, **fields}) + "\n"


def two_days(folder: Path) -> Sequence[Path]:
    """Thursday with two papers, and Friday with one of them again and a new one."""
    return (
        write(folder, "2026-06-11", ("2606.00001", "Alpha nets"), ("2606.00002", "Beta \\emph{fields}")),
        write(folder, "2026-06-12", ("2606.00002v2", "Beta \\emph{fields}"), ("2606.00003", "Gamma")),
    )

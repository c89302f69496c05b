"""CSL-JSON, checked by what the schema says of the variables that are used, and by pandoc where it is installed."""

import json
import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import given, settings

from reader.export.csl import csl_name, to_csl
from reader.model import Mark, Record

from .made_up import record, records

TYPES = {"article", "article-journal", "paper-conference"}
STRINGS = {
    "id", "type", "title", "container-title", "publisher", "number", "archive", "archive_location", "DOI", "URL",
    "abstract", "note", "annote", "keyword",
}  # fmt: skip
NAME_PARTS = {"family", "given", "suffix", "literal", "non-dropping-particle"}


def assert_valid(item: dict[str, Any]) -> None:
    """What https://github.com/citation-style-language/schema, csl-data.json, demands of an item."""
    assert {"id", "type"} <= set(item) <= STRINGS | {"author", "issued"}
    assert item["type"] in TYPES
    assert all(isinstance(item[name], str) for name in STRINGS & set(item))
    for name in item.get("author", []):
        assert set(name) <= NAME_PARTS
        assert all(isinstance(part, str) for part in name.values())
    if "issued" in item:
        (parts,) = item["issued"]["date-parts"]
        assert 1 <= len(parts) <= 3
        assert all(isinstance(part, int) for part in parts)


def test_a_preprint() -> None:
    made = to_csl(record(comment="9 pages", code_url="https://c.example", mark=Mark(tags=("a", "b"), note="mine")))
    assert_valid(made)
    assert made == {
        "id": "vaswani2017attention-1706.03762",
        "type": "article",
        "title": "Attention Is All You Need",
        "author": [{"family": "Vaswani", "given": "Ashish"}],
        "issued": {"date-parts": [[2017, 6]]},
        "publisher": "arXiv",
        "number": "arXiv:1706.03762",
        "archive": "arXiv",
        "archive_location": "1706.03762",
        "URL": "https://arxiv.org/abs/1706.03762",
        "note": "9 pages\nCode: https://c.example",
        "annote": "mine",
        "keyword": "a, b",
    }


def test_where_it_was_accepted() -> None:
    made = to_csl(record(comment="Accepted at CVPR 2026"))
    assert (made["type"], made["container-title"], made["issued"]) == (
        "paper-conference", "CVPR", {"date-parts": [[2026]]},
    )  # fmt: skip
    assert to_csl(record(comment="Accepted by TPAMI"))["type"] == "article-journal"


def test_names() -> None:
    assert csl_name("Vincent van Gogh") == {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}
    assert csl_name("Martin King Jr.") == {"family": "King", "given": "Martin", "suffix": "Jr."}
    assert csl_name("The ATLAS Collaboration") == {"literal": "The ATLAS Collaboration"}


@settings(max_examples=40)
@given(records())
def test_any_paper_is_valid(made: Record) -> None:
    item = to_csl(made)
    assert_valid(item)
    assert str(item.get("URL", "http")).lower().startswith("http")


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_cites_it() -> None:
    items = json.dumps([to_csl(record(authors=("Vincent van Gogh", "OpenAI")))])
    done = subprocess.run(
        ["pandoc", "-f", "csljson", "-t", "plain", "--citeproc"], input=items, capture_output=True, text=True
    )
    assert "Gogh, Vincent van, and OpenAI. 2017" in done.stdout

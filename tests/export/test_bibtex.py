"""BibTeX, read back by pybtex and, where it is installed, by pandoc."""

import json
import re
import shutil
import subprocess
import warnings

import pytest
from hypothesis import given, settings
from pybtex.database import BibliographyData, parse_string

from reader.export.bibtex import bibtex, bibtex_name
from reader.export.latex import is_balanced
from reader.model import Mark, Record

from .made_up import record, records


def parsed(text: str) -> BibliographyData:
    with warnings.catch_warnings():
        # pybtex imports what setuptools is about to take out.
        warnings.simplefilter("ignore")
        return parse_string(text, "bibtex")


def test_a_preprint() -> None:
    made = bibtex(
        record(comment="15 pages", code_url="https://c.example/a", mark=Mark(tags=("ml", "a, b"), note="mine"))
    )
    assert made == (
        "@misc{vaswani2017attention-1706.03762,\n"
        "  title         = {Attention Is All You Need},\n"
        "  author        = {Vaswani, Ashish},\n"
        "  year          = {2017},\n"
        "  month         = jun,\n"
        "  eprint        = {1706.03762},\n"
        "  archivePrefix = {arXiv},\n"
        "  primaryClass  = {cs.CL},\n"
        "  url           = {https://arxiv.org/abs/1706.03762},\n"
        "  note          = {15 pages. Code: \\url{https://c.example/a}},\n"
        "  keywords      = {ml, a b},\n"
        "  annote        = {mine}\n"
        "}\n"
    )


def test_where_it_was_accepted() -> None:
    conference = bibtex(record(comment="Accepted at CVPR 2026"))
    assert conference.startswith("@inproceedings{vaswani2017attention-1706.03762,")
    assert "booktitle     = {{CVPR}},\n" in conference
    assert "year          = {2026}" in conference
    assert "eprint        = {1706.03762}" in conference
    journal = bibtex(record(comment="Accepted by TPAMI"))
    assert journal.startswith("@article{")
    assert "journal       = {TPAMI}" in journal
    assert "@misc{" in bibtex(record(comment="Submitted to CVPR 2026"))


def test_a_paper_of_another_source() -> None:
    made = bibtex(record(key="doi:10.1000/x", url="https://p.example/1#x"))
    assert "doi           = {10.1000/x}" in made
    assert "howpublished  = {https://p.example/1\\#x}" in made
    assert "eprint" not in made


@pytest.mark.parametrize(
    ("author", "made"),
    [
        ("Vincent van Gogh", "van Gogh, Vincent"),
        ("Martin King, Jr.", "King, Jr., Martin"),
        ("OpenAI", "{OpenAI}"),
        ("The ATLAS Collaboration", "{The ATLAS Collaboration}"),
        ("Research and Development", "{Research and Development}"),
        ("Paul Erd\\H{o}s", "Erd\\H{o}s, Paul"),
        ("A, B & C, D", "{A, B \\& C, D}"),
    ],
)
def test_names(author: str, made: str) -> None:
    assert bibtex_name(author) == made


@settings(max_examples=40)
@given(records())
def test_any_paper_is_one_entry_with_all_its_authors(made: Record) -> None:
    text = bibtex(made)
    assert is_balanced(text)
    assert "javascript:" not in re.sub("(?s)(title|author|note|abstract|annote|keywords).*?\n", "", text)
    (entry,) = parsed(text).entries.values()
    authors = [author for author in made.paper.authors if author.strip()]
    assert len(entry.persons.get("author", ())) == len(authors)


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_reads_it() -> None:
    made = bibtex(record("BERT & $x^2$ in G\\\"odel's C:\\temp", authors=("Vincent van Gogh", "OpenAI")))
    done = subprocess.run(["pandoc", "-f", "bibtex", "-t", "csljson"], input=made, capture_output=True, text=True)
    (item,) = json.loads(done.stdout)
    assert item["id"] == "gogh2017bert-1706.03762"
    assert item["title"].endswith("in Gödel’s C:\\temp")
    assert item["author"][0]["family"] == "Gogh"
    assert item["author"][1] == {"literal": "OpenAI"}

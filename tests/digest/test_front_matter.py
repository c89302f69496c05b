import pytest

from reader.digest.front_matter import front_matter

YAML = """---
title: "A: Title"  # a comment
Date: 2026-06-12 # a comment
authors: [Ada Lovelace, "Turing, Alan", 'O''Hara']
empty:
people:
  - Ada Lovelace
  - name: Alan Turing
tags:
- cs.LG
tldr: >-
  One
  two
abstract: |
  One
  two
long: one
  two
flow: [
  a,
  b
]
nested:
  key: value
---
Body
"""
TOML = """+++
title = "A \\"Title\\""
date = 2026-06-12T08:00:00+08:00
authors = [
  "Ada Lovelace",
  "Turing, Alan",
]
[taxonomies]
tags = ["cs.LG"]
title = "no"
+++
Body
"""


def test_yaml() -> None:
    entries, body = front_matter(YAML)
    assert body == "Body\n"
    assert entries == {
        "title": "A: Title",
        "date": "2026-06-12",
        "authors": "Ada Lovelace; Turing, Alan; O'Hara",
        "people": "Ada Lovelace; Alan Turing",
        "tags": "cs.LG",
        "tldr": "One two",
        "abstract": "One\ntwo",
        "long": "one two",
        "flow": "a; b",
    }


def test_toml() -> None:
    entries, body = front_matter(TOML)
    assert body == "Body\n"
    assert entries == {
        "title": 'A "Title"',
        "date": "2026-06-12 08:00:00+08:00",
        "authors": "Ada Lovelace; Turing, Alan",
        "tags": "cs.LG",
    }


@pytest.mark.parametrize("text", ["+++\na = [\n+++\nBody\n", "---\n- a\n---\nBody\n", "Body\n"])
def test_what_cannot_be_read_says_nothing(text: str) -> None:
    assert front_matter(text) == ({}, "Body\n")


def test_a_rule_is_no_front_matter() -> None:
    text = "---\n\n# Papers\n\nBody\n"
    assert front_matter(text) == ({}, text)

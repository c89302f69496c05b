"""Many papers in one file."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export import FORMATS
from reader.export.formats import notes, render
from reader.export.ris import ris
from reader.model import Language, Record

from .made_up import record, records


@pytest.mark.parametrize("name", FORMATS)
def test_papers_are_rendered_as_they_come(name: str) -> None:
    taken = []

    def come() -> Iterator[Record]:
        for number in (1, 2, 3):
            taken.append(number)
            yield record(key=f"2606.0000{number}")

    pieces = render(come(), name)
    first = next(pieces)
    assert first == "[" if name == "csl-json" else "00001" in first
    assert len(taken) <= 1


def test_many() -> None:
    papers = [record(key="2606.00001"), record(key="2606.00002")]
    text = {name: "".join(render(papers, name, Language.EN)) for name in FORMATS}
    assert text["bibtex"].count("\n}\n\n@misc{") == 1
    assert text["ris"] == ris(papers[0]) + ris(papers[1])
    assert [item["archive_location"] for item in json.loads(text["csl-json"])] == ["2606.00001", "2606.00002"]
    assert text["markdown"].count("\n\n## ") == 1
    assert [json.loads(line)["id"] for line in text["jsonl"].splitlines()] == ["2606.00001", "2606.00002"]


def test_none() -> None:
    assert {name: "".join(render([], name)) for name in FORMATS} == {
        "bibtex": "", "ris": "", "csl-json": "[\n]\n", "markdown": "", "jsonl": "",
    }  # fmt: skip


@settings(max_examples=30)
@given(st.lists(records(), max_size=2))
def test_names_of_files_are_plain(made: list[Record]) -> None:
    for name, text in notes(made, Language.BOTH):
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
        assert name[0] not in ".-"
        assert text.startswith("---\n")

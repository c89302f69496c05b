import json
from pathlib import Path

import pytest

from reader.digest import load as loading
from reader.digest.find import find, group
from reader.digest.load import load, load_bytes
from reader.errors import DigestError
from reader.model import Digest

from .canonical import digest, paper, record

MD = digest([("cs.LG", [record(paper("2606.00001")), record(paper("2606.00002"), 2)])])


def line(number: str, **keys: object) -> str:
    return json.dumps({"id": number, "title": "T", "abs": f"https://arxiv.org/abs/{number}", **keys}) + "\n"


def load_folder(folder: Path) -> list[Digest]:
    return [load(files) for files in group(find([folder]))]


def test_markdown_and_enhanced_lines_are_one_digest_without_the_raw_crawl(tmp_path: Path) -> None:
    (tmp_path / "2026-06-12.md").write_text(MD, encoding="utf-8")
    (tmp_path / "2026-06-12.jsonl").write_text(line("2606.09999") + line("2606.00001"))
    enhanced = line("2606.00001", AI={"tldr": "An English one"}, comment="9 pages")
    (tmp_path / "2026-06-12_AI_enhanced_Chinese.jsonl").write_text(enhanced)
    (day,) = load_folder(tmp_path)
    assert (day.day, day.day_is_guess, day.origin) == ("2026-06-12", False, str(tmp_path.absolute()))
    assert [listing.paper.key for listing in day.listings] == ["2606.00001", "2606.00002"]
    assert day.listings[0].paper.comment == "9 pages"


def test_the_raw_crawl_counts_if_it_is_alone_or_if_nothing_else_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "2026-06-12.jsonl").write_text(line("2606.09999"))
    assert len(load_folder(tmp_path)[0].listings) == 1
    (tmp_path / "2026-06-12_AI_enhanced_Chinese.jsonl").write_text("{broken")
    (day,) = load_folder(tmp_path)
    assert [listing.paper.key for listing in day.listings] == ["2606.09999"]
    name = "2026-06-12_AI_enhanced_Chinese.jsonl"
    assert [str(problem)[: len(name) + 11] for problem in day.problems] == [f"{name}: no digest"]


def test_the_raw_crawl_is_left_alone_beside_the_enhanced_file(tmp_path: Path) -> None:
    (tmp_path / "2026-06-12.jsonl").write_text(line("2606.09999"))
    (tmp_path / "2026-06-12_AI_enhanced_Chinese.jsonl").write_text(line("2606.00001", AI={"tldr": "x y"}))
    (day,) = load_folder(tmp_path)
    assert [listing.paper.key for listing in day.listings] == ["2606.00001"]


def test_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Shopping\n\n- milk\n")
    with pytest.raises(DigestError, match=r"^notes\.md is no digest[^\n]*$"):
        load(tuple(find([path])))


def test_a_file_that_went_away_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "2026-06-12.md"
    path.write_text(MD, encoding="utf-8")
    files = tuple(find([path]))
    path.unlink()
    with pytest.raises(DigestError, match="cannot be read"):
        load(files)


def test_a_file_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_BYTES", 1 << 20)
    path = tmp_path / "2026-06-12.md"
    path.write_bytes(b" " * ((1 << 20) + 1))
    with pytest.raises(DigestError, match="larger than 1 MB"):
        load(tuple(find([path])))
    with pytest.raises(DigestError, match="larger than 1 MB"):
        load_bytes(path.read_bytes(), "stdin")


def test_bytes_from_standard_input() -> None:
    day = load_bytes(MD.encode(), "stdin")
    assert (day.day, day.day_is_guess, day.origin, len(day.listings)) == ("2026-06-30", True, "-", 2)


def test_nothing_is_an_empty_digest(tmp_path: Path) -> None:
    (tmp_path / "2026-06-12.md").write_bytes(b"")
    (day,) = load_folder(tmp_path)
    assert (day.listings, day.problems) == ((), ())


@pytest.mark.parametrize(
    ("raw", "dropped"),
    [
        (line("2606.09999") + line("2606.00001v2") + line("2606.09999"), 1),
        ('{"title": "T", "pdf": "https://arxiv.org/pdf/2606.09998"}\n' + line("2606.09999"), 2),
        (line("2606.09999").replace("\n", "\r\n") + "{broken\n", 1),
        (line("2606.00001"), 0),
    ],
)
def test_what_the_digest_dropped_of_the_raw_crawl_is_counted(tmp_path: Path, raw: str, dropped: int) -> None:
    (tmp_path / "2026-06-12.md").write_text(MD, encoding="utf-8")
    (tmp_path / "2026-06-12.jsonl").write_text(raw, newline="")
    (day,) = [load(files) for files in group(find([tmp_path]))]
    assert (day.dropped, len(day.listings), day.problems) == (dropped, 2, ())


def test_without_a_raw_crawl_nobody_knows_what_was_dropped(tmp_path: Path) -> None:
    (tmp_path / "2026-06-12.md").write_text(MD, encoding="utf-8")
    (tmp_path / "2026-06-13.jsonl").write_text(line("2606.09999"))
    assert [load(files).dropped for files in group(find([tmp_path]))] == [None, None]

import pytest

from reader.digest.decode import decode, repair
from reader.errors import DigestError


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_byte_order_marks_are_understood_and_dropped(encoding: str) -> None:
    text = "# 摘要\nα"
    assert decode(text.encode(encoding), "x.md") == (text.encode(), ())


def test_utf_16_big_endian_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + "中文".encode("utf-16-be"), "x.md").data == "中文".encode()


def test_invalid_utf_8_tells_line_and_byte_and_leaves_the_rest() -> None:
    decoded = repair(b"one\ntw\xffo\nthree", "x.md")
    assert decoded.data.decode() == "one\ntw\ufffdo\nthree"
    (problem,) = decoded.problems
    assert (problem.file, problem.line) == ("x.md", 2)
    assert "byte 6" in problem.reason


def test_offsets_count_the_byte_order_mark() -> None:
    (problem,) = decode(b"\xef\xbb\xbfa\xff", "x.md").problems
    assert "byte 4" in problem.reason


def test_many_damaged_lines_end_in_one_problem() -> None:
    problems = repair(b"\xff\n" * 100, "x.md").problems
    assert len(problems) == 21
    assert "80 more lines" in problems[-1].reason


def test_damaged_utf_16_is_a_problem() -> None:
    (problem,) = decode(b"\xff\xfe" + "ab\n".encode("utf-16-le") + b"\x00\xd8", "x.jsonl").problems
    assert problem.line == 2


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"PK\x03\x04zip", b"\x1f\x8b\x08", b"\x7fELF", b"a\0" * 500]
)
def test_binary_is_refused_in_one_line_that_names_the_file(data: bytes) -> None:
    with pytest.raises(DigestError, match=r"^photo\.md is binary[^\n]*$"):
        decode(data, "photo.md")


def test_a_stray_nul_is_text() -> None:
    assert decode(b"\\b\0eta" + b"x" * 1000, "x.md").data.startswith(b"\\b\0eta")


def test_windows_line_ends_become_newlines_and_a_lone_cr_stays() -> None:
    assert decode(b"a\r\nb\rc\n", "x.md").data == b"a\nb\rc\n"


def test_what_needs_no_change_is_not_looked_through() -> None:
    data = b"one\xff\n"
    assert decode(data, "x.md").data is data
    assert repair(data, "x.md").data == "one\ufffd\n".encode()

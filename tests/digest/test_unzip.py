import gzip

import pytest

from reader.digest import read
from reader.errors import DigestError

from .canonical import digest, paper, record

TEXT = digest([("cs.LG", [record(paper())])]).encode()


def test_compressed_digests_are_read() -> None:
    assert read(gzip.compress(TEXT), "x.md.gz") == read(TEXT, "x.md")
    assert read(gzip.compress(TEXT[:50]) + gzip.compress(TEXT[50:]) + b"\0" * 9, "x.gz") == read(TEXT, "x")


def test_what_grows_out_of_proportion_is_refused() -> None:
    with pytest.raises(DigestError, match=r"^x\.gz unpacks to more than \d+ MB[^\n]*$"):
        read(gzip.compress(b"a" * (80 << 20)), "x.gz")


@pytest.mark.parametrize("data", [gzip.compress(TEXT)[:-9], b"\x1f\x8b\x08", gzip.compress(TEXT) + b"junk"])
def test_damaged_data_is_refused(data: bytes) -> None:
    with pytest.raises(DigestError, match=r"^x\.gz is binary \(damaged gzip\)[^\n]*$"):
        read(data, "x.gz")


def test_an_archive_in_an_archive_is_refused() -> None:
    with pytest.raises(DigestError, match="is binary"):
        read(gzip.compress(gzip.compress(TEXT)), "x.gz")

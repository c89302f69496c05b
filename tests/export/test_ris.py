"""RIS, read back by rispy."""

import rispy
from hypothesis import given, settings

from reader.export.ris import ris, ris_name
from reader.model import Mark, Record

from .made_up import record, records


def test_a_preprint() -> None:
    made = ris(record(pdf_url="https://arxiv.org/pdf/1706.03762", abstract="One.\nTwo.", mark=Mark(tags=("ml",))))
    assert made.split("\r\n") == [
        "TY  - UNPB",
        "ID  - vaswani2017attention-1706.03762",
        "TI  - Attention Is All You Need",
        "AU  - Vaswani, Ashish",
        "PY  - 2017",
        "DA  - 2017/06//",
        "AB  - One. Two.",
        "UR  - https://arxiv.org/abs/1706.03762",
        "L1  - https://arxiv.org/pdf/1706.03762",
        "C7  - arXiv:1706.03762",
        "M3  - preprint",
        "DB  - arXiv",
        "KW  - ml",
        "ER  - ",
        "",
        "",
    ]


def test_kinds_and_dates() -> None:
    conference = ris(record(comment="Accepted at CVPR 2026"))
    assert conference.startswith("TY  - CONF\r\n")
    assert "T2  - CVPR\r\nPY  - 2026\r\n" in conference
    assert "DA  - " not in conference
    assert "JO  - TPAMI\r\n" in ris(record(comment="Accepted by TPAMI"))
    assert "DA  - 2026/06/12/\r\n" in ris(record(key="2606.00001"))
    assert "DO  - 10.1/x\r\n" in ris(record(key="doi:10.1/x"))


def test_names() -> None:
    assert [ris_name(name) for name in ("Vincent van Gogh", "Martin King Jr.", "OpenAI")] == [
        "van Gogh, Vincent", "King, Martin, Jr.", "OpenAI",
    ]  # fmt: skip


@settings(max_examples=40)
@given(records())
def test_any_paper_is_one_reference(made: Record) -> None:
    text = ris(made)
    assert all(line[2:6] == "  - " for line in text.split("\r\n") if line)
    (entry,) = rispy.loads(text)
    assert [*entry.get("authors", [])] == [ris_name(author) for author in made.paper.authors if ris_name(author)]
    assert entry.get("title", "") == " ".join(made.paper.title.split())
    assert all(link.startswith("http") for link in entry.get("urls", []))

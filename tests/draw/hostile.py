"""Papers with text that screens get wrong, for property tests."""

from hypothesis import strategies as st

from reader.model import Flag, Mark, Paper, Record, Row, Section, Summary
from reader.text.clean import clean, clean_line

_BITS = (
    "[/x] [INST] ", "[@click=app.exit]", "$(rm -rf ~)", "中文，。", "「引用」", "ＡＢＣ", "한국어", "e\u0301\u0323",
    "\u0301", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇨🇳", "\u3000", "  ", "a" * 90, "长" * 90, "\x1b[31m",
    "\x9b2J", "\u202e", "\n", "98.4%", "https://example.org/" + "x/" * 60, "\u0e33", "ﷺ", "𝔘", "\t", "·", "…", "●★",
)  # fmt: skip

raw = st.lists(st.sampled_from(_BITS) | st.text(max_size=8), max_size=12).map("".join)
lines = raw.map(clean_line)
paragraphs = raw.map(clean)
names = st.lists(lines.filter(bool), max_size=30).map(tuple)
flags = st.integers(0, 31).map(Flag)
summaries = st.builds(
    Summary,
    st.sampled_from(["zh", "en", "ja", "ko", "fr"]),
    st.lists(
        st.builds(Section, st.sampled_from(["tldr", "method", "result"]) | lines, paragraphs), max_size=5
    ).map(tuple),
)  # fmt: skip
papers = st.builds(
    Paper,
    key=st.sampled_from(["1706.03762", "doi:10.1000/x", "https://example.org/paper"]),
    title=lines,
    version=st.none() | st.integers(1, 9),
    authors=names,
    categories=st.lists(st.sampled_from(["cs.LG", "I.2.7; I.2.10", "hep-ex"]), max_size=3).map(tuple),
    url=lines,
    pdf_url=lines,
    code_url=lines,
    code_stars=st.none() | st.integers(0, 10**6),
    comment=lines,
    abstract=paragraphs,
    summary=summaries,
)
days = st.sampled_from([(), ("2025-06-09",), ("2025-06-09", "2025-06-11"), ("no day", "2025-06-11")])
records = st.builds(
    Record, st.just(1), papers, days, st.builds(Mark, flags, names, paragraphs, st.sampled_from(["", "2025-07-01"]))
)
rows = st.builds(
    Row,
    id=st.just(1),
    key=st.just("1706.03762"),
    title=lines,
    authors=names,
    category=st.just("cs.LG"),
    tldr=paragraphs,
    language=st.sampled_from(["", "zh", "en"]),
    abstract=paragraphs,
    flags=flags,
    first_seen=st.sampled_from(["", "2025-06-09"]),
    last_day=st.sampled_from(["", "2025-06-11"]),
)
widths = st.integers(1, 210)

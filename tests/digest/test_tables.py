from reader.digest import Reading, read

TOPICS = """## Updated on 2026.06.12

## SLAM

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2026-06-11**|**A: First**|Ada Lovelace et.al.|[2606.00001](http://arxiv.org/abs/2606.00001v2)|**[link](https://github.com/a/b)**|
|**2026-06-11**|**Second \\| Two**|Alan Turing et.al.|[2606.00002](http://arxiv.org/abs/2606.00002)|null|

## NeRF

|**2026-06-11**|**Third**|Ada Lovelace et.al.|[2606.00003](http://arxiv.org/abs/2606.00003)|null|
"""


def table(text: str) -> Reading:
    reading = read(text.encode(), "x.md")
    assert (reading.format, reading.problems) == ("markdown", ())
    return reading


def test_topics_with_a_row_for_each_paper() -> None:
    reading = table(TOPICS)
    first, second, third = (listing.paper for listing in reading.listings)
    assert [listing.section for listing in reading.listings] == ["SLAM", "SLAM", "NeRF"]
    assert reading.day == "2026-06-12"
    assert (first.key, first.version, first.title) == ("2606.00001", 2, "A: First")
    assert (first.authors, first.code_url) == (("Ada Lovelace et.al.",), "https://github.com/a/b")
    assert (second.title, second.code_url, third.title) == ("Second | Two", "", "Third")


def test_columns_are_fields_and_rows_go_on_over_lines() -> None:
    text = (
        "| Title | Authors | Summary |\n|-------|---------|---------|\n| A Title: That\n  Goes On (Read more on "
        "[arXiv](https://arxiv.org/abs/2606.00001) or [HF](https://huggingface.co/papers/2606.00001)) "
        "| Ada Lovelace, Alan Turing | A summary.\nOf two lines. |\n"
    )
    (listing,) = table(text).listings
    assert listing.paper.title == "A Title: That Goes On"
    assert listing.paper.authors == ("Ada Lovelace", "Alan Turing")
    assert listing.paper.summary.sections == (("tldr", "A summary. Of two lines."),)


def test_a_link_inside_the_site_tells_the_paper_by_its_name() -> None:
    text = (
        "| # | 题目 | 一句话要点 | 关键词 |\n|---:|---|---|---|\n"
        "| 1 | [A Title](./papers/260600001v1-a-title.html) | 一句话。 | 甲, 乙 |\n"
    )
    (listing,) = table(text).listings
    assert (listing.paper.key, listing.paper.version, listing.paper.title) == ("2606.00001", 1, "A Title")
    assert listing.paper.summary.sections == (("tldr", "一句话。"), ("关键词", "甲, 乙"))


def test_rows_laid_out_with_html() -> None:
    text = (
        "<details>\n<summary>x</summary>\n</details>\n\n| Title | Authors | Abstract | Links |\n|:-:|---|---|---|\n"
        "| [A](https://arxiv.org/abs/2606.00001) <br> | Ada | <details><summary>Show</summary>We do.</details> | "
        "[PDF](https://arxiv.org/pdf/2606.00001) / [Code](https://github.com/a/b) |\n"
        '| <a href="https://arxiv.org/abs/2606.00002">B</a> | Bob | Hi. | <a href="https://x.org">PDF</a> |\n'
    )
    first, second = (listing.paper for listing in read(text.encode(), "x").listings)
    assert (first.key, first.title, first.authors, first.abstract) == ("2606.00001", "A", ("Ada",), "We do.")
    assert first.code_url == "https://github.com/a/b"
    assert (second.key, second.title, second.authors, second.abstract) == ("2606.00002", "B", ("Bob",), "Hi.")

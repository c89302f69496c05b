"""Writes canonical digests for tests, by the grammar of the original generator."""

from collections.abc import Iterable, Sequence

from reader.model import SUMMARY_LABELS, Listing, Paper, Section, Summary

DETAILS = "<details>\n  <summary>Details</summary>\n"


def paper(
    number: str = "2606.00001",
    title: str = "A Title",
    authors: Sequence[str] = ("Ada Lovelace", "Alan Turing"),
    category: str = "cs.LG",
    texts: Sequence[str] = ("提出一个方法。", "动机在此。", "方法在此。", "结果在此。", "结论在此。"),
    abstract: str = "We study things.",
    language: str = "zh",
) -> Paper:
    return Paper(
        key=number,
        title=title,
        authors=tuple(authors),
        categories=(category,),
        url=f"https://arxiv.org/abs/{number}",
        pdf_url=f"https://arxiv.org/pdf/{number}",
        abstract=abstract,
        summary=Summary(language, tuple(map(Section, SUMMARY_LABELS, texts))),
    )


def record(paper: Paper, number: int = 1, **texts: str) -> str:
    """One paper; `texts` replaces single fields (`tldr`, `abstract`, `authors`, `url` …) as they are written."""
    written = dict(paper.summary.sections)
    written |= {"authors": ",".join(paper.authors), "abstract": paper.abstract, "url": paper.url}
    written |= texts
    return (
        f"### [{number}] [{paper.title}]({written['url']})\n*{written['authors']}*\n\n"
        f"Main category: {paper.primary_category}\n\nTL;DR: {written.get('tldr', '')}\n\n\n{DETAILS}"
        f"Motivation: {written.get('motivation', '')}\n\nMethod: {written.get('method', '')}\n\n"
        f"Result: {written.get('result', '')}\n\nConclusion: {written.get('conclusion', '')}\n\n"
        f"Abstract: {written['abstract']}\n\n</details>"
    )


def digest(sections: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A whole digest from (category, records) pairs."""
    sections = list(sections)
    contents = "\n".join(f"- [{name}](#{name}) [Total: {len(records)}]" for name, records in sections)
    body = "".join(
        f"\n\n<div id='{name}'></div>\n\n# {name} [[Back]](#toc)\n\n" + "\n\n\n".join(records) + "\n"
        for name, records in sections
    )
    return f"<div id=toc></div>\n\n# Table of Contents\n\n{contents}\n{body}"


def render(listings: Iterable[Listing]) -> str:
    """The canonical digest of listings; neighbours of one section share its heading."""
    sections: list[tuple[str, list[str]]] = []
    for number, listing in enumerate(listings, 1):
        if not sections or sections[-1][0] != listing.section:
            sections.append((listing.section, []))
        sections[-1][1].append(record(listing.paper, number))
    return digest(sections)

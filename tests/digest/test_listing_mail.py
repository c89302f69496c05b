from reader.digest import read

MAIL = r"""------------------------------------------------------------------------------
Send any comments regarding submissions directly to submitter.
------------------------------------------------------------------------------
received from  Thu 11 Jun 26 18:00:00 GMT  to  Fri 12 Jun 26 18:00:00 GMT
------------------------------------------------------------------------------
------------------------------------------------------------------------------
\\
arXiv:2606.00001
Date: Thu, 11 Jun 2026 02:49:53 GMT   (31kb,D)

Title: A Long Title That Goes On: Over
  Two Lines
Authors: Ada Lovelace, Alan
  Turing
Categories: cs.AI cs.LG
  math.OC
Comments: 9 pages,
  ICML 2026
DOI: 10.1000/xyz
\\
  First paragraph
goes on.
  Second one.
\\ ( https://arxiv.org/abs/2606.00001 ,  31kb)
------------------------------------------------------------------------------
\\
arXiv:2606.00002 (*cross-listing*)
Date: Thu, 11 Jun 2026 17:11:20 GMT   (56kb)

Title: Crossing
Authors: Ada Lovelace
Categories: math/0612717 cs.LG
\\
  Text.
\\ ( https://arxiv.org/abs/2606.00002 ,  56kb)
%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
------------------------------------------------------------------------------
\\
arXiv:hep-th/9901001
replaced with revised version Wed, 10 Jun 2026 22:17:21 GMT   (97kb)

Title: Replaced
Authors: Alan Turing
Categories: hep-th
\\ ( https://arxiv.org/abs/hep-th/9901001 ,  97kb)
"""


def test_blocks() -> None:
    reading = read(MAIL.encode(), "x.txt")
    new, cross, replaced = (listing.paper for listing in reading.listings)
    assert (reading.format, reading.day, reading.problems) == ("mail", "2026-06-12", ())
    assert (new.key, new.title) == ("2606.00001", "A Long Title That Goes On: Over Two Lines")
    assert (new.authors, new.categories) == (("Ada Lovelace", "Alan Turing"), ("cs.AI", "cs.LG", "math.OC"))
    assert (new.comment, new.abstract) == ("9 pages, ICML 2026", "First paragraph goes on.\nSecond one.")
    assert new.summary.sections == (("DOI", "10.1000/xyz"),)
    assert (cross.key, cross.abstract, cross.summary.section("Announced as")) == ("2606.00002", "Text.", "cross")
    assert (replaced.key, replaced.abstract) == ("hep-th/9901001", "")
    assert replaced.summary.section("Announced as") == "replace"


def test_a_block_without_title_is_a_problem_in_its_line() -> None:
    reading = read(MAIL.replace("Title: Crossing", "Titel: Crossing").encode(), "x.txt")
    assert len(reading.listings) == 2
    assert [(problem.line, problem.reason) for problem in reading.problems] == [(27, "a paper without a title")]


def test_a_mail_without_papers_is_an_empty_digest() -> None:
    assert read(MAIL.partition("\\\\\n")[0].encode(), "x.txt").listings == ()


def test_names_have_no_affiliations() -> None:
    head = "\\\\\nPaper: math/0601002\nFrom: someone\n\nTitle: Old\n"
    block = head + "Authors: A. One (1) and\n  B. Two ((1) X, (2) Y)\n\\\\\n  Text.\n\\\\\n"
    (listing,) = read(block.encode(), "x").listings
    assert (listing.paper.key, listing.paper.authors) == ("math/0601002", ("A. One", "B. Two"))
    assert listing.paper.summary.sections == ()

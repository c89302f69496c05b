import json

import pytest

from reader.digest import read
from reader.digest.json_values import is_decoration, plain_value, text_of_index
from reader.model import Paper


def paper(document: object) -> Paper:
    reading = read(json.dumps(document).encode(), "x.json")
    assert (reading.format, reading.problems, len(reading.listings)) == ("json", (), 1)
    return reading.listings[0].paper


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("tldr", {"model": "m", "text": "Short."}, "Short."),
        ("pdf", {"url": "https://x.org", "status": None}, "https://x.org"),
        ("author", [{"given": "Ada", "family": "Lovelace"}, {"family": "Turing"}], ["Ada Lovelace", "Turing"]),
        ("authorships", [{"author": {"display_name": "Ada"}, "institutions": []}, "Alan"], ["Ada", "Alan"]),
        ("title", ["A"], "A"),
        ("abstract", "<jats:p>If a &lt; b</jats:p><jats:p>c.</jats:p>", "If a < b\n\nc."),
        ("other", {"a": 1}, {"a": 1}),
    ],
)
def test_objects_that_stand_for_a_text(key: str, value: object, wanted: object) -> None:
    assert "".join(str(plain_value(key, value)).split()) == "".join(str(wanted).split())


def test_an_index_of_words_is_a_text() -> None:
    assert text_of_index({"things.": [2, 10], "We": [0], "study": [1], "odd": None}) == "We study things. things."


def test_other_identifiers_of_a_paper() -> None:
    authors = [{"authorId": "1", "name": "Ada Lovelace"}]
    ids = {"externalIds": {"ArXiv": "2606.00001", "CorpusId": 1}, "url": "https://www.semanticscholar.org/paper/a"}
    found = paper({"data": [{"paperId": "abc", "title": "A", "abstract": "Text.", "authors": authors, **ids}]})
    assert (found.key, found.authors, found.abstract) == ("2606.00001", ("Ada Lovelace",), "Text.")


def test_a_work_with_its_abstract_as_an_index() -> None:
    authors = [{"author": {"display_name": "Ada Lovelace"}}]
    work = {"doi": "https://doi.org/10.1000/abc", "title": "A", "display_name": "A", "authorships": authors}
    found = paper({"results": [{**work, "abstract_inverted_index": {"Text.": [1], "A": [0]}}]})
    assert (found.key, found.authors, found.abstract) == ("doi:10.1000/abc", ("Ada Lovelace",), "A Text.")
    assert found.summary.sections == ()


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("thumbnail", "https://x.org/a?b", True),
        ("cover", "Nature's, of June", False),
        ("preview", "https://x.org/a.PNG?w=1", True),
        ("mediaUrls", ["https://x.org/a.mp4"], True),
        ("figures", [{"url": "https://x.org/a", "caption": "A"}], True),
        ("submittedBy", {"_id": "6a", "name": "Someone"}, True),
        ("user", {"avatarUrl": "/a.svg", "fullname": "Someone"}, True),
        ("nested", {"a": {"b": "c"}}, True),
        ("isParticipating", True, True),
        ("discussionId", "68abc", True),
        ("request_id", "68abc", True),
        ("grid", "3x3", False),
        ("evaluation", {"score": 5, "reason": "Good."}, False),
        ("keywords", ["a", "b"], False),
        ("projectPage", "https://x.org", False),
        ("upvotes", 12, False),
    ],
)
def test_what_says_nothing_about_a_paper_is_no_section(key: str, value: object, wanted: bool) -> None:
    assert is_decoration(key, value) is wanted
    record = {"title": "A", "arxiv_id": "2606.00001", "abstract": "We.", key: value}
    assert (key in dict(paper([record]).summary.sections)) is not wanted


def test_accounts_are_no_texts() -> None:
    account = {"_id": "6a", "name": "Someone"}
    assert plain_value("submittedby", account) == account

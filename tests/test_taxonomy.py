import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import ArxivId
from reader.taxonomy import _TABLE, is_category, name

from .shared import SHARED, needs_shared

ROWS = [line.split("|") for line in _TABLE.split("\n")]
CODES = [row[0] for row in ROWS]
CONTAINERS = {
    "cs",
    "econ",
    "eess",
    "math",
    "astro-ph",
    "cond-mat",
    "nlin",
    "physics",
    "q-bio",
    "q-fin",
    "stat",
}
RETIRED = {
    *("acc-phys", "adap-org", "alg-geom", "ao-sci", "atom-ph", "bayes-an", "chao-dyn", "chem-ph", "cmp-lg"),
    *("comp-gas", "dg-ga", "funct-an", "mtrl-th", "patt-sol", "plasm-ph", "q-alg", "solv-int", "supr-con"),
}


@pytest.mark.parametrize("row", ROWS, ids=CODES)
def test_every_line_has_a_code_and_both_names(row: list[str]) -> None:
    code, english, chinese = row
    assert re.fullmatch(r"[a-z]+(-[a-z]+)?(\.([A-Z]{2}|[a-z]+(-[a-z]+)?))?", code)
    assert re.fullmatch(r"[A-Z][A-Za-z, -]+", english)
    assert re.fullmatch(r"(?:K )?[\u4e00-\u9fff]+", chinese)
    assert len(chinese) <= 8
    assert (name(code, "en"), name(code, "zh")) == (english, chinese)
    assert is_category(code)


def test_no_code_comes_twice() -> None:
    assert len(CODES) == len(set(CODES))


def test_the_table_has_arxivs_155_categories_its_archives_and_the_retired_ones() -> None:
    assert set(CODES) >= CONTAINERS | RETIRED
    assert len(set(CODES) - CONTAINERS - RETIRED) == 155


def test_every_category_belongs_to_an_archive_of_the_table() -> None:
    assert {code.partition(".")[0] for code in CODES if "." in code} == CONTAINERS


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("cs.LG", "Machine Learning", "机器学习"),
        ("cs.CL", "Computation and Language", "计算与语言"),
        ("cs.CV", "Computer Vision and Pattern Recognition", "计算机视觉"),
        ("cs.DC", "Distributed, Parallel, and Cluster Computing", "分布式与并行计算"),
        ("hep-th", "High Energy Physics - Theory", "高能物理理论"),
        ("cond-mat.mtrl-sci", "Materials Science", "材料科学"),
        ("q-bio.NC", "Neurons and Cognition", "神经与认知"),
        ("q-fin.EC", "Economics", "经济学"),
        ("cmp-lg", "Computation and Language", "计算与语言"),
    ],
)
def test_names(code: str, english: str, chinese: str) -> None:
    assert name(code, "en") == english
    assert name(code, "zh") == chinese


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("math.MP", "math-ph"),
        ("math.IT", "cs.IT"),
        ("cs.NA", "math.NA"),
        ("cs.SY", "eess.SY"),
        ("stat.TH", "math.ST"),
        ("alg-geom", "math.AG"),
        ("solv-int", "nlin.SI"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_alias_is_named_as_its_category(alias: str, code: str, language: str) -> None:
    assert name(alias, language) == name(code, language) != ""


def test_another_language_gets_the_english_name() -> None:
    assert name("cs.LG", "ja") == "Machine Learning"


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
@pytest.mark.parametrize("code", ["", "cs.XY", "CS.LG", "cs.LG ", "cs.LG|Machine Learning", "Remote Sensing"])
def test_an_unknown_code_has_no_name(code: str, language: str) -> None:
    assert name(code, language) == ""


@pytest.mark.parametrize("code", ["cs.XY", "bio.AB", "q-new.AB", "physics.new-ph", "cond-mat.topology"])
def test_a_code_that_arxiv_may_add_is_a_category(code: str) -> None:
    assert is_category(code)


@pytest.mark.parametrize(
    "text",
    [
        *("", "cs.", ".LG", "cs.lg", "CS.LG", "cs.LG\n", " cs.LG", "cs.LGX", "cs.LG, cs.AI", "math/0612717"),
        *(
            "I.2.7",
            "68T50",
            "C.4",
            "arxiv.org",
            "Remote Sensing",
            "JAG",
            "Open MIND",
            "prl",
            "机器学习",
            "{cate}",
        ),
    ],
)
def test_what_is_no_category(text: str) -> None:
    assert not is_category(text)


@given(st.text())
def test_whatever_has_a_name_is_a_category(text: str) -> None:
    assert is_category(text) or name(text, "en") == name(text, "zh") == ""


@given(st.sampled_from([code for code in CODES if "." not in code]), st.integers(0, 9_999_999))
def test_every_archive_makes_an_old_identifier(archive: str, number: int) -> None:
    assert ArxivId.find(f"{archive}/{number:07}") is not None


def test_the_table_is_not_parsed_when_imported() -> None:
    code = "import reader.taxonomy as t; assert t._names.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)


@needs_shared
def test_every_main_category_of_the_upstream_digests_is_known() -> None:
    found: set[str] = set()
    for path in SHARED.glob("upstream/*.md"):
        found.update(re.findall(r"^Main category: (.+?)\r?$", path.read_text("utf-8"), re.MULTILINE))
    assert len(found) >= 15
    assert {code for code in found if not name(code, "zh")} == set()

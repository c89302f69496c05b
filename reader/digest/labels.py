"""The labels of fields, in the languages that digests use, and what each of them means."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.model import SUMMARY_LABELS

_MEANINGS: Final = {
    "title": "title|paper title|english title|original title|标题|题目|论文标题|英文标题|原标题|题名|タイトル|제목"
    "|titre|titel|título|titolo|название",
    "authors": "authors|author|author(s)|作者|著者|저자|auteurs|auteur|autoren|autor|autores|autori|авторы|автор",
    "category": "main category|primary category|category|categories|subject|subjects|主分类|主类别|分类|类别|学科分类"
    "|カテゴリ|カテゴリー|主カテゴリ|분류|카테고리|주 카테고리|주 분류|catégorie|catégories|catégorie principale"
    "|kategorie|kategorien|hauptkategorie|categoría|categorías|categoría principal|categoria|categorie"
    "|категория|категории",
    "link": "arxiv|arxiv id|arxiv link|arxiv url|id|paper id|link|links|url|pdf|paper link|paper url|链接|论文链接"
    "|原文链接|论文地址|arxiv编号|arxiv链接|リンク|링크|lien|liens|enlace|enlaces|ссылка",
    "code": "code|code link|code url|code repository|repository|代码|代码链接|代码仓库|代码地址|コード|코드",
    "comment": "comment|comments|arxiv comments|备注|コメント|코멘트|비고|commentaire|commentaires|kommentar"
    "|comentarios",
    "tldr": "tl;dr|tldr|tl dr|task|summary|in brief|in short|one-line summary|one-sentence summary|one sentence summary"
    "|一句话|一句话总结|一句话结论|一句话要点|一句话摘要|一句话概括|一句话概述|一句话介绍|总结|速览|要点|太长不看"
    "|要约|一言要约|一言でいうと|一言で言うと|ひとこと要约|요약|한줄 요약|한 줄 요약|한 문장 요약|핵심 요약"
    "|en bref|résumé court|kurzfassung|kurz gesagt|kurzzusammenfassung|resumen breve|en resumen|en breve|in breve"
    "|em resumo|кратко|коротко|суть",
    "motivation": "motivation|动机|研究动机|동기|motivación|motivação|motivazione|мотивация",
    "method": "method|methods|methodology|approach|方法|主要方法|研究方法|方法论|手法|提案手法|방법|방법론"
    "|méthode|méthodes|méthodologie|methode|methoden|methodik|ansatz|método|métodos|metodología|metodo|metodologia"
    "|метод|методы|подход",
    "result": "result|results|findings|结果|结果と考察|결과|résultat|résultats|ergebnis|ergebnisse|resultado"
    "|resultados|risultati|результат|результаты",
    "conclusion": "conclusion|conclusions|结论|결론|fazit|schlussfolgerung|schlussfolgerungen|conclusión|conclusiones"
    "|conclusão|conclusione|conclusioni|вывод|выводы|заключение",
    "abstract": "abstract|original abstract|原始摘要|原文摘要|英文摘要|英文原始摘要|英文概要|原文概要|原文要旨"
    "|アブストラクト|원문 초록|영문 초록|résumé original|resumen original|originalabstract|original-abstract",
    "some abstract": "摘要|概要|要旨|抄录|초록|résumé|zusammenfassung|resumen|resumo|riassunto|аннотация|резюме",
}

_MEANING: Final = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split("|")}

_SIMPLER: Final = str.maketrans(
    "類別總結題標連鏈動機論備註話點鍵實驗關約録錄編號學術譯", "类别总结题标连链动机论备注话点键实验关约录录编号学术译"
)
"""Traditional and Japanese characters of labels, and the simplified ones by which labels are known here."""

_BEFORE: Final = re.compile(r"[^\w「]+")
_BEHIND: Final = " *_`:：】]"
_ASIDE: Final = re.compile(r"\s*[(（][^()（）]*[)）]$")
_NARROWING: Final = re.compile(
    r"(?:(?:(?:click|tap) to )?(?:view|show|expand|read)|the|our|main|key|core|proposed|research|experimental|full"
    r"|(?:点击)?(?:查看|展开|显示)|研究|实验|主要|关键|核心|本文|论文|提案|実験|주요|연구|실험|제안|핵심)\s*(?:的|の)?\s*"
)
"""What may stand before the word that has the meaning."""
_AND: Final = re.compile(r"\s*(?:[/&+|、・·／＆]|\band\b|\bund\b|\bet\b|与|和|及|と|\b및\b)\s*")
_LONGEST: Final = 40
_MAY_BE_JOINED: Final = frozenset((*SUMMARY_LABELS, "abstract"))


@lru_cache(maxsize=512)
def bare_label(written: str) -> str:
    """A label as the digest wrote it, without Markdown, emoji and colon."""
    before = _BEFORE.match(written)
    return " ".join(written[before.end() if before else 0 :].split()).rstrip(_BEHIND)


@lru_cache(maxsize=512)
def meaning_of(label: str) -> str | None:
    """What a label stands for; None for a label of the digest's own.

    That is one of SUMMARY_LABELS, or `title`, `authors`, `category`, `link`, `code`, `comment`, `abstract`,
    or `some abstract`, where its text tells whether the paper's or the machine's is meant. A word that narrows
    the label (`实验结果`, `Key Findings`) changes nothing, nor does one without a meaning beside it
    (`Background & Motivation`).
    """
    if len(label) > _LONGEST:
        return None
    plain = label.lower().translate(_SIMPLER)
    return _known(plain) or _known(_ASIDE.sub("", plain)) or _joined(plain)


def _known(label: str) -> str | None:
    found = _MEANING.get(label)
    if found is None and (narrowing := _NARROWING.match(label)):
        found = _MEANING.get(label[narrowing.end() :])
        # `Full text` and `研究标题` are not what the bare word is.
        return found if found in _MAY_BE_JOINED else None
    return found


def _joined(label: str) -> str | None:
    parts = _AND.split(label)
    if len(parts) < 2:
        return None
    meanings = {meaning for part in parts if (meaning := _known(part))}
    return meanings.pop() if len(meanings) == 1 and meanings <= _MAY_BE_JOINED else None

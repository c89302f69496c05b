"""Puts what stands under a label, or under none, where it belongs in a paper's draft."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.digest.categories import split_categories
from reader.digest.draft import UNLABELLED, Draft
from reader.digest.names import are_names, names_in
from reader.digest.paragraphs import join_lines, keep_lines
from reader.digest.prefix import Label
from reader.digest.record import code_in
from reader.digest.summary import is_failed
from reader.model import SUMMARY_LABELS

_CODE_SPAN: Final = re.compile(r"`[^`]+`")
_NAMES: Final = re.compile(r"[^\W\d][^,:：。\n\d]{1,60}(?:, [^,:：。\n\d]{2,60})+(?<!\.)")
_LISTS: Final = re.compile(r"^.*\]\(https?://arxiv\.org/list/.*\n?", re.MULTILINE)
_LIST: Final = re.compile(r"arxiv\.org/list/([\w.-]+)")
_TWEETS: Final = re.compile(r"^<(blockquote|script)\b.*(?:\n|$)", re.MULTILINE)
_QUOTE: Final = re.compile(r"^(?:>(?![\d=])[ \t]?)+", re.MULTILINE)
_FENCED: Final = re.compile(r"(`{3,}|~{3,})\w*\n(.*?)\n?\1", re.DOTALL)
_FENCES: Final = frozenset(("`", "~"))
_BETWEEN_CODES: Final = re.compile(r"[\s,;|·、`()\[\]]+")
_LONGEST_CODES: Final = 120
_A_CODE: Final = re.compile(r"[a-z][a-z-]*(?:\.[A-Za-z-]{2,})?")
_NAMED_CODES: Final = re.compile(r"\(([a-z][a-z-]*(?:\.[A-Za-z-]+)?)\)")
_BETWEEN: Final = re.compile(r"(?<!\s)\s+[·|•]\s+")
_COUNT: Final = re.compile(r"[\W_]*+\d[\d.,]*+[kK]?+\+?+\s*+[^\W\d_]*+[\W_]*+")
"""A number of something: `42`, `· 5 authors`, `⭐ 4.5`."""
_LONG: Final = 300
"""Text without a label that is as long as this is an abstract, if it is in English."""


def file_field(draft: Draft, label: Label, lines: list[str]) -> None:
    """Add the text under `label` to `draft`."""
    text = "\n".join(lines).strip("\n") if any(lines[1:]) else "".join(lines)
    meaning = label.meaning
    if meaning in SUMMARY_LABELS and "\n" not in text and text[:1] not in _FENCES:
        draft.fields.append((meaning, text.strip()))
        return
    first = text[:1]
    if "\n>" in text or (first == ">" and not lines[0]):
        # Behind a label there is no quote: a line that begins so begins with "more than".
        text = lines[0] + _QUOTE.sub("", text[len(lines[0]) :])
    if first in _FENCES and (fenced := _FENCED.fullmatch(text.strip())):
        text = fenced[2]
    if meaning == "authors":
        draft.authors = draft.authors or names_in(join_lines(text.strip().partition("\n\n")[0]))
    elif meaning == "category":
        codes = _categories(text.strip().partition("\n")[0])
        if len(codes) > len(draft.categories):
            draft.categories = (*draft.categories, *codes)
    elif meaning in ("abstract", "some abstract"):
        draft.add(label.label, join_lines(text))
    else:
        text = keep_lines(text)
        draft.add(label.label, text[1:-1] if first == "`" and _CODE_SPAN.fullmatch(text) else text)


@lru_cache(maxsize=512)
def _categories(text: str) -> tuple[str, ...]:
    """The categories of a field: `cs.CR, cs.AI`, `cs.CR; cs.AI`, `Computation and Language (cs.CL); …`."""
    if named := _NAMED_CODES.findall(text):
        return tuple(named)
    if ";" in text and all(_A_CODE.fullmatch(part.strip()) for part in text.split(";")):
        text = text.replace(";", ",")
    return tuple(code for code in split_categories(text) if not is_failed(code))


def file_line(draft: Draft, line: str) -> bool:
    """Take a line above the first label that is nothing but categories; False if it is something else."""
    if draft.categories or len(line) > _LONGEST_CODES:
        return False
    codes = tuple(filter(None, _BETWEEN_CODES.split(line)))
    if not codes or "." not in codes[0] or not all(map(_A_CODE.fullmatch, codes)):
        return False
    draft.categories = codes
    return True


def file_rest(draft: Draft, text: str) -> bool:
    """Take what follows the link of a list item: code spans are its categories; False if it is something else."""
    spans = _CODE_SPAN.findall(text)
    if not spans or _CODE_SPAN.sub("", text).strip():
        return False
    draft.categories = tuple(code for span in spans if code_in(code := span.strip("`")) == code)
    return True


def file_unlabelled(draft: Draft, lines: list[str], certain: bool, is_plain: bool) -> None:
    """Add the text between a paper's head and its first label: a translated title, names, or a summary.

    `is_plain` tells of a heading without link, under which there may be tweets, lists and an abstract as well; of
    what is not `certain` to be a paper, only the names are taken.
    """
    text = keep_lines("\n".join(lines))
    if text and is_plain:
        text = _of_plain_note(draft, text)
    if not text:
        return
    is_quote = "\n>" in text or (text[0] == ">" and text.endswith(("。", ".", "！", "？")))
    if is_quote:
        # A quote of several lines, or of a sentence, is no title.
        text = keep_lines(_QUOTE.sub("", text))
    if text.startswith(">") and certain:
        draft.fields.append(("Translated title", " ".join(text.strip("> \n").strip("*_").split())))
        return
    if not draft.authors:
        names, _, rest = text.partition("\n")
        in_list = names[:2] in ("- ", "* ")
        first, *others = _BETWEEN.split(names[2:] if in_list else names)
        if are_names(first) and not ((is_quote or in_list) and len(names_in(first)) < 2):
            draft.authors = names_in(first)
            others = [other for other in others if not file_line(draft, other)]
            text = "\n".join(filter(None, [" · ".join(others), rest]))
            if others and not rest:
                draft.fields.append(("Notes", text))
                return
    if text and certain:
        text = text if "\n" in text else text.removeprefix("- ")
        draft.fields.append(("Notes" if all(map(_COUNT.fullmatch, text.split("\n"))) else UNLABELLED, text))


def _of_plain_note(draft: Draft, text: str) -> str:
    """What is left of the text under a heading without link, when names, categories and abstract are taken."""
    names, _, rest = text.partition("\n")
    if not draft.authors and _NAMES.fullmatch(names):
        draft.authors, text = names_in(names), rest
    draft.categories = draft.categories or tuple(_LIST.findall(text))
    text = _TWEETS.sub("", _LISTS.sub("", text)).strip()
    if draft.link and not draft.abstract and len(text) > _LONG and text.isascii():
        draft.abstract, text = join_lines(text), ""
    return text

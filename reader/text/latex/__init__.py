r"""LaTeX in titles, abstracts and summaries as readable Unicode: `$\mathcal{O}(n^2)$` is 𝒪(n²).

Money, paths, stray dollars and braces stay as they are, and so does a formula that has no readable form on a line.
Commands of the author's own in prose show their name, in italics, or their one argument; what they mean is not known.
Nothing here raises, whatever the text. Search and export use the source.
"""

from reader.text.latex.style import runs, without_controls


def has_latex(text: str) -> bool:
    """Whether `text` may hold LaTeX at all; where not, `render` returns it as it is. Takes under a microsecond."""
    return "\\" in text or "$" in text or "`" in text or "~" in text


def render(text: str) -> str:
    """`text` with its LaTeX and HTML entities in Unicode; it has no control characters but newlines."""
    return "".join(part for part, _ in spans(text)) if has_latex(text) or "&" in text else text


def spans(text: str) -> list[tuple[str, str]]:
    r"""What `render` gives, as runs of text and style; the style is "", "bold" or "italic".

    Bold and italic come from `\textbf`, `\emph`, `\textit`, `{\bf …}`, `{\em …}` and bold letters in formulas.
    """
    if "&" in text:
        text = _without_entities(text)
    if not has_latex(text):
        return [(text, "")] if text else []
    # Its tables and parser are only needed once there is LaTeX on the screen.
    from reader.text.latex.text import marked

    return runs(marked(without_controls(text)))


def _without_entities(text: str) -> str:
    if ";" not in text:
        return text
    from reader.text.entities import decoded

    return decoded(text)

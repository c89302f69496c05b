"""Sets of words, as one writes them."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, which spaces part."""
    return frozenset(words.split())

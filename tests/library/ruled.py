"""Rules given to a library, as the settings and the worker do."""

from reader.library import Library
from reader.rules.rules_file import add_rule
from reader.rules.types import Rule


def text_of(*rules: Rule) -> str:
    text = ""
    for rule in rules:
        text = add_rule(text, rule)
    return text


def apply(library: Library, *rules: Rule) -> bool:
    return library.set_rules(text_of(*rules), "rules.toml")


def settle(library: Library) -> None:
    """What the worker does after digests came."""
    while library.index(1000):
        pass
    library.apply_rules()

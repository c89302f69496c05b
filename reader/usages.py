"""The table of the command line: what can be called, and how."""

from __future__ import annotations

from typing import Final

from reader.arguments import Option, Usage

_JSON: Final = Option("--json", "", "JSON Lines: one object a line")
_QUERY: Final = "QUERY is the text form of a filter, as in the reader: words, cat:cs.LG, is:unread, day:2026-06-12."

SORT_KEYS: Final = ("day", "id", "title", "category")
LANGUAGES: Final = ("zh", "en", "both")
ACTIONS: Final = ("read", "unread", "bookmark", "unbookmark", "later", "unlater", "hide", "unhide")
"""What `mark` does, beside tag=NAME and untag=NAME."""

COMMANDS: Final = {
    usage.name.removeprefix("reader "): usage
    for usage in (
        Usage(
            "reader import", "PATH…", "Import digests: files, folders with all that is in them, or - for stdin.",
            "reader import ~/digests", (_JSON,), fewest=1,
        ),
        Usage(
            "reader list", "[QUERY…]",
            f"Papers of a query, newest day first: a table on a terminal, tab-separated in a pipe.\n{_QUERY}",
            "reader list cat:cs.LG is:unread -survey --limit 20",
            (
                _JSON,
                Option("--limit", "N", "no more than N papers"),
                Option("--sort", "KEY", f"{', '.join(SORT_KEYS)}; reversed with a - before it"),
            ),
            takes_query=True,
        ),
        Usage(
            "reader show", "ID", "One paper. ID is an arXiv ID with or without version, a link, or a DOI.",
            "reader show 2601.02609 --lang both",
            (Option("--lang", "|".join(LANGUAGES), "the summary (zh), the abstract (en), or both"), _JSON), fewest=1,
        ),
        Usage(
            "reader mark", "ACTION QUERY…",
            f"Mark papers, given by IDs or by a query, and say how many changed.\n"
            f"ACTION is {', '.join(ACTIONS)}, tag=NAME or untag=NAME.\n{_QUERY}",
            "reader mark read cat:cs.CV older:2w", fewest=2, takes_query=True,
        ),
        Usage("reader undo", "", "Take back the last change of marks, whoever made it.", "reader undo"),
        Usage("reader redo", "", "Do again what was undone last.", "reader redo"),
        Usage(
            "reader history", "", "The changes of marks, newest first.", "reader history --limit 10",
            (Option("--limit", "N", "no more than N changes; 50 if not given"),),
        ),
        Usage(
            "reader days", "[DAY…]",
            "What the digests of each day brought, and which weekdays have none. DAY is 2026-06-12, 2026-06 or 2026.",
            "reader days 2026-06",
            (_JSON, Option("--problems", "", "what of them could not be read, by file and line")),
        ),
        Usage("reader keys", "", "The keys of the reader.", "reader keys",
              (Option("--markdown", "", "as a table in Markdown"),)),
        Usage("reader paths", "", "Where settings, library, marks and state are kept.", "reader paths"),
    )
}  # fmt: skip
"""The commands by their first word, in the order of the help."""

READER: Final = Usage(
    "reader",
    "[PATH…]",
    "Read digests in the terminal. PATHs (files, folders, - for stdin) are imported first.\n"
    "A path that is named like a command is written ./list\n\ncommands (reader COMMAND -h tells more):\n"
    + "\n".join(f"  {name:8} {usage.summary.splitlines()[0]}" for name, usage in COMMANDS.items()),
    "reader ~/digests",
    (
        Option("--demo", "", "a throw-away library with the built-in sample"),
        Option("--version", "", "the version"),
    ),
)

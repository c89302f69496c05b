"""The table of the command line: what can be called, and how."""

from __future__ import annotations

from typing import Final

from reader.arguments import Option, Usage
from reader.export import FORMATS

_JSON: Final = Option("--json", "", "JSON Lines: one object a line")
_QUERY: Final = (
    "QUERY is the text form of a filter, as in the reader: words, cat:cs.LG, is:unread, day:2026-06-12.\n"
    "IDs may stand there instead; a - alone takes them from stdin, one a line, as reader list prints them in a pipe."
)

SORT_KEYS: Final = ("day", "id", "title", "category", "score", "stars", "relevance")
LANGUAGES: Final = ("zh", "en", "both")
SHELLS: Final = ("bash", "zsh", "fish")
ACTIONS: Final = ("read", "unread", "bookmark", "unbookmark", "later", "unlater", "hide", "unhide")
"""What `mark` does, beside tag=NAME and untag=NAME."""

COMMANDS: Final = {
    usage.name.removeprefix("reader "): usage
    for usage in (
        Usage(
            "reader import", "PATH…",
            "Import digests: files, folders, or - for stdin.\n"
            "Folders are searched at any depth; reader update looks again later.",
            "reader import ~/digests", (_JSON,), fewest=1,
        ),
        Usage(
            "reader list", "[QUERY…]",
            f"List the papers of a query, newest day first.\n"
            f"A table on a terminal; in a pipe ID, day, category, marks, title and TL;DR with tabs between.\n{_QUERY}",
            "reader list cat:cs.LG is:unread -survey --limit 20",
            (
                _JSON,
                Option("--limit", "N", "no more than N papers"),
                Option("--sort", "KEY", f"{', '.join(SORT_KEYS)}; reversed with a - before it"),
                Option("--count", "", "only how many they are"),
            ),
            takes_query=True,
        ),
        Usage(
            "reader show", "ID…",
            "Show papers whole.\n"
            "ID is an arXiv ID with or without version, a link, or a DOI; a - takes them from stdin, one a line.",
            "reader show 1706.03762 --lang both",
            (Option("--lang", "|".join(LANGUAGES), "the summary (zh), the abstract (en), or both"), _JSON), fewest=1,
        ),
        Usage(
            "reader mark", "ACTION QUERY…",
            f"Mark papers, and say how many changed.\n"
            f"ACTION is {', '.join(ACTIONS)}, tag=NAME or untag=NAME.\n{_QUERY}",
            "reader mark read cat:cs.CV older:2w", fewest=2, takes_query=True,
        ),
        Usage(
            "reader export", "[QUERY…]",
            f"Write papers for other programs.\n"
            f"In UTF-8, LaTeX as in the source; reader import takes jsonl back.\n{_QUERY}",
            "reader export is:bookmarked --format bibtex -o refs.bib",
            (
                Option("--format", "|".join(FORMATS), "if not given, the end of FILE tells it"),
                Option("--output", "FILE", "replaced at the end; a folder gets a Markdown file a paper", "-o"),
                Option("--lang", "|".join(LANGUAGES), "of Markdown: the summary (zh), the abstract (en), or both"),
            ),
            takes_query=True,
        ),
        Usage(
            "reader undo", "[ID]", "Take back the last change made here, or any by its ID.\n"
            "reader history shows the IDs first.", "reader undo",
        ),
        Usage("reader redo", "", "Do again what was undone last.", "reader redo"),
        Usage(
            "reader history", "", "List the changes of marks, newest first.", "reader history --limit 10",
            (Option("--limit", "N", "no more than N changes; 50 if not given"),),
        ),
        Usage(
            "reader days", "[DAY…]",
            "List what the digests of each day brought, and missing days.\nDAY is 2026-06-12, 2026-06 or 2026.",
            "reader days 2025-06",
            (_JSON, Option("--problems", "", "what of them could not be read, by file and line")),
        ),
        Usage(
            "reader add", "SOURCE…",
            "Import a folder or file, and look at it again from now on.\n"
            "A git checkout of digests is a folder. reader update looks again, and so does the reader while open.",
            "reader add ~/digests", (_JSON,), fewest=1,
        ),
        Usage(
            "reader sources", "", "List the sources, and what came from each.\n"
            "In a pipe: path, digests, listings, newest day, time of the newest file, and gone where it is.",
            "reader sources", (_JSON,),
        ),
        Usage(
            "reader remove", "SOURCE…", "Forget a source; its papers and all marks stay.\n"
            "Its files are not touched.", "reader remove ~/digests", fewest=1,
        ),
        Usage(
            "reader update", "", "Look at all sources again, and import what is new.", "reader update", (_JSON,),
        ),
        Usage(
            "reader sync", "[FOLDER]",
            "Exchange marks, views and rules through a shared folder.\n"
            'Their history too. FOLDER may be any; if not given, it is that of sync = "FOLDER" in the settings.',
            "reader sync ~/Dropbox/marks",
        ),
        Usage(
            "reader stats", "", "Count papers, days, what was read per week, categories.", "reader stats",
            (Option("--json", "", "one JSON object"),),
        ),
        Usage(
            "reader doctor", "",
            "Look whether all is in order, and say what to do where not.\n"
            "At databases, backups, sources and the terminal. Nothing is changed; the exit status is 1 if not.",
            "reader doctor", (_JSON,),
        ),
        Usage("reader keys", "", "List the keys of the reader.", "reader keys",
              (Option("--markdown", "", "as a table in Markdown"),)),
        Usage("reader paths", "", "List where everything is kept, whether or not it is there.", "reader paths"),
        Usage(
            "reader completion", "SHELL [-- WORD…]",
            "Print the script by which a shell completes commands.\n"
            f"SHELL is {', '.join(SHELLS)}; for zsh into a folder of $fpath as _reader, for fish into\n"
            "~/.config/fish/completions/reader.fish. With WORDs it prints what may stand in place of the last.",
            "reader completion bash >> ~/.bashrc", fewest=1,
        ),
    )
}  # fmt: skip
"""The commands by their first word, in the order of the help."""

READER: Final = Usage(
    "reader",
    "[PATH…]",
    "Read digests in the terminal. PATHs (files, folders, - for stdin) are imported first.\n"
    "A path that is named like a command is written ./list\n\ncommands (reader COMMAND -h tells more):\n"
    + "\n".join(f"  {name:10}  {usage.summary.splitlines()[0]}" for name, usage in COMMANDS.items()),
    "reader ~/digests",
    (
        Option("--demo", "", "a throw-away library with the built-in sample"),
        Option("--version", "", "the version"),
    ),
)

"""Tags and notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.actions.marking import act
from reader.asking import Ask
from reader.change import NOTHING, Change, Effect
from reader.text import latex
from reader.text.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.query.complete import Completion
    from reader.session import Session


def add_tags(session: Session) -> Change:
    """Ask for tags to put on."""
    if not session.selected_keys():
        return NOTHING
    hint = session.say("tags, with commas between; Tab completes", "标签，用逗号分隔；Tab 补全")
    accept = partial(_tag, is_added=True)
    return Change(ask=Ask(session.say("tag +", "标签 +"), accept, hint=hint, complete=_known_tags))


def remove_tags(session: Session) -> Change:
    """Ask which tags to take off; the only one is offered at once."""
    tags = _tags_here(session)
    if not tags:
        return Change(session.say("No tags here; + adds one", "这里没有标签；按 + 添加"))
    text = tags[0] if len(tags) == 1 else ""
    accept = partial(_tag, is_added=False)
    return Change(ask=Ask(session.say("tag −", "标签 −"), accept, text, ", ".join(tags), complete=_tags_of_these))


def edit_note(session: Session) -> Change:
    """Ask for the note of the paper at the cursor."""
    row = session.row
    if row is None:
        return NOTHING
    key = row.key

    def accept(here: Session, text: str) -> Change:
        return set_note(here, key, text)

    title = latex.render(row.title) or key
    label = session.say(f"Note on {title}", f"笔记：{title}")
    hint = session.say("Esc keeps it · an empty note is none", "Esc 保存 · 清空即删除")
    return Change(ask=Ask(label, accept, session.marks.mark(key).note, hint, lines=True))


def edit_note_outside(session: Session) -> Change:
    """Edit the note of the paper at the cursor in $EDITOR."""
    row = session.row
    return Change(effect=Effect.EDIT_NOTE, text=session.marks.mark(row.key).note) if row else NOTHING


def set_note(session: Session, key: str, text: str) -> Change:
    """Keep a note, cleaned as everything that comes in; say so if it is another one than before."""
    note = clean(text).strip()
    if note == session.marks.mark(key).note:
        return NOTHING
    session.marks.set_note(key, note)
    session.refresh_marks()
    say = session.say
    return Change(say("Note kept · u undoes", "笔记已保存 · u 撤销") if note else
                  say("Note removed · u undoes", "笔记已删除 · u 撤销"))  # fmt: skip


def _tag(session: Session, text: str, *, is_added: bool) -> Change:
    tags = list(dict.fromkeys(tag for part in _parts(clean_line(text)) if (tag := part.strip(" #"))))
    if not tags:
        return NOTHING
    if not is_added and not set(tags) & set(_tags_here(session)):
        return Change(session.say(f"No such tag here: {', '.join(tags)}", f"这里没有此标签：{'、'.join(tags)}"))
    added, removed = (tags, []) if is_added else ([], tags)
    label = "tag" if is_added else "untag"
    said = " ".join(f"{'+' if is_added else '−'}#{tag}" for tag in tags)

    def action(here: Session) -> None:
        here.marks.set_tags(here.selected_keys(), added, removed, label, ", ".join(tags))

    change = act(session, label, action)
    return Change(f"{said} · {change.message}" if change.message else said)


def _parts(text: str) -> list[str]:
    """What stands between the commas, of either script."""
    return text.replace("，", ",").replace("、", ",").split(",")


def _tags_here(session: Session) -> list[str]:
    marks = session.marks.marks(session.selected_keys()).values()
    return sorted({tag for mark in marks for tag in mark.tags})


def _known_tags(session: Session, text: str, cursor: int) -> Sequence[Completion]:
    return _offered(text, cursor, [(tag, str(count)) for tag, count in session.library.tags()])


def _tags_of_these(session: Session, text: str, cursor: int) -> Sequence[Completion]:
    return _offered(text, cursor, [(tag, "") for tag in _tags_here(session)])


def _offered(text: str, cursor: int, known: Sequence[tuple[str, str]]) -> Sequence[Completion]:
    """The known tags that begin as what is typed before the cursor, since the last comma."""
    from reader.query.complete import Completion
    from reader.text.fold import fold

    typed = _parts(text[:cursor])[-1].lstrip(" #")
    start = cursor - len(typed)
    return [Completion(start, tag, hint) for tag, hint in known if fold(tag).startswith(fold(typed))]

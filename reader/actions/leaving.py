"""What leads out of the reader: a paper's links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.change import Change, Effect

if TYPE_CHECKING:
    from reader.session import Session


def open_page(session: Session) -> Change:
    """Open the paper's page."""
    record = session.record
    return _open(session, record.paper.url if record else "", session.say("No page is known", "没有网页链接"))


def open_pdf(session: Session) -> Change:
    """Open the paper's PDF."""
    record = session.record
    return _open(session, record.paper.pdf_url if record else "", session.say("No PDF is known", "没有 PDF 链接"))


def open_code(session: Session) -> Change:
    """Open the paper's code repository."""
    record = session.record
    return _open(session, record.paper.code_url if record else "", session.say("No code is known", "没有代码链接"))


def _open(session: Session, link: str, missing: str) -> Change:
    if not link:
        return Change(missing)
    if not link.startswith(("https://", "http://")):
        return Change(
            session.say(f"Not opened, neither http nor https: {link}", f"未打开，既非 http 也非 https：{link}")
        )
    return Change(link, Effect.OPEN_LINK, link)

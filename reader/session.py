"""What is being looked at now: view, cursor, language, panes. No toolkit, no terminal; every front end drives this."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.draw.document import end_of_text
from reader.draw.panes import Pane, Panes, panes
from reader.draw.setting import Setting
from reader.errors import QueryError
from reader.folding import Fold, arrange, fold_row
from reader.following import Following
from reader.model import FOLD, NO_FLAGS, Flag, Language, Record, Row, Scope, View
from reader.outline import outline, position
from reader.place import Place
from reader.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.actions.filtering import Before
    from reader.config import Config
    from reader.draw.sidebar import Entry
    from reader.draw.spans import Line
    from reader.library import Library
    from reader.marks import Marks
    from reader.model import Mark, Variant
    from reader.wording import Wording


class Session:
    """The state behind a screen of the reader.

    `ids` are the papers of the view, in order, fixed until the view is opened again: a row stays where it is even
    when its mark no longer fits the view. `cursor` is an index into them, `top` the first visible one, `scroll` the
    first visible line of the detail. `source` shows LaTeX as it is in the digest; `variants` are the summaries of the
    paper while it is explained. `day` is the day that the view shows, "" where it shows several. `now` is the
    monotonic time in seconds, kept up to date by the front end; `opened_at` the one when the paper under the cursor
    was gone to, None where it counts for nothing.
    """

    def __init__(
        self, library: Library, marks: Marks, config: Config, say: Wording, place: Place | None = None
    ) -> None:
        place = place or Place()
        self.library, self.marks, self.config, self.say = library, marks, config, say
        self.notice = ""
        self.width, self.height = 80, 24
        self.language = Language(place.language)
        self.one_language = Language.ZH if self.language is Language.BOTH else self.language
        self.pane = Pane.DETAIL if place.zoomed else Pane(place.pane)
        self.zoomed = place.zoomed
        self.zoomed_from = Pane.LIST
        self.row_lines = place.row_lines
        self.list_share = place.list_share
        self.all_days = self.source = False
        self.variants: list[Variant] | None = None
        self.message = ""
        self.now = 0.0
        self.opened_at: float | None = None
        self.view, self.day = View(), ""
        self.before_filter: Before | None = None
        self.ids: array[int] = array("q")
        self.fold: Fold | None = None
        self.unfolded: set[View] = {place.view} if place.unfolded else set()
        self.cursor = self.top = self.scroll = 0
        self.unread = 0
        self._window = Window(library)
        self._record: Record | None = None
        self._outline: tuple[object, list[Entry]] = (None, [])
        self._revision = 0
        self._setting = Setting()
        self._following, self._seen_version = Following(library, marks), library.version()
        self.refresh_marks()
        try:
            self.open_view(place.view, place.paper, place.row)
        except QueryError:
            self.open_view(View())
        if self.ids and self.paper_key == place.paper:
            self.scroll = place.scroll
        self.sidebar_cursor = position(self.outline, self.view) if self.pane is Pane.SIDEBAR else 0

    @property
    def panes(self) -> Panes:
        """Where the panes are at the current size."""
        return panes(self.width, self.height, self.pane, self.zoomed, self.list_share)

    @property
    def rows_visible(self) -> int:
        """Papers that the list pane has room for, at least one."""
        return max(1, self.panes.rows // self.row_lines)

    @property
    def outline(self) -> list[Entry]:
        """The sidebar's entries; made anew only when view, marks or library have changed."""
        made_for = (self._revision, self.all_days, self.say.language)
        if self._outline[0] != made_for:
            self._outline = (made_for, outline(self))
        return self._outline[1]

    @property
    def place(self) -> Place:
        """Where the person is, to come back to."""
        view, say = self.view, self.say.language
        return Place(
            scope=view.scope,
            day=view.day,
            category=view.category,
            query=view.query,
            paper=self.paper_key,
            row=self.cursor,
            scroll=self.scroll,
            language=self.language,
            pane=self.pane,
            zoomed=self.zoomed,
            row_lines=self.row_lines,
            list_share=self.list_share,
            unfolded=view in self.unfolded,
            interface="" if say == self.config.interface else say,
        )

    def open_view(self, view: View, paper: str = "", near: int = 0) -> None:
        """Show a view, with the cursor on `paper` (a key) if it is in it, else at index `near`, or still on the fold.

        Raises:
            QueryError: the view's query cannot be understood; the old view stays.
        """
        self._following.settle()
        ids = self.library.ids(view)
        repeats = [] if view.query else self.library.repeats(view)
        ids, fold = arrange(ids, repeats, unfolded=view in self.unfolded)
        stays_on_fold = self.on_fold and view == self.view and near == self.cursor
        found = FOLD if stays_on_fold else self.library.find(paper) if paper else None
        self.show(view, ids, ids.index(found) if found is not None and found in ids else near, fold)

    def show(self, view: View, ids: array[int], cursor: int, fold: Fold | None) -> None:
        """Show `ids` as the papers of a view. A paper that stays under the cursor stays as far scrolled as it was.

        Another one that comes under the cursor was not gone to, so that no reading time counts for it.
        """
        before = self.ids[self.cursor] if self.ids else None
        if view != self.view:
            self.top = 0
        self.view, self.ids, self.fold = view, ids, fold
        self.day = (self.library.newest_day() or "") if view.scope is Scope.TODAY else ""
        if view.scope is Scope.DAY:
            self.day = view.day
        self.cursor = max(0, min(cursor, len(ids) - 1))
        if not ids or ids[self.cursor] != before:
            self.scroll, self.opened_at, self.variants = 0, None, None
        if not ids and self.pane is Pane.DETAIL:
            self.pane, self.zoomed = Pane.LIST, False
        self._window.forget()
        self._record = None
        self._revision += 1
        self._recount()
        self.keep_cursor_visible()

    def keep_cursor_visible(self) -> None:
        """Where the cursor would leave the list, scroll by half a page, so that the list rarely moves."""
        room = self.rows_visible
        if not self.top <= self.cursor < self.top + room:
            self.top = self.cursor - room // 2
        self.top = max(0, min(self.top, len(self.ids) - room))

    def put_cursor(self, index: int) -> bool:
        """Move to the paper at `index`, clamped; the detail starts at its top. False where nothing moved."""
        index = max(0, min(index, len(self.ids) - 1))
        if index == self.cursor or not self.ids:
            return False
        self.cursor, self.scroll, self.variants = index, 0, None
        self._record = None
        self.opened_at = self.now
        self.keep_cursor_visible()
        return True

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows of a range of indexes, the fold's among them; asks the library once at the most."""
        rows = self._window.rows(self.ids, start, stop)
        if self.fold is not None and FOLD in (wanted := self.ids[start:stop]):
            rows.insert(wanted.index(FOLD), fold_row(self.fold, self.say))
        return rows

    @property
    def row(self) -> Row | None:
        """The row of the paper under the cursor; None where there is none, as on the fold."""
        found = self._window.rows(self.ids, self.cursor, self.cursor + 1)
        return found[0] if found else None

    @property
    def on_fold(self) -> bool:
        """Whether the cursor is on the row of the folded papers."""
        return bool(self.ids) and self.ids[self.cursor] == FOLD

    @property
    def papers(self) -> int:
        """How many papers the list shows; the fold is none."""
        return len(self.ids) - (self.fold is not None)

    @property
    def paper_key(self) -> str:
        """The key of the paper under the cursor, "" where the view is empty."""
        row = self.row
        return row.key if row else ""

    @property
    def record(self) -> Record | None:
        """Everything known of the paper under the cursor."""
        if self._record is None and self.ids:
            key = self.paper_key
            self._record = self.library.record(self.ids[self.cursor], self.marks.mark(key)) if key else None
        return self._record

    def document(self) -> tuple[Line, ...]:
        """The detail's lines at its present width; set once per paper, width and language.

        Where only the pane's size changed, `scroll` follows what was being read.
        """
        record, width = self.record, self.panes.width_of(Pane.DETAIL) or self.width
        if record is None:
            return ()
        rows = self.panes.rows
        setting = self._setting.anew(
            record, width, rows, self.language, self.say, self.scroll,
            source=self.source, whole=self.zoomed, variants=self.variants,
        )  # fmt: skip
        if setting is not self._setting:
            self._setting, self.scroll = setting, setting.scroll
        return setting.lines

    @property
    def last_scroll(self) -> int:
        """The largest sensible `scroll`: the document's end is at the pane's end."""
        return max(0, len(self.document()) - self.panes.rows)

    @property
    def scroll_at_end(self) -> int:
        """The `scroll` at which the end of the text is in sight; a list of thousands of authors may follow."""
        lines = self.document()
        return max(0, (end_of_text(self.record, lines) if self.record else 0) - self.panes.rows)

    def scroll_to(self, line: int) -> bool:
        """Show the detail from `line` on, clamped. False where nothing moved."""
        line = max(0, min(line, self.last_scroll))
        moved, self.scroll = line != self.scroll, line
        return moved

    def resize(self, width: int, height: int) -> None:
        """Take the terminal's size, or a new arrangement of the panes, and keep what was being read in sight."""
        self.width, self.height = width, height
        if self.panes.width_of(Pane.DETAIL):
            self.document()
            self.scroll_to(self.scroll)
        self.keep_cursor_visible()

    def refresh_marks(self) -> bool:
        """Take over marks that were written since the last look, here or by another reader; True if there were any."""
        changed = self._following.changed()
        if changed is not None:
            self._take_over(changed)
        return changed is not None

    def refresh_library(self) -> bool:
        """Follow what other processes added to the library; True if there was something. The rows stay."""
        version = self.library.version()
        changed, self._seen_version = version != self._seen_version, version
        if changed:
            self._revision += 1
            self._window.forget()
            self._recount()
        return changed

    def _take_over(self, changed: dict[str, Mark]) -> None:
        record = self._record
        if record is not None and (mark := changed.get(record.paper.key)) is not None:
            self._record = record._replace(mark=mark)
        self._revision += 1
        self._window.take_over(changed)
        self._recount()

    def _recount(self) -> None:
        """Take the marks of the fold, and the unread of the view; without a query the library has these at hand."""
        library, view = self.library, self.view
        if self.fold is not None:
            self.fold = self.fold.counted(library.flags(self.fold.ids))
        self.unread = library.unread_among(self.ids, self.day) if view.query else library.counts(view).unread

    def mark_read_by_reading(self) -> bool:
        """The paper's end was reached: mark it read, unless the person said "unread" on purpose."""
        row = self.row
        if row is None or row.flags & (Flag.READ | Flag.KEPT_UNREAD):
            return False
        done = self.marks.set_flags([row.key], Flag.READ, NO_FLAGS, "read")
        self.refresh_marks()
        return done.count > 0

    def dwell(self) -> bool:
        """Count reading time: a paper that was gone to and stayed open for `read_after` seconds is read."""
        if self.opened_at is None or self.now - self.opened_at < self.config.read_after:
            return False
        self.opened_at = None
        return self.panes.width_of(Pane.DETAIL) > 0 and self.mark_read_by_reading()

    def interrupt_reading(self) -> None:
        """Something else is in front of the paper: the time that it was open for starts anew."""
        if self.opened_at is not None:
            self.opened_at = self.now

    def selected_keys(self) -> Sequence[str]:
        """The papers that an action is for: the one under the cursor."""
        key = self.paper_key
        return [key] if key else []

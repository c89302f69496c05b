"""What is being looked at now: view, cursor, language, panes. No toolkit, no terminal; every front end drives this."""

from __future__ import annotations

from time import monotonic, strftime
from typing import TYPE_CHECKING

from reader.arranging import Arrangement, arranged, order_key
from reader.draw.document import end_of_text
from reader.draw.panes import Pane, Panes, panes
from reader.draw.setting import Setting
from reader.errors import QueryError
from reader.following import Following
from reader.highlighting import Highlights, highlights
from reader.liking import Liking
from reader.model import FOLD, Language, Record, Scope, View
from reader.outline import outline, position
from reader.pace import Pace
from reader.paper_list import PaperList
from reader.place import Place, place_of
from reader.tallies import Tallies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.actions.filtering import Before
    from reader.change import Change
    from reader.config import Config
    from reader.draw.explanation import Explanation
    from reader.draw.sidebar import Entry
    from reader.draw.spans import Line
    from reader.kept import Kept
    from reader.library import Library
    from reader.marks import Done, Marks
    from reader.model import Mark
    from reader.wording import Wording


class Session(PaperList):
    """The state behind a screen of the reader.

    The rows are fixed until the view is opened again: a paper stays where it is even when its mark no longer fits the
    view. `scroll` is the first visible line of the detail, `again` is what `.` repeats. `source` shows LaTeX as it is
    in the digest; `explanation` says why the paper is here while that is asked for. `day` is the day that the view
    shows, "" where it shows several. `asking` is the label of what is being typed on the line above the footer, "" for
    nothing; `searching` takes it for a search of all history. `now` is the monotonic time in seconds, kept up to date
    by the front end; `opened_at` the one when the paper under the cursor was gone to, None where it counts for nothing.
    `began` is when the session began, and `began_after` the last action of the history then; `pace` is how fast papers
    were read since, `finished` the views in which nothing was left. `orders` are the last sort and groups of each view.
    """

    def __init__(
        self, library: Library, marks: Marks, config: Config, say: Wording, kept: Kept, place: Place | None = None
    ) -> None:
        place = place or Place()
        super().__init__(library, say)
        self.tallies = Tallies(library)
        self.liking = Liking(library, kept.taste_file)
        self.library, self.marks, self.config, self.kept = library, marks, config, kept
        self.notice = ""
        self.width, self.height = 80, 24
        self.language = Language(place.language)
        self.one_language = Language.ZH if self.language is Language.BOTH else self.language
        self.pane = Pane.DETAIL if place.zoomed else Pane(place.pane)
        self.zoomed = place.zoomed
        self.zoomed_from = Pane.LIST
        self.row_lines = place.row_lines
        self.list_share = place.list_share
        self.all_days = self.source = self.searching = False
        self.asking = ""
        self.explanation: Explanation | None = None
        self.message = ""
        self.now = 0.0
        self.opened_at: float | None = None
        self.view, self.day = View(), ""
        self.before_filter: Before | None = None
        self.unfolded: set[tuple[View, int]] = {(place.view, FOLD)} if place.unfolded else set()
        self.again: Callable[[Session], Change] | None = None
        self.highlights: Highlights | None = None
        self.scroll = 0
        self.unread = 0
        self.pace = Pace()
        self.finished: set[View] = set()
        self.orders: dict[tuple[Scope, str], tuple[str, str]] = {}
        self.began = monotonic()
        self.began_after = next((action.id for action in marks.history(1)), 0)
        self._record: Record | None = None
        self._outline: tuple[object, list[Entry]] = (None, [])
        self._revision = 0
        self._setting = Setting()
        self._following, self._seen_version = Following(library, marks), library.version()
        self.refresh_marks()
        try:
            self.open_view(self.kept.whole(place.view), place.paper, place.row)
        except QueryError:
            self.open_view(View())
        if self.ids and self.paper_key == place.paper:
            self.scroll = place.scroll
        self.sidebar_cursor = position(self.outline, self.view) if self.pane is Pane.SIDEBAR else 0

    @property
    def panes(self) -> Panes:
        """Where the panes are at the current size."""
        return panes(self.width, self.height, self.pane, self.zoomed, self.list_share, bars=2 if self.asking else 1)

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
        return place_of(self)

    @property
    def today(self) -> str:
        """The calendar's day where the person is, in ISO 8601."""
        return strftime("%Y-%m-%d")

    def open_view(self, view: View, paper: str = "", near: int = 0) -> None:
        """Show a view, with the cursor on `paper` (a key) if it is in it, else at index `near`, or still on the fold.

        A view that asks for no order has the one that it had last.

        Raises:
            QueryError: the view's query cannot be understood; the old view stays.
        """
        self._following.settle()
        if not (view.sort or view.group):
            sort, group = self.orders.get(order_key(view), ("", ""))
            view = view._replace(sort=sort, group=group)
        found = arranged(self.library, view, self.unfolded, self.today, self.liking.order_of(view))
        stays = bool(self.ids) and self.ids[self.cursor] <= 0 and view == self.view and near == self.cursor
        wanted = self.ids[self.cursor] if stays else self.library.find(paper) if paper else None
        self.show(view, found, found.ids.index(wanted) if wanted is not None and wanted in found.ids else near)

    def show(self, view: View, found: Arrangement, cursor: int) -> None:
        """Show the rows of a view. A paper that stays under the cursor stays as far scrolled as it was.

        Another one that comes under the cursor was not gone to, so that no reading time counts for it.
        """
        before = self.ids[self.cursor] if self.ids else None
        if view != self.view:
            self.top = 0
            self.selected.clear()
        elif self.selected:
            self.selected.intersection_update(found.ids)
        self.view = view
        self.orders[order_key(view)] = view.sort, view.group
        self.highlights = highlights((view.base, view.query), self.kept.rules)
        self.take_rows(found, cursor)
        self.day = (self.library.newest_day() or "") if view.scope is Scope.TODAY else ""
        if view.scope is Scope.DAY:
            self.day = view.day
        if not self.ids or self.ids[self.cursor] != before:
            self.scroll, self.opened_at, self.explanation = 0, None, None
        if not self.ids and self.pane is Pane.DETAIL:
            self.pane, self.zoomed = Pane.LIST, False
        self._record = None
        self._revision += 1
        self.renew_tallies()
        self._recount()
        self.keep_cursor_visible()

    def keep_cursor_visible(self) -> None:
        """Where the cursor would leave the list, scroll by half a page, so that the list rarely moves."""
        room = self.rows_visible
        first = self.cursor - (room > 1 and self.is_below_heading)
        if first < self.top or self.cursor >= self.top + room:
            self.top = self.cursor - room // 2
        self.top = max(0, min(self.top, len(self.ids) - room))

    def put_cursor(self, index: int) -> bool:
        """Move to the paper at `index`, clamped; the detail starts at its top. False where nothing moved."""
        index = self.off_headings(index, 1 if index > self.cursor else -1)
        if index == self.cursor or not self.ids:
            return False
        self.cursor, self.scroll, self.explanation = index, 0, None
        self._record = None
        self.opened_at = self.now
        self.keep_cursor_visible()
        return True

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
            source=self.source, whole=self.zoomed, explanation=self.explanation, matches=self.highlights,
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
            self.tallies.are_behind = True
            self._window.forget()
            self._recount()
            self.renew_tallies()
        return changed

    def renew_tallies(self) -> bool:
        """Count again what takes a search, where marks changed since; True if there was something."""
        was_behind = self.tallies.renew()
        self._revision += was_behind
        return was_behind

    def views_changed(self) -> None:
        """Show the saved views as they are now, with the sidebar's cursor on the shown one."""
        self._revision += 1
        self.sidebar_cursor = position(self.outline, self.view)

    def rules_changed(self) -> None:
        """Bring points and muted papers up to date with the rules, and show them."""
        self.kept.apply_rules(self.library)
        self.open_view(self.view, self.paper_key, self.cursor)

    def take_back(self, done: Done) -> None:
        """Show what an undo or a redo did, whatever it was about."""
        self.kept.follow(done)
        self.refresh_marks()
        if done.texts:
            self.kept.apply_rules(self.library)
            self.open_view(self.kept.whole(self.view), self.paper_key, self.cursor)
            self.views_changed()

    def _take_over(self, changed: dict[str, Mark]) -> None:
        record = self._record
        if record is not None and (mark := changed.get(record.paper.key)) is not None:
            self._record = record._replace(mark=mark)
        self._revision += 1
        self.tallies.are_behind = True
        self._window.take_over(changed)
        self._recount()

    def _recount(self) -> None:
        """Take the marks of the folds, and the unread of the view; without a query the library has these at hand."""
        library, view = self.library, self.view
        for id, fold in self.folds.items():
            self.folds[id] = fold.counted(library.flags(fold.ids))
        by_hand = view.query or view.base or view.scope is Scope.SIMILAR
        self.unread = library.unread_among(self.ids, self.day) if by_hand else library.counts(view).unread

    def selected_keys(self) -> Sequence[str]:
        """The papers that an action is for: the selected ones in the list's order, else the one under the cursor."""
        if self.selected:
            return self.library.keys([id for id in self.ids if id in self.selected])
        key = self.paper_key
        return [key] if key else []

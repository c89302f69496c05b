"""The terminal UI: the only place that knows Textual. Keys become commands, changes become repaints."""

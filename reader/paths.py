"""Places on disk. READER_HOME puts them all under one folder; otherwise the platform decides."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

APP = "arxiv-digest-reader"


class Home(NamedTuple):
    """`config` holds what the person writes, `data` the library and the marks, `state` the last place."""

    config: Path
    data: Path
    state: Path

    @property
    def settings_file(self) -> Path:
        """The settings, in TOML."""
        return self.config / "config.toml"

    @property
    def views_file(self) -> Path:
        """The saved views, in TOML."""
        return self.config / "views.toml"

    @property
    def rules_file(self) -> Path:
        """Interests and mutes, in TOML."""
        return self.config / "rules.toml"

    @property
    def texts(self) -> dict[str, Path]:
        """The files of the person's own that are in the history, by the field that they have there."""
        return {"views": self.views_file, "rules": self.rules_file}

    @property
    def taste_file(self) -> Path:
        """What was learned from the bookmarks, in JSON; can be learned again."""
        return self.state / "taste.json"

    @property
    def copied_file(self) -> Path:
        """What was copied last, for terminals that keep no clipboard for programs."""
        return self.state / "copied.txt"

    @property
    def place_file(self) -> Path:
        """Where the person stopped reading, in JSON."""
        return self.state / "place.json"

    @classmethod
    def under(cls, folder: Path) -> Home:
        """Everything under one folder."""
        return cls(folder / "config", folder / "data", folder / "state")


def home() -> Home:
    """The home that the environment asks for; nothing is created."""
    if folder := os.environ.get("READER_HOME"):
        return Home.under(Path(folder).expanduser().absolute())
    import platformdirs

    return Home(
        platformdirs.user_config_path(APP, appauthor=False),
        platformdirs.user_data_path(APP, appauthor=False),
        platformdirs.user_state_path(APP, appauthor=False),
    )

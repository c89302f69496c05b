"""Settings that the person writes, from `config.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.errors import UsageError
from reader.wording import locale_language

if TYPE_CHECKING:
    from pathlib import Path

_INTERFACES: Final = ("auto", "en", "zh")


class Config(NamedTuple):
    """`interface` is "en" or "zh"; `read_after` the seconds after which an open paper counts as read.

    `watch`: whether folders that were imported are looked at again by themselves. `sync`: the folder through which
    the history is exchanged with other machines, "" for none.
    """

    interface: str = "en"
    read_after: float = 5.0
    watch: bool = True
    sync: str = ""


def load_config(path: Path) -> Config:
    """Read the settings; a missing file means the defaults.

    Raises:
        UsageError: the file is not TOML, or a setting has a value that it cannot have.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config(interface=locale_language())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot read the settings ({error}); mend or remove the file") from None
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not valid TOML: {error}") from None
    interface = table.get("interface", "auto")
    if interface not in _INTERFACES:
        raise UsageError(f'{path}: interface = {interface!r}: expected one of "auto", "en", "zh"')
    read_after = table.get("read_after", Config().read_after)
    if isinstance(read_after, bool) or not isinstance(read_after, int | float) or not read_after > 0:
        raise UsageError(f"{path}: read_after = {read_after!r}: expected a number of seconds above 0")
    watch = table.get("watch", Config().watch)
    if not isinstance(watch, bool):
        raise UsageError(f"{path}: watch = {watch!r}: expected true or false")
    sync = table.get("sync", Config().sync)
    if not isinstance(sync, str):
        raise UsageError(f"{path}: sync = {sync!r}: expected a folder in quotes")
    return Config(locale_language() if interface == "auto" else interface, float(read_after), watch, sync)
